import Localization
package import Loyalty
package import Terminal

/// What the keys of joining two cards ask for.
package enum MergeClientsIntent: Hashable, Sendable {
  case join, swap, close
}

/// Two cards of one person side by side: which stays, what remains of each fact, and the sums
/// afterwards (rules.md §2.5).
///
/// It shows what the club knows at this moment, so that another desk's change redraws it; joining
/// cannot be put back, so that it asks first and begins on the safe button.
package struct MergeClientsScreen: KeyedScreen {
  /// The client whose card stays.
  package private(set) var into: Client.ID
  /// The client whose card goes.
  package private(set) var from: Client.ID
  /// The row that the message line shows in full.
  var table = TableState<Int>()
  /// The question, while it is asked.
  var question: Question<Void>?
  /// The command under way.
  private var pending: Command?

  /// Opens two cards; the one with more receipts stays, or the older one, until they are swapped.
  package init(_ one: Client.ID, _ other: Client.ID, _ context: Context) {
    let sides = [one, other].sorted()
    let receipts = sides.map { context.club.receipts.count(of: context.club.clients.current($0)) }
    (into, from) = receipts[1] > receipts[0] ? (sides[1], sides[0]) : (sides[0], sides[1])
  }

  package var helpTopic: String { "merge" }
  package var isTyping: Bool { false }
  package var isAsking: Bool { question != nil }
  package func trail(_ context: Context) -> [String] { [context.words("merge.title")] }
  package func hints(_ context: Context) -> [Footer.Item]? { question?.hints(context) }

  /// What joining would lead to; nil where a card cannot be read or the sum would be too large.
  func preview(_ context: Context) -> MergePreview? {
    guard let into = context.card(into), let from = context.card(from), into.id != from.id else {
      return nil
    }
    return try? context.club.mergePreview(into: into, from: from, at: context.now)
  }

  private var command: Command { .mergeClients(into: .id(into), from: .id(from)) }

  // MARK: Keys

  package static let keys = KeyTable<MergeClientsIntent, KeyState<MergeClientsScreen>> {
    Binding(
      .enter,
      .control("s"),
      does: .join,
      label: "key.join",
      tooltip: "merge.key.join.hint",
      footer: 1,
      unless: { $0.context.whyReadOnly }
    )
    Binding(
      .tab,
      .space,
      silent: [.backTab],
      does: .swap,
      label: "merge.key.swap",
      tooltip: "merge.key.swap.hint",
      footer: 2
    )
    Binding(.escape, does: .close, label: "key.back", tooltip: "key.back.hint", footer: 3)
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke) }
    guard pending == nil else { return [] }
    if stroke.key == .enter { return join(stroke, context) }
    return table.walk(stroke.key, in: rows(context), page: page(context))
  }

  package mutating func run(
    _ intent: MergeClientsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .join: return join(KeyStroke(.control("s"), at: time), context)
    case .swap:
      (into, from) = (from, into)
      return []
    case .close: return [.back(nil)]
    }
  }

  /// Asks; what stands against it at once is said instead.
  private mutating func join(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    if let reason = context.whyReadOnly {
      return [.tell(Notice(.reason, context.sentence(why: reason)))]
    }
    guard let preview = preview(context) else {
      return [.tell(Notice(.trouble, context.sentence(for: obstacle(context))))]
    }
    question = MergeWords(preview, context).question(openedBy: stroke)
    return []
  }

  /// Why there is no preview.
  func obstacle(_ context: Context) -> Refusal {
    for id in [into, from] where context.card(id) == nil {
      return .notFound(.client, typed: id.description)
    }
    guard let one = context.card(into), let other = context.card(from) else {
      return .mergeWithItself(into)
    }
    do throws(Refusal) {
      _ = try context.club.mergePreview(into: one, from: other, at: context.now)
      return .mergeWithItself(into)
    } catch { return error }
  }

  private mutating func answer(_ stroke: KeyStroke) -> [Effect] {
    guard let button = question?.press(stroke) else { return [] }
    question = nil
    guard button == "join" else { return [] }
    pending = command
    return [.perform(command)]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .performed(let command, .merged(let balance, let receipts)) where command == pending:
      return [.back(.client(into)), .tell(done(balance, receipts, context))]
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, sentence))]
    case .clubChanged: return pending == nil ? follow(context) : []
    default: return []
    }
  }

  private func done(_ balance: Bonus, _ receipts: Int, _ context: Context) -> Notice {
    Notice(
      .done,
      context.words(
        "merge.done",
        [
          "name": .text(context.name(of: into)), "bonuses": .text(context.bonuses(balance)),
          "receipts": .number(receipts),
        ]
      )
    )
  }

  /// Follows another desk: a card that was joined there ends this, other changes are shown, and a
  /// question whose words do not hold any more is asked anew.
  private mutating func follow(_ context: Context) -> [Effect] {
    let clients = context.club.clients
    if clients.isMerged(into) || clients.isMerged(from) {
      let left = clients.current(clients.isMerged(into) ? into : from)
      let text = context.words("merge.elsewhere", ["name": .text(context.name(of: left))])
      return [.back(.client(left)), .tell(Notice(.note, text))]
    }
    table.follow(rows(context))
    guard let asked = question else { return [] }
    question = preview(context).map { MergeWords($0, context).question(openedBy: nil) }
    guard question?.dialog != asked.dialog else {
      question = asked
      return []
    }
    return [.tell(Notice(.note, context.words("merge.changed")))]
  }
}
