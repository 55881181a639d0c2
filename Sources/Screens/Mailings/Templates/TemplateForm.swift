import Localization
package import Loyalty
package import Terminal

/// The form of a template of messages, new or existing; of an existing one only what was changed is
/// sent, and what another desk changes meanwhile follows.
package struct TemplateForm: FormScreen {
  /// The form's fields.
  package enum FieldID: String, Hashable, Sendable { case name, channel, title, text }

  package var editor: Editor<FieldID>
  /// The template being changed; nil for a new one.
  let own: NamedTemplate.ID?
  private let names: NameLengths?

  /// Opens the form of a template.
  package init(_ template: NamedTemplate, _ context: Context) {
    own = template.id
    names = NameLengths(context)
    editor = Editor(Self.values(of: template), focus: .name)
  }

  /// Opens the form of a new one, with words that were typed elsewhere.
  package init(
    named name: String = "",
    for channel: Channel = .push,
    title: String = "",
    text: String = "",
    _ context: Context
  ) {
    own = nil
    names = NameLengths(context)
    let blank: [FieldID: FieldValue] = [
      .name: .text(""), .channel: .choice(Channel.push.rawValue), .title: .text(""),
      .text: .text(""),
    ]
    editor = Editor(blank, focus: .name)
    let words: [FieldID: FieldValue] = [
      .name: .text(name), .channel: .choice(channel.rawValue), .title: .text(title),
      .text: .text(text),
    ]
    for (id, value) in words where blank[id] != value { editor.form.set(id, value) }
  }

  private static func values(of template: NamedTemplate) -> [FieldID: FieldValue] {
    [
      .name: .text(template.name), .channel: .choice(template.channel.rawValue),
      .title: .text(template.title ?? ""), .text: .text(template.text),
    ]
  }

  package static let keys: KeyTable<FormIntent, KeyState<TemplateForm>> =
    FormKeys.table(save: "button.save")

  package var helpTopic: String { "push" }

  package func trail(_ context: Context) -> [String] {
    guard let own else { return [context.words("templates.new")] }
    return [context.club.templates[own]?.name ?? "", context.words("groups.editing")]
  }

  // MARK: The form

  private var channel: Channel {
    editor.form.choice(.channel).flatMap { Channel(rawValue: $0) } ?? .push
  }

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let fields = MessageTextFields<FieldID>(channel, context)
    let title = channel == .push ? [fields.title(.title, editor.form.text(.title))] : []
    let text = fields.text(.text, editor.form.text(.text)) {
      SmsCostLine(context, names).notes(for: $0, sent: .mailing)
    }
    let options = [Channel.sms, .push].map {
      FieldOption($0.rawValue, words("clients.consent." + $0.rawValue))
    }
    let name = words("groups.field.name")
    let widest = [name, words("mailings.field.title"), words("mailings.field.text")]
      .map(\.displayWidth).max()
    return Form(
      [
        .gap, .field(Field(.name, name, .text(limit: NameRule.limit))),
        .field(Field(.channel, words("mailings.field.channel"), .choice(options))),
      ] + title + [text],
      buttons: [
        FormButton(words(own == nil ? "button.add" : "button.save"), .submit),
        FormButton(words("button.close"), .close),
      ],
      labelWidth: (widest ?? 0) + 3,
      words: FormWords(words)
    )
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    context.words("templates.hint." + field.rawValue)
  }

  package func field(of refusal: Refusal) -> FieldID? {
    switch refusal {
    case .nameTaken, .value(.nameEmpty), .value(.nameTooLong), .value(.nameUnreadable): .name
    case .mailing(.titleMissing): .title
    case .templateEmpty: .text
    case .templateInvalid(let variable, _):
      editor.form.text(.title).contains("{" + variable) ? .title : .text
    case .textTooLong(let length, _):
      editor.form.text(.title).unicodeScalars.count == length ? .title : .text
    default: nil
    }
  }

  // MARK: Saving

  package mutating func submit(_ context: Context) -> [Effect] {
    let form = editor.form
    let title = channel == .push ? form.text(.title) : nil
    let (name, text) = (form.text(.name), form.text(.text))
    guard let own else {
      return editor.perform(
        .createTemplate(NamedTemplateDraft(name: name, title: title, text: text))
      )
    }
    var edit = NamedTemplateEdit()
    if editor.isChanged(.name) { edit.name = name }
    if editor.isChanged(.title, .channel) { edit.title = title.map { .set($0) } ?? .clear }
    if editor.isChanged(.text) { edit.text = text }
    guard edit != NamedTemplateEdit() else { return [.back(.template(own))] }
    return editor.perform(.editTemplate(context.club.templates.reference(own), edit))
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    let (templates, name) = (context.club.templates, editor.form.text(.name))
    let template = own.flatMap { templates[$0] } ?? templates.named(name)
    let done = context.words(
      own == nil ? "templates.done.created" : "templates.done.changed",
      ["name": .text(template?.name ?? name)]
    )
    return [.back(template.map { .template($0.id) }), .tell(Notice(.done, done))]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged(let change) = news, editor.pending == nil,
      let template = own.flatMap({ context.club.templates[$0] })
    {
      editor.follow(Self.values(of: template), after: change)
    }
    return receiveInForm(news, context)
  }
}
