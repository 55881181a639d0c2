import Localization
import Loyalty
package import Terminal

extension PromoCodesScreen {
  package func view(_ context: Context) -> View {
    let list = listView(context)
    guard let picking else { return question.map { $0.over(list) } ?? list }
    let picker = PickerView(
      options(context),
      picking.state,
      findLabel: context.words("key.find"),
      title: context.words(picking.what == .order ? "key.sort" : "promoCodes.key.filter")
    )
    return .picker(picker, over: list)
  }

  private func listView(_ context: Context) -> View {
    let words = context.words
    let find: View =
      list.isFinding || !list.find.text.isEmpty
      ? .findLine(FindLineView(words("key.find"), list.find, isFocused: isTyping)) : .blank
    var parts = [
      StackPart(find, .fixed(1)), StackPart(.table(table(context)), .filling(atLeast: 4)),
    ]
    if let code = selected(context), context.size.rows >= 18 {
      parts += [.gap(), StackPart(.text(TextView(about(code, context)))), .gap()]
    }
    return .stack(parts)
  }

  private func about(_ code: PromoCode, _ context: Context) -> [Paragraph] {
    let words = PromoCodeWords(code, context)
    let isNamed = code.code.map { $0 != code.name } ?? false
    let title = code.name + (isNamed ? ": " + (code.code ?? "") : "")
    return [Paragraph(title, style: .title), Paragraph(words.gives), Paragraph(words.period)]
      + (words.conditions.map { [Paragraph($0)] } ?? [])
      + [Paragraph(words.brought, style: .muted)]
  }

  private func table(_ context: Context) -> TableView {
    let rows = rows(context)
    let book = context.club.promoCodes
    return TableView(columns(context.words), rows: rows, list: list, empty: empty(context)) {
      guard let code = rows.id(at: $0).flatMap({ book[$0] }) else { return TableRow([String]()) }
      let words = PromoCodeWords(code, context)
      return TableRow(
        [
          code.name, words.stateWord, context.bonuses(code.terms.bonuses), words.uses, words.end,
          words.groups ?? context.words("list.any"),
        ],
        isDim: !code.isInUse
      )
    }
  }

  private func columns(_ words: Words) -> [Column] {
    [
      Column(
        id: "name",
        title: words("groups.column.name"),
        width: .flexible(minimum: 12, ideal: 18),
        tellsApart: true
      ),
      Column(
        id: "state",
        title: words("promoCodes.column.state"),
        width: .fixed(13)
      ),
      Column(
        id: "bonuses",
        title: words("promoCodes.column.bonuses"),
        width: .fixed(9),
        alignment: .right,
        priority: 2
      ),
      Column(
        id: "uses",
        title: words("promoCodes.column.uses"),
        width: .fixed(11),
        alignment: .right
      ),
      Column(id: "end", title: words("promoCodes.column.end"), width: .fixed(10), priority: 1),
      Column(
        id: "groups",
        title: words("promoCodes.column.groups"),
        width: .flexible(minimum: 7, ideal: 9),
        priority: 3
      ),
    ]
  }

  private func empty(_ context: Context) -> [String] {
    let words = context.words
    if list.find.text.isEmpty, listing.filter != .all {
      return [words("promoCodes.noneSuch"), words("promoCodes.noneSuchNext")]
    }
    guard list.find.text.isEmpty else {
      let typed = WordValue.text(list.find.text)
      return [words("promoCodes.nothingFound", ["typed": typed])]
    }
    return [words("promoCodes.empty"), words("promoCodes.emptyNext")]
  }
}
