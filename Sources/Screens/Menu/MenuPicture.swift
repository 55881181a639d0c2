import Localization
import Terminal

/// Draws the menu: sections, today against a week ago, what needs attention.
struct MenuPicture {
  let figures: MenuFigures
  let state: MenuState

  /// On fewer rows the numbers stand in two lines, and what needs attention in one.
  private static let small = 16

  func view(_ context: Context) -> View {
    context.size.rows < Self.small ? small(context) : large(context)
  }

  private func small(_ context: Context) -> View {
    .stack([
      StackPart(.menu(MenuView(MenuPlaces.menu(figures, context), state)), .filling(atLeast: 1)),
      StackPart(.text(MenuToday(figures, context).small), .fixed(2)),
      StackPart(attention(context), .fixed(1)),
    ])
  }

  private func large(_ context: Context) -> View {
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
    var table = TableView(
      [column],
      rows: lines.map { TableRow([$0]) },
      selected: isHere ? state.lower : nil
    )
    table.showsHeadings = context.size.rows >= Self.small
    table.tellsMore = true
    return .table(table)
  }
}
