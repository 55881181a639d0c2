import Localization
package import Loyalty
package import Terminal

/// What the keys of one promo code ask for.
package enum PromoCodeIntent: Hashable, Sendable {
  case open, edit, newLike, launch, revoke, handOut, export, filter, days, sheet, find, why, close
}

/// One promo code or batch: what it gives and brought, its activations, and of a batch its codes.
package struct PromoCodeScreen: KeyedScreen {
  /// A sheet of it.
  enum Sheet: Hashable, Sendable { case activations, texts }

  /// The promo code.
  package let id: PromoCode.ID
  private(set) var sheet = Sheet.activations
  /// The selection among the activations, the newest 0.
  private(set) var activations = TableState<Int>()
  /// The codes of a batch: what is searched, the selection, the marks.
  var texts = ListState<Int>(startsFinding: false, starMarks: false)
  /// Which codes are shown; nil shows all.
  private(set) var state: BatchCodeState?
  /// The list of states, while it is open.
  private(set) var filtering: PickerState?
  /// The days after an activation in which receipts count.
  private(set) var days = Club.usualYieldDays
  /// The question whether to start, pause, end or revoke it, while it is open.
  var question: Question<PromoCodeQuestion>?
  private var work = AskedCommand()
  /// What a code that was used very often brought, once it was worked out aside.
  private var counted: Counted?

  /// The days that can be looked at.
  static let choices = [7, 30, 90, 365]

  /// Opens a promo code; a batch at its codes.
  package init(_ id: PromoCode.ID, _ context: Context) {
    self.id = id
    if context.club.promoCodes[id]?.batch != nil { sheet = .texts }
  }

  package var helpTopic: String { "promo-batches" }
  package var isAsking: Bool { question != nil || filtering != nil }
  package var isTyping: Bool { isAsking || (sheet == .texts && texts.isFinding) }

  package func trail(_ context: Context) -> [String] {
    [context.club.promoCodes[id]?.name ?? ""]
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    if filtering != nil { return PickerHints.items(context) }
    return question?.hints(context)
  }

  // MARK: What it brought

  /// What came of a long count.
  private struct Counted: Sendable {
    let days: Int
    let sums: PromoCodeYield
  }

  /// Counts aside what a code brought that was used very often: no key waits for that.
  package mutating func opened(_ context: Context) -> [Effect] {
    guard context.club.promoCodes.used(id) > PromoCodeWords.countedUses, counted?.days != days
    else { return [] }
    let (id, days, club) = (id, days, context.club)
    return [
      .start(
        Job("countUses") { _ in Counted(days: days, sums: club.yield(of: id, withinDays: days)) }
      )
    ]
  }

  /// What it brought within the days; nil while that is being counted.
  func sums(_ context: Context) -> PromoCodeYield? {
    guard context.club.promoCodes.used(id) > PromoCodeWords.countedUses else {
      return context.club.yield(of: id, withinDays: days)
    }
    return counted.flatMap { $0.days == days ? $0.sums : nil }
  }

  // MARK: Rows

  func code(_ context: Context) -> PromoCode? { context.club.promoCodes[id] }

  func batch(_ context: Context) -> PromoCodeBatch? { code(context)?.batch }

  /// The activations, the newest first, as places in the history.
  func activationRows(_ context: Context) -> TableRows<Int> {
    let count = context.club.promoCodes.historyCount(of: id)
    return TableRows(count: count, place: { count - 1 - $0 }, id: { count - 1 - $0 })
  }

  /// The codes of the batch as they are shown, by their places.
  func textRows(_ context: Context) -> TableRows<Int> {
    let typed = texts.find.text
    guard state != nil || !typed.isEmpty else {
      let count = batch(context)?.count ?? 0
      return TableRows(count: count, place: { $0 }, id: { $0 })
    }
    let places = context.club.promoCodes.places(of: id, in: state, containing: typed)
    return TableRows(places.map(\.place))
  }

  func selectedActivation(_ context: Context) -> Activation? {
    guard sheet == .activations else { return nil }
    var table = activations
    table.follow(activationRows(context))
    return table.selectedID.map { context.club.promoCodes.history(of: id, at: $0).activation }
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    if filtering != nil { return choose(stroke.key, context) }
    switch stroke.key {
    case .left where sheet == .activations: return look(-1, context)
    case .right where sheet == .activations: return look(1, context)
    case .tab, .backTab: return nil
    default: break
    }
    return sheet == .texts ? typeInTexts(stroke.key, context) : move(stroke.key, context)
  }

  private mutating func move(_ key: Key, _ context: Context) -> [Effect]? {
    switch key {
    case .up, .down, .pageUp, .pageDown, .home, .end:
      _ = activations.handle(key, in: activationRows(context), page: page(context))
      return []
    default: return nil
    }
  }

  private mutating func typeInTexts(_ key: Key, _ context: Context) -> [Effect]? {
    let isMove =
      switch key {
      case .up, .down, .pageUp, .pageDown, .home, .end, .space, .insert, .control("t"): true
      case .escape: !texts.find.text.isEmpty || texts.isFinding
      default: false
      }
    guard texts.isFinding || isMove else { return nil }
    switch texts.handle(key, in: textRows(context), page: page(context)) {
    case .ignored: return nil
    case .searchChanged: texts.found(textRows(context))
    case .back: texts.isFinding = false
    case .handled, .action, .open: break
    }
    return []
  }

  func page(_ context: Context) -> Int {
    max(2, ScreenFrame.bodyRect(in: context.size).rows - 12)
  }

  private mutating func look(_ step: Int, _ context: Context) -> [Effect] {
    let place = (Self.choices.firstIndex(of: days) ?? 1) + step
    days = Self.choices[min(max(place, 0), Self.choices.count - 1)]
    return opened(context)
  }

  package mutating func run(
    _ intent: PromoCodeIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    guard let code = code(context) else { return [] }
    switch intent {
    case .open:
      return openSelected(context)
    case .edit: return [.open(PromoCodeForm(code, context))]
    case .newLike: return [.open(PromoCodeForm(like: code, context))]
    case .launch: question = PromoCodeQuestion.launch(code, context)
    case .revoke:
      let marked = revocable(context).count
      question = PromoCodeQuestion.revoke(code, marked: marked, context)
    case .handOut: return [.open(HandOutForm(code, marked(context)))]
    case .export: return [.open(CodesFileForm(code, context))]
    case .filter:
      filtering = PickerState(Self.options(context), chosen: [state?.rawValue ?? "all"])
    case .days: return look(days == Self.choices.last ? -Self.choices.count : 1, context)
    case .sheet: sheet = sheet == .texts || batch(context) == nil ? .activations : .texts
    case .find: texts.startFinding()
    case .why: return [.open(WhyCodeScreen(of: nil, code))]
    case .close: return [.back(.promoCode(id))]
    }
    return []
  }

  // MARK: The filter

  static func options(_ context: Context) -> [PickerOption] {
    [PickerOption(id: "all", title: context.words("batch.filter.all"))]
      + BatchCodeState.allCases.map {
        PickerOption(id: $0.rawValue, title: context.words("promoCodes.text." + $0.rawValue))
      }
  }

  private mutating func choose(_ key: Key, _ context: Context) -> [Effect] {
    switch filtering?.handle(key, in: Self.options(context)) {
    case .closed: filtering = nil
    case .chosen(let ids):
      filtering = nil
      state = ids.first.flatMap { BatchCodeState(rawValue: $0) }
      (sheet, texts.find) = (.texts, FindLineState())
      texts.found(textRows(context))
    case .ignored, .handled, nil: break
    }
    return []
  }

  /// The marked codes.
  private func marked(_ context: Context) -> [String] {
    let codes = context.club.promoCodes.texts(of: id)
    return texts.table.marks.sorted().compactMap { codes?[$0] }
  }

  /// The marked codes that may still be revoked.
  private func revocable(_ context: Context) -> [String] {
    let book = context.club.promoCodes
    guard sheet == .texts, let codes = book.texts(of: id) else { return [] }
    return texts.table.marks.sorted().filter {
      let state = book.state(of: id, text: $0)
      return state == .left || state == .handedOut
    }.map { codes[$0] }
  }

  /// Whether an activation or a code is selected.
  func hasSelected(_ context: Context) -> Bool {
    sheet == .texts ? texts.table.selectedID != nil : selectedActivation(context) != nil
  }

  /// Opens the card of whoever activated what is selected; a code that nobody used tells its state.
  private func openSelected(_ context: Context) -> [Effect] {
    let book = context.club.promoCodes
    var activation = selectedActivation(context)
    if sheet == .texts, let place = texts.table.selectedID, let text = book.texts(of: id)?[place] {
      let places = 0..<book.historyCount(of: id)
      activation = places.lazy.map { book.history(of: id, at: $0).activation }
        .first { $0.code == text }
      if activation == nil, let state = book.state(of: id, text: place) {
        let word = context.words("promoCodes.text." + state.rawValue)
        return [.tell(Notice(.note, text + ": " + word))]
      }
    }
    guard let activation else { return [] }
    return [.open(ClientCardScreen(id: context.club.clients.current(activation.client)))]
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let button = question?.press(stroke) else { return [] }
    question = nil
    guard let status = PromoCode.Status(rawValue: button), let code = code(context) else {
      return []
    }
    let marked = revocable(context)
    if status == .revoked, !marked.isEmpty {
      texts.table.marks = []
      let count = WordValue.number(marked.count)
      return work.begin(
        marked.map { .setPromoCodeStatus($0, .revoked) },
        done: context.words("promoCodes.done.revokedMarked", ["count": count])
      )
    }
    let done = PromoCodeQuestion.done(status, code, context)
    return work.begin(.setPromoCodeStatus(code.name, status), done: done)
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    let effects = work.receive(news, context) ?? []
    switch news {
    case .finished(.done(let result)): counted = result as? Counted ?? counted
    case .returned(.promoCode(let other)?):
      texts.table.marks = []
      if other != id { return [.replace(PromoCodeScreen(other, context))] }
    default: break
    }
    texts.table.follow(textRows(context))
    return effects
  }
}
