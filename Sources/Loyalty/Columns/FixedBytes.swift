/// Bytes at one place in memory that never change, as a file's that is mapped into it: held as long
/// as somebody looks into them.
///
/// The only place where memory is looked at without an array's checks: whoever takes a column of
/// them out is held to their bounds, once for the column and once for each row.
public final class FixedBytes: @unchecked Sendable {
  /// Where columns must begin: no value of a column is wider.
  public static let alignment = 64

  /// How many there are.
  public var count: Int { bytes.count }

  private let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Takes bytes over.
  ///
  /// - Parameters:
  ///   - bytes: They stand still and do not change until `release` is called; their first one at
  ///     a multiple of `alignment`.
  ///   - release: Is called once, when nobody looks at them any more.
  public init(
    _ bytes: UnsafeRawBufferPointer,
    release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    let place = Int(bitPattern: bytes.baseAddress)
    precondition(place.isMultiple(of: Self.alignment), "columns begin at multiples of 64")
    self.bytes = bytes
    self.release = release
  }

  /// Copies bytes to a place of their own.
  public convenience init(copying values: [UInt8]) {
    let place = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(values.count, 1),
      alignment: Self.alignment
    )
    place.copyBytes(from: values)
    self.init(UnsafeRawBufferPointer(rebasing: place[..<values.count])) { bytes in
      UnsafeMutableRawBufferPointer(mutating: bytes).deallocate()
    }
  }

  deinit { release(bytes) }

  /// Looks at a part of them.
  public func withBytes<Result, Failure: Error>(
    _ range: Range<Int>,
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "not among the bytes")
    return try body(UnsafeRawBufferPointer(rebasing: bytes[range]))
  }

  /// The values that stand in a part of them; nil where the part does not hold whole values.
  fileprivate func values<Value: PlainValue>(_ range: Range<Int>) -> UnsafeBufferPointer<Value>? {
    let width = MemoryLayout<Value>.stride
    guard range.lowerBound >= 0, range.upperBound <= count, range.count.isMultiple(of: width),
      range.lowerBound.isMultiple(of: MemoryLayout<Value>.alignment)
    else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[range]).bindMemory(to: Value.self)
  }
}

/// Values in a row of fixed bytes.
struct FixedValues<Value: PlainValue>: @unchecked Sendable {
  private let values: UnsafeBufferPointer<Value>
  private let owner: FixedBytes

  /// Takes a part of bytes; nil where it does not hold whole values.
  init?(_ range: Range<Int>, of bytes: FixedBytes) {
    guard let values: UnsafeBufferPointer<Value> = bytes.values(range) else { return nil }
    self.values = values
    owner = bytes
  }

  private init(_ values: UnsafeBufferPointer<Value>, _ owner: FixedBytes) {
    self.values = values
    self.owner = owner
  }

  /// How many there are.
  var count: Int { values.count }

  subscript(place: Int) -> Value {
    precondition(place >= 0 && place < values.count, "not in the column")
    return withExtendedLifetime(owner) { values[place] }
  }

  /// Some of them, in the same bytes.
  subscript(range: Range<Int>) -> FixedValues {
    precondition(range.lowerBound >= 0 && range.upperBound <= values.count, "not in the column")
    return FixedValues(UnsafeBufferPointer(rebasing: values[range]), owner)
  }

  /// Looks at all of them at once.
  func withBuffer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Value>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(owner) {} }
    return try body(values)
  }
}
