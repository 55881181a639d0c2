import Localization
import Loyalty
package import Terminal

/// What the keys of the clients behind a row ask for.
package enum ReportClientsIntent: Hashable, Sendable {
  case card
}

/// The clients behind a row of a report, with what each bought in its period.
package struct ReportClientsScreen: KeyedScreen {
  private let name: String
  private let scope: ReportScope
  private let subject: ReportSubject
  /// The clients, who paid most first; nothing until they are counted.
  private(set) var clients: [ReportClient] = []
  /// Whether the work runs.
  private(set) var isWorking = false
  private(set) var table = TableState<Int>()

  /// Opens the clients of a row by its name.
  init(_ name: String, _ subject: ReportSubject, _ scope: ReportScope) {
    self.name = name
    self.subject = subject
    self.scope = scope
  }

  package mutating func opened(_ context: Context) -> [Effect] {
    isWorking = true
    let (club, subject, scope) = (context.club, subject, scope)
    let job = Job("reportClients") { goesOn in
      club.clients(of: subject, scope) { goesOn(JobProgress(done: $0, all: $1)) }
    }
    return [.start(job)]
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    guard case .finished(let outcome) = news else { return [] }
    isWorking = false
    if case .done(let found) = outcome, let clients = found as? [ReportClient] {
      self.clients = clients
      table.follow(rows)
    }
    return []
  }

  package static let keys = KeyTable<ReportClientsIntent, KeyState<ReportClientsScreen>> {
    Binding(
      .enter,
      does: .card,
      label: "clients.key.card",
      tooltip: "clients.key.card.hint",
      footer: 1,
      unless: { $0.screen.clients.isEmpty ? "why.listEmpty" : nil }
    )
  }

  package var helpTopic: String { "reports" }
  package var isTyping: Bool { false }

  package func trail(_ context: Context) -> [String] { [name] }

  package func status(_ context: Context) -> Status {
    let words = context.words
    let bought = clients.count { $0.receipts > 0 }
    return Status(
      words(
        "report.clients.count",
        ["count": .number(clients.count), "bought": .number(bought)]
      ),
      right: ReportWords(words).period(scope.period)
    )
  }

  private var rows: TableRows<Int> {
    TableRows(count: clients.count, place: { $0 }, id: { $0 })
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown, .home, .end:
      let page = max(3, ScreenFrame.bodyRect(in: context.size).rows - 2)
      _ = table.handle(stroke.key, in: rows, page: page)
      return []
    default: return nil
    }
  }

  package mutating func run(
    _ intent: ReportClientsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    guard clients.indices.contains(table.selected) else { return [] }
    return [.open(ClientCardScreen(id: clients[table.selected].client))]
  }

  package func view(_ context: Context) -> View {
    let clients = clients
    var view = TableView(columns(context.words), rows: rows, state: table) { place in
      cells(of: clients[place], context)
    }
    view.empty = [context.words(isWorking ? "report.working" : "report.clients.none")]
    return .stack([.gap(), StackPart(.table(view), .filling())])
  }

  private func columns(_ words: Words) -> [Column] {
    let figures = ["receipts", "paid", "averageReceipt"].enumerated().map { place, name in
      Column(
        id: name,
        title: words("report.column." + name),
        width: .fixed(place == 0 ? 7 : 13),
        alignment: .right,
        priority: [1, 0, 2][place]
      )
    }
    return [
      Column(
        id: "name",
        title: words("clients.column.name"),
        width: .flexible(minimum: 14, ideal: 24)
      ),
      Column(id: "phone", title: words("clients.column.phone"), width: .fixed(17), priority: 3),
    ] + figures
  }

  /// The card is read for rows in sight alone.
  private func cells(of client: ReportClient, _ context: Context) -> TableRow {
    let words = context.words
    let phone = words.phone(context.club.clients.columns(of: client.client).phone.e164)
    let sums = ReportSums(
      receipts: client.receipts,
      paid: client.paid,
      bonusesPaid: 0,
      accrued: 0
    )
    let name = context.card(client.client)?.name ?? "№ " + client.client.description
    return TableRow(
      [
        name, phone, words.number(client.receipts), words.money(minorUnits: client.paid),
        sums.average.map { words.money(minorUnits: $0) } ?? "",
      ],
      isDim: client.receipts == 0
    )
  }
}
