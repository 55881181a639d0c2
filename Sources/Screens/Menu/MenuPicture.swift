import Localization
import Terminal

/// Draws the menu: sections, today against a week ago, what needs attention.
struct MenuPicture {
  let figures: MenuFigures
  let state: MenuState

  func view(_ context: Context) -> View {
    .stack([
      .gap(),
      StackPart(.menu(MenuView(MenuPlaces.menu(figures, context), state))),
      .gap(2),
      StackPart(.table(MenuToday(figures, context).view)),
      .gap(),
      StackPart(attention(context), .filling(atLeast: 2)),
    ])
  }

  private func attention(_ context: Context) -> View {
    let lines = Attention.all(figures, context).map(\.text)
    let words = context.words
    guard !lines.isEmpty else {
      return .text(TextView(lines: [words("menu.attention.nothing")], style: .muted))
    }
    let column = Column(
      id: "what",
      title: words("menu.attention"),
      width: .flexible(minimum: 10, ideal: 76)
    )
    let isHere = state.part == .lower
    return .table(
      TableView([column], rows: lines.map { TableRow([$0]) }, selected: isHere ? state.lower : nil)
    )
  }
}
