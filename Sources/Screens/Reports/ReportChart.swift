import Localization
import Loyalty
import Terminal

/// A report drawn: bars, bars of parts, a line over time, or a map.
struct ReportChart {
  private let table: ReportTable
  private let screen: ReportsScreen
  private let told: ReportWords
  private let blocks: ChartBlocks

  init(_ table: ReportTable, _ screen: ReportsScreen, _ context: Context) {
    self.table = table
    self.screen = screen
    told = ReportWords(context.words)
    blocks = context.blocks
  }

  /// Nil for a report that is not drawn.
  var view: ChartView? {
    switch table.chart {
    case nil: nil
    case .bars(let column): bars([orderedBy(column)])
    case .stacked(let columns): bars(columns)
    case .line(let column): line(column)
    case .heatMap(let columns): map(columns)
    }
  }

  /// What is drawn.
  var title: String {
    switch table.chart {
    case .bars(let column):
      table.place(of: orderedBy(column)).map { told.heading(table.columns[$0]) } ?? ""
    case .line(let column):
      table.place(of: column).map { told.heading(table.columns[$0]) } ?? ""
    case .heatMap: told.words("report.map." + table.name.rawValue)
    case .stacked, nil: ""
    }
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
    let selected = screen.table.selected < rows.count ? screen.table.selected : nil
    return ChartView(.bars(lines, parts: names), blocks: blocks, selected: selected)
  }

  private func line(_ column: String) -> ChartView {
    guard let place = table.place(of: column) else { return ChartView(.bars([], parts: [])) }
    let values = table.rows.map { number(column, $0) }
    let most = Int64(values.max() ?? 0)
    let kind = table.columns[place].kind
    // Half of an odd count is no count.
    let hasHalf = kind != .count || most.isMultiple(of: 2)
    let scale = [most, most / 2, 0].enumerated().map { place, number in
      place == 1 && !hasHalf ? "" : told.figure(number, kind)
    }
    return ChartView(.line(ChartView.Line(values, labels: table.rows.map(label), scale: scale)))
  }

  private func map(_ ids: [String]) -> ChartView {
    let columns = table.columns.filter { ids.contains($0.id) }
    let most = table.rows.flatMap { row in columns.map { number($0.id, row) } }.max() ?? 0
    let fields = table.rows.map { row in
      columns.map { column in
        let value = number(column.id, row)
        let text =
          table.number(column.id, of: row).map { told.bare($0, column.kind) } ?? ""
        return ChartView.Field(most > 0 ? value / most : 0, text)
      }
    }
    let selected = screen.table.selected < table.rows.count ? screen.table.selected : nil
    return ChartView(
      .map(headings: columns.map(told.heading), rows: table.rows.map(label), fields: fields),
      selected: selected
    )
  }
}
