import Localization
import Loyalty
package import Terminal

/// What the keys of the bill ask for.
package enum SmsBillIntent: Hashable, Sendable {
  case open
}

/// The bill of SMS by month: how many went, their units, what they cost as the club counted them.
package struct SmsBillScreen: KeyedScreen {
  private var table = TableState<Day>()

  /// Opens the bill.
  package init() {}

  package static let keys = KeyTable<SmsBillIntent, KeyState<SmsBillScreen>> {
    Binding(
      .enter,
      does: .open,
      label: "key.open",
      tooltip: "smsBill.key.open.hint",
      footer: 1,
      unless: { $0.context.club.smsBill.isEmpty ? "why.nothingSelected" : nil }
    )
  }

  package var helpTopic: String { "push" }
  package var isTyping: Bool { false }

  package func trail(_ context: Context) -> [String] { [context.words("smsBill.title")] }

  package func status(_ context: Context) -> Status {
    Status(context.words("smsBill.counted"))
  }

  package func view(_ context: Context) -> View {
    let months = context.club.smsBill
    let rows = TableRows(months.map(\.first))
    let words = context.words
    let view = TableView(
      columns(words),
      rows: rows,
      state: table,
      empty: [words("smsBill.empty")]
    ) { place in
      let month = months[place]
      return TableRow([
        words.month(month.first.month) + " " + String(month.first.year),
        words.number(month.messages), words.number(month.units), context.price(month.cost),
        words.number(month.undelivered),
      ])
    }
    return .stack([.gap(), StackPart(.table(view), .filling(atLeast: 4))])
  }

  private func columns(_ words: Words) -> [Column] {
    [Column(id: "month", title: words("smsBill.month"), width: .flexible(minimum: 14, ideal: 18))]
      + ["messages", "units", "cost", "undelivered"].map { name in
        Column(
          id: name,
          title: words("smsBill." + name),
          width: .fixed(name == "cost" ? 14 : 10),
          alignment: .right
        )
      }
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    let rows = TableRows(context.club.smsBill.map(\.first))
    return table.walk(stroke.key, in: rows, page: context.size.rows - 8)
  }

  package mutating func run(
    _ intent: SmsBillIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    var table = table
    table.follow(TableRows(context.club.smsBill.map(\.first)))
    return table.selectedID.map { [.open(MailingMessagesScreen(month: $0))] } ?? []
  }
}
