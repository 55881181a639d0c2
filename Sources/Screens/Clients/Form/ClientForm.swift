import Localization
package import Loyalty
package import Terminal

/// Registers a client or changes a card.
///
/// What is typed is understood aloud: the phone as it will be kept and whose it is already, an
/// e-mail typed in the other layout, a birthday with its age, the group that will lead.
package struct ClientForm: FormScreen {
  /// The form's fields.
  package enum FieldID: String, CaseIterable, Hashable, Sendable {
    case name, phone, email, city, birthday, gender, groups, sms, push, mail, usesApp, note,
      referrer
  }

  /// The client whose card is changed; nil for a new one.
  private(set) var own: Client.ID?
  /// Whether a new client is handed to the screen below, which wanted to choose one.
  let isChosen: Bool
  package var editor: Editor<FieldID>
  /// The referrer who was chosen, and how the field shows it.
  var referrer: (id: Client.ID, text: String)?
  /// Whether a list stands above to choose the referrer from.
  private var isChoosingReferrer = false

  /// Opens an empty form with what was typed to find the client.
  ///
  /// - Parameters:
  ///   - typed: What was typed in the find line.
  ///   - isChosen: Whether the new client is handed to the screen below instead of being opened.
  ///   - context: The club.
  package init(
    registering typed: TypedClient,
    isChosen: Bool = false,
    _ context: Context
  ) {
    own = nil
    self.isChosen = isChosen
    let groups = [context.club.groups.defaultGroup].compactMap { $0?.description }
    let values: [FieldID: FieldValue] = [
      .name: .text(typed.name), .phone: .text(typed.phone), .email: .text(typed.email),
      .groups: .several(groups), .gender: .choice(Self.noGender),
    ]
    let focus: FieldID = typed.name.isEmpty ? .name : typed.phone.isEmpty ? .phone : .birthday
    editor = Editor(values, focus: focus)
  }

  /// Opens a card for changes; nil when it cannot be read.
  package init?(changing id: Client.ID, _ context: Context) {
    guard let card = context.card(id) else { return nil }
    own = id
    isChosen = false
    referrer = card.referrer.map { ($0, context.name(of: $0)) }
    let values = Self.values(of: card, referrer: referrer?.text, context)
    editor = Editor(values, focus: .name)
  }

  /// Stands for a gender that was not told.
  static let noGender = "none"

  private static func values(
    of card: Client,
    referrer: String?,
    _ context: Context
  ) -> [FieldID: FieldValue] {
    let birthday = card.birthday.map { context.words.date($0) } ?? ""
    let inUse = context.club.groups.inUse.filter { card.groups.contains($0.id) }
    return [
      .name: .text(card.name),
      .phone: .text(context.words.phone(card.phone.e164)),
      .email: .text(card.email ?? ""),
      .city: .text(card.city ?? ""),
      .birthday: .text(birthday),
      .gender: .choice(card.gender?.rawValue ?? noGender),
      .groups: .several(inUse.map(\.id.description)),
      .sms: .check(card.consents[.sms]?.isGiven == true),
      .push: .check(card.consents[.push]?.isGiven == true),
      .mail: .check(card.consents[.email]?.isGiven == true),
      .usesApp: .check(card.usesApp),
      .note: .text(card.note ?? ""),
      .referrer: .text(referrer ?? ""),
    ]
  }

  package var helpTopic: String { "client-form" }

  package func trail(_ context: Context) -> [String] {
    [context.words(own == nil ? "clients.new" : "clients.changing")]
  }

  // MARK: Keys

  package static let keys = KeyTable<FormIntent, KeyState<ClientForm>>(
    usualKeys.bindings.map { binding in
      guard binding.intent == .choose else { return binding }
      var binding = binding
      let usual = binding.unless
      binding.unless = { state in
        state.screen.canOpen(state.context) ? nil : usual?(state)
      }
      return binding
    }
  )

  private static let usualKeys: KeyTable<FormIntent, KeyState<ClientForm>> =
    FormKeys.table(save: "key.save")

  package func label(of intent: FormIntent, _ context: Context) -> String? {
    if intent == .submit, own == nil { return context.words("clients.register") }
    return formLabel(of: intent, context)
  }

  /// Whether F4 leads to another client: whose phone it is, or to choose who brought this one.
  private func canOpen(_ context: Context) -> Bool {
    switch editor.form.focusedID {
    case .phone: ClientReading(self, context).phoneOwner != nil
    case .referrer: true
    default: false
    }
  }

  /// F4 in the phone opens whose it is already; F4 and F5 in the referrer choose a client.
  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    guard editor.isFree else { return typeIntoForm(stroke, context) }
    switch (stroke.key, editor.form.focusedID) {
    case (.function(4), .phone):
      guard let owner = ClientReading(self, context).phoneOwner else { break }
      return [.open(ClientCardScreen(id: owner))]
    case (.function(4), .referrer), (.function(5), .referrer), (.control("f"), .referrer):
      isChoosingReferrer = true
      return [.open(ClientsScreen(choosing: true))]
    default: break
    }
    return typeIntoForm(stroke, context)
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged(let change) = news, editor.pending == nil { follow(change, context) }
    guard case .returned(let choice) = news, isChoosingReferrer else {
      let effects = receiveInForm(news, context)
      return closing(context) ?? effects
    }
    isChoosingReferrer = false
    guard case .client(let id)? = choice else { return [] }
    let name = context.name(of: id)
    referrer = (id, name)
    editor.form.set(.referrer, .text(name))
    return []
  }

  /// Closes the form of a client whose data were erased meanwhile: there is nobody to change.
  private func closing(_ context: Context) -> [Effect]? {
    guard editor.pending == nil, let own, context.club.clients.isErased(own) else { return nil }
    let facts: [String: WordValue] = ["number": .number(Int(own.number))]
    let text = context.words("clients.form.erased", facts)
    return [.back(nil), .tell(Notice(.trouble, text, about: Refusal.clientErased(own).code))]
  }

  private mutating func follow(_ change: ClubChange, _ context: Context) {
    own = own.map { context.club.clients.current($0) }
    guard let own, !context.club.clients.isErased(own), let card = context.card(own) else { return }
    let brought = card.referrer.map { (id: $0, text: context.name(of: $0)) }
    let values = Self.values(of: card, referrer: brought?.text, context)
    if editor.follow(values, after: change).contains(.referrer) { referrer = brought }
  }

  package mutating func follow(_ field: FieldID, _ context: Context) {
    guard field == .referrer, referrer?.text != editor.form.text(.referrer) else { return }
    // The one who is saved may have been taken back into the field.
    referrer = own.flatMap { context.card($0)?.referrer }
      .map { ($0, context.name(of: $0)) }
      .flatMap { $0.text == editor.form.text(.referrer) ? $0 : nil }
  }

  package func field(of refusal: Refusal) -> FieldID? {
    switch refusal {
    case .value(.nameEmpty), .value(.nameTooLong), .value(.nameUnreadable): .name
    case .value(.phoneInvalid), .phoneTaken: .phone
    case .value(.emailInvalid): .email
    case .value(.dateInvalid), .birthdayOutOfRange: .birthday
    case .referrerIsSelf, .notFound(.client, _): .referrer
    case .notFound(.group, _), .groupArchived: .groups
    case .textTooLong: .note
    default: nil
    }
  }
}
