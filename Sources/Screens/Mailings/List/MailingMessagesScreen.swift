import Localization
package import Loyalty
package import Terminal

/// What the keys of a mailing's messages ask for.
package enum MailingMessagesIntent: Hashable, Sendable {
  case open
}

/// Whom a push or SMS went to, and what became of each message; beneath them the chosen one in full.
package struct MailingMessagesScreen: KeyedScreen {
  /// Which messages stand in the list.
  enum Subject: Hashable, Sendable {
    /// Those of a mailing.
    case mailing(Mailing.ID)
    /// The SMS of a calendar month that are paid for.
    case month(Day)
    /// Those that were not sent yet.
    case waiting
    /// Those that failed after a moment.
    case failed(after: Moment)
  }

  private let subject: Subject
  private var table = TableState<Loyalty.Message.ID>()

  /// Opens messages.
  init(_ subject: Subject) {
    self.subject = subject
  }

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
    case .waiting: [context.words("mailings.list.waiting")]
    case .failed: [context.words("mailings.list.failed")]
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
    case .waiting: TableRows(context.club.outbox.waiting.reversed())
    case .failed(let start):
      TableRows(context.club.outbox.failed(after: start).map(\.id).reversed())
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
          width: .flexible(minimum: 12, ideal: 24)
        ),
        Column(
          id: "state",
          title: context.words("mailings.column.state"),
          width: .flexible(minimum: 16, ideal: 60)
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
    var parts = [StackPart.gap(), StackPart(.table(view), .filling(atLeast: 4))]
    if let message = selected(context), context.size.rows >= 18 {
      parts += [.gap(), StackPart(.text(TextView(about(message, context))))]
    }
    return .stack(parts)
  }

  /// The chosen message in full: what became of it, and its words as they went.
  private func about(_ message: Loyalty.Message, _ context: Context) -> [Paragraph] {
    let state = context.club.outbox.delivery(of: message.id).map(MailingWords(context).state)
    let text = context.card(message.client).map {
      context.club.filled(message, for: $0, at: context.now)
    }
    return [
      Paragraph(
        context.words("clients.consent." + message.channel.rawValue) + ": "
          + context.name(of: message.client),
        style: .title
      ),
      Paragraph((state ?? "").capitalisedFirst),
      Paragraph(String((text ?? message.text).prefix(200)), style: .muted),
    ]
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    table.walk(stroke.key, in: rows(context), page: context.size.rows - 8)
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
