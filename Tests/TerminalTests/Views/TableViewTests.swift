import Synchronization
import Terminal
import Testing

struct TableViewTests {
  @Test("The groups stand as in the drawing: numbers right, names cut, the mark and the bar")
  func drawing() {
    var state = TableState<Int>()
    state.marks = [4]
    let expected = """
          №  Название                   Программа            Клиентов  Ср. чек Умолч.
       ►  1  VIP_постоянные             Бонус: Накопительная       42   240,00
          2  Новые_клиенты              Скидка: Приветствен…      310   120,00     да
          3  Активные_ежедневно         Бонус: Накопительная       87   140,00
          4  Раз_в_месяц                Без программы             164   110,00
       √  5  Участники_турнира_Октябрь  Без программы              48   210,00
          6  Неактивные_2месяца         Скидка: Возвращение       205   110,00
      """
    let canvas = View.table(GroupsTable.view(state)).rendered(columns: 80, rows: 10)
    #expect(picture(canvas) == expected)
    #expect(reversedRows(canvas) == [1])
    #expect(canvas.cursor == Point(row: 1, column: 3))
  }

  @Test("On 120 columns the flexible columns share what is left and the right edge is kept")
  func wide() {
    let canvas = View.table(GroupsTable.view()).rendered(columns: 120, rows: 3)
    let lines = canvas.lines
    #expect(lines[0].hasSuffix("  Ср. чек Умолч. "))
    #expect(lines[2].hasSuffix("   120,00     да "))
    #expect(lines[2].contains("Скидка: Приветственная"))
  }

  @Test("On 40 columns columns go by their priority, the highest numbers first")
  func narrow() {
    let expected = """
          №  Название         Клиентов Умолч.
       ►  1  VIP_постоянные         42
          2  Новые_клиенты         310     да
      """
    #expect(picture(.table(GroupsTable.view()), columns: 40, rows: 3) == expected)
  }

  @Test("A marked row under the bar shows both marks")
  func bothMarks() {
    var state = TableState<Int>()
    state.marks = [0]
    let lines = View.table(GroupsTable.view(state)).rendered(columns: 80, rows: 3).lines
    #expect(lines[1].hasPrefix("√►  1  VIP"))
  }

  @Test("Only rows that are seen are asked for, however many there are")
  func visibleRowsOnly() {
    let asked = Asked()
    let rows = TableRows(count: 1_000_000) { $0 }
    var state = TableState<Int>()
    state.select(place: 500_000, in: rows, page: 9)
    let column = Column(id: "name", title: "Имя", width: .flexible(minimum: 5, ideal: 10))
    let view = TableView([column], rows: rows, state: state) { place in
      asked.note(place)
      return TableRow(["клиент \(place)"])
    }
    let lines = View.table(view).rendered(columns: 80, rows: 10).lines
    #expect(asked.places == Array(499_992...500_000))
    #expect(lines[9].hasPrefix(" ► клиент 500000 "))
  }

  @Test("The row after the records offers what can be done with the typed text")
  func actionRow() {
    let rows = TableRows(["Иванов"], hasActionRow: true)
    var state = TableState<String>()
    _ = state.handle(.down, in: rows)
    let column = Column(id: "name", title: "Имя", width: .flexible(minimum: 5, ideal: 10))
    let words = "Новый клиент: перенести «4567» в анкету"
    let view = TableView([column], rows: rows, state: state, actionRow: words) { _ in
      TableRow(["Иванов"])
    }
    let expected = """
         Имя
         Иванов
       ► Новый клиент: перенести «4567» в анкету
      """
    #expect(picture(.table(view)) == expected)
    #expect(state.handle(.enter, in: rows) == .action)
  }

  @Test("An empty table says in its middle what it is for and which key begins")
  func empty() {
    let rows = TableRows<Int>([])
    let words = ["Промокодов пока нет. F7 создаст первый:", "он начислит бонусы"]
    let view = TableView(GroupsTable.columns, rows: rows, state: TableState(), empty: words) { _ in
      TableRow([String]())
    }
    let lines = View.table(view).rendered(columns: 80, rows: 10).lines
    #expect(lines[4].contains("   Промокодов пока нет. F7 создаст первый:   "))
    #expect(lines[5].contains("   он начислит бонусы   "))
    #expect(!lines[0].contains("Название"))
  }

  @Test("Dim rows are muted, the selected one too")
  func dim() {
    let view = TableView(
      [Column(id: "name", title: "Имя", width: .fixed(6))],
      rows: [TableRow(["Иванов"], isDim: true)]
    )
    let canvas = View.table(view).rendered(columns: 40, rows: 2)
    #expect(canvas[1, 3].style == .muted)
    #expect(!canvas.lines[1].contains("►"))
  }

  @Test("The bar has one look, also over a cell that is muted elsewhere")
  func oneLook() {
    let columns = [
      Column(id: "name", title: "Имя", width: .fixed(6)),
      Column(id: "since", title: "С", width: .fixed(10)),
    ]
    let row = TableRow([TableCell("Иванов"), TableCell("01.11.2026", style: .muted)])
    let view = TableView(columns, rows: [row, row], selected: 0)
    let canvas = View.table(view).rendered(columns: 40, rows: 3)
    #expect(Set((3..<20).map { canvas[1, $0].style }) == [.selected])
    #expect(canvas[2, 12].style == .muted)
  }
}

/// Remembers which rows a table asked for.
final class Asked: Sendable {
  private let noted = Mutex<[Int]>([])
  var places: [Int] { noted.withLock { $0 } }
  func note(_ place: Int) { noted.withLock { $0.append(place) } }
}
