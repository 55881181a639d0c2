import Localization
import Loyalty
import Terminal

/// Describes the form of a program as it is now, in the source's words (screens.md "Words").
struct ProgramFormDescription {
  private let state: FormState<ProgramField>
  private let kind: LoyaltyType
  /// The program that is changed; nil for a new one.
  private let program: Program?
  private let context: Context
  private var words: Words { context.words }

  init(
    _ state: FormState<ProgramField>,
    _ kind: LoyaltyType,
    of program: Program?,
    _ context: Context
  ) {
    self.state = state
    self.kind = kind
    self.program = program
    self.context = context
  }

  /// The whole form.
  var form: Form<ProgramField> {
    let terms = kind == .bonus ? bonus : discount
    let items = [about, password, accrual, [.gap], tiers, [.gap], parameters, terms]
      .flatMap { $0 }
    return Form(
      items,
      buttons: [
        FormButton(
          words(program == nil ? "programs.create." + kind.rawValue : "button.save"),
          .submit
        ),
        FormButton(words("programs.key.try"), .other(ProgramForm.tryButton)),
        FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private var about: [FormItem<ProgramField>] {
    [
      .field(Field(.name, words("groups.field.name"))),
      field(.description, .text(limit: Club.textLimit), label: "groups.field.description"),
    ]
  }

  /// The password, which is never shown: what is saved of it is said in words.
  private var password: [FormItem<ProgramField>] {
    let hasPassword = program?.password != nil
    let isTyped = !state.text(.password).isEmpty
    let isTakenAway = hasPassword && state.isOn(.noPassword)
    var field = Field(
      ProgramField.password,
      words("programs.field.password"),
      .secret(limit: Passwords.limit),
      trailing: hasPassword && !isTyped && !isTakenAway ? words("programs.password.kept") : "",
      isEnabled: !isTakenAway
    )
    if let hint = KeyboardHint(words).sentence(for: state.text(.password)) {
      field.trailing = hint
    }
    var items = [FormItem.field(field)]
    if isTyped, !isTakenAway {
      let again = words("programs.field.passwordAgain")
      items.append(.field(Field(.passwordAgain, again, .secret(limit: Passwords.limit))))
    }
    if hasPassword, !isTyped {
      items.append(.field(Field(.noPassword, "", .check(words("programs.field.noPassword")))))
    }
    return items
  }

  private var accrual: [FormItem<ProgramField>] {
    let percent = FieldOption("percent", words("programs.accrual." + kind.rawValue))
    return [field(.accrual, .choice([percent]), label: "programs.field.accrual." + kind.rawValue)]
  }

  // MARK: Tiers

  private var tiers: [FormItem<ProgramField>] {
    let bounds = Tiers.Bound.allCases.map {
      FieldOption($0.rawValue, words("programs.bound." + $0.rawValue))
    }
    let rows = (0..<TypedTiers(state).shown).flatMap { place in
      [
        FormItem<ProgramField>.field(
          Field(.threshold(place), place == 0 ? words("programs.field.tiers") : "")
        ),
        .field(Field(.percent(place), "", columnBeside: Self.percentColumn)),
      ]
    }
    return [field(.bound, .choice(bounds))] + rows + [trial] + advice
  }

  /// What the manager might want to look at again, as far as the form can be read.
  private var advice: [FormItem<ProgramField>] {
    guard let draft = try? ProgramReading(state, kind).draft() else { return [] }
    return AdviceWords(context).sentences(context.club.advice(on: draft)).map { .note($0) }
  }

  /// A total typed to see its percent, with the tiers as sentences below.
  private var trial: FormItem<ProgramField> {
    let tiers = try? ProgramReading(state, kind).tiers()
    var field = Field(ProgramField.trial, words("programs.field.trial"))
    if let tiers {
      let total = try? Money(typed: state.text(.trial))
      if let total, !state.text(.trial).isEmpty {
        field.notes.append(
          words(
            "programs.trial",
            [
              "total": .text(words.money(minorUnits: total.minorUnits)),
              "percent": .text(TierWords(words).percent(tiers.tier(for: total).percent)),
            ]
          )
        )
      }
      field.notes += TierWords(words).sentences(tiers)
    }
    return .field(field)
  }

  private static var percentColumn: Int { 16 }

  // MARK: Parameters

  private var parameters: [FormItem<ProgramField>] {
    let windows = ["allTime", "lastDays", "calendarYear"].map {
      FieldOption($0, words("programs.window." + $0))
    }
    let days = state.choice(.window) == "lastDays" || state.refusal(.windowDays) != nil
    return [field(.window, .choice(windows))]
      + (days ? [field(.windowDays, .number)] : [])
      + [
        categories(
          .categories,
          none: "programs.allCategories",
          label: "categories." + kind.rawValue
        ),
        field(.minimum, .number),
      ]
  }

  private var bonus: [FormItem<ProgramField>] {
    let roundings = AccrualRounding.allCases.map {
      FieldOption($0.rawValue, words("programs.rounding." + $0.rawValue))
    }
    let hasBirthday = !state.text(.birthday).isEmpty
    return [
      categories(.payable, none: "programs.noCategories", label: "payable"),
      field(.limit, .number),
      field(.delay, .number),
      field(.expiry, .number),
      field(.rounding, .choice(roundings)),
      .field(Field(.partlyPaid, "", .check(words("programs.field.partlyPaid")))),
      .gap,
      field(.welcome, .number),
      field(.birthday, .number),
    ]
      + (hasBirthday ? [field(.birthdayBefore, .number), field(.birthdayAfter, .number)] : [])
      + [field(.referrer, .number), field(.friend, .number)]
  }

  private var discount: [FormItem<ProgramField>] {
    let days = Weekday.allCases.map {
      FieldOption(String($0.rawValue), words("weekday.\($0.rawValue)"))
    }
    return [
      field(.cap, .number),
      field(.days, .several(days, none: words("programs.everyDay"))),
      field(.from, .text(limit: 5)),
      field(.until, .text(limit: 5)),
    ]
  }

  private func categories(
    _ id: ProgramField,
    none: String,
    label: String
  ) -> FormItem<ProgramField> {
    let options = context.categoryOptions
    return field(id, .several(options, none: words(none)), label: "programs.field." + label)
  }

  private func field(
    _ id: ProgramField,
    _ kind: FieldKind,
    label: String? = nil
  ) -> FormItem<ProgramField> {
    .field(Field(id, words(label ?? "programs.field." + id.label), kind))
  }
}
