/// What a key did to a list with a find line.
public enum ListOutcome<RowID: Hashable & Sendable>: Equatable, Sendable {
  /// The key means nothing to the list.
  case ignored
  /// The selection, the cursor or the focus moved, or marks changed.
  case handled
  /// The search is another one: find the rows anew and call ``ListState/found(_:)``.
  case searchChanged
  /// Enter on a record.
  case open(RowID)
  /// Enter on the row after the records.
  case action
  /// Esc with nothing left to clear.
  case back
}

/// A find line above rows, as most lists have it: which of the two takes keys, and how they
/// work together.
public struct ListState<RowID: Hashable & Sendable>: Equatable, Sendable {
  /// The find line.
  public var find = FindLineState()
  /// The rows.
  public var table: TableState<RowID>
  /// Whether keys go to the find line; else to the rows.
  public var isFinding: Bool
  /// Whether `*` in the find line marks all that was found.
  public var starMarks: Bool

  /// A list that begins in the find line or in its rows.
  public init(startsFinding: Bool, order: TableOrder? = nil, starMarks: Bool = true) {
    isFinding = startsFinding
    table = TableState(order: order)
    self.starMarks = starMarks
  }

  /// Selects the best match after a new search.
  public mutating func found(_ rows: TableRows<RowID>) {
    table.selectFirst(in: rows)
  }

  /// Goes into the find line, as F3 does.
  public mutating func startFinding() {
    isFinding = true
  }

  /// Gives the key to the find line or the rows.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - rows: The rows as they are now.
  ///   - page: The number of rows on the screen.
  /// - Returns: What the key did.
  public mutating func handle(
    _ key: Key,
    in rows: TableRows<RowID>,
    page: Int = 15
  ) -> ListOutcome<RowID> {
    isFinding ? handleFind(key, in: rows, page: page) : handleRows(key, in: rows, page: page)
  }

  private mutating func handleFind(
    _ key: Key,
    in rows: TableRows<RowID>,
    page: Int
  ) -> ListOutcome<RowID> {
    switch find.handle(key, starMarks: starMarks) {
    case .ignored: return .ignored
    case .edited: return .handled
    case .changed: return .searchChanged
    case .move(let key): return converted(table.handle(key, in: rows, page: page))
    case .open: return converted(table.handle(.enter, in: rows, page: page))
    case .mark: return converted(table.handle(.space, in: rows, page: page))
    case .markAll:
      isFinding = false
      return converted(table.handle("*", in: rows, page: page))
    case .leave:
      isFinding = false
      return .handled
    case .back: return .back
    }
  }

  private mutating func handleRows(
    _ key: Key,
    in rows: TableRows<RowID>,
    page: Int
  ) -> ListOutcome<RowID> {
    switch key {
    case .backspace, .tab, .backTab, .function(3):
      isFinding = true
      return .handled
    case .escape:
      guard !find.text.isEmpty else { return .back }
      find.clear()
      return .searchChanged
    default: return converted(table.handle(key, in: rows, page: page))
    }
  }

  private func converted(_ outcome: TableOutcome<RowID>) -> ListOutcome<RowID> {
    switch outcome {
    case .ignored: .ignored
    case .moved, .marked: .handled
    case .open(let id): .open(id)
    case .action: .action
    }
  }
}
