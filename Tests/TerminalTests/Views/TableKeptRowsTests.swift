import Testing

@testable import Terminal

@Suite("Tables with sums and drawings")
struct TableKeptRowsTests {
  private func view(_ count: Int, selected: Int, kept: Int = 1) -> TableView {
    let rows = TableRows(Array(0..<count))
    var state = TableState<Int>()
    state.select(place: selected, in: rows, page: 4)
    let columns = [
      Column(id: "name", title: "Имя", width: .fixed(8)),
      Column(id: "bar", title: "", width: .fixed(3), isDrawing: true),
    ]
    var view = TableView(columns, rows: rows, state: state) { place in
      TableRow([place == count - 1 ? "всего" : "ряд \(place)", "██▌"])
    }
    view.keptRows = kept
    return view
  }

  private func names(_ view: TableView, rows: Int) -> [String] {
    View.table(view).rendered(columns: 30, rows: rows).lines.dropFirst()
      .map { $0.dropFirst(3).prefix(8).split(separator: " ").joined(separator: " ") }
  }

  @Test("The last row stays in sight wherever the others are", arguments: [0, 3, 7, 8, 9])
  func kept(selected: Int) {
    let shown = names(view(10, selected: selected), rows: 6)
    #expect(shown.last == "всего")
    #expect(selected == 9 || shown.contains("ряд \(selected)"))
    #expect(shown.count == 5)
  }

  @Test("Rows that all fit stand as they are, and one line of room shows the selected row")
  func fitting() {
    #expect(names(view(3, selected: 1), rows: 9).prefix(3) == ["ряд 0", "ряд 1", "всего"])
    #expect(names(view(9, selected: 4), rows: 2) == ["ряд 4"])
    #expect(names(view(9, selected: 4, kept: 0), rows: 3) == ["ряд 3", "ряд 4"])
  }

  @Test("The selected row's drawing is not reversed: its full blocks would become a gap")
  func drawing() {
    let canvas = View.table(view(3, selected: 1)).rendered(columns: 30, rows: 5)
    let runs = canvas.runs(inRow: 2)
    #expect(runs.filter(\.style.reversed).contains { $0.text.contains("ряд 1") })
    #expect(runs.filter { !$0.style.reversed }.contains { $0.text.contains("██▌") })
  }
}
