import Localization
import Loyalty
import Terminal

/// The messages of one client, the newest first: when, on which way, how far each has come, and what
/// it says.
struct MessagesSheet: Sendable {
  private let messages: [Loyalty.Message]
  private let client: Client.ID
  private let context: Context

  init(of client: Client.ID, _ context: Context) {
    self.client = client
    self.context = context
    messages = context.club.outbox.messages(of: client).reversed()
  }

  /// How many there are.
  var count: Int { messages.count }

  /// The rows by the messages' numbers.
  var rows: TableRows<Loyalty.Message.ID> { TableRows(messages.map(\.id)) }

  /// The table.
  func table(_ state: TableState<Loyalty.Message.ID>) -> TableView {
    let (messages, card) = (messages, context.card(client))
    return TableView(
      columns,
      rows: rows,
      state: state,
      empty: [context.words("account.noMessages")]
    ) { row(messages[$0], card) }
  }

  private var columns: [Column] {
    let words = context.words
    return [
      Column(id: "time", title: words("mailings.column.time"), width: .fixed(13)),
      Column(id: "channel", title: "", width: .fixed(4)),
      Column(
        id: "state",
        title: words("mailings.column.state"),
        width: .flexible(minimum: 16, ideal: 24)
      ),
      Column(
        id: "text",
        title: words("mailings.field.text"),
        width: .flexible(minimum: 16, ideal: 40),
        priority: 1
      ),
    ]
  }

  private func row(_ message: Loyalty.Message, _ card: Client?) -> TableRow {
    let words = MailingWords(context)
    let text = card.map { context.club.filled(message, for: $0, at: context.now) }
    return TableRow([
      message.queuedAt.map(words.shortMoment) ?? "",
      context.words("clients.consent." + message.channel.rawValue),
      context.club.outbox.delivery(of: message.id).map(words.state) ?? "", text ?? message.text,
    ])
  }
}
