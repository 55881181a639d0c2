import Localization
package import Loyalty
package import Terminal

/// Codes of a batch that go over the counter: those marked, or so many of those that are left.
package struct HandOutForm: FormScreen {
  /// The form's only field.
  package enum FieldID: Hashable, Sendable { case count }

  private let id: PromoCode.ID
  private let marked: [String]
  package var editor: Editor<FieldID>

  /// Opens the form; with marked codes there is nothing to type.
  init(_ batch: PromoCode, _ marked: [String]) {
    id = batch.id
    self.marked = marked
    editor = Editor([:], focus: .count)
  }

  package static let keys: KeyTable<FormIntent, KeyState<HandOutForm>> =
    FormKeys.table(save: "batch.button.handOut")

  package var helpTopic: String { "promo-batches" }

  package func trail(_ context: Context) -> [String] { [context.words("batch.handOut")] }

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let left = context.club.promoCodes.counts(of: id).left
    var count = Field(FieldID.count, words("batch.field.handOut"), .number)
    count.trailing = words("batch.left", ["count": .number(left)])
    let items: [FormItem<FieldID>] =
      marked.isEmpty
      ? [.field(count)]
      : [.note(words("batch.marked", ["count": .number(marked.count)]))]
        + marked.prefix(8).map { .note($0) }
    return Form(
      [.gap] + items + [.gap, .note(words("batch.handOutStays"))],
      buttons: [
        FormButton(words("batch.button.handOut"), .submit),
        FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    context.words("batch.hint.handOut")
  }

  package func field(of refusal: Refusal) -> FieldID? {
    switch refusal {
    case .promoCode(.notEnoughLeft), .promoCode(.countInvalid), .value: .count
    default: nil
    }
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    guard let code = context.club.promoCodes[id] else { return [.back(nil)] }
    guard marked.isEmpty else { return editor.perform(.markHandedOut(code.name, .codes(marked))) }
    let typed = editor.form.text(.count)
    guard let count = Int(typed.filter { !$0.isWhitespace }) else {
      return refuse(.value(.quantityInvalid(typed)), context)
    }
    return editor.perform(.markHandedOut(code.name, .count(count)))
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    var given = 0
    if case .codes(let codes) = answer { given = codes.count }
    let done = context.words("batch.done.handedOut", ["count": .number(given)])
    return [.back(.promoCode(id)), .tell(Notice(.done, done))]
  }
}
