import Localization
package import Loyalty
package import Terminal

/// Settings → Messages and gateways: quiet hours, the cap, who sends, what goes by itself, and
/// beneath it where messages go.
package struct MessageRulesScreen: FormScreen {
  package var editor: Editor<MessageRulesField>
  private var gateways: GatewayFacts?
  private let names: NameLengths?

  /// Opens the rules as they are.
  package init(_ context: Context) {
    editor = Editor([MessageRulesField: FieldValue](context.club.settings.messages), focus: .quiet)
    gateways = context.gateways?()
    names = NameLengths(context)
  }

  package static let keys: KeyTable<FormIntent, KeyState<MessageRulesScreen>> =
    FormKeys.table(save: "club.save")

  package var helpTopic: String { "push" }

  package func trail(_ context: Context) -> [String] {
    [context.words("menu.section.settings"), context.words("menu.item.gateways")]
  }

  // MARK: Form

  package func form(_ context: Context) -> Form<MessageRulesField> {
    let words = context.words
    let form = editor.form
    let quiet: [FormItem<MessageRulesField>] =
      form.isOn(.quiet) ? [text(.quietFrom, words), text(.quietUntil, words)] : []
    return Form(
      [check(.quiet, words("gateways.field.quiet.label"), words)] + quiet
        + [number(.capCount, words), number(.capHours, words)]
        + [check(.desksSend, words("gateways.field.desksSend.label"), words)]
        + reminder(.birthday, words("gateways.field.reminders"), context)
        + reminder(.burning, "", context),
      buttons: [FormButton(words("club.save"), .submit)]
        + (gateways == nil ? [] : [FormButton(words("gateways.title"), .other("gateways"))])
        + [FormButton(words("button.close"), .close)],
      labelWidth: Self.labelWidth(words),
      words: FormWords(words)
    )
  }

  static func labelWidth(_ words: Words) -> Int {
    let labels = ["quiet.label", "capCount", "capHours", "desksSend.label", "reminders"]
    return (labels.map { words("gateways.field." + $0).displayWidth }.max() ?? 0) + 3
  }

  private func check(
    _ id: MessageRulesField,
    _ label: String,
    _ words: Words
  ) -> FormItem<MessageRulesField> {
    .field(Field(id, label, .check(words("gateways.field." + id.rawValue))))
  }

  private func text(_ id: MessageRulesField, _ words: Words) -> FormItem<MessageRulesField> {
    .field(Field(id, words("gateways.field." + id.rawValue), .text(limit: 5)))
  }

  private func number(_ id: MessageRulesField, _ words: Words) -> FormItem<MessageRulesField> {
    .field(Field(id, words("gateways.field." + id.rawValue), .number))
  }

  /// The switch, and beneath it channel, days and text once it is on.
  private func reminder(
    _ fields: ReminderFields,
    _ label: String,
    _ context: Context
  ) -> [FormItem<MessageRulesField>] {
    let (words, form) = (context.words, editor.form)
    let isOn = check(fields.isOn, label, words)
    guard form.isOn(fields.isOn) else { return [isOn] }
    let channels = [Channel.sms, .push].map {
      FieldOption($0.rawValue, words("clients.consent." + $0.rawValue))
    }
    let variables = fields.speaks.variables.map {
      FieldOption(
        "{\($0.rawValue)}",
        "{\($0.rawValue)}  " + words("groups.variable." + $0.rawValue)
      )
    }
    let (text, cost) = (form.text(fields.text), SmsCostLine(context, names))
    let isSms = form.choice(fields.channel) == Channel.sms.rawValue && !text.isBlank
    return [
      isOn,
      .field(Field(fields.channel, "  " + words("gateways.field.channel"), .choice(channels))),
      .field(Field(fields.days, "  " + words("gateways.field.days"), .number)),
      .field(
        Field(
          fields.text,
          "  " + words("mailings.field.text"),
          .text(limit: MessageTemplate.lengthLimit, variables: variables),
          notes: isSms ? cost.short(for: text, sent: fields.speaks) : []
        )
      ),
    ]
  }

  package func hint(_ field: MessageRulesField, _ context: Context) -> String? {
    context.words("gateways.hint." + field.rawValue)
  }

  package mutating func follow(_ field: MessageRulesField, _ context: Context) {
    for fields in [ReminderFields.birthday, .burning] where fields.isOn == field {
      guard editor.form.isOn(field), editor.form.text(fields.text).isEmpty else { continue }
      editor.form.set(fields.text, .text(context.words("gateways.default." + field.rawValue)))
    }
  }

  // MARK: Picture

  /// The form, and below it where messages go.
  package func view(_ context: Context) -> View {
    let words = context.words
    let form = View.form(FormView(wholeForm(context), editor.form))
    let lines = gateways.map { GatewayLines($0, words, columns: context.size.columns - 6).lines }
    let room = context.size.rows - 5 - form.fittingRows(columns: context.size.columns)
    var parts = [StackPart(form, .filling(atLeast: 8))]
    // What can be changed comes before what only tells; trouble with the file stays.
    if let lines, room >= lines.count || gateways?.problem != nil {
      parts.append(
        StackPart(.labels(LabelsView(lines, labelWidth: Self.labelWidth(words))))
      )
    }
    let view = View.stack(parts)
    return editor.question.map { $0.over(view) } ?? view
  }

  // MARK: Saving

  package mutating func submit(_ context: Context) -> [Effect] {
    do throws(MessageRulesReading.Problem) {
      let edit = try MessageRulesReading(editor.form).edit()
      if let field = unsendable(edit) {
        throw MessageRulesReading.Problem(field: field, words: "gateways.problem.topic", typed: "")
      }
      return editor.perform(.setSettings(SettingsEdit(messages: edit)))
    } catch {
      let sentence = context.words(error.words, ["typed": .text(error.typed)])
      editor.form.refuse(error.field, sentence)
      editor.form.focus(error.field)
      return [.tell(Notice(.trouble, sentence))]
    }
  }

  /// The way of a reminder by push that could not go: it speaks to one client, and the topic of ntfy
  /// is for all.
  private func unsendable(_ edit: MessageRulesEdit) -> MessageRulesField? {
    guard OneTopic(gateways).isSet else { return nil }
    let reminders = [(edit.birthday, ReminderFields.birthday), (edit.burning, .burning)]
    return reminders.first { $0.0?.isOn == true && $0.0?.channel == .push }?.1.channel
  }

  package mutating func press(button: String, _ context: Context) -> [Effect] {
    guard let gateways else { return [] }
    // The form would show a file that cannot be read as an empty one, and could not save either.
    if let problem = gateways.problem { return [.tell(Notice(.trouble, problem))] }
    return [.open(GatewayForm(gateways.draft))]
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .returned = news { gateways = context.gateways?() }
    return receiveInForm(news, context)
  }

  package func field(of refusal: Refusal) -> MessageRulesField? {
    switch refusal {
    case .mailing(.ruleInvalid(let value, let limit)): field(holding: value, limit: limit)
    case .templateInvalid, .templateEmpty, .textTooLong:
      [ReminderFields.birthday, .burning].first { fields in
        editor.form.isOn(fields.isOn)
          && (try? MessageTemplate(editor.form.text(fields.text), for: fields.speaks)) == nil
      }?.text
    default: nil
    }
  }

  private func field(holding value: Int, limit: Int) -> MessageRulesField? {
    let candidates: [MessageRulesField] =
      switch limit {
      case MessageRules.Cap.countLimit: [.capCount]
      case MessageRules.Cap.hoursLimit: [.capHours]
      default: [.birthdayDays, .burningDays]
      }
    return candidates.first { Int(editor.form.text($0)) == value }
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    [.back(nil), .tell(Notice(.done, context.words("club.done")))]
  }
}

/// Where messages go, in lines.
struct GatewayLines {
  private let facts: GatewayFacts
  private let words: Words
  private let columns: Int

  init(_ facts: GatewayFacts, _ words: Words, columns: Int) {
    self.facts = facts
    self.words = words
    self.columns = columns
  }

  var lines: [LabelledLine] {
    let files = words("gateways.toFiles", ["folder": .text(facts.folder)])
    let file = LabelledLine(words("gateways.file"), facts.file)
    if let problem = facts.problem {
      return problem.wrapped(to: columns).map { .words($0, style: .accent) } + [file]
    }
    return [
      LabelledLine(words("gateways.sms"), facts.sms ?? files),
      LabelledLine(words("gateways.push"), facts.push ?? files), file,
    ]
  }
}
