import Localization
import Loyalty
package import Terminal

extension NamedListScreen {
  package func view(_ context: Context) -> View {
    let words = context.words
    let list = state.list
    let isSearched = list.isFinding || !list.find.text.isEmpty
    let find: View =
      isSearched
      ? .findLine(FindLineView(words("key.find"), list.find, isFocused: isTyping)) : .blank
    let shown = rows(context)
    let items = Dictionary(uniqueKeysWithValues: items(context).map { ($0.id, $0) })
    let table = TableView(
      columns(words),
      rows: shown,
      list: list,
      empty: empty(context)
    ) { place in
      shown.id(at: place).flatMap { items[$0] }.map { row($0, context) } ?? TableRow([String]())
    }
    var parts = [StackPart(find, .fixed(1)), StackPart(.table(table), .filling(atLeast: 4))]
    let about = selected(context).map { self.about($0, context) } ?? []
    if !about.isEmpty { parts += [.gap(), StackPart(.text(TextView(about))), .gap()] }
    let view = View.stack(parts)
    return state.question.map { $0.over(view) } ?? view
  }

  private func empty(_ context: Context) -> [String] {
    let words = context.words
    guard state.list.find.text.isEmpty else {
      let typed = WordValue.text(state.list.find.text)
      return [words(Self.words + ".nothingFound", ["typed": typed])]
    }
    return emptyLines(words)
  }
}
