import Localization
package import Loyalty
package import Terminal

/// The form of a group that does not exist yet.
package struct NewGroupScreen: GroupFormScreen {
  package var editor: Editor<GroupField>
  private let names: NameLengths?

  /// Opens the form with what was typed elsewhere as the name.
  package init(named name: String, _ context: Context) {
    let none = FieldValue.choice(LoyaltyType.none.rawValue)
    editor = Editor([.loyalty: none, .program: .choice("")], focus: .name)
    if !name.isEmpty { editor.form.set(.name, .text(name)) }
    names = NameLengths(context)
  }

  package static let keys: KeyTable<FormIntent, KeyState<NewGroupScreen>> =
    FormKeys.table(save: "groups.create")

  package var own: Group.ID? { nil }

  package func trail(_ context: Context) -> [String] { [context.words("groups.new")] }

  package func form(_ context: Context) -> Form<GroupField> {
    GroupFormDescription(editor.form, of: nil, names: names, context)
      .form(submit: context.words("groups.create"))
  }

  package mutating func submit(_ context: Context) -> [Effect] {
    if let refused = refuseBlankName(context) { return refused }
    let form = editor.form
    let draft = GroupDraft(
      name: form.text(.name),
      description: form.description,
      loyalty: form.loyaltyType,
      program: program(context),
      isDefault: form.isOn(.isDefault),
      welcomeSms: sms(.welcome, .welcomeText, for: .welcome),
      afterOrderSms: sms(.afterOrder, .afterOrderText, for: .afterOrder)
    )
    return editor.perform(.createGroup(draft))
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    guard case .groups(let ids) = answer, let id = ids.first else { return [.back(nil)] }
    let name = context.club.groups[id]?.name ?? ""
    let done = context.words("groups.done.created", ["name": .text(name)])
    return [.back(.group(id)), .tell(Notice(.done, done))]
  }
}
