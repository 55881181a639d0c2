import Localization
package import Loyalty
package import Terminal

/// What the forms of a new and of an existing group have in common.
package protocol GroupFormScreen: FormScreen where FieldID == GroupField {
  /// The group being changed; nil for a new one.
  var own: Group.ID? { get }
}

extension GroupFormScreen {
  package var helpTopic: String { "group-form" }

  package mutating func follow(_ field: GroupField, _ context: Context) {
    switch field {
    case .welcome: offer("groups.sms.defaultWelcome", .welcome, .welcomeText, context)
    case .afterOrder: offer("groups.sms.defaultAfterOrder", .afterOrder, .afterOrderText, context)
    default: break
    }
  }

  /// Begins an empty message with the usual words once it is switched on.
  private mutating func offer(
    _ key: String,
    _ isOn: GroupField,
    _ text: GroupField,
    _ context: Context
  ) {
    guard editor.form.isOn(isOn), editor.form.text(text).isEmpty else { return }
    editor.form.set(text, .text(context.words(key)))
  }

  package func field(of refusal: Refusal) -> GroupField? {
    switch refusal {
    case .nameTaken, .value(.nameEmpty), .value(.nameTooLong), .value(.nameUnreadable): .name
    case .textTooLong(_, let limit) where limit == Club.textLimit: .description
    case .templateInvalid, .templateEmpty, .textTooLong:
      (try? MessageTemplate(editor.form.text(.welcomeText), for: .welcome)) == nil
        && editor.form.isOn(.welcome) ? .welcomeText : .afterOrderText
    case .groupArchived: .isDefault
    case .programArchived, .programOfOtherType, .notFound(.program, _): .program
    default: nil
    }
  }

  /// The program chosen, if it is one of the type that is chosen.
  func program(_ context: Context) -> String? {
    let programs = context.club.programs(editor.form.loyaltyType)
    return programs.first { $0.name == editor.form.program }?.name
  }

  /// Asks for a name in the group's words; nil where there is one.
  mutating func refuseBlankName(_ context: Context) -> [Effect]? {
    guard editor.form.text(.name).isBlank else { return nil }
    let sentence = context.words("groups.refusal.nameEmpty")
    editor.form.refuse(.name, sentence)
    return [.tell(Notice(.trouble, sentence))]
  }

  /// An SMS as the form has it; one that is off and cannot be sent is left without text.
  func sms(
    _ isOn: GroupField,
    _ text: GroupField,
    for moment: MessageTemplate.Context
  ) -> SmsSetting {
    let sms = editor.form.sms(isOn, text)
    let canBeSent = (try? MessageTemplate(sms.template, for: moment)) != nil
    return sms.isOn || canBeSent ? sms : .off
  }

  package func hint(_ field: GroupField, _ context: Context) -> String? {
    let words = context.words
    switch field {
    case .name: return nameHint(context)
    case .description: return words("groups.hint.description")
    case .loyalty: return words("groups.hint.loyalty")
    case .program: return words("groups.hint.program")
    case .isDefault: return words("groups.hint.default")
    case .welcome: return words("groups.hint.welcomeSms")
    case .afterOrder: return words("groups.hint.afterOrderSms")
    case .welcomeText: return variablesHint(.welcome, context)
    case .afterOrderText: return variablesHint(.afterOrder, context)
    }
  }

  private func variablesHint(_ moment: MessageTemplate.Context, _ context: Context) -> String {
    let names = moment.variables.map { "{\($0.rawValue)}" }.joined(separator: ", ")
    return context.words("groups.hint.template", ["variables": .text(names)])
  }

  /// What is to be known about the name while it is typed.
  private func nameHint(_ context: Context) -> String {
    let words = context.words
    let name = editor.form.text(.name)
    switch context.club.groups.advice(onName: name, of: own) {
    case .taken(let holder):
      let refusal = Refusal.nameTaken(
        name: name,
        existing: holder.name,
        isArchived: holder.isArchived
      )
      return context.refusalSentence.problem(refusal)
    case .similar(let groups):
      return words(
        "groups.hint.nameSimilar",
        ["names": .text(words.list(groups.map(\.name), limit: 2))]
      )
    case .otherStyle(let example):
      return words("groups.hint.nameStyle", ["example": .text(example.name)])
    case nil: return words("groups.hint.name")
    }
  }

  package func view(_ context: Context) -> View {
    let form = View.form(FormView(wholeForm(context), editor.form))
    let view = View.stack([.gap(), StackPart(form, .filling(atLeast: Self.leastRows))])
    return editor.question.map { $0.over(view) } ?? view
  }

  /// Rows of the form below which the free row above it goes.
  private static var leastRows: Int { 10 }

  package func status(_ context: Context) -> Status {
    guard let field = editor.form.focusedID else { return Status() }
    let text = hint(field, context) ?? ""
    guard field == .name else { return Status(text) }
    let name = editor.form.text(.name)
    let isFree = context.club.groups.advice(onName: name, of: own) == nil
    let hasName = name.contains { !$0.isWhitespace }
    return Status(text, right: isFree && hasName ? context.words("groups.hint.nameUnique") : nil)
  }
}
