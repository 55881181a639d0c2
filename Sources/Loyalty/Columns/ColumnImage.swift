/// Columns by their names, as an index file keeps them: what goes into it.
///
/// Nothing is copied before it is written: a column of many blocks is a list of their parts.
public struct ColumnImage: Sendable {
  /// The bytes of one column of one block.
  public struct Piece: Sendable {
    /// How many there are.
    public let byteCount: Int
    private let read: @Sendable (inout [UInt8]) -> Void

    fileprivate init<Value: PlainValue>(_ values: ColumnValues<Value>) {
      byteCount = values.count * MemoryLayout<Value>.stride
      read = { bytes in values.withBytes { bytes += $0 } }
    }

    fileprivate init<Value: PlainValue>(count: Int, _ make: @escaping @Sendable () -> [Value]) {
      byteCount = count * MemoryLayout<Value>.stride
      read = { bytes in
        let values = make()
        precondition(values.count == count, "other values than were counted")
        values.withUnsafeBytes { bytes += $0 }
      }
    }

    /// Adds the bytes to others.
    public func append(to bytes: inout [UInt8]) { read(&bytes) }
  }

  /// A column of all blocks.
  public struct Section: Sendable {
    /// The column's name: at most `ColumnImage.nameLimit` ASCII letters.
    public let name: String
    /// How many bytes a value takes.
    public let width: Int
    /// Its blocks, in order.
    public fileprivate(set) var pieces: [Piece] = []

    /// How many bytes there are in all.
    public var byteCount: Int { pieces.reduce(0) { $0 + $1.byteCount } }
  }

  /// How long the name of a column may be.
  public static let nameLimit = 24

  /// The columns, in the order in which they were named first.
  public private(set) var sections: [Section] = []

  /// No columns yet.
  public init() {}

  /// Adds values to the column of a name.
  public mutating func add<Value: PlainValue>(_ name: String, _ values: ColumnValues<Value>) {
    add(name, width: MemoryLayout<Value>.stride, Piece(values))
  }

  /// Adds so many values to the column of a name, which are made each time they are written.
  public mutating func add<Value: PlainValue>(
    _ name: String,
    count: Int,
    _ make: @escaping @Sendable () -> [Value]
  ) {
    add(name, width: MemoryLayout<Value>.stride, Piece(count: count, make))
  }

  private mutating func add(_ name: String, width: Int, _ piece: Piece) {
    precondition(name.utf8.count <= Self.nameLimit && !name.isEmpty)
    if let place = sections.firstIndex(where: { $0.name == name }) {
      precondition(sections[place].width == width, "one column, one width")
      sections[place].pieces.append(piece)
    } else {
      sections.append(Section(name: name, width: width, pieces: [piece]))
    }
  }
}

/// Columns by their names, as an index file keeps them: what is taken out of it.
public struct KeptColumns: Sendable {
  /// Where a column stands.
  public struct Place: Hashable, Sendable {
    /// Its bytes.
    public var range: Range<Int>
    /// How many of them a value takes.
    public var width: Int

    /// Describes a place.
    public init(range: Range<Int>, width: Int) {
      self.range = range
      self.width = width
    }
  }

  private let bytes: FixedBytes
  private let places: [String: Place]

  /// Takes bytes with the places of their columns.
  public init(_ bytes: FixedBytes, _ places: [String: Place]) {
    self.bytes = bytes
    self.places = places
  }

  /// The values of a column; nil where there is no such one.
  public func values<Value: PlainValue>(
    _ name: String,
    as _: Value.Type = Value.self
  ) -> ColumnValues<Value>? {
    guard let place = places[name], place.width == MemoryLayout<Value>.stride else { return nil }
    return ColumnValues(place.range, of: bytes)
  }
}
