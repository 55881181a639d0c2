/// Words of a push or SMS that the club keeps under a name, to be picked again.
public struct NamedTemplate: Named, Hashable {
  /// A template's number: given by the store, never reused.
  public typealias ID = Identifier<NamedTemplate>

  /// The number by which the store knows it.
  public let id: ID
  /// Its name.
  public internal(set) var name: String
  /// The title of a push, with variables; an SMS has none.
  public internal(set) var title: String?
  /// The text, with variables.
  public internal(set) var text: String
  /// Whether it was put away.
  public internal(set) var isArchived: Bool

  /// Describes a template.
  public init(id: ID, name: String, title: String? = nil, text: String, isArchived: Bool = false) {
    self.id = id
    self.name = name
    self.title = title
    self.text = text
    self.isArchived = isArchived
  }

  /// The way that its words go: a push has a title.
  public var channel: Channel { title == nil ? .sms : .push }
}

/// A template as somebody wants to keep it.
public struct NamedTemplateDraft: Hashable, Sendable {
  /// The name as it was typed.
  public var name: String
  /// The title of a push; nil makes it a template of SMS.
  public var title: String?
  /// The text.
  public var text: String

  /// Begins a draft.
  public init(name: String, title: String? = nil, text: String) {
    self.name = name
    self.title = title
    self.text = text
  }
}

/// What `editTemplate` asks for; what is nil or `keep` stays.
public struct NamedTemplateEdit: Hashable, Sendable {
  /// Another name.
  public var name: String?
  /// Another title of a push, or none: then it is a template of SMS.
  public var title: Edit<String>
  /// Another text.
  public var text: String?
  /// Whether it is put away.
  public var isArchived: Bool?

  /// Asks for nothing yet, or for what is given.
  public init(
    name: String? = nil,
    title: Edit<String> = .keep,
    text: String? = nil,
    isArchived: Bool? = nil
  ) {
    self.name = name
    self.title = title
    self.text = text
    self.isArchived = isArchived
  }
}

extension Club {
  /// The templates that can be picked for a channel, oldest first.
  public func templates(for channel: Channel) -> [NamedTemplate] {
    templates.items.filter { !$0.isArchived && $0.channel == channel }
  }

  /// Keeps words under a name.
  func createTemplate(_ draft: NamedTemplateDraft) throws(Refusal) -> [Event] {
    let name = try freeName(draft.name, in: templates)
    let words = try words(draft.title, draft.text)
    return [
      .templateCreated(
        NamedTemplate(id: templates.nextID, name: name, title: words.title, text: words.text)
      )
    ]
  }

  /// Changes a template; what was sent with its words keeps them.
  func editTemplate(_ typed: String, _ edit: NamedTemplateEdit) throws(Refusal) -> [Event] {
    guard let was = templates.find(typed) else { throw .notFound(.template, typed: typed) }
    var now = was
    if let name = edit.name { now.name = try freeName(name, in: templates, except: was.id) }
    let words = try words(edit.title.applied(to: was.title), edit.text ?? was.text)
    (now.title, now.text) = (words.title, words.text)
    now.isArchived = edit.isArchived ?? was.isArchived
    return Change(from: was, to: now).map { [.templateChanged($0)] } ?? []
  }

  /// Words as a mailing may have them: a title that was given and is blank is missing.
  private func words(
    _ title: String?,
    _ text: String
  ) throws(Refusal) -> (title: String?, text: String) {
    try texts(title == nil ? .sms : .push, title, text)
  }
}
