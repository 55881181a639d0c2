import Localization
package import Loyalty
package import Terminal

/// The first start: six facts make a store; a demo can be looked at instead.
package struct SetupScreen: FormScreen {
  /// The fields of the form.
  package enum FieldID: Hashable, Sendable {
    case name, place, region, currency, timeZone, language, starterGroups
  }

  package var editor: Editor<FieldID>
  private let defaults: SetupDefaults

  /// Opens the form with what the machine says about itself.
  package init(_ defaults: SetupDefaults, _ context: Context) {
    self.defaults = defaults
    editor = Editor(
      [
        .place: .text(defaults.place),
        .region: .choice(defaults.region.code),
        .currency: .choice(defaults.currency.code),
        .timeZone: .choice(defaults.timeZone),
        .language: .choice(context.words.language.code),
        .starterGroups: .check(true),
      ],
      focus: .name
    )
  }

  package static let keys: KeyTable<FormIntent, KeyState<SetupScreen>> =
    FormKeys.table(save: "setup.create", closes: false)

  package var helpTopic: String { "setup" }
  package var hasUnsavedWork: Bool { false }

  package func trail(_ context: Context) -> [String] { [context.words("place.setup")] }

  // MARK: Form

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let labels = ["name", "store", "region", "currency", "timeZone", "language"]
    let widest = labels.map { words("setup.field." + $0).displayWidth }.max() ?? 0
    let starters = StarterGroups.drafts(words).map(\.name)
    return Form(
      [
        .gap,
        .note(words("setup.intro")),
        .gap,
        .field(Field(.name, words("setup.field.name"), .text(limit: 100))),
        .field(Field(.place, words("setup.field.store"), isEnabled: false)),
        .field(Field(.region, words("setup.field.region"), .list(regions(words)))),
        .field(Field(.currency, words("setup.field.currency"), .list(currencies(words)))),
        .field(Field(.timeZone, words("setup.field.timeZone"), .list(timeZones))),
        .field(Field(.language, words("setup.field.language"), .choice(languages(words)))),
        .gap,
        .field(
          Field(
            .starterGroups,
            "",
            .check(
              words("setup.field.starterGroups", ["names": .text(starters.joined(separator: ", "))])
            ),
            notes: [words("setup.note.starterGroups", ["name": .text(starters.first ?? "")])]
          )
        ),
      ],
      buttons: [
        FormButton(words("setup.create"), .submit),
        FormButton(words("setup.example"), .other("demo")),
      ],
      labelWidth: widest + 3,
      words: FormWords(words)
    )
  }

  private func regions(_ words: Words) -> [FieldOption] {
    var regions: [Region] = [.ukraine, .russia, .kazakhstan]
    regions.append(regions.contains(defaults.region) ? .other("ZZ") : defaults.region)
    return regions.map { FieldOption($0.code, RegionWords(words).name($0)) }
  }

  private func currencies(_ words: Words) -> [FieldOption] {
    Currency.allCases.map { FieldOption($0.code, words("currency.name." + $0.code)) }
  }

  /// The time zones by their cities, as people look for them.
  private var timeZones: [FieldOption] {
    defaults.timeZones
      .map { zone in
        let cities = defaults.cities[zone] ?? []
        return FieldOption(zone, Self.title(ofTimeZone: zone), others: cities)
      }
      .sorted { $0.title < $1.title }
  }

  /// "Kyiv, Europe" for "Europe/Kyiv".
  static func title(ofTimeZone name: String) -> String {
    let parts = name.split(separator: "/").map { $0.split(separator: "_").joined(separator: " ") }
    return parts.reversed().joined(separator: ", ")
  }

  private func languages(_ words: Words) -> [FieldOption] {
    Language.allCases.map { FieldOption($0.code, words($0.nameKey)) }
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    let words = context.words
    switch field {
    case .name: return words("setup.hint.name")
    case .place: return words("setup.hint.store")
    case .currency: return words("setup.hint.currency")
    case .timeZone: return words("setup.hint.timeZone")
    case .language: return words("setup.hint.language")
    case .starterGroups: return words("setup.hint.starterGroups")
    case .region:
      let example = RegionWords.example(region)
      return words("setup.hint.region", ["example": .text(example)])
    }
  }

  private var region: Region { Region(code: editor.form.choice(.region) ?? "") ?? defaults.region }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    let closes = stroke.key == .escape || stroke.key == .function(10)
    if closes, !editor.form.isPopupOpen { return nil }
    return typeIntoForm(stroke, context)
  }

  package mutating func follow(_ field: FieldID, _ context: Context) {
    guard field == .region, let currency = SetupDefaults.currency(of: region) else { return }
    editor.form.set(.currency, .choice(currency.code))
  }

  package mutating func effects(ofChange field: FieldID, _ context: Context) -> [Effect] {
    guard field == .language, let code = editor.form.choice(.language) else { return [] }
    return [.speak(code)]
  }

  package mutating func press(button: String, _ context: Context) -> [Effect] { [.showDemo] }

  package mutating func submit(_ context: Context) -> [Effect] {
    let form = editor.form
    guard !form.text(.name).isBlank else {
      let sentence = context.words("setup.refusal.name")
      editor.form.refuse(.name, sentence)
      return [.tell(Notice(.trouble, sentence))]
    }
    guard let timeZone = form.choice(.timeZone) else {
      let sentence = context.words("setup.refusal.timeZone")
      editor.form.refuse(.timeZone, sentence)
      return [.tell(Notice(.trouble, sentence))]
    }
    let settings = Settings(
      name: form.text(.name),
      currency: Currency(rawValue: form.choice(.currency) ?? "") ?? defaults.currency,
      timeZone: timeZone,
      region: region,
      language: form.choice(.language) ?? context.words.language.code
    )
    do throws(Refusal) {
      let club = try Club(settings: settings)
      let groups = form.isOn(.starterGroups) ? StarterGroups.drafts(context.words) : []
      return [.found(club.settings, starterGroups: groups)]
    } catch {
      return refuse(error, context)
    }
  }

  package func field(of refusal: Refusal) -> FieldID? {
    switch refusal {
    case .notFound(.timeZone, _): .timeZone
    case .notFound(.language, _): .language
    case .value: .name
    default: nil
    }
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    guard case .notFounded(let sentence) = news else { return [] }
    return [.tell(Notice(.trouble, sentence))]
  }
}
