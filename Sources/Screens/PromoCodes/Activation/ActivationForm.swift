import Localization
package import Loyalty
package import Terminal

/// A promo code of one client: while it is typed, the form tells what the code gives or why it
/// would not work, as the command will decide it; Enter activates it.
package struct ActivationForm: FormScreen {
  /// The form's only field.
  package enum FieldID: Hashable, Sendable { case code }

  /// Whose code; nil until somebody is chosen.
  package private(set) var client: Client.ID?
  package var editor: Editor<FieldID>

  /// The button that answers why a code does not work.
  private static let whyButton = "why"

  /// Opens the form; without a client, one is chosen first.
  ///
  /// - Parameters:
  ///   - client: Whose code.
  ///   - code: What was typed elsewhere.
  package init(_ client: Client.ID? = nil, code: String = "") {
    self.client = client
    editor = Editor([.code: .text(code)], focus: .code)
  }

  package static let keys: KeyTable<FormIntent, KeyState<ActivationForm>> =
    FormKeys.table(save: "activation.key.do")

  package var helpTopic: String { "promo-codes" }

  package func trail(_ context: Context) -> [String] { [context.words("activation.title")] }

  package mutating func opened(_ context: Context) -> [Effect] {
    client == nil ? [.open(ClientsScreen(choosing: true))] : []
  }

  package func label(of intent: FormIntent, _ context: Context) -> String? {
    intent == .next && editor.form.focusedID == .code ? context.words("activation.key.do") : nil
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    if editor.question != nil { return editor.hints(form(context), context) }
    let words = context.words
    return [
      Footer.Item(key: words("keyname.enter"), label: words("activation.key.do")),
      Footer.Item(key: "F4", label: words("whyCode.key")),
      Footer.Item(key: words("keyname.escape"), label: words("key.close")),
    ]
  }

  // MARK: Picture

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let notes = editor.form.refusal(.code) == nil ? verdict(context) : []
    return Form(
      [
        .gap, .note(heading(context)), .gap,
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
        FormButton(words("activation.key.do"), .submit),
        FormButton(words("whyCode.button"), .other(Self.whyButton)),
        FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private func heading(_ context: Context) -> String {
    guard let client else { return context.words("whyCode.nobody") }
    let account = context.club.account(of: client, at: context.now)
    return context.words(
      "account.heading",
      [
        "client": .text(context.name(of: client)),
        "balance": .text(context.bonuses(account.balance(at: context.now))),
        "usable": .text(context.bonuses(account.usable(at: context.now))),
      ]
    )
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    context.words("activation.hint.code")
  }

  /// What the typed code would bring, or why it would not work.
  private func verdict(_ context: Context) -> [String] {
    CodeVerdict(editor.form.text(.code), of: client, context)?.lines(context) ?? []
  }

  // MARK: Keys

  /// Enter in the field activates, as there is nothing else to fill in.
  ///
  /// Esc leaves without a question: a code is typed again in a moment, and "save" would activate it.
  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if editor.isFree, stroke.key == .escape { return [.back(nil)] }
    if editor.isFree, editor.form.focusedID == .code {
      switch stroke.key {
      case .enter: return submit(context)
      case .function(4): return why()
      default: break
      }
    }
    return typeIntoForm(stroke, context)
  }

  package mutating func press(button: String, _ context: Context) -> [Effect] { why() }

  private func why() -> [Effect] {
    [.open(WhyCodeScreen(client, typed: editor.form.text(.code)))]
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    if let reason = context.whyNotWrite {
      return [.tell(Notice(.reason, context.sentence(why: reason)))]
    }
    guard let client else { return [.open(ClientsScreen(choosing: true))] }
    return editor.perform(
      .activatePromoCode(
        ActivationDraft(
          client: .id(client),
          code: editor.form.text(.code),
          venue: context.venue?.description
        )
      )
    )
  }

  package func field(of refusal: Refusal) -> FieldID? {
    if case .promoCode = refusal { .code } else { nil }
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .clubChanged: client = client.map { context.club.clients.current($0) }
    case .returned(.client(let id)): client = id
    case .returned(.typedCode(let typed)): editor.form.set(.code, .text(typed))
    case .returned(nil) where client == nil: return [.back(nil)]
    default: break
    }
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
