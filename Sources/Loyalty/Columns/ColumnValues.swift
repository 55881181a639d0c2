/// The values of a column: in an array of its own, or where they stand in a file that is mapped into
/// memory.
///
/// Those of a file cost no memory that the system could not take back, and become the column's own
/// with the first change. Copies share their values until one of them changes.
public struct ColumnValues<Value: PlainValue>: Sendable {
  private enum Storage: Sendable {
    case own([Value])
    case fixed(FixedValues<Value>)
  }

  private var storage: Storage

  /// No values yet.
  public init() { storage = .own([]) }

  /// Takes an array over.
  public init(_ values: [Value]) { storage = .own(values) }

  /// Takes the values of a part of fixed bytes; nil where it does not hold whole ones.
  public init?(_ range: Range<Int>, of bytes: FixedBytes) {
    guard let fixed = FixedValues<Value>(range, of: bytes) else { return nil }
    storage = .fixed(fixed)
  }

  /// Whether they stand in an array of the column's own.
  public var isOwn: Bool {
    if case .own = storage { true } else { false }
  }

  /// Some of the values: in the same bytes where they are fixed, else a copy.
  public func part(_ range: Range<Int>) -> ColumnValues {
    switch storage {
    case .own(let values): return ColumnValues(Array(values[range]))
    case .fixed(let values):
      var part = ColumnValues()
      part.storage = .fixed(values[range])
      return part
    }
  }

  /// Some of the values as a piece of an array.
  func slice(_ range: Range<Int>) -> ArraySlice<Value> {
    switch storage {
    case .own(let values): values[range]
    case .fixed(let values): values[range].withBuffer { ArraySlice($0) }
    }
  }

  /// All values: the column's own array, or a copy.
  var array: [Value] {
    switch storage {
    case .own(let values): values
    case .fixed(let values): values.withBuffer { Array($0) }
    }
  }

  /// Looks at all values at once, which costs less than one by one.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<Value>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .own(let values): try body(values.span)
    case .fixed(let values):
      try values.withBuffer { (buffer) throws(Failure) in try body(buffer.span) }
    }
  }

  /// Looks at the bytes of all values.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch storage {
    case .own(let values): values.withUnsafeBytes(body)
    case .fixed(let values): values.withBuffer { body(UnsafeRawBufferPointer($0)) }
    }
  }

  /// Changes the values, which are the column's own from now on.
  public mutating func change<Result>(_ body: (inout [Value]) -> Result) -> Result {
    var values = taken()
    defer { storage = .own(values) }
    return body(&values)
  }

  /// Takes the values out, so that nobody else holds them meanwhile.
  private mutating func taken() -> [Value] {
    switch storage {
    case .own(let values):
      storage = .own([])
      return values
    case .fixed(let values):
      return values.withBuffer { Array($0) }
    }
  }

  /// Adds a value.
  public mutating func append(_ value: Value) {
    change { $0.append(value) }
  }

  /// Adds some values of another column.
  public mutating func append(_ other: ColumnValues, _ range: Range<Int>) {
    switch other.storage {
    case .own(let values): change { $0 += values[range] }
    case .fixed(let values): values[range].withBuffer { buffer in change { $0 += buffer } }
    }
  }

  /// Makes room for so many values.
  public mutating func reserveCapacity(_ count: Int) {
    change { $0.reserveCapacity(count) }
  }
}

extension ColumnValues: RandomAccessCollection {
  /// The first place.
  public var startIndex: Int { 0 }

  /// The place behind the last value.
  public var endIndex: Int {
    switch storage {
    case .own(let values): values.count
    case .fixed(let values): values.count
    }
  }

  /// The value at a place; setting one makes all the column's own.
  public subscript(place: Int) -> Value {
    get {
      switch storage {
      case .own(let values): values[place]
      case .fixed(let values): values[place]
      }
    }
    set { change { $0[place] = newValue } }
  }
}

extension ColumnValues: Hashable, ExpressibleByArrayLiteral {
  /// A column of its own.
  public init(arrayLiteral values: Value...) { storage = .own(values) }

  /// Whether the values are the same, wherever they stand.
  public static func == (left: ColumnValues, right: ColumnValues) -> Bool {
    left.withSpan { left in
      right.withSpan { right in
        guard left.count == right.count else { return false }
        for place in left.indices where left[place] != right[place] { return false }
        return true
      }
    }
  }

  /// Feeds the values.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for value in self { hasher.combine(value) }
  }
}
