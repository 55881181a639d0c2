/// What a key did to the rows of a table.
public enum TableOutcome<RowID: Hashable & Sendable>: Equatable, Sendable {
  /// The key means nothing to rows.
  case ignored
  /// The selection moved, or would have moved but stands at the end.
  case moved
  /// Marks were set or taken away.
  case marked
  /// Enter on a record.
  case open(RowID)
  /// Enter on the row that follows the records.
  case action
}

/// The order a table is shown in.
public struct TableOrder: Hashable, Sendable {
  /// The column's id.
  public var column: String
  /// Whether small values come first.
  public var isAscending: Bool

  /// Makes an order by a column.
  public init(column: String, isAscending: Bool = true) {
    self.column = column
    self.isAscending = isAscending
  }
}

/// Where the selection stands, what is marked, and in which order rows are shown.
public struct TableState<RowID: Hashable & Sendable>: Equatable, Sendable {
  /// The place of the selected row.
  public private(set) var selected = 0
  /// The selected record; nothing on the action row and while there are no rows.
  public private(set) var selectedID: RowID?
  /// The place of the first row on the screen.
  public private(set) var top = 0
  /// The marked records, which outlive a new search.
  public var marks: Set<RowID> = []
  /// The chosen order, or nothing for the order that the rows have by themselves.
  public var order: TableOrder?

  /// A table at its first row, nothing marked.
  public init(order: TableOrder? = nil) {
    self.order = order
  }

  /// Moves the selection, marks, or tells what Enter opens.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - rows: The rows as they are now.
  ///   - page: The number of rows that the screen shows at once.
  /// - Returns: What the key did. Marking all walks every row once.
  public mutating func handle(
    _ key: Key,
    in rows: TableRows<RowID>,
    page: Int = 15
  ) -> TableOutcome<RowID> {
    follow(rows)
    switch key {
    case .character(" "): return mark(in: rows)
    case .insert, .control("t"):
      let outcome = mark(in: rows)
      select(place: selected + 1, in: rows, page: page)
      return outcome
    case .character("*"), .control("e"): return markAll(in: rows)
    case .enter: return opened(in: rows)
    default:
      guard let place = destination(of: key, in: rows, page: page) else { return .ignored }
      select(place: place, in: rows, page: page)
      return .moved
    }
  }

  private func destination(of key: Key, in rows: TableRows<RowID>, page: Int) -> Int? {
    switch key {
    case .up: selected - 1
    case .down: selected + 1
    case .pageUp: selected - max(page - 1, 1)
    case .pageDown: selected + max(page - 1, 1)
    case .home: 0
    case .end: rows.total - 1
    default: nil
    }
  }

  private func opened(in rows: TableRows<RowID>) -> TableOutcome<RowID> {
    if let id = rows.id(at: selected) { return .open(id) }
    return rows.hasActionRow ? .action : .ignored
  }

  private mutating func mark(in rows: TableRows<RowID>) -> TableOutcome<RowID> {
    guard let id = rows.id(at: selected) else { return .ignored }
    if marks.remove(id) == nil { marks.insert(id) }
    return .marked
  }

  /// Marks all rows; when every one is marked already, takes their marks away.
  private mutating func markAll(in rows: TableRows<RowID>) -> TableOutcome<RowID> {
    guard rows.count > 0 else { return .ignored }
    let found = Set((0..<rows.count).lazy.compactMap { rows.id(at: $0) })
    if found.isSubset(of: marks) {
      marks.subtract(found)
    } else {
      marks.formUnion(found)
    }
    return .marked
  }

  /// The marked records, or else the selected one: what an action works on.
  public var chosen: [RowID] {
    marks.isEmpty ? selectedID.map { [$0] } ?? [] : Array(marks)
  }

  /// Selects a place, kept within the rows, and scrolls it into view.
  public mutating func select(place: Int, in rows: TableRows<RowID>, page: Int = 15) {
    selected = max(0, min(place, rows.total - 1))
    selectedID = rows.id(at: selected)
    scroll(page: page, total: rows.total)
  }

  /// Selects a record when it is among the rows.
  public mutating func select(id: RowID, in rows: TableRows<RowID>, page: Int = 15) {
    guard let place = rows.place(of: id) else { return }
    select(place: place, in: rows, page: page)
  }

  /// Goes back to the first row, as after a new search.
  public mutating func selectFirst(in rows: TableRows<RowID>) {
    top = 0
    select(place: 0, in: rows)
  }

  /// Keeps the selection on the same record after the rows have changed.
  ///
  /// When the record is gone, the row that took its place is selected. The record keeps
  /// its line on the screen where that is possible, so that nothing jumps.
  public mutating func follow(_ rows: TableRows<RowID>) {
    if let id = selectedID, rows.id(at: selected) == id { return }
    if let id = selectedID, let place = rows.place(of: id) {
      top = max(0, top + place - selected)
      selected = place
      return
    }
    selected = max(0, min(selected, rows.total - 1))
    top = min(top, selected)
    selectedID = rows.id(at: selected)
  }

  /// Orders by a column; the column that already orders turns round.
  public mutating func reorder(by column: String) {
    if let order, order.column == column {
      self.order = TableOrder(column: column, isAscending: !order.isAscending)
    } else {
      order = TableOrder(column: column)
    }
  }

  private mutating func scroll(page: Int, total: Int) {
    top = TableScroll.top(top, showing: selected, page: page, total: total)
  }
}

/// Scrolling so that a row stays in sight.
enum TableScroll {
  /// The first visible row nearest to `top` that keeps `row` among `page` rows.
  static func top(_ top: Int, showing row: Int, page: Int, total: Int) -> Int {
    let page = max(page, 1)
    let lowest = max(0, row - page + 1)
    let kept = min(max(top, lowest), row)
    return max(0, min(kept, max(0, total - page)))
  }
}
