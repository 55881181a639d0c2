import Localization
import Loyalty
package import Terminal

/// What the keys of the list of pushes ask for.
package enum MailingsIntent: Hashable, Sendable {
  case new, open, launch, bill, templates
}

/// Marketing → Push: pushes and SMS to many, the newest first, with what became of each.
package struct MailingsScreen: KeyedScreen {
  /// The rows.
  var table = TableState<Mailing.ID>()
  /// The question, while it is open.
  var question: Question<Mailing.ID>?
  private var pending: Command?
  private var done = ""

  package init() {}

  package static let keys = KeyTable<MailingsIntent, KeyState<MailingsScreen>> {
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .new,
      label: "mailings.key.new",
      tooltip: "mailings.key.new.hint",
      footer: 1,
      unless: { $0.context.whyNotWrite }
    )
    Binding(
      .function(4),
      "e",
      .enter,
      does: .open,
      label: "key.edit",
      tooltip: "mailings.key.open.hint",
      footer: 2,
      unless: { $0.whyNothing }
    )
    Binding(
      "l",
      does: .launch,
      label: "mailings.key.launch",
      tooltip: "mailings.key.launch.hint",
      footer: 3,
      unless: { $0.context.whyNotWrite ?? $0.whyNothing }
    )
    Binding(
      "v",
      does: .bill,
      label: "mailings.key.view",
      tooltip: "mailings.key.view.hint",
      footer: 4
    )
    Binding(
      "t",
      does: .templates,
      label: "mailings.key.templates",
      tooltip: "mailings.key.templates.hint",
      footer: 5
    )
  }

  package var helpTopic: String { "push" }
  package var isAsking: Bool { question != nil }
  package var isTyping: Bool { false }

  package func trail(_ context: Context) -> [String] {
    [context.words("menu.section.marketing"), context.words("menu.item.push")]
  }

  package func status(_ context: Context) -> Status {
    let outbox = context.club.outbox
    let count = context.words("mailings.count", ["count": .number(rows(context).count)])
    let waiting = outbox.openCount
    guard waiting > 0 else { return Status(count) }
    let words = context.words("mailings.waiting", ["count": .number(waiting)])
    return Status(count + " · " + words)
  }

  package func hints(_ context: Context) -> [Footer.Item]? { question?.hints(context) }

  // MARK: Rows

  /// The newest first, without drafts that were deleted.
  func rows(_ context: Context) -> TableRows<Mailing.ID> {
    TableRows(context.club.outbox.mailings.reversed().filter { !$0.isDeleted }.map(\.id))
  }

  func selected(_ context: Context) -> Mailing? {
    var table = table
    table.follow(rows(context))
    return table.selectedID.flatMap { context.club.outbox[$0] }
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    return table.walk(stroke.key, in: rows(context), page: context.size.rows - 12)
  }

  package mutating func run(
    _ intent: MailingsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .new: return [.open(MailingForm(context))]
    case .open:
      guard let mailing = selected(context) else { return [] }
      guard mailing.isOpen, context.whyNotWrite == nil else {
        return [.open(MailingMessagesScreen(mailing.id))]
      }
      return [.open(MailingForm(changing: mailing.id, context))]
    case .bill: return [.open(SmsBillScreen())]
    case .templates: return [.open(TemplatesScreen())]
    case .launch:
      question = selected(context).map { MailingQuestion.launch($0, context) }
    }
    return []
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let id = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    let command: Command
    switch button {
    case "copy": return [.open(MailingForm(like: id, context))]
    case "cancel", "delete": command = .cancelMailing(id)
    case "resend": command = .resendMailing(id)
    default: return []
    }
    pending = command
    done = context.words("mailings.done." + button)
    return [.perform(command)]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    var effects: [Effect] = []
    switch news {
    case .performed(let command, let answer) where command == pending:
      pending = nil
      if case .mailing(let mailing, _) = answer { select(mailing.id, context) }
      effects = [.tell(Notice(.done, done))]
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      effects = [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      effects = [.tell(Notice(.trouble, sentence))]
    case .returned(.mailing(let id)?): select(id, context)
    default: break
    }
    table.follow(rows(context))
    return effects
  }

  private mutating func select(_ id: Mailing.ID, _ context: Context) {
    table.select(id: id, in: rows(context), page: 10)
  }
}

extension KeyState<MailingsScreen> {
  /// There is nothing under the cursor.
  fileprivate var whyNothing: String? {
    screen.selected(context) == nil ? "why.nothingSelected" : nil
  }
}
