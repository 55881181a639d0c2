/// A command in the list of all commands.
public struct PaletteRow: Hashable, Sendable {
  /// What choosing it runs.
  public var id: String
  /// The command's name.
  public var title: String
  /// The name of its key.
  public var key: String
  /// Why it does not work now; nothing when it does.
  public var reason: String?

  /// Describes a command.
  public init(id: String, title: String, key: String = "", reason: String? = nil) {
    self.id = id
    self.title = title
    self.key = key
    self.reason = reason
  }
}

/// What a key did in the list of commands.
public enum PaletteOutcome: Equatable, Sendable {
  /// The key means nothing to the list.
  case ignored
  /// The selection or the cursor moved.
  case handled
  /// The search is another one: find anew and call ``PaletteState/found(_:)``.
  case searchChanged
  /// Close the list and run the command with this id.
  case run(String)
  /// The command with this id does not work now; its reason is on its row.
  case refused(String)
  /// Close the list.
  case close
}

/// The search and the selection in the list of commands.
public struct PaletteState: Equatable, Sendable {
  /// The find line.
  public private(set) var find = FindLineState()
  /// The selected command.
  public private(set) var table = TableState<String>()

  /// Opens the list.
  public init() {}

  /// Selects the best match after a new search.
  public mutating func found(_ rows: [PaletteRow]) {
    table.selectFirst(in: TableRows(rows.map(\.id)))
  }

  /// Finds, moves, or tells what is to run.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - rows: The commands that the search leaves.
  ///   - page: The number of rows on the screen.
  /// - Returns: What the key did.
  public mutating func handle(_ key: Key, in rows: [PaletteRow], page: Int = 15) -> PaletteOutcome {
    let places = TableRows(rows.map(\.id))
    switch find.handle(key, starMarks: false) {
    case .ignored, .mark, .markAll, .leave: return .ignored
    case .edited: return .handled
    case .changed: return .searchChanged
    case .back: return .close
    case .move(let key):
      _ = table.handle(key, in: places, page: page)
      return .handled
    case .open:
      guard case .open(let id) = table.handle(.enter, in: places, page: page) else {
        return .handled
      }
      return rows.first { $0.id == id }?.reason == nil ? .run(id) : .refused(id)
    }
  }
}

/// The list of all commands: names on the left, keys on the right, and why one does not work.
public struct PaletteView: Sendable {
  let label: String
  let rows: [PaletteRow]
  let state: PaletteState
  let empty: String

  /// Describes the list.
  ///
  /// - Parameters:
  ///   - label: The label of the find line.
  ///   - rows: The commands that the search leaves, best first.
  ///   - state: The search and the selection.
  ///   - empty: The line shown when the search leaves nothing.
  public init(_ label: String, rows: [PaletteRow], state: PaletteState, empty: String = "") {
    self.label = label
    self.rows = rows
    self.state = state
    self.empty = empty
  }

  /// The list as a view.
  public var view: View {
    let rows = rows
    let keys = rows.map(\.key.shownWidth).max() ?? 0
    let columns = [
      Column(id: "title", title: "", width: .flexible(minimum: 12, ideal: 30)),
      Column(id: "key", title: "", width: .fixed(min(keys, 24)), alignment: .right, priority: 1),
    ]
    var table = TableView(
      columns,
      rows: TableRows(rows.map(\.id)),
      state: state.table,
      empty: empty.isEmpty ? [] : [empty]
    ) { place in
      let row = rows[place]
      let words = [row.title, row.reason].compactMap { $0 }.joined(separator: ": ")
      return TableRow(
        [TableCell(words), TableCell(row.key, style: .accent)],
        isDim: row.reason != nil
      )
    }
    table.showsHeadings = false
    table.holdsCursor = false
    return .stack([
      StackPart(.findLine(FindLineView(label, state.find))),
      .gap(),
      StackPart(.table(table), .filling()),
    ])
  }
}
