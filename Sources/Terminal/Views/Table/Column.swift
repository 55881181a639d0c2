/// How wide a column is.
public enum ColumnWidth: Hashable, Sendable {
  /// Exactly so many columns of the screen.
  case fixed(Int)
  /// At least `minimum`, `ideal` when there is room; what is left over is shared by the ideals.
  case flexible(minimum: Int, ideal: Int)

  var minimum: Int {
    switch self {
    case .fixed(let width): max(0, width)
    case .flexible(let minimum, _): max(0, minimum)
    }
  }

  var ideal: Int {
    switch self {
    case .fixed(let width): max(0, width)
    case .flexible(let minimum, let ideal): max(0, minimum, ideal)
    }
  }

  var isFlexible: Bool {
    if case .flexible = self { return true }
    return false
  }
}

/// A column of a table.
public struct Column: Hashable, Sendable {
  /// The column's name in code, for the order.
  public var id: String
  /// The heading.
  public var title: String
  /// How wide it is.
  public var width: ColumnWidth
  /// Where its text stands; figures go right.
  public var alignment: Alignment
  /// What stays when room is short: columns with the highest numbers go first.
  public var priority: Int
  /// Free columns before it, where it is not the first.
  public var gap: Int
  /// Whether names that are cut lose their common beginning instead of what tells them apart.
  public var tellsApart: Bool
  /// Whether its cells are drawings, which the selected row does not reverse: full blocks would
  /// become gaps.
  public var isDrawing: Bool

  /// Describes a column.
  public init(
    id: String,
    title: String,
    width: ColumnWidth,
    alignment: Alignment = .left,
    priority: Int = 0,
    gap: Int = 2,
    tellsApart: Bool = false,
    isDrawing: Bool = false
  ) {
    self.id = id
    self.title = title
    self.width = width
    self.alignment = alignment
    self.priority = priority
    self.gap = max(0, gap)
    self.tellsApart = tellsApart
    self.isDrawing = isDrawing
  }
}

extension [Column] {
  /// How many of the columns a table as wide as the screen shows.
  public func fitting(onScreenOf columns: Int) -> Int {
    let area = TextArea(Rect(row: 0, column: 0, columns: columns, rows: 1))
    return ColumnLayout.place(self, in: area.columns).count
  }
}

/// Where a column was placed.
struct PlacedColumn: Equatable, Sendable {
  /// Its place in the table's list of columns.
  var index: Int
  var start: Int
  var width: Int
}

/// Shares the columns of the screen between the columns of a table.
enum ColumnLayout {
  /// Places as many columns as fit, by their priority.
  ///
  /// - Parameters:
  ///   - columns: The table's columns.
  ///   - room: Columns of the screen.
  /// - Returns: The columns that are shown, left to right.
  static func place(_ columns: [Column], in room: Int) -> [PlacedColumn] {
    guard room > 0 else { return [] }
    let shown = fitting(columns, in: room)
    var widths = shown.map { columns[$0].width.minimum }
    if shown.count == 1 { widths = [min(widths[0], room)] }
    var left = room - gaps(shown, columns) - widths.reduce(0, +)
    grow(&widths, shown.map { columns[$0] }, &left)
    return positions(shown, widths, columns)
  }

  private static func fitting(_ columns: [Column], in room: Int) -> [Int] {
    var shown = Array(columns.indices)
    func needed() -> Int {
      gaps(shown, columns) + shown.reduce(0) { $0 + columns[$1].width.minimum }
    }
    while shown.count > 1, needed() > room {
      let last = shown.enumerated().max {
        (columns[$0.element].priority, $0.offset) < (columns[$1.element].priority, $1.offset)
      }
      guard let last else { break }
      shown.remove(at: last.offset)
    }
    return shown
  }

  private static func gaps(_ shown: [Int], _ columns: [Column]) -> Int {
    shown.dropFirst().reduce(0) { $0 + columns[$1].gap }
  }

  /// Lets the flexible columns grow: to their ideals first, then by them.
  private static func grow(_ widths: inout [Int], _ columns: [Column], _ left: inout Int) {
    let flexible = columns.indices.filter { columns[$0].width.isFlexible }
    guard !flexible.isEmpty, left > 0 else { return }
    let wanted = flexible.map { columns[$0].width.ideal - widths[$0] }
    let total = wanted.reduce(0, +)
    let given = share(min(left, total), by: wanted)
    for (place, index) in flexible.enumerated() { widths[index] += given[place] }
    left -= given.reduce(0, +)
    let rest = share(left, by: flexible.map { max(1, columns[$0].width.ideal) })
    for (place, index) in flexible.enumerated() { widths[index] += rest[place] }
  }

  /// Shares an amount by weights; what rounding leaves goes to the first ones.
  private static func share(_ amount: Int, by weights: [Int]) -> [Int] {
    let total = weights.reduce(0, +)
    guard total > 0, amount > 0 else { return weights.map { _ in 0 } }
    var parts = weights.map { amount * $0 / total }
    var rest = amount - parts.reduce(0, +)
    for place in parts.indices where rest > 0 && weights[place] > 0 {
      parts[place] += 1
      rest -= 1
    }
    return parts
  }

  private static func positions(
    _ shown: [Int],
    _ widths: [Int],
    _ columns: [Column]
  ) -> [PlacedColumn] {
    var start = 0
    return shown.enumerated().map { place, index in
      if place > 0 { start += columns[index].gap }
      defer { start += widths[place] }
      return PlacedColumn(index: index, start: start, width: widths[place])
    }
  }
}
