import Localization
package import Loyalty
package import Terminal

/// The form of a group that exists; sends only what was changed, so that two desks may change
/// different facts at once.
package struct EditGroupScreen: GroupFormScreen {
  package var editor: Editor<GroupField>
  private let group: Group.ID
  private let names: NameLengths?

  /// Opens the form with the group's facts.
  package init(_ group: Group, _ context: Context) {
    self.group = group.id
    editor = Editor(Self.values(of: group, context), focus: .name)
    names = NameLengths(context)
  }

  private static func values(of group: Group, _ context: Context) -> [GroupField: FieldValue] {
    [GroupField: FieldValue](
      group,
      isDefault: context.club.groups.defaultGroup == group.id,
      program: context.club.programName(of: group)
    )
  }

  package static let keys: KeyTable<FormIntent, KeyState<EditGroupScreen>> =
    FormKeys.table(save: "groups.save")

  package var own: Group.ID? { group }

  package func trail(_ context: Context) -> [String] {
    [context.club.groups[group]?.name ?? "", context.words("groups.editing")]
  }

  package func form(_ context: Context) -> Form<GroupField> {
    GroupFormDescription(editor.form, of: group, names: names, context)
      .form(submit: context.words("groups.save"))
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    if let refused = refuseBlankName(context) { return refused }
    let form = editor.form
    var edit = GroupEdit()
    if editor.isChanged(.name) { edit.name = form.text(.name) }
    if editor.isChanged(.description) {
      edit.description = form.description.map { .set($0) } ?? .clear
    }
    if editor.isChanged(.loyalty) { edit.loyalty = form.loyaltyType }
    if editor.isChanged(.program) {
      edit.program = program(context).map { .set($0) } ?? .clear
    }
    if editor.isChanged(.isDefault) { edit.isDefault = form.isOn(.isDefault) }
    if editor.isChanged(.welcome, .welcomeText) {
      edit.welcomeSms = sms(.welcome, .welcomeText, for: .welcome)
    }
    if editor.isChanged(.afterOrder, .afterOrderText) {
      edit.afterOrderSms = sms(.afterOrder, .afterOrderText, for: .afterOrder)
    }
    guard edit != GroupEdit() else { return [.back(.group(group))] }
    return editor.perform(.editGroup(.id(group), edit))
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    let group = context.club.groups[group]
    // Another desk may have put it into the archive while the form was open.
    let key = group?.isArchived == true ? "groups.done.changedInArchive" : "groups.done.changed"
    let done = context.words(key, ["name": .text(group?.name ?? "")])
    return [.back(.group(self.group)), .tell(Notice(.done, done))]
  }

  // MARK: Others' changes

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    if case .clubChanged(let change) = news, editor.pending == nil,
      let group = context.club.groups[group]
    {
      editor.follow(Self.values(of: group, context), after: change)
    }
    return receiveInForm(news, context)
  }
}
