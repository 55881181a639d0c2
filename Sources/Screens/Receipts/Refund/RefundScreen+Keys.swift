import Localization
import Loyalty
package import Terminal

/// What the keys of a refund ask for.
package enum RefundIntent: Hashable, Sendable {
  case refund, row, all, leave
}

extension RefundScreen {
  package static let keys = KeyTable<RefundIntent, KeyState<RefundScreen>> {
    Binding(
      .enter,
      .control("s"),
      does: .refund,
      label: "refund.key.refund",
      tooltip: "refund.key.refund.hint",
      footer: 1,
      unless: { $0.screen.whyNothing($0.context) }
    )
    Binding(
      .space,
      alsoInText: [.space],
      does: .row,
      label: "refund.key.row",
      tooltip: "refund.key.row.hint",
      footer: 2,
      unless: { $0.context.whyNotRefund($0.screen.receipt) }
    )
    Binding(
      "*",
      .control("e"),
      alsoInText: ["*"],
      does: .all,
      label: "refund.key.all",
      tooltip: "refund.key.all.hint",
      footer: 3,
      unless: { $0.context.whyNotRefund($0.screen.receipt) }
    )
    Binding(
      .escape,
      silent: [.function(10)],
      does: .leave,
      label: "key.back",
      tooltip: "refund.key.leave.hint",
      footer: 4
    )
  }

  /// Why nothing can be given back now.
  func whyNothing(_ context: Context) -> String? {
    context.whyNotRefund(receipt) ?? (typed.isEmpty ? "why.nothingToRefund" : nil)
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if question != nil { return answer(stroke, context) }
    if isRefunding { return [] }
    news = nil
    let rows = rows(context)
    table.follow(rows)
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab:
      let key = stroke.key == .tab ? .down : stroke.key == .backTab ? .up : stroke.key
      _ = table.handle(key, in: rows, page: max(2, context.size.rows / 2))
      typed.replaces = true
      return []
    case .character(" "), .character("*"): return nil
    default: return edit(stroke.key, context)
    }
  }

  /// Types beside the selected line; of a line that went back already, says so.
  private mutating func edit(_ key: Key, _ context: Context) -> [Effect]? {
    let place = table.selected + 1
    var changed = typed
    guard changed.type(key, at: place) else {
      if case .character = key { return [] }
      return nil
    }
    if let reason = context.whyNotRefund(receipt) { return [.reason(reason, context)] }
    guard remaining(place, context) != nil else { return [.reason("why.lineReturned", context)] }
    typed = changed
    workOut(context)
    return [.mended]
  }

  package mutating func run(
    _ intent: RefundIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    table.follow(rows(context))
    switch intent {
    case .refund: return ask(KeyStroke(.enter, at: time), context)
    case .row: return toggleRow(context)
    case .all: toggleAll(context)
    case .leave: return leave(context)
    }
    return [.mended]
  }

  /// All of the row that remains, or none of it.
  private mutating func toggleRow(_ context: Context) -> [Effect] {
    let place = table.selected + 1
    guard let left = remaining(place, context) else {
      return [.reason("why.lineReturned", context)]
    }
    let isAll = (try? typed.quantity(place)) == left
    typed[place] = isAll ? "" : context.quantity(left)
    typed.replaces = true
    workOut(context)
    return [.mended]
  }

  /// All that remains of the receipt, or nothing.
  private mutating func toggleAll(_ context: Context) {
    var all = RefundTyped()
    for index in 0..<rows(context).count {
      if let left = remaining(index + 1, context) { all[index + 1] = context.quantity(left) }
    }
    typed.replaces = true
    typed = typed == all ? RefundTyped() : all
    workOut(context)
  }

  /// Esc takes away what is typed; again: back.
  private mutating func leave(_ context: Context) -> [Effect] {
    guard !typed.isEmpty else { return [.back(nil)] }
    typed.clear()
    workOut(context)
    return [.mended]
  }

  // MARK: The question

  /// Asks once, naming money, bonuses and accrual; what cannot be read is said first.
  private mutating func ask(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    workOut(context)
    if let (place, refusal) = work.obstacle {
      if let place { table.select(place: place - 1, in: rows(context)) }
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    }
    guard let refund = work.refund else { return [.reason("why.nothingToRefund", context)] }
    let words = RefundWords(context)
    question = Question(
      (),
      words.asking(refund),
      buttons: [
        DialogButton(id: "refund", title: words.button(refund)),
        DialogButton(id: "keep", title: context.words("refund.button.keep")),
      ],
      startsSafe: true,
      openedBy: stroke
    )
    return []
  }

  private mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let button = question?.press(stroke) else { return [] }
    question = nil
    return button == "refund" ? refund() : []
  }
}

extension Effect {
  /// Says why a key does nothing now.
  static func reason(_ key: String, _ context: Context) -> Effect {
    .tell(Notice(.reason, context.sentence(why: key)))
  }
}
