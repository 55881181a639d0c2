import Localization
package import Loyalty
import Terminal

extension ClientForm {
  package mutating func submit(_ context: Context) -> [Effect] {
    let reading = ClientReading(self, context)
    if editor.form.text(.name).isBlank {
      return refuse(.name, context.words("clients.refusal.nameEmpty"))
    }
    let birthday: Day?
    do throws(ValueProblem) {
      birthday = try reading.birthday()
    } catch {
      return refuse(.value(error), context)
    }
    switch reading.referrer {
    case .unknown:
      return refuse(.notFound(.client, typed: editor.form.text(.referrer)), context)
    case .several(let count):
      return refuse(.referrer, context.words("clients.refusal.several", ["count": .number(count)]))
    case .found(let id) where id == own: return refuse(.referrerIsSelf, context)
    case .found, .nobody: break
    }
    guard let own else { return editor.perform(.registerClient(draft(reading, birthday))) }
    let edit = edit(reading, birthday)
    guard edit != ClientEdit() else {
      return [.back(nil), .tell(Notice(.note, context.words("clients.done.nothingChanged")))]
    }
    return editor.perform(.editClient(.id(own), edit))
  }

  private mutating func refuse(_ field: FieldID, _ sentence: String) -> [Effect] {
    editor.form.refuse(field, sentence)
    return [.tell(Notice(.trouble, sentence))]
  }

  // MARK: Commands

  private func draft(_ reading: ClientReading, _ birthday: Day?) -> ClientDraft {
    var draft = ClientDraft(name: editor.form.text(.name), phone: editor.form.text(.phone))
    draft.email = reading.email.address
    draft.city = editor.form.text(.city)
    draft.birthday = birthday
    draft.gender = reading.gender
    draft.note = editor.form.text(.note)
    if case .found(let id) = reading.referrer { draft.referrer = .id(id) }
    draft.consents = reading.consents
    draft.usesApp = editor.form.isOn(.usesApp)
    draft.groups = reading.groups.map { .id($0.id) }
    return draft
  }

  /// What was changed here, and nothing else: what another desk changed meanwhile stays.
  private func edit(_ reading: ClientReading, _ birthday: Day?) -> ClientEdit {
    var edit = ClientEdit()
    if editor.isChanged(.name) { edit.name = editor.form.text(.name) }
    if editor.isChanged(.phone) { edit.phone = editor.form.text(.phone) }
    if editor.isChanged(.email) { edit.email = Self.edit(reading.email.address) }
    if editor.isChanged(.city) { edit.city = Self.edit(editor.form.text(.city)) }
    if editor.isChanged(.birthday) { edit.birthday = birthday.map { .set($0) } ?? .clear }
    if editor.isChanged(.gender) { edit.gender = reading.gender.map { .set($0) } ?? .clear }
    if editor.isChanged(.note) { edit.note = Self.edit(editor.form.text(.note)) }
    if editor.isChanged(.referrer) {
      if case .found(let id) = reading.referrer {
        edit.referrer = .set(.id(id))
      } else {
        edit.referrer = .clear
      }
    }
    if editor.isChanged(.sms, .push, .mail) { edit.consents = reading.consents }
    if editor.isChanged(.usesApp) { edit.usesApp = editor.form.isOn(.usesApp) }
    if editor.isChanged(.groups) { edit.groups = reading.groups.map { .id($0.id) } }
    return edit
  }

  private static func edit(_ text: String) -> Edit<String> {
    text.isBlank ? .clear : .set(text)
  }

  // MARK: Afterwards

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    leaving(after: answer, context)
  }

  private func leaving(after answer: Answer, _ context: Context) -> [Effect] {
    guard case .client(let id) = answer else {
      let name = own.map { context.name(of: $0) } ?? ""
      let text = context.words("clients.done.changed", ["name": .text(name)])
      return [.back(nil), .tell(Notice(.done, text))]
    }
    let told = Effect.tell(Notice(.done, registered(id, context)))
    if isChosen { return [.back(.client(id)), told] }
    return [.replace(ClientCardScreen(id: id)), told]
  }

  private func registered(_ id: Client.ID, _ context: Context) -> String {
    let words = context.words
    let group = context.club.leadingGroup(of: id)?.name
    let text = words(
      group == nil ? "clients.done.registered" : "clients.done.registeredIn",
      [
        "number": .number(Int(id.number)), "name": .text(context.name(of: id)),
        "group": .text(group ?? ""),
      ]
    )
    let isQueued = context.club.outbox.messages(of: id).contains { $0.cause == .welcome }
    return isQueued ? text + " · " + words("clients.done.welcomeQueued") : text
  }
}
