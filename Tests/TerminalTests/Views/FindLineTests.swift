import Terminal
import Testing

struct FindLineTests {
  private func typed(_ text: String) -> FindLineState {
    var state = FindLineState()
    for key in keys(text) { #expect(state.handle(key) == .changed) }
    return state
  }

  @Test("Letters, digits and Space are the search")
  func typing() {
    #expect(typed("Иван 45").text == "Иван 45")
  }

  @Test(
    "Arrows and pages belong to the rows, the cursor stays",
    arguments: [
      Key.up, .down, .pageUp, .pageDown,
    ]
  )
  func moving(key: Key) {
    var state = typed("ив")
    #expect(state.handle(key) == .move(key))
    #expect(state.editor.cursor == 2)
  }

  @Test("Enter opens, Tab goes to the rows, * and Ctrl-E mark all")
  func leaving() {
    var state = typed("ив")
    #expect(state.handle(.enter) == .open)
    #expect(state.handle(.tab) == .leave)
    #expect(state.handle(.control("e")) == .markAll)
    #expect(state.handle("*") == .markAll)
    #expect(state.handle("*", starMarks: false) == .changed)
    #expect(state.text == "ив*")
  }

  @Test(
    "Ins and Ctrl-T mark the row and select the text: the next name replaces it",
    arguments: [
      Key.insert, .control("t"),
    ]
  )
  func marking(key: Key) {
    var state = typed("иванов")
    #expect(state.handle(key) == .mark)
    #expect(state.handle("п") == .changed)
    #expect(state.text == "п")
  }

  @Test("Esc clears, again goes back")
  func escape() {
    var state = typed("ив")
    #expect(state.handle(.escape) == .changed)
    #expect(state.text.isEmpty)
    #expect(state.handle(.escape) == .back)
  }

  @Test("Ctrl-W takes the last word away, Ctrl-U all, the arrows only move the cursor")
  func editing() {
    var state = typed("иван петров")
    #expect(state.handle(.left) == .edited)
    #expect(state.handle(.end) == .edited)
    #expect(state.handle(.control("w")) == .changed)
    #expect(state.text == "иван ")
    #expect(state.handle(.control("u")) == .changed)
    #expect(state.text.isEmpty)
    #expect(state.handle(.function(5)) == .ignored)
  }

  @Test("The line shows its label, the text and the hint under the text")
  func drawing() {
    let hint = "имя в любом порядке, конец телефона, e-mail, номер карты"
    let view = View.findLine(FindLineView("Клиент", typed("4567"), hint: hint))
    let expected = """
         Клиент   4567
                  имя в любом порядке, конец телефона, e-mail, номер карты
      """
    let canvas = view.rendered(columns: 80, rows: 2)
    #expect(picture(canvas) == expected)
    #expect(canvas.cursor == Point(row: 0, column: 16))
  }
}

struct ListStateTests {
  let rows = TableRows(["Иванов", "Ивасюк", "Мороз"], hasActionRow: true)

  @Test("In the find line Enter opens the selected row, on the last row it is the action")
  func opening() {
    var list = ListState<String>(startsFinding: true)
    #expect(list.handle("и", in: rows) == .searchChanged)
    list.found(rows)
    #expect(list.handle(.down, in: rows) == .handled)
    #expect(list.handle(.enter, in: rows) == .open("Ивасюк"))
    for _ in 0..<3 { _ = list.handle(.down, in: rows) }
    #expect(list.handle(.enter, in: rows) == .action)
  }

  @Test("Tab goes to the rows with the filter kept, Backspace back into the find line")
  func switching() {
    var list = ListState<String>(startsFinding: true)
    _ = list.handle("и", in: rows)
    #expect(list.handle(.tab, in: rows) == .handled)
    #expect(!list.isFinding)
    #expect(list.handle("n", in: rows) == .ignored)
    #expect(list.handle(.space, in: rows) == .handled)
    #expect(list.table.marks == ["Иванов"])
    #expect(list.handle(.backspace, in: rows) == .handled)
    #expect(list.isFinding)
    #expect(list.find.text == "и")
  }

  @Test("* in the find line marks all that was found and goes to the rows")
  func markingAll() {
    var list = ListState<String>(startsFinding: true)
    #expect(list.handle("*", in: rows) == .handled)
    #expect(list.table.marks == ["Иванов", "Ивасюк", "Мороз"])
    #expect(!list.isFinding)
  }

  @Test("Ins marks the row without moving, and the next name replaces the text")
  func markAndType() {
    var list = ListState<String>(startsFinding: true)
    _ = list.handle("и", in: rows)
    #expect(list.handle(.insert, in: rows) == .handled)
    #expect(list.table.marks == ["Иванов"])
    #expect(list.table.selectedID == "Иванов")
    _ = list.handle("м", in: rows)
    #expect(list.find.text == "м")
  }

  @Test("Esc clears the filter first, from the rows too, and then goes back")
  func escape() {
    var list = ListState<String>(startsFinding: true)
    _ = list.handle("и", in: rows)
    _ = list.handle(.tab, in: rows)
    #expect(list.handle(.escape, in: rows) == .searchChanged)
    #expect(list.handle(.escape, in: rows) == .back)
  }

  @Test("The cursor stands in the find line while that has the keys, else on the row")
  func cursor() {
    var list = ListState<String>(startsFinding: true)
    let columns = [Column(id: "name", title: "Имя", width: .fixed(10))]
    func canvas() -> Canvas {
      View.stack([
        StackPart(.findLine(FindLineView("Найти", list.find, isFocused: list.isFinding))),
        StackPart(
          .table(TableView(columns, rows: rows, list: list) { TableRow([rows.id(at: $0) ?? ""]) }),
          .filling()
        ),
      ]).rendered(columns: 80, rows: 6)
    }
    #expect(canvas().cursor == Point(row: 0, column: 11))
    _ = list.handle(.tab, in: rows)
    #expect(canvas().cursor == Point(row: 2, column: 3))
  }
}
