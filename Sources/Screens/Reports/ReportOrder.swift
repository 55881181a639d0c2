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
  func sorted(_ rows: [ReportTable.Row], of table: ReportTable) -> [ReportTable.Row] {
    guard let place = table.place(of: column) else { return rows }
    return rows.enumerated().sorted { one, other in
      let (left, right) = (one.element.cells[place], other.element.cells[place])
      if left == right { return one.offset < other.offset }
      return precedes(left, right)
    }.map(\.element)
  }

  private func precedes(_ left: ReportTable.Cell, _ right: ReportTable.Cell) -> Bool {
    switch (left, right) {
    case (.number(let one), .number(let other)): isDescending ? one > other : one < other
    case (.number, _): true
    case (_, .number): false
    case (.text(let one), .text(let other)):
      isDescending ? Collation.precedes(other, one) : Collation.precedes(one, other)
    case (.day(let one), .day(let other)), (.month(let one), .month(let other)):
      isDescending ? one > other : one < other
    default: false
    }
  }
}
