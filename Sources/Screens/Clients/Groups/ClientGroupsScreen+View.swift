import Localization
import Loyalty
package import Terminal

extension ClientGroupsScreen {
  package func view(_ context: Context) -> View {
    let words = context.words
    let isRoomy = context.size.rows >= 20
    let people = GroupPlanWords(plan, context).people
    let find = FindLineView(words("clients.column.group"), list.find, isFocused: question == nil)
    let view = View.stack([
      .gap(isRoomy ? 1 : 0),
      StackPart(.text(TextView([Paragraph(people, style: .title)])), .fixed(isRoomy ? 2 : 1)),
      StackPart(.findLine(find)), .gap(isRoomy ? 1 : 0),
      StackPart(.table(table(context)), .filling()),
    ])
    return question.map { $0.over(view) } ?? view
  }

  private func table(_ context: Context) -> TableView {
    let words = context.words
    var list = list
    list.table.marks = Set(plan.wishes.keys)
    let groups = groups(context)
    let action = newName(context).map { words("groups.pick.newNamed", ["name": .text($0)]) }
    return TableView(
      columns(words),
      rows: rows(context),
      list: list,
      actionRow: action,
      empty: [words("clients.pick.noGroups")]
    ) { row(groups[$0], context) }
  }

  private func columns(_ words: Words) -> [Column] {
    let columns = [
      Column(id: "box", title: "", width: .fixed(3)),
      Column(
        id: "name",
        title: words("groups.column.name"),
        width: .flexible(minimum: 14, ideal: 28),
        gap: 1,
        tellsApart: true
      ),
      Column(
        id: "program",
        title: words("groups.column.program"),
        width: .flexible(minimum: 10, ideal: 16),
        priority: 2
      ),
      Column(
        id: "clients",
        title: words("groups.column.clients"),
        width: .fixed(8),
        alignment: .right,
        priority: 1
      ),
    ]
    guard plan.clients.count > 1 else { return columns }
    let inside = Column(
      id: "inside",
      title: words("clients.pick.inside"),
      width: .fixed(13),
      alignment: .right
    )
    return columns + [inside]
  }

  private func row(_ group: Group, _ context: Context) -> TableRow {
    let words = context.words
    let box =
      switch plan.box(group.id) {
      case .all: "[x]"
      case .some: "[-]"
      case .none: "[ ]"
      }
    let isWished = plan.wishes[group.id] != nil
    let style: Style = isWished ? .accent : .text
    return TableRow([
      TableCell(box, style: style),
      TableCell(group.name, style: style),
      TableCell(program(group, words), style: .muted),
      TableCell(words.number(context.club.clientCount(in: group.id))),
      TableCell(inside(group, words), style: style),
    ])
  }

  private func program(_ group: Group, _ words: Words) -> String {
    words(
      group.loyalty == .none
        ? "groups.loyalty.short.none" : "groups.loyalty." + group.loyalty.rawValue
    )
  }

  private func inside(_ group: Group, _ words: Words) -> String {
    let count = plan.inside(group.id)
    let total = plan.clients.count
    if count == 0 { return words("clients.pick.nobody") }
    if count == total { return words("clients.pick.everybody") }
    return words("common.of", ["number": .number(count), "total": .number(total)])
  }

  package func status(_ context: Context) -> Status {
    let group = selected(context).flatMap { context.club.groups[$0] }
    let outlook = GroupPlanWords(plan, context).outlook(selected: group)
    guard group == nil, let name = newName(context), plan.wishes.isEmpty else {
      return Status(outlook, right: "")
    }
    return Status(context.words("clients.pick.enterCreates", ["name": .text(name)]), right: "")
  }
}
