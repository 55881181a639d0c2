import Localization
import Loyalty
import Terminal

/// What a question about a promo code is about: which one, and which states it may be given.
struct PromoCodeQuestion: Hashable, Sendable {
  /// The promo code.
  let id: PromoCode.ID

  /// Asks whether to start, pause, resume or end a promo code, and names what each does.
  static func launch(_ code: PromoCode, _ context: Context) -> Question<PromoCodeQuestion> {
    let words = context.words
    let choices = launches(code)
    let state = PromoCodeWords(code, context)
    let head = words(
      "promoCodes.ask.launch",
      ["name": .text(code.name), "state": .text(state.stateWord), "uses": .text(state.uses)]
    )
    return Question(
      PromoCodeQuestion(id: code.id),
      [head] + choices.map { words("promoCodes.ask." + verb($0, code)) },
      buttons: choices.map {
        DialogButton(id: $0.rawValue, title: words("promoCodes.button." + verb($0, code)))
      } + [keep(words)],
      openedBy: nil
    )
  }

  /// Asks whether to revoke a promo code, or so many marked codes of a batch, which cannot be put
  /// back.
  static func revoke(
    _ code: PromoCode,
    marked: Int = 0,
    _ context: Context
  ) -> Question<PromoCodeQuestion> {
    let words = context.words
    let kind = code.batch == nil ? "revoke" : marked > 0 ? "revokeMarked" : "revokeLeft"
    return Question(
      PromoCodeQuestion(id: code.id),
      [
        words("promoCodes.ask." + kind, ["name": .text(code.name), "count": .number(marked)]),
        words("promoCodes.ask." + kind + "Stays"),
      ],
      buttons: [
        DialogButton(
          id: PromoCode.Status.revoked.rawValue,
          title: words("promoCodes.button.revoke")
        ), keep(words),
      ],
      startsSafe: true,
      openedBy: nil
    )
  }

  /// What is told once a state was given.
  static func done(
    _ status: PromoCode.Status,
    _ code: PromoCode,
    _ context: Context
  ) -> String {
    let verb = code.status == .draft && status == .active ? "started" : status.rawValue
    return context.words("promoCodes.done." + verb, ["name": .text(code.name)])
  }

  private static func keep(_ words: Words) -> DialogButton {
    DialogButton(id: "keep", title: words("button.leaveAsIs"))
  }

  /// The states that a promo code may be given now.
  private static func launches(_ code: PromoCode) -> [PromoCode.Status] {
    switch code.status {
    case .draft, .paused: [.active, .ended]
    case .active: [.paused, .ended]
    case .ended: [.active]
    case .revoked: []
    }
  }

  /// What giving a state is called: a draft is started, what worked before is resumed.
  private static func verb(_ status: PromoCode.Status, _ code: PromoCode) -> String {
    switch status {
    case .active: code.status == .draft ? "start" : "resume"
    case .paused: "pause"
    default: "end"
    }
  }
}
