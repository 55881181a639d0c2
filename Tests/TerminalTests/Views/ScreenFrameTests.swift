import Terminal
import Testing

struct ScreenFrameTests {
  private func frame(_ body: View = .blank, message: Message? = nil) -> ScreenFrame {
    ScreenFrame(
      trail: ["Arena", "Маркетинг", "Группы"],
      corner: ["Ольга", "21:14"],
      body: body,
      message: message ?? Message("Групп 6 · отмечено 1", right: "сохранено 21:13:58"),
      footer: Footer(
        items: [
          Footer.Item(key: "F7", label: "Новая группа"),
          Footer.Item(key: "Enter", label: "Участники"),
          Footer.Item(key: "F4", label: "Изменить"),
          Footer.Item(key: "Пробел", label: "Отметить"),
          Footer.Item(key: "F6", label: "Порядок строк"),
        ],
        last: Footer.Item(key: "F1", label: "Справка")
      ),
      tooSmall: { "Нужно \($0.columns)×\($0.rows), сейчас \($1.columns)×\($1.rows)" }
    )
  }

  @Test("The frame has its five lines where the drawings have them")
  func drawing() {
    let lines = frame().render(size: Size(columns: 80, rows: 24)).lines
    #expect(lines.count == 24)
    #expect(
      lines[0]
        == "   Arena › Маркетинг › Группы                                      Ольга  21:14 "
    )
    #expect(lines[1] == String(repeating: "─", count: 80))
    #expect(lines[21] == String(repeating: "─", count: 80))
    #expect(
      lines[22]
        == "   Групп 6 · отмечено 1                                      сохранено 21:13:58 "
    )
    #expect(
      lines[23]
        == "   F7 Новая группа  Enter Участники  F4 Изменить  Пробел Отметить …  F1 Справка "
    )
  }

  @Test("The body gets the lines between the rules")
  func body() {
    let text = View.text(TextView(lines: (1...30).map { "строка \($0)" }))
    let lines = frame(text).render(size: Size(columns: 80, rows: 24)).lines
    #expect(lines[2].hasPrefix("   строка 1 "))
    #expect(lines[20].hasPrefix("   строка 19 "))
  }

  @Test("A long way loses its first steps, a long message its right part")
  func narrow() {
    let long = Message("Промокод ОСЕНЬ2026 закончится завтра", right: "сохранено 21:13:58")
    let lines = frame(message: long).render(size: Size(columns: 40, rows: 12)).lines
    #expect(lines[0] == "   … › Маркетинг › Группы  Ольга  21:14 ")
    #expect(lines[10] == "   Промокод ОСЕНЬ2026 закончится завтра ")
  }

  @Test("Below 40 columns or 12 rows one line says what is needed", arguments: [(20, 5), (80, 11)])
  func tooSmall(columns: Int, rows: Int) {
    let canvas = frame().render(size: Size(columns: columns, rows: rows))
    let shown = picture(canvas).split(separator: "\n").map { $0.drop { $0 == " " } }
    let full = "Нужно 40×12, сейчас \(columns)×\(rows)"
    #expect(shown.map(String.init) == [full.truncated(to: columns)])
  }
}
