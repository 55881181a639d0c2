import Localization
import Loyalty

/// The rows of a report in an order that somebody chose; the report's own order without one.
struct ReportOrder: Hashable, Sendable {
  /// The column.
  var column: String
  /// Whether the most comes first.
  var isDescending: Bool

  /// Begins with the most, names with the first letter.
  init(_ column: ReportTable.Column) {
    self.column = column.id
    isDescending = column.kind != .name
  }

  /// The rows in this order; rows without a number come last, equal ones stay as they were.
  ///
  /// What has an order of its own and no figure, such as weeks, hours and the rows of a grid, stands
  /// in it, or the other way round.
  func sorted(_ rows: [ReportTable.Row], of table: ReportTable) -> [ReportTable.Row] {
    guard let place = table.place(of: column) else { return rows }
    return rows.enumerated().sorted { one, other in
      let (left, right) = (one.element.cells[place], other.element.cells[place])
      if left == right { return one.offset < other.offset }
      return precedes(left, right) ?? (isDescending != (one.offset < other.offset))
    }.map(\.element)
  }

  /// Nil where the cells have no order but that of their rows.
  private func precedes(_ left: ReportTable.Cell, _ right: ReportTable.Cell) -> Bool? {
    switch (left, right) {
    case (.number(let one), .number(let other)): isDescending ? one > other : one < other
    case (.number, _): true
    case (_, .number): false
    case (.text(let one), .text(let other)):
      isDescending ? Collation.precedes(other, one) : Collation.precedes(one, other)
    // Names before what stands for no name.
    case (.text, .word): true
    case (.word, .text): false
    default: nil
    }
  }
}
