import Localization
import Loyalty
package import Terminal

/// What the keys of the list of promo codes ask for.
package enum PromoCodesIntent: Hashable, Sendable {
  case open, new, newBatch, edit, launch, revoke, why, find, order, filter
}

/// Marketing → Promocodes: those that can work first, newest first, then those that ended.
package struct PromoCodesScreen: KeyedScreen {
  /// The find line and the rows.
  var list = ListState<PromoCode.ID>(startsFinding: false, starMarks: false)
  /// The question, while it is open.
  var question: Question<PromoCodeQuestion>?
  /// Which are shown.
  private(set) var listing = PromoCodeListing()
  /// The list of orders or of filters, while it is open.
  private(set) var picking: (what: PromoCodesIntent, state: PickerState)?
  private var work = AskedCommand()
  /// What the command is about: the selection stays on it wherever its row goes.
  private var asked: PromoCode.ID?

  package init() {}

  /// Opens the list on a code.
  init(at id: PromoCode.ID, _ context: Context) {
    list.table.select(id: id, in: rows(context), page: 10)
  }

  package var helpTopic: String { "promo-codes" }
  package var isAsking: Bool { question != nil || picking != nil }
  package var isTyping: Bool { picking != nil || (list.isFinding && question == nil) }

  package func trail(_ context: Context) -> [String] {
    [context.words("menu.section.marketing"), context.words("menu.item.promoCodes")]
  }

  package func status(_ context: Context) -> Status {
    let codes = context.club.promoCodes.codes.items
    let figures = PromoCodeFigures(context.club, at: context.now)
    let count = context.words("promoCodes.count", ["count": .number(codes.count)])
    let parts = [count, figures.words(context.words)].filter { !$0.isEmpty }
    let shown = PromoCodeListing.filters(context).first { $0.id == listing.filter.id }?.title
    let right =
      listing.filter == .all
      ? nil : shown.map { context.words("promoCodes.shown", ["what": .text($0)]) }
    return Status(parts.joined(separator: " · "), right: right)
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    picking == nil ? question?.hints(context) : PickerHints.items(context)
  }

  // MARK: Rows

  /// The promo codes found by name or text.
  func rows(_ context: Context) -> TableRows<PromoCode.ID> {
    let codes = listing.codes(typed: list.find.text, order: list.table.order, context)
    return TableRows(codes.map(\.id))
  }

  func selected(_ context: Context) -> PromoCode? {
    var table = list.table
    table.follow(rows(context))
    return table.selectedID.flatMap { context.club.promoCodes[$0] }
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    if picking != nil { return pick(stroke.key, context) }
    if stroke.key == .escape, list.find.text.isEmpty, listing.filter != .all {
      show(.all, context)
      return []
    }
    guard list.takes(stroke.key) else { return nil }
    switch list.handle(stroke.key, in: rows(context)) {
    case .ignored: return nil
    case .open: return open(context)
    case .searchChanged: list.found(rows(context))
    case .back: list.isFinding = false
    case .handled, .action: break
    }
    return []
  }

  private func open(_ context: Context) -> [Effect] {
    selected(context).map { [.open(PromoCodeScreen($0.id, context))] } ?? []
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
    case .newBatch: return [.open(BatchForm(context))]
    case .open: return open(context)
    case .edit: return edit(context)
    case .launch:
      question = selected(context).map { PromoCodeQuestion.launch($0, context) }
    case .revoke:
      question = selected(context).map { PromoCodeQuestion.revoke($0, context) }
    case .why: return selected(context).map { [.open(WhyCodeScreen(of: nil, $0))] } ?? []
    case .find: list.startFinding()
    case .order:
      let current = list.table.order?.column ?? PromoCodeOrder.newest.rawValue
      let orders = PromoCodeListing.orders(context.words)
      picking = (intent, PickerState(orders, chosen: [current]))
    case .filter:
      let filters = PromoCodeListing.filters(context)
      picking = (intent, PickerState(filters, chosen: [listing.filter.id]))
    }
    return []
  }

  // MARK: Order and filter

  /// What there is to choose from in the open list.
  func options(_ context: Context) -> [PickerOption] {
    picking?.what == .order
      ? PromoCodeListing.orders(context.words) : PromoCodeListing.filters(context)
  }

  private mutating func pick(_ key: Key, _ context: Context) -> [Effect] {
    guard var open = picking else { return [] }
    switch open.state.handle(key, in: options(context)) {
    case .chosen(let ids):
      picking = nil
      guard let id = ids.first else { return [] }
      if open.what == .order { order(by: id, context) } else { show(.init(id: id), context) }
    case .closed: picking = nil
    case .handled, .ignored: picking = open
    }
    return []
  }

  private mutating func order(by column: String, _ context: Context) {
    if column == PromoCodeOrder.newest.rawValue {
      list.table.order = nil
    } else {
      list.table.reorder(by: column)
    }
    list.table.follow(rows(context))
  }

  private mutating func show(_ filter: PromoCodeListing.Filter, _ context: Context) {
    listing.filter = filter
    list.found(rows(context))
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let asked = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    guard let status = PromoCode.Status(rawValue: button),
      let code = context.club.promoCodes[asked.id]
    else { return [] }
    self.asked = code.id
    let done = PromoCodeQuestion.done(status, code, context)
    return work.begin(.setPromoCodeStatus(code.name, status), done: done)
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    let effects = work.receive(news, context) ?? []
    switch news {
    case .performed where !effects.isEmpty:
      if let asked { list.table.select(id: asked, in: rows(context), page: 10) }
    case .returned(.promoCode(let id)?):
      list.find.clear()
      if rows(context).place(of: id) == nil { listing.filter = .all }
      list.table.select(id: id, in: rows(context), page: 10)
    default: break
    }
    list.table.follow(rows(context))
    return effects
  }
}
