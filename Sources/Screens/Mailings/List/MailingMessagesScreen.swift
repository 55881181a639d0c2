import Localization
package import Loyalty
package import Terminal

/// What the keys of a mailing's messages ask for.
package enum MailingMessagesIntent: Hashable, Sendable {
  case open
}

/// Whom a push or SMS went to, and what became of each message.
package struct MailingMessagesScreen: KeyedScreen {
  private enum Subject: Hashable {
    case mailing(Mailing.ID)
    case month(Day)
  }

  private let subject: Subject
  private var table = TableState<Loyalty.Message.ID>()

  /// Opens the messages of a mailing.
  package init(_ id: Mailing.ID) {
    subject = .mailing(id)
  }

  /// Opens the SMS of a calendar month that are paid for.
  package init(month first: Day) {
    subject = .month(first)
  }

  package static let keys = KeyTable<MailingMessagesIntent, KeyState<MailingMessagesScreen>> {
    Binding(
      .enter,
      does: .open,
      label: "clients.key.card",
      tooltip: "clients.key.card.hint",
      footer: 1,
      unless: { $0.screen.selected($0.context) == nil ? "why.nothingSelected" : nil }
    )
  }

  package var helpTopic: String { "push" }
  package var isTyping: Bool { false }

  package func trail(_ context: Context) -> [String] {
    switch subject {
    case .mailing(let id):
      [context.club.outbox[id].map(MailingWords(context).shortTitle) ?? ""]
    case .month(let first): [context.words.month(first.month) + " " + String(first.year)]
    }
  }

  package func status(_ context: Context) -> Status {
    guard case .mailing(let id) = subject, let mailing = context.club.outbox[id] else {
      return Status()
    }
    return Status(MailingWords(context).figures(mailing).capitalisedFirst)
  }

  private func rows(_ context: Context) -> TableRows<Loyalty.Message.ID> {
    switch subject {
    case .mailing(let id): TableRows(context.club.outbox.messages(of: id))
    case .month(let first): TableRows(context.club.paidSms(ofMonth: first))
    }
  }

  fileprivate func selected(_ context: Context) -> Loyalty.Message? {
    var table = table
    table.follow(rows(context))
    return table.selectedID.flatMap { context.club.outbox[$0] }
  }

  package func view(_ context: Context) -> View {
    let rows = rows(context)
    let outbox = context.club.outbox
    let words = MailingWords(context)
    let view = TableView(
      [
        Column(
          id: "client",
          title: context.words("mailings.column.client"),
          width: .flexible(minimum: 12, ideal: 26)
        ),
        Column(
          id: "state",
          title: context.words("mailings.column.state"),
          width: .flexible(minimum: 16, ideal: 36)
        ),
        Column(
          id: "time",
          title: context.words("mailings.column.since"),
          width: .fixed(13),
          priority: 1
        ),
      ],
      rows: rows,
      state: table,
      empty: [context.words("mailings.nobody")]
    ) { place in
      guard let id = rows.id(at: place), let message = outbox[id],
        let delivery = outbox.delivery(of: id)
      else { return TableRow([String]()) }
      return TableRow([
        context.name(of: message.client), words.state(delivery), words.shortMoment(delivery.since),
      ])
    }
    return .stack([.gap(), StackPart(.table(view), .filling(atLeast: 4))])
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown, .home, .end:
      let page = max(1, context.size.rows - 8)
      _ = table.handle(stroke.key, in: rows(context), page: page)
      return []
    default: return nil
    }
  }

  package mutating func run(
    _ intent: MailingMessagesIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    selected(context).map { [.open(ClientCardScreen(id: $0.client))] } ?? []
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    table.follow(rows(context))
    return []
  }
}
