import Localization
import Loyalty
package import Terminal

/// What the keys of the clients behind a row ask for.
package enum ReportClientsIntent: Hashable, Sendable {
  case card
}

/// The clients behind a figure of a report, with what each bought in its days or the bonuses that
/// each has.
package struct ReportClientsScreen: KeyedScreen {
  private let name: String
  private let place: ReportPlace
  private let request: ReportRequest
  /// The club that the figure is of.
  private let club: ReportClub
  /// The clients, the most first; nothing until they are counted.
  private(set) var list: ReportClientList?
  /// Whether the work runs.
  private(set) var isWorking = false
  private(set) var table = TableState<Int>()

  private var clients: [ReportClient] { list?.clients ?? [] }

  /// Opens the clients of a figure by its name.
  init(_ name: String, _ place: ReportPlace, of request: ReportRequest, in club: ReportClub) {
    self.club = club
    self.name = name
    self.place = place
    self.request = request
  }

  package mutating func opened(_ context: Context) -> [Effect] {
    isWorking = true
    let (club, place, request) = (club, place, request)
    let job = Job("reportClients") { goesOn in
      club.club.clients(behind: place, of: request) { goesOn(JobProgress(done: $0, all: $1)) }
    }
    return [.start(job)]
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    guard case .finished(let outcome) = news else { return [] }
    isWorking = false
    if case .done(let found) = outcome, let list = found as? ReportClientList {
      self.list = list
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
      unless: { $0.screen.whyNoCard($0.context) }
    )
  }

  /// Why there is no card to open.
  func whyNoCard(_ context: Context) -> String? {
    guard clients.indices.contains(table.selected) else { return "why.listEmpty" }
    return context.club.clients.isErased(clients[table.selected].client) ? "why.erased" : nil
  }

  package var helpTopic: String { request.name.helpTopic }
  package var isTyping: Bool { false }

  package func trail(_ context: Context) -> [String] { [name] }

  /// How many there are and what is theirs together: of the days that the row is about.
  package func status(_ context: Context) -> Status {
    let words = context.words
    guard let list else { return Status() }
    let count = WordValue.number(list.clients.count)
    guard !list.isOfBonuses else {
      let bonuses = words.money(minorUnits: list.sums.bonuses)
      return Status(
        words("report.clients.bonuses", ["count": count, "bonuses": .text(bonuses)]),
        right: ""
      )
    }
    let sums: [String: WordValue] = [
      "count": count, "receipts": .number(list.sums.receipts),
      "paid": .text(words.money(minorUnits: list.sums.paid)),
    ]
    guard list.mergedSince == 0 else {
      let all = WordValue.number(list.clients.count + list.mergedSince)
      let told = sums.merging(["all": all]) { $1 }
      return Status(words("report.clients.mergedSince", told), right: "")
    }
    let days =
      request.name == .promoCodes
      ? words("report.clients.afterCode") : ReportWords(words).period(list.period)
    return Status(words("report.clients.count", sums), right: days)
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
    guard whyNoCard(context) == nil else { return [] }
    return [.open(ClientCardScreen(id: clients[table.selected].client))]
  }

  package func view(_ context: Context) -> View {
    let clients = clients
    var view = TableView(columns(context.words), rows: rows, state: table) { place in
      cells(of: clients[place], context)
    }
    view.empty = [context.words(isWorking ? "report.working" : "report.clients.none")]
    view.tellsMore = true
    return .stack([.gap(), StackPart(.table(view), .filling())])
  }

  private func columns(_ words: Words) -> [Column] {
    let names =
      list?.isOfBonuses == true ? ["bonuses"] : ["receipts", "paid", "averageReceipt"]
    let figures = names.enumerated().map { place, name in
      Column(
        id: name,
        title: words("report.column." + name),
        width: .fixed(name == "receipts" ? 7 : 13),
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

  /// The card is read for rows in sight alone; of a client who was erased the number is left.
  private func cells(of client: ReportClient, _ context: Context) -> TableRow {
    let words = context.words
    let clients = context.club.clients
    let phone = clients.phone(of: client.client).map { words.phone($0.e164) } ?? ""
    let card = clients.isErased(client.client) ? nil : context.card(client.client)
    let name = card?.name ?? "№ " + client.client.description
    guard list?.isOfBonuses != true else {
      return TableRow([name, phone, words.money(minorUnits: client.bonuses)])
    }
    let sums = ReportSums(
      receipts: client.receipts,
      paid: client.paid,
      bonusesPaid: 0,
      accrued: 0
    )
    return TableRow(
      [
        name, phone, words.number(client.receipts), words.money(minorUnits: client.paid),
        sums.average.map { words.money(minorUnits: $0) } ?? "",
      ],
      isDim: client.receipts == 0
    )
  }
}
