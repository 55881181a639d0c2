import Localization
package import Loyalty
package import Terminal

/// Settings → Club: what can be changed about the club, and what was fixed with its store.
package struct ClubScreen: FormScreen {
  /// The fields of the form.
  package enum FieldID: Hashable, Sendable {
    case name, language, smsMode, smsPrice
  }

  package var editor: Editor<FieldID>

  /// Opens the settings as they are.
  package init(_ context: Context) {
    editor = Editor(Self.values(context), focus: .name)
  }

  package static let keys: KeyTable<FormIntent, KeyState<ClubScreen>> =
    FormKeys.table(save: "club.save")

  package var helpTopic: String { "menu" }

  package func trail(_ context: Context) -> [String] {
    [context.words("menu.section.settings"), context.words("club.title")]
  }

  private static func values(_ context: Context) -> [FieldID: FieldValue] {
    let settings = context.club.settings
    let price = settings.smsPrice.map { context.words.money(minorUnits: $0.minorUnits) }
    return [
      .name: .text(settings.name),
      .language: .choice(settings.language),
      .smsMode: .choice(settings.smsMode.rawValue),
      .smsPrice: .text(price ?? ""),
    ]
  }

  // MARK: Form

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let currency = words.currency(context.club.settings.currency.code)
    let price = words("club.field.smsPrice", ["currency": .text(currency)])
    return Form(
      [
        .gap,
        .field(Field(.name, words("club.field.name"), .text(limit: 100))),
        .field(Field(.language, words("club.field.language"), .choice(languages(words)))),
        .gap,
        .field(Field(.smsMode, words("club.field.smsMode"), .choice(modes(words)))),
        .field(Field(.smsPrice, price, .number)),
      ],
      buttons: [
        FormButton(words("club.save"), .submit), FormButton(words("button.close"), .close),
      ],
      labelWidth: Self.labelWidth(words),
      words: FormWords(words)
    )
  }

  private static func labelWidth(_ words: Words) -> Int {
    let labels = ["field.name", "field.language", "field.smsMode", "fact.timeZone"]
    return (labels.map { words("club." + $0).displayWidth }.max() ?? 0) + 3
  }

  private func languages(_ words: Words) -> [FieldOption] {
    Language.allCases.map { FieldOption($0.code, words($0.nameKey)) }
  }

  private func modes(_ words: Words) -> [FieldOption] {
    SmsMode.allCases.map { FieldOption($0.rawValue, words("club.smsMode." + $0.rawValue)) }
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    switch field {
    case .name: context.words("club.hint.name")
    case .language: context.words("club.hint.language")
    case .smsMode: context.words("club.hint.smsMode")
    case .smsPrice: context.words("club.hint.smsPrice")
    }
  }

  /// The form, and below it the facts that nobody can change.
  package func view(_ context: Context) -> View {
    let words = context.words
    let settings = context.club.settings
    let facts = LabelsView(
      [
        .words(words("club.fixed"), style: .title),
        LabelledLine(
          words("club.fact.currency"),
          words("currency.name." + settings.currency.code)
        ),
        LabelledLine(words("club.fact.timeZone"), settings.timeZone),
        LabelledLine(words("club.fact.region"), RegionWords(words).name(settings.region)),
      ],
      labelWidth: Self.labelWidth(words)
    )
    let view = View.stack([
      StackPart(.form(FormView(wholeForm(context), editor.form)), .filling(atLeast: 8)),
      StackPart(.labels(facts)),
      .gap(),
    ])
    return editor.question.map { $0.over(view) } ?? view
  }

  // MARK: Saving

  package mutating func submit(_ context: Context) -> [Effect] {
    do throws(ValueProblem) {
      return editor.perform(.setSettings(try edit(context.club.settings)))
    } catch {
      return refuse(.value(error), context)
    }
  }

  private func edit(_ settings: Settings) throws(ValueProblem) -> SettingsEdit {
    let form = editor.form
    let typed = form.text(.smsPrice)
    return SettingsEdit(
      name: form.text(.name),
      language: form.choice(.language),
      smsMode: form.choice(.smsMode).flatMap(SmsMode.init),
      smsPrice: typed.contains { $0 != " " } ? try Money(typed: typed) : nil
    )
  }

  package func field(of refusal: Refusal) -> FieldID? {
    switch refusal {
    case .value(.amountInvalid), .value(.amountOutOfRange), .amountInvalid: .smsPrice
    case .value: .name
    case .notFound(.language, _): .language
    default: nil
    }
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    let language = context.club.settings.language
    guard language == context.words.language.code else { return [.back(nil), .speak(language)] }
    return [.back(nil), .tell(Notice(.done, context.words("club.done")))]
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged(let change) = news { return follow(change.events, context) }
    return receiveInForm(news, context)
  }

  /// Another desk changed the settings: what was typed here stays, the rest is shown as it is now.
  private mutating func follow(_ events: [Event], _ context: Context) -> [Effect] {
    let isAbout = events.contains { if case .settingsChanged = $0 { true } else { false } }
    guard isAbout, editor.pending == nil else { return [] }
    guard editor.isChanged else {
      editor = Editor(Self.values(context), focus: editor.form.focusedID ?? .name)
      return []
    }
    return [.tell(Notice(.note, context.words("club.changedElsewhere")))]
  }
}
