import Localization
package import Loyalty
package import Terminal

/// The form of a group that exists; sends only what was changed, so that two desks may change
/// different facts at once.
package struct EditGroupScreen: GroupFormScreen {
  package var editor: Editor<GroupField>
  private let group: Group.ID
  /// The values that the form is compared with: those at opening, and others' changes since.
  private var known: [GroupField: FieldValue]
  /// The fields that another desk changed after they were changed here.
  private var contested: Set<GroupField> = []
  private let names: NameLengths?

  /// Opens the form with the group's facts.
  package init(_ group: Group, _ context: Context) {
    self.group = group.id
    known = [GroupField: FieldValue](
      group,
      isDefault: context.club.groups.defaultGroup == group.id,
      program: context.club.programName(of: group)
    )
    editor = Editor(known, focus: .name)
    names = NameLengths(context)
  }

  package static let keys: KeyTable<FormIntent, KeyState<EditGroupScreen>> =
    FormKeys.table(save: "groups.save")

  package var own: Group.ID? { group }

  package func trail(_ context: Context) -> [String] {
    [context.club.groups[group]?.name ?? "", context.words("groups.editing")]
  }

  package func form(_ context: Context) -> Form<GroupField> {
    let notes = contested.map { ($0, staleNote(of: $0, context)) }
    return GroupFormDescription(editor.form, of: group, names: names, context)
      .form(
        submit: context.words("groups.save"),
        notes: Dictionary(uniqueKeysWithValues: notes)
      )
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    if let refused = refuseBlankName(context) { return refused }
    let form = editor.form
    var edit = GroupEdit()
    if isChanged(.name) { edit.name = form.text(.name) }
    if isChanged(.description) {
      edit.description = form.description.map { .set($0) } ?? .clear
    }
    if isChanged(.loyalty) { edit.loyalty = form.loyaltyType }
    if isChanged(.program) {
      edit.program = program(context).map { .set($0) } ?? .clear
    }
    if isChanged(.isDefault) { edit.isDefault = form.isOn(.isDefault) }
    if isChanged(.welcome) || isChanged(.welcomeText) {
      edit.welcomeSms = sms(.welcome, .welcomeText, for: .welcome)
    }
    if isChanged(.afterOrder) || isChanged(.afterOrderText) {
      edit.afterOrderSms = sms(.afterOrder, .afterOrderText, for: .afterOrder)
    }
    guard edit != GroupEdit() else { return [.back(.group(group))] }
    return editor.perform(.editGroup(.id(group), edit))
  }

  private func isChanged(_ field: GroupField) -> Bool {
    (editor.form.draft[field] ?? .text("")) != (known[field] ?? .text(""))
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    let name = context.club.groups[group]?.name ?? ""
    let done = context.words("groups.done.changed", ["name": .text(name)])
    return [.back(.group(group)), .tell(Notice(.done, done))]
  }

  // MARK: Others' changes

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged = news, editor.pending == nil { followClub(context) }
    let probe = self
    switch editor.receive(news, context, field: { probe.field(of: $0) }) {
    case .nothing: return []
    case .saved(let command, let answer): return saved(command, answer, context)
    case .kept(let effects): return effects
    }
  }

  /// Takes over what another desk saved into fields untouched here; the others show both values.
  private mutating func followClub(_ context: Context) {
    guard let group = context.club.groups[group] else { return }
    let isDefault = context.club.groups.defaultGroup == group.id
    let now = [GroupField: FieldValue](
      group,
      isDefault: isDefault,
      program: context.club.programName(of: group)
    )
    let theirs = now.keys.filter { now[$0] != known[$0] }
    guard !theirs.isEmpty else { return }
    let wasUntouched = !editor.isChanged
    for field in theirs {
      guard let value = now[field] else { continue }
      if isChanged(field) {
        contested.insert(field)
      } else {
        editor.form.set(field, value)
      }
      known[field] = value
    }
    if wasUntouched { editor.form.settle() }
  }

  private func staleNote(of field: GroupField, _ context: Context) -> String {
    let saved = GroupFieldWords(context).text(of: known[field])
    return context.words("groups.field.stale", ["saved": .text(saved)])
  }
}
