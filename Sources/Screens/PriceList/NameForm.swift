import Localization
package import Loyalty
package import Terminal

/// A form of one field: the name of a venue, or of a category of the club's own.
package struct NameForm: FormScreen {
  /// The form's only field.
  package enum FieldID: Hashable, Sendable { case name }

  /// What is named.
  enum Subject: Hashable, Sendable {
    /// A venue; nil for a new one.
    case venue(Venue.ID?)
    /// A category; nil for a new one.
    case category(Category.ID?)
  }

  package var editor: Editor<FieldID>
  let subject: Subject

  /// Opens the form of a venue, or of a new one.
  package init(_ venue: Venue?, _ context: Context) {
    self.init(.venue(venue?.id), name: venue?.name ?? "")
  }

  /// Opens the form of a category of the club's own, or of a new one.
  package static func category(_ category: Category? = nil) -> NameForm {
    NameForm(.category(category?.id), name: category?.name ?? "")
  }

  private init(_ subject: Subject, name: String) {
    self.subject = subject
    editor = Editor([.name: .text(name)], focus: .name)
  }

  package static let keys: KeyTable<FormIntent, KeyState<NameForm>> =
    FormKeys.table(save: "button.save")

  package var helpTopic: String { "price-list" }

  private var words: String { if case .category = subject { "categories" } else { "venues" } }

  private var isNew: Bool { subject == .category(nil) || subject == .venue(nil) }

  /// The name that the club has now; nil of a new one.
  private func current(_ context: Context) -> String? {
    switch subject {
    case .venue(let id): id.flatMap { context.club.priceList.venues[$0]?.name }
    case .category(let id): id.flatMap { context.club.priceList.categories[$0]?.name }
    }
  }

  package func trail(_ context: Context) -> [String] {
    guard !isNew else { return [context.words(words + ".new")] }
    return [current(context) ?? "", context.words("groups.editing")]
  }

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    return Form(
      [.gap, .field(Field(.name, words("groups.field.name"), .text(limit: NameRule.limit)))],
      buttons: [
        FormButton(words(isNew ? "button.add" : "button.save"), .submit),
        FormButton(words("button.close"), .close),
      ],
      labelWidth: words("groups.field.name").displayWidth + 3,
      words: FormWords(words)
    )
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    context.words(words + ".hint.name")
  }

  package func field(of refusal: Refusal) -> FieldID? {
    switch refusal {
    case .nameTaken, .value(.nameEmpty), .value(.nameTooLong), .value(.nameUnreadable): .name
    default: nil
    }
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    let name = editor.form.text(.name)
    switch subject {
    case .category(nil): return editor.perform(.createCategory(name))
    case .category(let id?):
      guard editor.isChanged(.name) else { return [.back(.category(id))] }
      let category = context.club.priceList.categories[id]?.name ?? ""
      return editor.perform(.renameCategory(category, name: name))
    case .venue(nil): return editor.perform(.createVenue(name))
    case .venue(let id?):
      guard editor.isChanged(.name) else { return [.back(.venue(id))] }
      let venue = context.club.priceList.venues.reference(id)
      return editor.perform(.editVenue(venue, VenueEdit(name: name)))
    }
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    let list = context.club.priceList
    let typed = editor.form.text(.name)
    let done: (String, String) -> Effect = { key, name in
      .tell(Notice(.done, context.words(key, ["name": .text(name)])))
    }
    switch subject {
    case .category(let own):
      let category = own.flatMap { list.categories[$0] } ?? list.categories.named(typed)
      let back = Effect.back(category.map { .category($0.id) })
      let key = own == nil ? "categories.done.created" : "categories.done.changed"
      return [back, done(key, category?.name ?? typed)]
    case .venue(let own):
      let venue = own.flatMap { list.venues[$0] } ?? list.venues.named(typed)
      let key = own == nil ? "venues.done.created" : "venues.done.changed"
      return [.back(venue.map { .venue($0.id) }), done(key, venue?.name ?? typed)]
    }
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged(let change) = news, editor.pending == nil, let name = current(context) {
      editor.follow([.name: .text(name)], after: change)
    }
    return receiveInForm(news, context)
  }
}
