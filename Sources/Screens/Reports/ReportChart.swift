import Localization
import Loyalty
import Terminal

/// A report drawn: bars, bars of parts, a line over time, or a map.
struct ReportChart {
  private let table: ReportTable
  private let screen: ReportsScreen
  private let told: ReportWords
  private let blocks: ChartBlocks
  /// Whether there is room for a number of each part and for their names.
  private let isWide: Bool

  init(_ table: ReportTable, _ screen: ReportsScreen, _ context: Context) {
    self.table = table
    self.screen = screen
    told = ReportWords(context.words)
    blocks = context.blocks
    isWide = context.size.columns >= 60
  }

  /// Nil for a report that is not drawn.
  var view: ChartView? {
    switch table.chart {
    case nil: nil
    case .bars(let column): bars([orderedBy(column)])
    case .stacked(let columns): bars(parts(of: columns))
    case .line(let column): line(column)
    case .heatMap(let columns): map(columns)
    }
  }

  /// What is drawn, and what of the table is not.
  var title: String {
    switch table.chart {
    case .bars(let column):
      joined(headings([orderedBy(column)]).joined(), leftOut(orderedBy(column)))
    case .stacked(let columns):
      joined(
        headings(parts(of: columns)).joined(separator: " / "),
        leftOut(parts(of: columns).first ?? "")
      )
    case .line(let column):
      joined(headings([column]).joined(), selectedFigure(column), unfinished)
    case .heatMap: joined(told.words("report.map." + table.name.rawValue), leftOut(nil))
    case nil: ""
    }
  }

  private func joined(_ parts: String...) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: "   ")
  }

  /// The lines beside the rows, which no bar stands for; with their figures where there is room.
  private func leftOut(_ column: String?) -> String {
    guard !table.others.isEmpty else { return "" }
    let place = isWide ? column.flatMap { table.place(of: $0) } : nil
    let lines = table.others.map { row in
      let figure = place.map { " " + told.text(row.cells[$0], table.columns[$0].kind) } ?? ""
      return label(row) + figure
    }
    return told.words("report.chart.without", ["lines": .text(lines.joined(separator: ", "))])
  }

  /// What the hollow mark at the end stands for.
  private var unfinished: String {
    guard table.unfinished != nil else { return "" }
    let mark = WordValue.text(String(Glyph.unfinished))
    return told.words("report.chart.unfinished", ["mark": mark])
  }

  private func headings(_ columns: [String]) -> [String] {
    columns.compactMap { table.place(of: $0) }.map { told.heading(table.columns[$0]) }
  }

  /// The figure that the mark on the axis stands at, with its row.
  private func selectedFigure(_ column: String) -> String {
    guard let row = screen.selected, let place = table.place(of: column) else { return "" }
    return label(row) + ": " + told.text(row.cells[place], table.columns[place].kind)
  }

  /// The parts of the whole, or the one column that the rows are ordered by instead; the first part
  /// alone on a narrow screen.
  private func parts(of columns: [String]) -> [String] {
    guard let first = columns.first else { return [] }
    let column = orderedBy(first)
    return isWide && columns.contains(column) ? columns : [column]
  }

  /// The column that the rows are ordered by, where bars can show it.
  private func orderedBy(_ column: String) -> String {
    guard let order = screen.order, let place = table.place(of: order.column),
      table.columns[place].kind != .name
    else { return column }
    return order.column
  }

  private var rows: [ReportTable.Row] { screen.order?.sorted(table.rows, of: table) ?? table.rows }

  private func number(_ column: String, _ row: ReportTable.Row) -> Double {
    Double(max(0, table.number(column, of: row) ?? 0))
  }

  private func label(_ row: ReportTable.Row) -> String {
    told.text(row.cells[0], table.columns[0].kind)
  }

  private func bars(_ columns: [String]) -> ChartView {
    let rows = rows
    let most = rows.map { row in columns.reduce(0) { $0 + number($1, row) } }.max() ?? 0
    let places = columns.compactMap { table.place(of: $0) }
    let lines = rows.map { row in
      ChartView.BarLine(
        label(row),
        parts: columns.map { most > 0 ? number($0, row) / most : 0 },
        figure: places.map { told.text(row.cells[$0], table.columns[$0].kind) }
          .joined(separator: " / ")
      )
    }
    let names = places.map { told.heading(table.columns[$0]) }
    return ChartView(.bars(lines, parts: names), blocks: blocks, selected: screen.table.selected)
  }

  private func line(_ column: String) -> ChartView {
    guard let place = table.place(of: column) else { return ChartView(.bars([], parts: [])) }
    // Time goes on, whatever the rows are ordered by.
    let rows = table.rows
    let numbers = rows.map { table.number(column, of: $0) ?? 0 }
    let (most, least) = (max(0, numbers.max() ?? 0), min(0, numbers.min() ?? 0))
    let kind = table.columns[place].kind
    // Half of an odd count is no count.
    let hasHalf = kind != .count || (most + least).isMultiple(of: 2)
    let scale = [most, (most + least) / 2, least].enumerated().map { place, number in
      place == 1 && !hasHalf ? "" : told.figure(number, kind)
    }
    let line = ChartView.Line(
      numbers.map { Double($0) },
      labels: rows.map(label),
      scale: scale,
      figures: numbers.map { told.figure($0, kind) },
      unfinished: table.unfinished
    )
    return ChartView(.line(line), selected: screen.selected.flatMap { rows.firstIndex(of: $0) })
  }

  /// The columns of a map; where there is no room for all, those without a figure in the selected
  /// row are left out.
  private func fields(_ ids: [String]) -> [ReportTable.Column] {
    let all = table.columns.filter { ids.contains($0.id) }
    guard !isWide, let row = screen.selected else { return all }
    let told = all.filter { table.number($0.id, of: row) != nil }
    return told.isEmpty ? all : told
  }

  private func map(_ ids: [String]) -> ChartView {
    let columns = fields(ids)
    let rows = rows
    let most = rows.flatMap { row in columns.map { number($0.id, row) } }.max() ?? 0
    let fields = rows.map { row in
      columns.map { column in
        let value = number(column.id, row)
        let text =
          table.number(column.id, of: row).map { told.bare($0, column.kind) } ?? ""
        return ChartView.Field(most > 0 ? value / most : 0, text)
      }
    }
    return ChartView(
      .map(headings: columns.map(told.heading), rows: rows.map(label), fields: fields),
      selected: screen.table.selected
    )
  }
}
