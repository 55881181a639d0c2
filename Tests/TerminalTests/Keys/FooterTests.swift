import Terminal
import Testing

@Suite("Footer")
struct FooterTests {
  private let help = Footer.Item(key: "F1", label: "Справка")
  private let menu = [
    Footer.Item(key: "Enter", label: "Открыть"), Footer.Item(key: "Tab", label: "К делам"),
    Footer.Item(key: "F5", label: "Найти клиента"), Footer.Item(key: "F2", label: "Команды"),
    Footer.Item(key: "F10", label: "Выйти"),
  ]

  private func line(_ items: [Footer.Item], columns: Int) -> String {
    var canvas = Canvas(size: Size(columns: columns, rows: 1))
    Footer(items: items, last: help).draw(on: &canvas, row: 0)
    return canvas.line(0)
  }

  @Test("The footer of the menu is that of the drawing")
  func drawing() {
    #expect(
      line(menu, columns: 80)
        == "   Enter Открыть  Tab К делам  F5 Найти клиента  F2 Команды …        F1 Справка "
    )
  }

  @Test("An ellipsis stands only where something was left out")
  func ellipsis() {
    #expect(
      line(Array(menu.prefix(2)), columns: 50)
        == "   Enter Открыть  Tab К делам          F1 Справка "
    )
    #expect(line(menu, columns: 40) == "   Enter Открыть …           F1 Справка ")
    #expect(line(menu, columns: 32) == "   Enter Открыть …   F1 Справка ")
    #expect(line(menu, columns: 31) == "   Enter Открыть …  F1 Справка ")
    #expect(line(menu, columns: 30) == "   …               F1 Справка ")
  }

  @Test("An item that fills the line to the last column before help is shown")
  func exactFit() {
    #expect(line([menu[0]], columns: 29) == "   Enter Открыть  F1 Справка ")
    #expect(line([menu[0]], columns: 28) == "   …             F1 Справка ")
  }

  @Test("Keys are in the accent and words are not")
  func styles() {
    var canvas = Canvas(size: Size(columns: 29, rows: 1))
    Footer(items: [menu[0]], last: help).draw(on: &canvas, row: 0)
    #expect(canvas.map { $0 == .accent } == ["...#####..........##........."])
  }

  @Test("A screen narrower than its footer still draws", arguments: 0...28)
  func narrow(_ columns: Int) {
    #expect(line(menu, columns: columns).count == columns)
  }
}
