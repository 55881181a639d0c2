import Terminal
import Testing

struct HelpTests {
  static let help = HelpView(
    findLabel: "Найти",
    introduction: [
      "Группа объединяет клиентов по общему признаку. Основная группа клиента решает, какая "
        + "программа и какие SMS на него действуют."
    ],
    actionsTitle: "Клавиши",
    actions: [
      HelpAction(id: "new", keys: ["F7", "n/т", "Ctrl+N"], label: "Новая группа"),
      HelpAction(id: "members", keys: ["Enter"], label: "Участники"),
      HelpAction(id: "join", keys: ["j/о"], label: "Объединить", reason: "отметьте две"),
    ],
    situationsTitle: "Частые ситуации",
    situations: [
      HelpSituation(id: "which", title: "Не понимаю, какие группы создавать"),
      HelpSituation(id: "many", title: "Клиентов много, вручную долго"),
    ],
    closing: "Enter закроет справку и выполнит выбранное, на вопрос покажет ответ",
    nothingFound: "Ничего не нашлось"
  )

  @Test("Left what to press, right what went wrong, the find line above")
  func drawing() {
    let expected = """
         Найти

         Группа объединяет клиентов по общему признаку. Основная группа клиента
         решает, какая программа и какие SMS на него действуют.

         Клавиши                                  Частые ситуации
       ► F7  n/т  Ctrl+N   Новая группа           Не понимаю, какие группы создавать
         Enter             Участники              Клиентов много, вручную долго
         j/о               Объединить

         Enter закроет справку и выполнит выбранное, на вопрос покажет ответ
      """
    let canvas = Self.help.view(HelpState()).rendered(columns: 80, rows: 11)
    #expect(picture(canvas) == expected)
    #expect(canvas.cursor == Point(row: 0, column: 11))
  }

  @Test("Typing finds, Tab goes to the situations, Enter runs or answers, Esc closes")
  func keyScript() {
    var state = HelpState()
    let rows = Self.help.rows
    #expect(state.handle("г", in: rows) == .searchChanged)
    state.found(rows)
    #expect(state.handle(.down, in: rows) == .handled)
    #expect(state.handle(.enter, in: rows) == .run("members"))
    #expect(state.handle(.tab, in: rows) == .handled)
    #expect(state.handle(.enter, in: rows) == .answer("which"))
    #expect(state.handle(.escape, in: rows) == .searchChanged)
    #expect(state.handle(.escape, in: rows) == .close)
  }

  @Test("A search that leaves only situations moves the selection to them")
  func emptyColumn() {
    var state = HelpState()
    let rows = HelpRows(actions: [], situations: ["which"])
    _ = state.handle("н", in: rows)
    state.found(rows)
    #expect(state.handle(.enter, in: rows) == .answer("which"))
  }

  @Test("On 40 columns the column that the arrows move in stands alone")
  func narrow() {
    var state = HelpState()
    let actions = picture(Self.help.view(state), columns: 40, rows: 11)
    #expect(actions.contains(" ► F7  n/т  Ctrl+N") && !actions.contains("Частые ситуации"))
    _ = state.handle(.tab, in: Self.help.rows)
    let situations = picture(Self.help.view(state), columns: 40, rows: 11)
    #expect(situations.contains("   Частые ситуации\n ► Не понимаю, какие группы создавать"))
    #expect(!situations.contains("Клавиши"))
  }

  @Test("Text scrolls by lines and pages, and stops at its ends")
  func scrolling() {
    var state = TextState()
    let script: [(key: Key, top: Int)] = [(.pageDown, 9), (.end, 20), (.down, 20), (.up, 19)]
    for step in script {
      let isTaken = state.handle(step.key, rows: 30, page: 10)
      #expect(isTaken)
      #expect(state.top == step.top)
    }
    let isTaken = state.handle("x", rows: 30, page: 10)
    #expect(!isTaken)
    _ = state.handle(.end, rows: 30, page: 10)
    let text = TextView((1...30).map { Paragraph("строка \($0)") }, top: state.top)
    #expect(picture(.text(text), rows: 10).hasSuffix("   строка 30"))
  }
}

struct PaletteTests {
  private let rows = [
    PaletteRow(id: "new", title: "Новая группа", key: "F7"),
    PaletteRow(id: "refund", title: "Возврат", key: "r/к", reason: "право управляющего"),
  ]

  @Test("Commands stand with their keys at the right edge, dim ones with the reason")
  func drawing() {
    let expected = """
         Команда

       ► Новая группа                                                              F7
         Возврат: право управляющего                                              r/к
      """
    let canvas = PaletteView("Команда", rows: rows, state: PaletteState()).view
      .rendered(columns: 80, rows: 8)
    #expect(picture(canvas) == expected)
    #expect(canvas[3, 3].style == .muted)
  }

  @Test("Typing finds, Enter runs, a command that does not work is refused, Esc closes")
  func keyScript() {
    var state = PaletteState()
    #expect(state.handle("в", in: rows) == .searchChanged)
    state.found([rows[1]])
    #expect(state.handle(.enter, in: [rows[1]]) == .refused("refund"))
    #expect(state.handle(.escape, in: rows) == .searchChanged)
    state.found(rows)
    #expect(state.handle(.enter, in: rows) == .run("new"))
    #expect(state.handle(.escape, in: rows) == .close)
    #expect(state.handle(.function(5), in: rows) == .ignored)
  }
}
