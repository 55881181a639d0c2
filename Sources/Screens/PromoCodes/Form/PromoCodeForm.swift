import Localization
package import Loyalty
package import Terminal

/// The form of a promo code or batch, new or existing, in the source's words (wireframe 6).
///
/// A name, the bonuses and the days are enough: the code is the name until another is typed. Of an
/// existing one only what was changed is sent; its state is changed in the list.
package struct PromoCodeForm: FormScreen {
  package var editor: Editor<PromoCodeField>
  /// The promo code being changed; nil for a new one.
  let own: PromoCode.ID?
  /// Whether the code was typed by hand, and no longer follows the name.
  private var isCodeTyped: Bool

  /// Opens the form of a new promo code, with what was typed to find it.
  package init(named name: String = "", _ context: Context) {
    own = nil
    isCodeTyped = false
    let values: [PromoCodeField: FieldValue] = [
      .name: .text(""), .status: .choice(PromoCode.Status.active.rawValue), .perClient: .text("1"),
    ]
    editor = Editor(values, focus: .name)
    if !name.isEmpty {
      editor.form.set(.name, .text(name))
      editor.form.set(.code, .text(name))
    }
  }

  /// The button that goes on to a batch of unique codes.
  static let batchButton = "batch"

  /// Opens the form of a new promo code like another, which gets a name of its own.
  package init(like code: PromoCode, _ context: Context) {
    self.init(context)
    for (field, value) in Self.values(of: code, context) where field != .name && field != .code {
      editor.form.set(field, value)
    }
    editor.form.settle()
  }

  /// Opens the form with a promo code's facts.
  package init(_ code: PromoCode, _ context: Context) {
    own = code.id
    isCodeTyped = true
    editor = Editor(Self.values(of: code, context), focus: .name)
  }

  private static func values(
    of code: PromoCode,
    _ context: Context
  ) -> [PromoCodeField: FieldValue] {
    let draft = code.terms.draft(in: context.club.calendar)
    let day: (Day?) -> FieldValue = { .text($0.map { context.words.date($0) } ?? "") }
    return [
      .name: .text(code.name),
      .code: .text(code.code ?? ""),
      .bonuses: .text(context.bonuses(draft.bonuses)),
      .from: day(draft.from),
      .until: day(draft.until),
      .totalLimit: .text(draft.totalLimit.map(String.init) ?? ""),
      .perClient: .text(String(draft.perClientLimit)),
      .groups: .several(code.terms.conditions.groups.map(\.description)),
      .registeredFrom: day(draft.registeredFrom),
      .registeredUntil: day(draft.registeredUntil),
      .registeredWithin: .text(draft.registeredWithinDays.map(String.init) ?? ""),
      .audiences: .text(draft.audiences.map(\.description).joined(separator: ", ")),
      .firstVisit: .check(draft.isForFirstVisit),
      .returns: .check(draft.returnsOnRefund),
    ]
  }

  package static let keys: KeyTable<FormIntent, KeyState<PromoCodeForm>> =
    FormKeys.table(save: "button.save")

  package var helpTopic: String { "promo-codes" }

  package func trail(_ context: Context) -> [String] {
    guard let own else { return [context.words("promoCodes.new")] }
    return [context.club.promoCodes[own]?.name ?? "", context.words("groups.editing")]
  }

  package func label(of intent: FormIntent, _ context: Context) -> String? {
    intent == .submit && own == nil ? context.words("promoCodes.create") : nil
  }

  package func form(_ context: Context) -> Form<PromoCodeField> {
    let code = own.flatMap { context.club.promoCodes[$0] }
    return PromoCodeFormDescription(editor.form, of: code, context).form
  }

  package func hint(_ field: PromoCodeField, _ context: Context) -> String? {
    guard field == .code, !isCodeTyped else {
      return context.words("promoCodes.hint." + field.rawValue)
    }
    return context.words("promoCodes.hint.codeFromName")
  }

  package func field(of refusal: Refusal) -> PromoCodeField? {
    switch refusal {
    case .nameTaken, .value(.nameEmpty), .value(.nameTooLong), .value(.nameUnreadable): .name
    case .amountInvalid, .value(.amountInvalid), .value(.amountOutOfRange): .bonuses
    case .groupArchived, .notFound(.group, _): .groups
    case .promoCode(.codeEmpty), .promoCode(.looksLikeAnother), .promoCode(.textsStay): .code
    case .promoCode(.periodInvalid): refusedDays
    case .promoCode(.limitBelowUsed): .totalLimit
    case .daysInvalid: .registeredWithin
    default: nil
    }
  }

  /// The last day of the period that is refused where its end lies before its start: the validity
  /// where that is so of it, else the registration.
  private var refusedDays = PromoCodeField.until

  // MARK: Following

  package mutating func follow(_ field: PromoCodeField, _ context: Context) {
    switch field {
    case .name where !isCodeTyped: editor.form.set(.code, .text(editor.form.text(.name)))
    case .code: isCodeTyped = own != nil || !editor.form.text(.code).isBlank
    default: break
    }
  }

  package mutating func press(button: String, _ context: Context) -> [Effect] {
    [.replace(BatchForm(from: editor.form, context))]
  }

  // MARK: Saving

  package mutating func submit(_ context: Context) -> [Effect] {
    do throws(PromoCodeReading.Problem) {
      let reading = PromoCodeReading(editor.form, context)
      let terms = try reading.terms()
      refusedDays = terms.refusedDays
      guard let own, let code = context.club.promoCodes[own] else {
        let status = editor.form.choice(.status).flatMap { PromoCode.Status(rawValue: $0) }
        let draft = PromoCodeDraft(
          name: editor.form.text(.name),
          code: isCodeTyped ? reading.code : nil,
          terms: terms,
          status: status ?? .active
        )
        return editor.perform(.createPromoCode(draft))
      }
      let edit = edit(by: terms)
      guard edit != PromoCodeEdit() else { return [.back(.promoCode(own))] }
      return editor.perform(.editPromoCode(code.name, edit))
    } catch {
      editor.form.focus(error.field)
      return editor.refuse(error.refusal, context, field: { _ in error.field })
    }
  }

  private func edit(by terms: PromoCodeTermsDraft) -> PromoCodeEdit {
    var edit = PromoCodeEdit()
    if isChanged(.name) { edit.name = editor.form.text(.name) }
    if isChanged(.code) { edit.code = editor.form.text(.code) }
    if isChanged(.bonuses) { edit.bonuses = terms.bonuses }
    if isChanged(.from) { edit.from = terms.from.map { .set($0) } ?? .clear }
    if isChanged(.until) { edit.until = terms.until.map { .set($0) } ?? .clear }
    if isChanged(.totalLimit) {
      edit.totalLimit = terms.totalLimit.map { .set($0) } ?? .clear
    }
    if isChanged(.perClient) { edit.perClientLimit = terms.perClientLimit }
    if isChanged(.groups) { edit.groups = terms.groups.isEmpty ? .clear : .set(terms.groups) }
    if isChanged(.registeredFrom) {
      edit.registeredFrom = terms.registeredFrom.map { .set($0) } ?? .clear
    }
    if isChanged(.registeredUntil) {
      edit.registeredUntil = terms.registeredUntil.map { .set($0) } ?? .clear
    }
    if isChanged(.registeredWithin) {
      edit.registeredWithinDays = terms.registeredWithinDays.map { .set($0) } ?? .clear
    }
    if isChanged(.audiences) {
      edit.audiences = terms.audiences.isEmpty ? .clear : .set(terms.audiences)
    }
    if isChanged(.firstVisit) { edit.isForFirstVisit = terms.isForFirstVisit }
    if isChanged(.returns) { edit.returnsOnRefund = terms.returnsOnRefund }
    return edit
  }

  private func isChanged(_ field: PromoCodeField) -> Bool {
    editor.isChanged(field)
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    let codes = context.club.promoCodes.codes
    let name = editor.form.text(.name)
    let code = own.flatMap { codes[$0] } ?? codes.named(name)
    let key = own == nil ? "promoCodes.done.created" : "promoCodes.done.changed"
    let done = context.words(key, ["name": .text(code?.name ?? name)])
    return [.back(code.map { .promoCode($0.id) }), .tell(Notice(.done, done))]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged(let change) = news, editor.pending == nil,
      let code = own.flatMap({ context.club.promoCodes[$0] })
    {
      editor.follow(Self.values(of: code, context), after: change)
    }
    return receiveInForm(news, context)
  }
}
