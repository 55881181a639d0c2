import Localization
import Loyalty
import Terminal

/// Erasing the client of a card (rules.md §2.6): the question, which begins on the safe button, and
/// the command under way.
struct ClientErasing: Sendable {
  /// The question, while it is asked.
  private(set) var question: Question<Client.ID>?
  private var pending: Command?

  /// Whether keys belong to the question, or wait for the command.
  var isBusy: Bool { question != nil || pending != nil }

  /// Asks whether to erase a client.
  mutating func ask(about id: Client.ID, _ context: Context) {
    question = Self.question(about: id, context)
  }

  /// Takes a key of the question.
  mutating func press(_ stroke: KeyStroke) -> [Effect] {
    guard let asked = question, let button = question?.press(stroke) else { return [] }
    question = nil
    guard button == "erase" else { return [] }
    let command = Command.eraseClient(.id(asked.tag))
    pending = command
    return [.perform(command)]
  }

  /// Takes what became of the command.
  mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .performed(.eraseClient(.id(let id)), _) where pending == .eraseClient(.id(id)):
      pending = nil
      let text = context.words("erase.done", ["number": .number(Int(id.number))])
      return [.back(nil), .tell(Notice(.done, text))]
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, sentence))]
    default: return []
    }
  }

  /// Follows another desk: a question whose words do not hold any more is asked anew, and none is
  /// asked about a client who was erased there.
  mutating func follow(_ id: Client.ID, _ context: Context) -> [Effect] {
    guard let asked = question else { return [] }
    guard !context.club.clients.isErased(id) else {
      question = nil
      return [.tell(Notice(.note, context.sentence(for: .clientErased(id))))]
    }
    question = Self.question(about: id, context)
    guard question?.dialog != asked.dialog else {
      question = asked
      return []
    }
    return [.tell(Notice(.note, context.words("erase.changed")))]
  }

  /// What goes, what is lost with it, and what stays.
  private static func question(about id: Client.ID, _ context: Context) -> Question<Client.ID> {
    let (club, words) = (context.club, context.words)
    let phone = club.clients.columns(of: id).phone
    let balance = club.account(of: id, at: context.now).balance(at: context.now)
    let parked = club.parkedReceipts.waiting(of: id).count
    let messages = club.outbox.waiting(of: id).count
    let lost = [
      balance > .zero
        ? words("erase.ask.bonuses", ["bonuses": .text(context.bonuses(balance))]) : nil,
      parked > 0 ? words("erase.ask.parked", ["count": .number(parked)]) : nil,
      messages > 0 ? words("erase.ask.messages", ["count": .number(messages)]) : nil,
      words(
        "erase.ask.stays",
        ["receipts": .number(club.receipts.count(of: club.clients.current(id)))]
      ),
    ]
    return Question(
      id,
      [
        words(
          "erase.ask",
          ["name": .text(context.name(of: id)), "phone": .text(words.phone(phone.e164))]
        ),
        words("erase.ask.goes"),
        lost.compactMap { $0 }.joined(separator: " "),
      ],
      buttons: [
        DialogButton(id: "erase", title: words("button.erase")),
        DialogButton(id: "keep", title: words("button.leaveAsIs")),
      ],
      startsSafe: true,
      openedBy: nil
    )
  }
}
