import Localization
import Loyalty
package import Terminal

/// What the keys of the list of promo codes ask for.
package enum PromoCodesIntent: Hashable, Sendable {
  case new, edit, launch, revoke, why, find
}

/// Marketing → Promocodes: those that can work first, newest first, then those that ended.
package struct PromoCodesScreen: KeyedScreen {
  /// The find line and the rows.
  var list = ListState<PromoCode.ID>(startsFinding: false, starMarks: false)
  /// The question, while it is open.
  var question: Question<PromoCodeQuestion>?
  private var pending: Command?
  /// What the command is about: the selection stays on it wherever its row goes.
  private var asked: PromoCode.ID?
  /// What is told once the command was carried out.
  private var done = ""

  package init() {}

  package static let keys = KeyTable<PromoCodesIntent, KeyState<PromoCodesScreen>> {
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .new,
      label: "promoCodes.key.new",
      tooltip: "promoCodes.key.new.hint",
      footer: 1,
      unless: { $0.context.whyNotWrite }
    )
    Binding(
      .function(4),
      "e",
      .enter,
      does: .edit,
      label: "key.edit",
      tooltip: "promoCodes.key.edit.hint",
      footer: 2,
      unless: { $0.whyNotChanged }
    )
    Binding(
      "l",
      does: .launch,
      label: "promoCodes.key.launch",
      tooltip: "promoCodes.key.launch.hint",
      footer: 3,
      unless: { $0.context.whyNotWrite ?? $0.whyNotChanged }
    )
    Binding(
      .function(8),
      "d",
      .delete,
      does: .revoke,
      label: "promoCodes.key.revoke",
      tooltip: "promoCodes.key.revoke.hint",
      footer: 4,
      unless: { $0.context.whyNotWrite ?? $0.whyNotChanged }
    )
    Binding(
      "w",
      does: .why,
      label: "promoCodes.key.why",
      tooltip: "whyCode.key.why.hint",
      footer: 6,
      unless: { $0.whyNothing }
    )
    Binding(
      .function(3),
      "/",
      silent: ["."],
      does: .find,
      label: "key.find",
      tooltip: "key.find.hint",
      footer: 5,
      unless: { $0.whyNothing }
    )
  }

  package var helpTopic: String { "promo-codes" }
  package var isAsking: Bool { question != nil }
  package var isTyping: Bool { list.isFinding && question == nil }

  package func trail(_ context: Context) -> [String] {
    [context.words("menu.section.marketing"), context.words("menu.item.promoCodes")]
  }

  package func status(_ context: Context) -> Status {
    let codes = context.club.promoCodes.codes.items
    let figures = PromoCodeFigures(context.club, at: context.now)
    let count = context.words("promoCodes.count", ["count": .number(codes.count)])
    let parts = [count, figures.words(context.words)].filter { !$0.isEmpty }
    return Status(parts.joined(separator: " · "))
  }

  package func hints(_ context: Context) -> [Footer.Item]? { question?.hints(context) }

  // MARK: Rows

  /// The promo codes found by name or text.
  func rows(_ context: Context) -> TableRows<PromoCode.ID> {
    let codes = context.club.promoCodes.codes.items.reversed()
    let listed = codes.filter(\.isInUse) + codes.filter { !$0.isInUse }
    let typed = list.find.text
    guard !typed.isEmpty else { return TableRows(listed.map(\.id)) }
    var found = Set(NamesFound(typed, among: listed).ids)
    if let code = try? context.club.promoCodes.find(typed: typed) {
      found.insert(code.place.promoCode)
    }
    return TableRows(listed.map(\.id).filter(found.contains))
  }

  func selected(_ context: Context) -> PromoCode? {
    var table = list.table
    table.follow(rows(context))
    return table.selectedID.flatMap { context.club.promoCodes[$0] }
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    let isMove =
      switch stroke.key {
      case .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab, .backspace: true
      case .escape: !list.find.text.isEmpty
      default: false
      }
    guard list.isFinding || isMove else { return nil }
    switch list.handle(stroke.key, in: rows(context)) {
    case .ignored: return nil
    case .open: return edit(context)
    case .searchChanged: list.found(rows(context))
    case .back: list.isFinding = false
    case .handled, .action: break
    }
    return []
  }

  private func edit(_ context: Context) -> [Effect] {
    guard let code = selected(context) else { return [] }
    guard code.status != .revoked else {
      let refusal = Refusal.promoCode(.revoked(code: code.name))
      return [.tell(Notice(.reason, context.sentence(for: refusal), about: refusal.code))]
    }
    return [.open(PromoCodeForm(code, context))]
  }

  package mutating func run(
    _ intent: PromoCodesIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .new: return [.open(PromoCodeForm(named: list.find.text, context))]
    case .edit: return edit(context)
    case .launch:
      question = selected(context).map { PromoCodeQuestion.launch($0, context) }
    case .revoke:
      question = selected(context).map { PromoCodeQuestion.revoke($0, context) }
    case .why: return selected(context).map { [.open(WhyCodeScreen(of: nil, $0))] } ?? []
    case .find: list.startFinding()
    }
    return []
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let asked = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    guard let status = PromoCode.Status(rawValue: button),
      let code = context.club.promoCodes[asked.id]
    else { return [] }
    let command = Command.setPromoCodeStatus(code.name, status)
    pending = command
    self.asked = code.id
    let verb = code.status == .draft && status == .active ? "started" : status.rawValue
    done = context.words("promoCodes.done." + verb, ["name": .text(code.name)])
    return [.perform(command)]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    var effects: [Effect] = []
    switch news {
    case .performed(let command, _) where command == pending:
      pending = nil
      if let asked { list.table.select(id: asked, in: rows(context), page: 10) }
      effects = [.tell(Notice(.done, done))]
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      effects = [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      effects = [.tell(Notice(.trouble, sentence))]
    case .returned(.promoCode(let id)?):
      list.find.clear()
      list.table.select(id: id, in: rows(context), page: 10)
    default: break
    }
    list.table.follow(rows(context))
    return effects
  }
}

extension KeyState<PromoCodesScreen> {
  /// There is no promo code under the cursor.
  fileprivate var whyNothing: String? {
    screen.selected(context) == nil ? "why.nothingSelected" : nil
  }

  /// There is none, or it was revoked and does not change any more.
  fileprivate var whyNotChanged: String? {
    whyNothing ?? (screen.selected(context)?.status == .revoked ? "promoCodes.why.revoked" : nil)
  }
}
