import Localization
import Loyalty
import Terminal

/// Describes the form of a group as it is now (screens.md, wireframe 3).
struct GroupFormDescription {
  private let state: FormState<GroupField>
  /// The group being changed; nil for a new one.
  private let own: Group.ID?
  private let names: NameLengths?
  private let context: Context
  private var words: Words { context.words }

  init(
    _ state: FormState<GroupField>,
    of own: Group.ID?,
    names: NameLengths?,
    _ context: Context
  ) {
    self.state = state
    self.own = own
    self.names = names
    self.context = context
  }

  /// The whole form.
  ///
  /// - Parameter submit: What the main button says.
  /// - Returns: The form, an SMS text among its fields where the SMS is on.
  func form(submit: String) -> Form<GroupField> {
    Form(
      [text, [FormItem<GroupField>.gap], program, [.gap], messages].flatMap { $0 },
      buttons: [
        FormButton(submit, .submit), FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private var text: [FormItem<GroupField>] {
    [
      .field(Field(.name, words("groups.field.name"))),
      .field(
        Field(.description, words("groups.field.description"), .text(limit: Club.textLimit))
      ),
    ]
  }

  private var program: [FormItem<GroupField>] {
    let options = LoyaltyType.allCases.map {
      FieldOption($0.rawValue, words("groups.loyalty." + $0.rawValue))
    }
    let type = state.loyaltyType
    let programs = context.club.programs(type)
    let isMissing = type != .none && programs.isEmpty
    let later = isMissing ? [words("groups.field.programLater." + type.rawValue)] : []
    let choice = programs.isEmpty ? [] : [choice(of: programs, type)]
    return [
      .field(
        Field(.loyalty, words("groups.field.loyalty"), .choice(options), notes: later)
      )
    ] + choice + [
      .field(
        Field(.isDefault, "", .check(words("groups.field.default")), notes: defaultNotes)
      )
    ]
  }

  /// The choice of the program, with its tiers below (screens.md, wireframe 3).
  private func choice(of programs: [Program], _ type: LoyaltyType) -> FormItem<GroupField> {
    let none = FieldOption("", words("groups.field.noProgram"))
    let options = [none] + programs.map { FieldOption($0.name, $0.name) }
    let chosen = programs.first { $0.name == state.program }
    return .field(
      Field(
        .program,
        words("groups.field.\(type.rawValue)Program"),
        .list(options),
        notes: [
          chosen.map { TierWords(words).short($0.tiers) }
            ?? words("groups.field.programOpen." + type.rawValue)
        ]
      )
    )
  }

  /// Which group is the default one now, and that the mark will move.
  private var defaultNotes: [String] {
    guard let id = context.club.groups.defaultGroup, let group = context.club.groups[id] else {
      return [words("groups.field.defaultNone")]
    }
    if id == own {
      return state.isOn(.isDefault) ? [] : [words("groups.field.defaultGoes")]
    }
    let key = state.isOn(.isDefault) ? "groups.field.defaultMoves" : "groups.field.defaultNow"
    return [words(key, ["name": .text(group.name)])]
  }

  private var messages: [FormItem<GroupField>] {
    let label = words("groups.field.sms")
    let welcome = message(.welcome, .welcomeText, label, "groups.field.welcomeSms", for: .welcome)
    let afterOrder = message(
      .afterOrder,
      .afterOrderText,
      "",
      "groups.field.afterOrderSms",
      for: .afterOrder
    )
    return welcome + afterOrder
  }

  private func message(
    _ isOn: GroupField,
    _ text: GroupField,
    _ label: String,
    _ title: String,
    for moment: MessageTemplate.Context
  ) -> [FormItem<GroupField>] {
    let check = Field(isOn, label, .check(words(title)))
    guard state.isOn(isOn) || state.refusal(text) != nil else { return [.field(check)] }
    let variables = moment.variables.map { variable in
      FieldOption("{\(variable.rawValue)}", words.template(variable))
    }
    let cost = SmsCostLine(context, names).notes(for: state.text(text), sent: moment)
    let template = Field(
      text,
      "",
      .text(limit: MessageTemplate.lengthLimit, variables: variables),
      notes: cost,
      indent: 4
    )
    return [.field(check), .field(template)]
  }
}

extension Words {
  /// A variable with what it stands for: "{name}  the client's name".
  fileprivate func template(_ variable: MessageTemplate.Variable) -> String {
    "{\(variable.rawValue)}  " + self("groups.variable." + variable.rawValue)
  }
}
