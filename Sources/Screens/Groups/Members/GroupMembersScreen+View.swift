import Localization
import Loyalty
package import Terminal

extension GroupMembersScreen {
  package func view(_ context: Context) -> View {
    let parts = [
      StackPart(findLine(context), .fixed(1)),
      StackPart(.table(table(context)), .filling(atLeast: 4)),
    ]
    let view = View.stack(parts + [.gap()])
    return question.map { $0.over(view) } ?? view
  }

  private func findLine(_ context: Context) -> View {
    guard list.isFinding || !list.find.text.isEmpty else { return .blank }
    return .findLine(
      FindLineView(context.words("key.find"), list.find, isFocused: isTyping)
    )
  }

  private func table(_ context: Context) -> TableView {
    let words = context.words
    let ids = ids
    var table = TableView(columns(words), rows: rows, list: list) { place in
      row(of: ids[place], context)
    }
    table.empty =
      list.find.text.isEmpty
      ? [
        words("groups.members.empty", ["group": .text(name(context))]),
        words("groups.members.emptyNext"),
      ]
      : [words("groups.members.nobodyFound", ["typed": .text(list.find.text)])]
    return table
  }

  private func columns(_ words: Words) -> [Column] {
    [
      Column(
        id: "name",
        title: words("clients.column.name"),
        width: .flexible(minimum: 14, ideal: 30)
      ),
      Column(
        id: "phone",
        title: words("clients.column.phone"),
        width: .flexible(minimum: 17, ideal: 19),
        priority: 1
      ),
      Column(
        id: "leading",
        title: words("groups.members.column.leading"),
        width: .flexible(minimum: 10, ideal: 18),
        priority: 2,
        tellsApart: true
      ),
    ]
  }

  /// Name, phone, and which group leads the client; the card is read for rows in sight alone.
  private func row(of id: Client.ID, _ context: Context) -> TableRow {
    let name = context.card(id)?.name ?? "№ " + id.description
    let phone = context.words.phone(context.club.clients.columns(of: id).phone.e164)
    let leading = context.club.leadingGroup(of: id)
    let isThis = leading?.id == group
    let shown = isThis ? context.words("groups.members.leadingThis") : leading?.name ?? ""
    return TableRow([
      TableCell(name), TableCell(phone), TableCell(shown, style: isThis ? .text : .muted),
    ])
  }
}
