import Localization
import Loyalty
import Terminal

extension SaleScreen {
  /// Asks once, naming the sum.
  mutating func pay(_ stroke: KeyStroke?, _ context: Context) -> [Effect] {
    if let reason = context.whyReadOnly ?? whyNoLine {
      return [.tell(Notice(.reason, context.words(reason)))]
    }
    // What was typed and not added may be what the guest wants to pay for.
    guard find.text.isBlank else {
      let text = context.words("sale.notAdded", ["typed": .text(find.text)])
      return [.tell(Notice(.reason, text))]
    }
    quote(context)
    if let refusal {
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    }
    guard let sums else { return [] }
    let words = SaleWords(context)
    var buttons = [
      DialogButton(id: "pay", title: words.payButton(sums)),
      DialogButton(id: "back", title: context.words("sale.button.back")),
    ]
    let locked = lockedProgram(context)
    if locked != nil {
      let give = DialogButton(id: "password", title: context.words("sale.button.password"))
      buttons.insert(give, at: goesWithout ? 1 : 0)
    }
    question = Question(
      .pay,
      words.paying(sums, client, locked: locked),
      buttons: buttons,
      openedBy: stroke
    )
    return []
  }

  /// Takes a key of an open question.
  mutating func answer(_ stroke: KeyStroke, _ context: Context) -> [Effect] {
    guard let asked = question?.tag, let button = question?.press(stroke) else { return [] }
    question = nil
    switch (asked, button) {
    case (.pay, "pay"): return sell()
    case (.pay, "password"): askPassword(isPaying: true, context)
    case (.leave, "pay"): return pay(stroke, context)
    case (.gone, let button): return answerGone(button, context)
    case (.leave, "discard"):
      let note = Notice(.note, context.words("sale.draftKept"))
      return [.keepDraft(self), .back(nil), .tell(note)]
    default: break
    }
    return []
  }

  /// Works the receipt out anew; a question that names another sum than is to pay now is closed,
  /// so that nobody says yes to a sum that was never shown.
  mutating func followAsked(_ context: Context) -> [Effect] {
    let asked = question?.tag == .pay ? sums : nil
    quote(context)
    guard let asked, let now = sums,
      refusal != nil || now.toPay != asked.toPay || now.bonusesSpent != asked.bonusesSpent
    else { return [] }
    question = nil
    let sum = WordValue.text(context.price(now.toPay))
    return [.tell(Notice(.note, context.words("sale.changed", ["sum": sum])))]
  }
}
