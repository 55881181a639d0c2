/// What a key did in the help.
public enum HelpOutcome: Equatable, Sendable {
  /// The key means nothing to the help.
  case ignored
  /// The selection or the cursor moved.
  case handled
  /// The search is another one: find anew and call ``HelpState/found(_:)``.
  case searchChanged
  /// Close the help and run the action with this id.
  case run(String)
  /// Show the answer to the situation with this id.
  case answer(String)
  /// Close the help.
  case close
}

/// What the help's find line leaves of both columns: the ids of the actions and situations.
public struct HelpRows: Equatable, Sendable {
  /// The ids of the actions on the left.
  public var actions: [String]
  /// The ids of the situations on the right.
  public var situations: [String]

  /// Collects both columns.
  public init(actions: [String], situations: [String]) {
    self.actions = actions
    self.situations = situations
  }
}

/// Where the help stands: the search, which column the arrows move in, and both selections.
public struct HelpState: Equatable, Sendable {
  /// The find line; typing always goes there.
  public private(set) var find = FindLineState()
  /// Whether the arrows move among the situations; else among the actions.
  public private(set) var isInSituations: Bool
  /// The selection among the actions.
  public private(set) var actions = TableState<String>()
  /// The selection among the situations.
  public private(set) var situations = TableState<String>()

  /// Opens the help.
  ///
  /// - Parameter startsInSituations: Whether the situations are first, as after a refusal.
  public init(startsInSituations: Bool = false) {
    isInSituations = startsInSituations
  }

  /// Selects the best matches after a new search; a column left empty gives way to the other.
  public mutating func found(_ rows: HelpRows) {
    actions.selectFirst(in: TableRows(rows.actions))
    situations.selectFirst(in: TableRows(rows.situations))
    if rows.actions.isEmpty != rows.situations.isEmpty { isInSituations = rows.actions.isEmpty }
  }

  /// Finds, moves, or tells what is to be opened.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - rows: What the search leaves of both columns.
  ///   - page: The number of rows on the screen.
  /// - Returns: What the key did.
  public mutating func handle(_ key: Key, in rows: HelpRows, page: Int = 10) -> HelpOutcome {
    if key == .function(3) { return .handled }
    switch find.handle(key, starMarks: false) {
    case .ignored, .mark, .markAll: return .ignored
    case .edited: return .handled
    case .changed: return .searchChanged
    case .move(let key):
      _ = pass(key, rows, page)
      return .handled
    case .leave:
      isInSituations.toggle()
      return .handled
    case .open: return opened(rows, page)
    case .back: return .close
    }
  }

  private mutating func pass(_ key: Key, _ rows: HelpRows, _ page: Int) -> TableOutcome<String> {
    isInSituations
      ? situations.handle(key, in: TableRows(rows.situations), page: page)
      : actions.handle(key, in: TableRows(rows.actions), page: page)
  }

  private mutating func opened(_ rows: HelpRows, _ page: Int) -> HelpOutcome {
    guard case .open(let id) = pass(.enter, rows, page) else { return .handled }
    return isInSituations ? .answer(id) : .run(id)
  }
}
