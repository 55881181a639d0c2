/// Rows that are only ever added, in blocks of 4,096: what copy-on-write copies when one more comes.
struct BlockedRows<Row: Sendable>: Sendable {
  private static var capacity: Int { 4_096 }
  private var blocks: [[Row]] = []

  /// How many rows there are.
  private(set) var count = 0

  /// The row at a place.
  subscript(place: Int) -> Row { blocks[place / Self.capacity][place % Self.capacity] }

  /// Changes a row.
  mutating func change(_ place: Int, _ change: (inout Row) -> Void) {
    change(&blocks[place / Self.capacity][place % Self.capacity])
  }

  /// Adds a row.
  mutating func append(_ row: Row) {
    if count.isMultiple(of: Self.capacity) { blocks.append([]) }
    blocks[blocks.count - 1].append(row)
    count += 1
  }

  /// Looks at every row, in the order in which they came.
  func forEach(_ look: (Row) -> Void) {
    for block in blocks {
      for row in block { look(row) }
    }
  }
}
