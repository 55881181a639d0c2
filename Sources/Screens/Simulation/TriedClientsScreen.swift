import Localization
import Loyalty
package import Terminal

/// What the keys of the clients of a simulation ask for.
package enum TriedClientsIntent: Hashable, Sendable {
  case card
}

/// The clients behind one line of a simulation, with what each got and would have got.
package struct TriedClientsScreen: KeyedScreen {
  /// The line.
  let row: SimulationRow
  /// Its clients, in the order of the line.
  let outcomes: [Simulation.Outcome]
  /// The selection.
  private(set) var table = TableState<Int>()

  /// Opens the clients of a line.
  init(_ row: SimulationRow, of result: Simulation) {
    self.row = row
    outcomes = result.outcomes(of: row)
  }

  package static let keys = KeyTable<TriedClientsIntent, KeyState<TriedClientsScreen>> {
    Binding(
      .enter,
      does: .card,
      label: "clients.key.card",
      tooltip: "clients.key.card.hint",
      footer: 1
    )
  }

  package var helpTopic: String { "simulation" }
  package var isTyping: Bool { false }

  package func trail(_ context: Context) -> [String] {
    [context.words("simulation.list." + row.name)]
  }

  package func status(_ context: Context) -> Status {
    let sum = outcomes.reduce(0) { $0 + $1.difference }
    let words = context.words
    return Status(
      words(
        "simulation.list.count",
        [
          "count": .number(outcomes.count),
          "difference": .text(words.difference(minorUnits: sum)),
        ]
      )
    )
  }

  private var rows: TableRows<Int> {
    TableRows(count: outcomes.count, place: { $0 }, id: { $0 })
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    let page = max(3, ScreenFrame.bodyRect(in: context.size).rows - 2)
    return table.walk(stroke.key, in: rows, page: page)
  }

  package mutating func run(
    _ intent: TriedClientsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    guard outcomes.indices.contains(table.selected) else { return [] }
    return [.open(ClientCardScreen(id: outcomes[table.selected].client))]
  }

  package func view(_ context: Context) -> View {
    let outcomes = outcomes
    let view = TableView(columns(context.words), rows: rows, state: table) { place in
      cells(of: outcomes[place], context)
    }
    return .stack([.gap(), StackPart(.table(view), .filling())])
  }

  private func columns(_ words: Words) -> [Column] {
    let figures = ["now", "draft", "difference"].enumerated().map { place, name in
      Column(
        id: name,
        title: words("simulation.column." + name),
        width: .fixed(11),
        alignment: .right,
        priority: [2, 1, 0][place]
      )
    }
    let name = Column(
      id: "name",
      title: words("clients.column.name"),
      width: .flexible(minimum: 14, ideal: 24)
    )
    let phone = Column(
      id: "phone",
      title: words("clients.column.phone"),
      width: .fixed(17),
      priority: 3
    )
    return [name, phone] + figures
  }

  /// The card is read for rows in sight alone.
  private func cells(of outcome: Simulation.Outcome, _ context: Context) -> TableRow {
    let words = context.words
    let name = context.card(outcome.client)?.name ?? "№ " + outcome.client.description
    let phone = words.phone(context.club.clients.columns(of: outcome.client).phone.e164)
    return TableRow([
      name, phone, words.money(minorUnits: outcome.now), words.money(minorUnits: outcome.draft),
      words.difference(minorUnits: outcome.difference),
    ])
  }
}
