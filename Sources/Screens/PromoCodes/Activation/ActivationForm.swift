import Localization
package import Loyalty
package import Terminal

/// A promo code of one client: while it is typed, the form tells what the code gives or why it
/// would not work, as the command will decide it; Enter activates it.
package struct ActivationForm: FormScreen {
  /// The form's only field.
  package enum FieldID: Hashable, Sendable { case code }

  /// Whose code.
  package private(set) var client: Client.ID
  package var editor: Editor<FieldID>

  /// Opens the form.
  package init(_ client: Client.ID) {
    self.client = client
    editor = Editor([:], focus: .code)
  }

  package static let keys: KeyTable<FormIntent, KeyState<ActivationForm>> =
    FormKeys.table(save: "activation.key.do")

  package var helpTopic: String { "promo-codes" }

  package func trail(_ context: Context) -> [String] { [context.words("activation.title")] }

  package func label(of intent: FormIntent, _ context: Context) -> String? {
    intent == .next && editor.form.focusedID == .code ? context.words("activation.key.do") : nil
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    if editor.leaving != nil { return editor.hints(form(context), context) }
    let words = context.words
    return [
      Footer.Item(key: words("keyname.enter"), label: words("activation.key.do")),
      Footer.Item(key: words("keyname.escape"), label: words("key.close")),
    ]
  }

  // MARK: Picture

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let account = context.club.account(of: client, at: context.now)
    let heading = words(
      "account.heading",
      [
        "client": .text(context.name(of: client)),
        "balance": .text(context.bonuses(account.balance(at: context.now))),
        "usable": .text(context.bonuses(account.usable(at: context.now))),
      ]
    )
    let notes = editor.form.refusal(.code) == nil ? verdict(context) : []
    return Form(
      [
        .gap, .note(heading), .gap,
        .field(
          Field(
            .code,
            words("activation.field.code"),
            .text(limit: NameRule.limit),
            notes: notes
          )
        ),
      ],
      buttons: [
        FormButton(words("activation.key.do"), .submit), FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    context.words("activation.hint.code")
  }

  /// What the typed code would bring, or why it would not work.
  private func verdict(_ context: Context) -> [String] {
    guard !editor.form.text(.code).isBlank else { return [] }
    let asking = Asking(at: context.now, by: context.staff)
    do throws(Refusal) {
      let command = command(context)
      let events = try context.club.decide(command, for: asking)
      guard case .activated(let activation, let balance) = command.answer(to: events) else {
        return []
      }
      return ActivationWords(context).promise(activation, balance: balance)
    } catch {
      let sentence = context.refusalSentence
      return [sentence.problem(error), sentence.next(error)].compactMap { $0 }
    }
  }

  private func command(_ context: Context) -> Command {
    .activatePromoCode(
      ActivationDraft(
        client: .id(client),
        code: editor.form.text(.code),
        venue: context.venue?.description
      )
    )
  }

  // MARK: Keys

  /// Enter in the field activates: there is nothing else to fill in.
  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if stroke.key == .enter, editor.isFree, editor.form.focusedID == .code {
      return submit(context)
    }
    return typeIntoForm(stroke, context)
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    if let reason = context.whyNotWrite {
      return [.tell(Notice(.reason, context.sentence(why: reason)))]
    }
    return editor.perform(command(context))
  }

  package func field(of refusal: Refusal) -> FieldID? {
    if case .promoCode = refusal { .code } else { nil }
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged = news { client = context.club.clients.current(client) }
    return receiveInForm(news, context)
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    guard case .activated(let activation, let balance) = answer else { return [.back(nil)] }
    let done = ActivationWords(context).done(activation, balance: balance)
    return [.back(nil), .tell(Notice(.done, done))]
  }
}
