import Localization
import Loyalty
package import Terminal

extension GroupsScreen {
  package func view(_ context: Context) -> View {
    let list = listView(context)
    if let question { return question.over(list) }
    return choosing.map { $0.over(list) } ?? list
  }

  private func listView(_ context: Context) -> View {
    guard !context.club.groups.order.isEmpty else { return emptyView(context) }
    let rows = rows(context)
    var parts = [
      StackPart(findLine(context), .fixed(1)),
      StackPart(.table(GroupTable(context).view(rows, list)), .filling(atLeast: 4)),
    ]
    if let group = selected(context) {
      let about = GroupAbout(context).view(group)
      parts += [.gap(), StackPart(about, .fixed(GroupAbout.rows)), .gap()]
    }
    parts.append(StackPart(.text(TextView([orderLine(context)]))))
    if let advice = advice(context) { parts.append(StackPart(.text(TextView([advice])))) }
    return .stack(parts + [.gap()])
  }

  /// The find line stands in the free row above the headings while it is used.
  private func findLine(_ context: Context) -> View {
    guard list.isFinding || !list.find.text.isEmpty else { return .blank }
    let isFocused = list.isFinding && !isAsking
    return .findLine(FindLineView(context.words("key.find"), list.find, isFocused: isFocused))
  }

  /// What the order decides; while it is being changed, for how many clients.
  private func orderLine(_ context: Context) -> Paragraph {
    guard let order else {
      return Paragraph(context.words("groups.order.matters"), style: .muted)
    }
    let changing = context.club.clientsWhoseLeadingGroupChanges(under: order.ids)
    guard changing > 0 else { return Paragraph(context.words("groups.ask.orderSame")) }
    return Paragraph(
      context.words("groups.ask.orderLeading", ["clients": .number(changing)]),
      style: .warning
    )
  }

  /// Advice for a manager, never a question (rules.md §3.6).
  private func advice(_ context: Context) -> Paragraph? {
    let groups = context.club.groups
    guard groups.areTooMany else { return nil }
    let text = context.words("groups.advice.tooMany", ["count": .number(groups.order.count)])
    return Paragraph(text, style: .muted)
  }

  private func emptyView(_ context: Context) -> View {
    let words = context.words
    let lines =
      offersStarters(context)
      ? [words("groups.empty")]
        + (context.whyReadOnly == nil ? [words("groups.emptyNext")] : [])
      : [
        words(
          "groups.emptyArchived",
          ["count": .number(context.club.groups.archived.count)]
        ), words("groups.emptyArchivedNext"),
      ]
    let table = TableView([], rows: TableRows<Int>([]), state: TableState(), empty: lines) { _ in
      TableRow([String]())
    }
    return .table(table)
  }
}
