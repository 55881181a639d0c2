/// Rows of plain values that are only ever added, in blocks of 4,096: what copy-on-write copies when
/// one more comes, or when one that stands in a file changes.
struct PlainRows<Row: PlainValue>: Sendable {
  private static var capacity: Int { 4_096 }
  private var blocks: [ColumnValues<Row>] = []

  /// How many rows there are.
  private(set) var count = 0

  /// No rows yet.
  init() {}

  /// Takes the rows of a column where they stand.
  init(_ values: ColumnValues<Row>) {
    count = values.count
    blocks = stride(from: 0, to: count, by: Self.capacity).map {
      values.part($0..<min($0 + Self.capacity, values.count))
    }
  }

  /// The row at a place.
  subscript(place: Int) -> Row { blocks[place / Self.capacity][place % Self.capacity] }

  /// The rows at some places.
  func rows(_ places: Range<Int>) -> [Row] {
    var found: [Row] = []
    found.reserveCapacity(places.count)
    var place = places.lowerBound
    while place < places.upperBound {
      let start = place % Self.capacity
      let end = min(start + places.upperBound - place, Self.capacity)
      blocks[place / Self.capacity].withSpan { block in
        for row in start..<end { found.append(block[row]) }
      }
      place += end - start
    }
    return found
  }

  /// Puts another row in the place of one.
  mutating func put(_ row: Row, at place: Int) {
    blocks[place / Self.capacity][place % Self.capacity] = row
  }

  /// Adds a row.
  mutating func append(_ row: Row) {
    if count.isMultiple(of: Self.capacity) { blocks.append(ColumnValues()) }
    blocks[blocks.count - 1].append(row)
    count += 1
  }

  /// Adds the rows to what an index keeps.
  func add(to image: inout ColumnImage, as name: String) {
    for block in blocks.isEmpty ? [ColumnValues<Row>()] : blocks { image.add(name, block) }
  }
}
