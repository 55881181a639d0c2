import Localization
import Loyalty
import Terminal

/// The columns of a report on the screen: figures as wide as the widest, a bar beside what they are
/// ordered by.
struct ReportLayout {
  /// The columns, left to right.
  let columns: [Column]

  private let table: ReportTable
  private let shown: [ReportTable.Row]
  private let told: ReportWords
  /// The column whose figures the bars show.
  private let barColumn: String
  private let barWidth: Int
  private let blocks: ChartBlocks
  private let most: Int64
  /// The place of the bar among the columns.
  private let barPlace: Int

  init(
    _ table: ReportTable,
    _ shown: [ReportTable.Row],
    order: ReportOrder?,
    selected: ReportTable.Row? = nil,
    _ told: ReportWords,
    _ size: Size,
    _ blocks: ChartBlocks
  ) {
    self.blocks = blocks
    self.table = table
    self.shown = shown
    self.told = told
    let bar = Self.bar(of: table, order)
    barColumn = bar
    barWidth = bar.isEmpty ? 0 : size.columns >= 110 ? 12 : 5
    barPlace = table.place(of: Self.isShared(bar, table) ? "share" : bar) ?? 0
    most = table.rows.compactMap { table.number(bar, of: $0) }.max() ?? 0
    var columns = table.columns.enumerated().map { place, column in
      let texts = shown.map { told.text($0.cells[place], column.kind) }
      return Self.column(column, place, texts, table, order, told)
    }
    if !bar.isEmpty { columns.insert(Self.barColumn(barWidth, table.name), at: barPlace) }
    // Mailings are told apart by their texts.
    let least = table.name == .messages ? 20 : 12
    columns = Self.together(columns, shown.map(\.cells[0]), least, told, on: size)
    self.columns = selected.map { Self.window(columns, on: $0, of: table, size) } ?? columns
  }

  /// Of a map that has no room for all its columns, those that follow each other and tell of the
  /// selected row what they can.
  private static func window(
    _ columns: [Column],
    on row: ReportTable.Row,
    of table: ReportTable,
    _ size: Size
  ) -> [Column] {
    guard case .heatMap(let map) = table.chart,
      columns.fitting(onScreenOf: size.columns) < columns.count
    else { return columns }
    let told = map.indices.filter { place in
      table.place(of: map[place]).map { row.cells[$0] != .empty } ?? false
    }
    guard let first = told.first, let last = told.last else { return columns }
    var found = columns
    for start in 0...first {
      found = columns.map { column in
        guard let place = map.firstIndex(of: column.id) else { return column }
        var column = column
        let late = place < start ? map.count + start - place : place - start
        column.priority = columns.count + late
        return column
      }
      let room = found.fitting(onScreenOf: size.columns) - (columns.count - map.count)
      if start + room > last { break }
    }
    return found
  }

  /// The columns side by side: where all fit, names take no more than they need, so that figures
  /// stand near them; else the club's own names are cut, but no words of ours.
  private static func together(
    _ columns: [Column],
    _ names: [ReportTable.Cell],
    _ minimum: Int,
    _ told: ReportWords,
    on size: Size
  ) -> [Column] {
    func widest(_ cells: [ReportTable.Cell]) -> Int {
      cells.map { told.text($0, .name).displayWidth }.max() ?? 0
    }
    var columns = columns
    columns[0].width = .fixed(max(widest(names), columns[0].title.displayWidth))
    guard columns.fitting(onScreenOf: size.columns) < columns.count else { return columns }
    let words = widest(names.filter { if case .text = $0 { false } else { true } })
    // On a wide screen rather a column less than names that are cut.
    let whole = size.columns < 110 ? minimum : min(widest(names), size.columns / 4)
    let least = max(min(max(minimum, whole), size.columns / 3), min(words, size.columns / 3))
    columns[0].width = .flexible(minimum: least, ideal: max(24, least))
    return columns
  }

  /// What the bars show: the figures that the rows are ordered by, or the report's own.
  private static func bar(of table: ReportTable, _ order: ReportOrder?) -> String {
    if let order, let place = table.place(of: order.column), table.columns[place].kind != .name,
      table.columns[place].kind != .change
    {
      return order.column
    }
    switch table.chart {
    case .bars(let column): return column
    case .stacked(let columns): return columns.first ?? ""
    case .line, .heatMap, nil: return ""
    }
  }

  /// Whether the bars stand before the shares: what is paid, or its share, has the same bars.
  private static func isShared(_ bar: String, _ table: ReportTable) -> Bool {
    ["paid", "share"].contains(bar) && table.place(of: "share") != nil
  }

  private static func column(
    _ column: ReportTable.Column,
    _ place: Int,
    _ texts: [String],
    _ table: ReportTable,
    _ order: ReportOrder?,
    _ told: ReportWords
  ) -> Column {
    var title = told.heading(column)
    if let order, order.column == column.id {
      title += " " + String(order.isDescending ? Glyph.below : Glyph.above)
    }
    // What the rows are ordered by is always seen, next to the names.
    let isOrder = order?.column == column.id
    let priority = isOrder ? 1 : table.name.priorities.firstIndex(of: column.id) ?? place
    if place == 0 {
      return Column(
        id: column.id,
        title: title,
        width: .flexible(minimum: 12, ideal: 24),
        priority: 0,
        tellsApart: true
      )
    }
    let widest = ([title] + texts).map(\.displayWidth).max() ?? 0
    return Column(
      id: column.id,
      title: title,
      width: .fixed(widest),
      alignment: .right,
      priority: priority
    )
  }

  private static func barColumn(_ width: Int, _ name: ReportName) -> Column {
    let priority = name.priorities.firstIndex(of: "bar") ?? 50
    return Column(
      id: "bar",
      title: "",
      width: .fixed(width),
      priority: priority,
      isDrawing: true
    )
  }

  /// A row as the table shows it; what belongs to the whole is set apart.
  func row(_ place: Int) -> TableRow {
    let row = shown[place]
    let isOther = place >= table.rows.count
    let isTotal = row.subject == .all && isOther
    // A row without figures is the heading of a part of a sheet.
    let isHeading = row.cells.dropFirst().allSatisfy { $0 == .empty }
    let style: Style = isTotal ? .title : isOther || isHeading ? .muted : .text
    var cells = zip(table.columns, row.cells).map { column, cell in
      TableCell(told.text(cell, column.kind), style: style)
    }
    if !barColumn.isEmpty {
      let share = Double(table.number(barColumn, of: row) ?? 0) / Double(max(most, 1))
      let bar = isOther ? "" : Bar.length(share: share, columns: barWidth, blocks: blocks)
      cells.insert(TableCell(bar, style: .accent), at: barPlace)
    }
    return TableRow(cells)
  }
}
