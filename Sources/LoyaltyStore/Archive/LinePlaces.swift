import Loyalty

/// Where lines stand in several files: twelve bytes a line.
struct LinePlaces: Sendable {
  /// File in the upper 16 bits, offset in the lower 48.
  private var starts = ColumnValues<UInt64>()
  private var lengths = ColumnValues<UInt32>()

  /// No lines yet.
  init() {}

  /// How many lines have a place.
  var count: Int { starts.count }

  /// Notes the place of the next line.
  mutating func append(file: Int, _ range: Range<Int>) {
    starts.append(Self.start(file, range))
    lengths.append(UInt32(range.count))
  }

  /// Puts another place to a row.
  mutating func change(_ row: Int, file: Int, _ range: Range<Int>) {
    starts[row] = Self.start(file, range)
    lengths[row] = UInt32(range.count)
  }

  /// The file's number and the bytes of a row's line.
  subscript(row: Int) -> (file: Int, range: Range<Int>) {
    let offset = Int(starts[row] & (1 << 48 - 1))
    return (Int(starts[row] >> 48), offset..<offset + Int(lengths[row]))
  }

  /// Adds the places to what an index keeps.
  func add(to image: inout ColumnImage) {
    image.add("places.starts", starts)
    image.add("places.lengths", lengths)
  }

  /// Takes the places that an index kept; nil where they do not fit together.
  init?(_ kept: KeptColumns) {
    guard let starts = kept.values("places.starts", as: UInt64.self),
      let lengths = kept.values("places.lengths", as: UInt32.self), starts.count == lengths.count
    else { return nil }
    (self.starts, self.lengths) = (starts, lengths)
  }

  private static func start(_ file: Int, _ range: Range<Int>) -> UInt64 {
    UInt64(file) << 48 | UInt64(range.lowerBound)
  }
}
