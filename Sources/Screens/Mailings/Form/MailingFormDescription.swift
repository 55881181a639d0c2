import Localization
import Loyalty
import Terminal

/// Describes the form of a push or SMS as it is now (screens.md, wireframe 7).
struct MailingFormDescription {
  private let state: FormState<MailingField>
  private let reading: MailingReading
  private let clients: [Client.ID]
  private let ends: [Client.ID]
  private let choosesChannel: Bool
  private let isLatin: Bool
  private let context: Context
  private var words: Words { context.words }

  init(
    _ state: FormState<MailingField>,
    clients: [Client.ID],
    ends: [Client.ID],
    choosesChannel: Bool,
    isLatin: Bool,
    _ context: Context
  ) {
    self.isLatin = isLatin
    self.state = state
    self.clients = clients
    self.ends = ends
    self.choosesChannel = choosesChannel
    self.context = context
    reading = MailingReading(state, clients, context)
  }

  /// The whole form.
  var form: Form<MailingField> {
    let channel = choosesChannel ? [self.channel] : []
    let fields = MessageTextFields<MailingField>(reading.channel, context)
    let title = reading.channel == .push ? [fields.title(.title, state.text(.title))] : []
    let text = fields.text(.text, state.text(.text)) {
      SmsForecast(context, isLatin: isLatin).notes($0, for: ends)
    }
    return Form(
      channel + [template] + title + [text, sendAt, recipients, kind, .gap],
      buttons: [
        FormButton(button, .submit), FormButton(words("mailings.button.test"), .other("test")),
        FormButton(words("button.close"), .close),
      ],
      words: FormWords(words)
    )
  }

  private var channel: FormItem<MailingField> {
    let options = [Channel.sms, .push].map {
      FieldOption($0.rawValue, words("clients.consent." + $0.rawValue))
    }
    return field(.channel, .choice(options))
  }

  private var template: FormItem<MailingField> {
    let none = FieldOption(TemplatePicking.none, words("mailings.template.none"))
    let options = context.club.templates(for: reading.channel).map {
      FieldOption($0.id.description, $0.name)
    }
    return field(.template, .list([none] + options))
  }

  private var sendAt: FormItem<MailingField> {
    let kind: FieldKind = reading.picking.map { .date($0) } ?? .text(limit: 40)
    var field = Field(MailingField.sendAt, words("mailings.field.sendAt"), kind)
    if let given = try? reading.sendAt() {
      let goes = context.club.time(for: reading.kind, at: given)
      field.trailing = MailingWords(context).moment(goes)
      if given < context.now { field.trailing += ", " + words("mailings.past") }
      field.notes = skipped.map { [$0] } ?? []
      if goes > given { field.notes.append(words("mailings.note.quiet", quiet)) }
    } else if state.text(.sendAt).isBlank {
      let goes = context.club.time(for: reading.kind, at: context.now)
      field.trailing = words("mailings.atOnce")
      if goes > context.now { field.notes = [words("mailings.note.quiet", quiet)] }
    }
    return .field(field)
  }

  /// That there is no such time on that day: clocks are put forward.
  private var skipped: String? {
    guard let skipped = reading.skippedTime else { return nil }
    return words(
      "mailings.note.skippedTime",
      ["typed": .text(skipped.typed.text), "time": .text(skipped.goes.text)]
    )
  }

  private var quiet: [String: WordValue] {
    guard let hours = context.club.settings.messages.quietHours else { return [:] }
    return ["from": .text(hours.from.text), "until": .text(hours.until.text)]
  }

  private var recipients: FormItem<MailingField> {
    // One key too many must not send to everybody what was written to chosen clients.
    guard clients.isEmpty else {
      return field(.recipients, .list([FieldOption(MailingReading.marked, marked)]))
    }
    var options = [FieldOption(MailingReading.everybody, words("mailings.everybody"))]
    options += context.club.groups.inUse.map {
      FieldOption($0.id.description, words("mailings.group", ["name": .text($0.name)]))
    }
    return field(.recipients, .list(options))
  }

  private var marked: String {
    guard clients.count == 1 else {
      return words("mailings.marked", ["count": .number(clients.count)])
    }
    return context.name(of: clients[0])
  }

  private var kind: FormItem<MailingField> {
    let options = Loyalty.Message.Kind.allCases.map {
      FieldOption($0.rawValue, words("mailings.kind." + $0.rawValue))
    }
    return field(.kind, .choice(options))
  }

  private func field(_ id: MailingField, _ kind: FieldKind) -> FormItem<MailingField> {
    .field(Field(id, words("mailings.field." + id.rawValue), kind))
  }

  /// What the main button says: the moment at which it goes.
  var button: String {
    let given = (try? reading.sendAt()) ?? nil
    let goes = context.club.time(for: reading.kind, at: given ?? context.now)
    guard goes > context.now else { return words("mailings.button.send") }
    let moment = MailingWords(context).buttonMoment(goes)
    return words("mailings.button.sendAt", ["moment": .text(moment)])
  }
}
