/// An action in the help: its keys and what it does.
public struct HelpAction: Hashable, Sendable {
  /// What choosing it runs.
  public var id: String
  /// The names of its keys.
  public var keys: [String]
  /// What it does.
  public var label: String
  /// Why it does not work now; nothing when it does.
  public var reason: String?

  /// Describes an action.
  public init(id: String, keys: [String], label: String, reason: String? = nil) {
    self.id = id
    self.keys = keys
    self.label = label
    self.reason = reason
  }
}

/// A situation in the help: what went wrong, as people say it.
public struct HelpSituation: Hashable, Sendable {
  /// Which answer it opens.
  public var id: String
  /// The situation.
  public var title: String

  /// Describes a situation.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

/// What the help says about a screen.
public struct HelpView: Sendable {
  /// The label of the find line.
  public var findLabel: String
  /// What the screen is for.
  public var introduction: [String]
  /// The heading over the actions.
  public var actionsTitle: String
  /// What can be pressed, as far as the search leaves it.
  public var actions: [HelpAction]
  /// The heading over the situations.
  public var situationsTitle: String
  /// What may have gone wrong, as far as the search leaves it.
  public var situations: [HelpSituation]
  /// The line at the end.
  public var closing: String
  /// The line shown when the search leaves nothing.
  public var nothingFound: String

  /// Describes the help of a screen.
  public init(
    findLabel: String,
    introduction: [String],
    actionsTitle: String,
    actions: [HelpAction],
    situationsTitle: String,
    situations: [HelpSituation],
    closing: String,
    nothingFound: String
  ) {
    self.findLabel = findLabel
    self.introduction = introduction
    self.actionsTitle = actionsTitle
    self.actions = actions
    self.situationsTitle = situationsTitle
    self.situations = situations
    self.closing = closing
    self.nothingFound = nothingFound
  }

  /// The ids that the keys move among.
  public var rows: HelpRows {
    HelpRows(actions: actions.map(\.id), situations: situations.map(\.id))
  }

  /// Columns of the left half where both stand side by side.
  private static let leftColumns = 41

  /// The help as a view.
  public func view(_ state: HelpState) -> View {
    let tables: View =
      actions.isEmpty && situations.isEmpty
      ? .text(TextView(lines: [nothingFound], style: .muted))
      : .split(
        [
          SplitPart(
            .table(actionsTable(state)),
            columns: Self.leftColumns,
            isAloneWhenNarrow: !state.isInSituations
          ),
          SplitPart(
            .table(situationsTable(state)),
            isAloneWhenNarrow: state.isInSituations
          ),
        ]
      )
    return .stack([
      StackPart(.findLine(FindLineView(findLabel, state.find))),
      .gap(),
      StackPart(.text(TextView(lines: introduction))),
      .gap(),
      StackPart(tables, .filling(atLeast: 4)),
      StackPart(.text(TextView(lines: [closing], style: .muted))),
    ])
  }

  private func actionsTable(_ state: HelpState) -> TableView {
    let (actions, joined) = (actions, actions.map { $0.keys.joined(separator: "  ") })
    let widest = max(16, min(20, joined.map(\.shownWidth).max() ?? 0))
    let columns = [
      Column(id: "keys", title: actionsTitle, width: .fixed(widest)),
      Column(id: "label", title: "", width: .flexible(minimum: 8, ideal: 20)),
    ]
    var table = TableView(columns, rows: TableRows(rows.actions), state: state.actions) { place in
      let action = actions[place]
      return TableRow(
        [TableCell(joined[place], style: .accent), TableCell(action.label)],
        isDim: action.reason != nil
      )
    }
    table.showsSelection = !state.isInSituations
    table.holdsCursor = false
    return table
  }

  private func situationsTable(_ state: HelpState) -> TableView {
    let situations = situations
    let column = Column(
      id: "title",
      title: situationsTitle,
      width: .flexible(minimum: 8, ideal: 30)
    )
    var table = TableView([column], rows: TableRows(rows.situations), state: state.situations) {
      TableRow([situations[$0].title])
    }
    table.showsSelection = state.isInSituations
    table.holdsCursor = false
    return table
  }
}
