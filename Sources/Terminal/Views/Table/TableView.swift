/// What a table shows in one of its columns.
public struct TableCell: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The words or figures.
  public var text: String
  /// How they look in a row that is neither selected nor dim.
  public var style: Style

  /// Makes a cell.
  public init(_ text: String, style: Style = .text) {
    self.text = text
    self.style = style
  }

  /// Makes a plain cell.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

/// One row of a table as it is shown.
public struct TableRow: Hashable, Sendable {
  /// A cell for each column of the table, in its order; missing ones are empty.
  public var cells: [TableCell]
  /// Whether the row is muted: it is old, archived, or cannot be used.
  public var isDim: Bool

  /// Makes a row.
  public init(_ cells: [TableCell], isDim: Bool = false) {
    self.cells = cells
    self.isDim = isDim
  }

  /// Makes a row of plain texts.
  public init(_ texts: [String], isDim: Bool = false) {
    self.init(texts.map { TableCell($0) }, isDim: isDim)
  }
}

/// A table of rows under headings; asks only for the rows that are seen.
public struct TableView: Sendable {
  /// The columns, left to right.
  public var columns: [Column]
  /// Words of the row after the records, which does something instead of being one.
  public var actionRow: String?
  /// Lines shown in the middle when there is no row at all.
  public var empty: [String]
  /// Whether the headings are shown.
  public var showsHeadings = true
  /// Whether keys move the selection: the selected row is reversed.
  public var isFocused = true
  /// Whether the cursor stands on the selected row; not so while it stands in a find line.
  public var holdsCursor = true
  /// Whether the selected row is marked at all.
  public var showsSelection = true
  /// Whether all rows are muted, as the old ones are while new ones are read.
  public var isDim = false
  /// Whether the right margin tells that there are rows above or below those in sight.
  public var tellsMore = false
  /// How many of the last rows stay in sight wherever the others are: sums.
  public var keptRows = 0

  let count: Int
  let selected: Int
  let top: Int
  let row: @Sendable (Int) -> TableRow
  let isMarked: @Sendable (Int) -> Bool

  /// Describes a table.
  ///
  /// - Parameters:
  ///   - columns: The columns, left to right.
  ///   - rows: The records.
  ///   - state: The selection, the marks and the first row on the screen.
  ///   - actionRow: Words of the row after the records, where `rows` has one.
  ///   - empty: Lines shown when there is no row at all.
  ///   - row: What is shown of the record at a place.
  public init<RowID>(
    _ columns: [Column],
    rows: TableRows<RowID>,
    state: TableState<RowID>,
    actionRow: String? = nil,
    empty: [String] = [],
    row: @escaping @Sendable (Int) -> TableRow
  ) {
    var state = state
    state.follow(rows)
    self.columns = columns
    self.actionRow = rows.hasActionRow ? actionRow ?? "" : nil
    self.empty = empty
    self.row = row
    count = rows.count
    selected = state.selected
    top = state.top
    let marks = state.marks
    isMarked = { place in rows.id(at: place).map(marks.contains) ?? false }
  }

  /// Describes the table of a list whose find line may hold the cursor.
  public init<RowID>(
    _ columns: [Column],
    rows: TableRows<RowID>,
    list: ListState<RowID>,
    actionRow: String? = nil,
    empty: [String] = [],
    row: @escaping @Sendable (Int) -> TableRow
  ) {
    self.init(
      columns,
      rows: rows,
      state: list.table,
      actionRow: actionRow,
      empty: empty,
      row: row
    )
    holdsCursor = !list.isFinding
  }

  /// Describes a table of ready rows, such as figures: nothing is selected unless said otherwise.
  public init(
    _ columns: [Column],
    rows: [TableRow],
    selected: Int? = nil,
    showsHeadings: Bool = true
  ) {
    let places = TableRows(Array(rows.indices))
    var state = TableState<Int>()
    if let selected { state.select(place: selected, in: places) }
    self.init(columns, rows: places, state: state) { rows[$0] }
    self.showsHeadings = showsHeadings
    showsSelection = selected != nil
  }

  private var total: Int { count + (actionRow == nil ? 0 : 1) }
  private var headingRows: Int { showsHeadings ? 1 : 0 }

  /// The number of rows that show the whole table.
  var fittingRows: Int { headingRows + (total == 0 ? empty.count : total) }

  /// The number of records that a part of the screen shows at once.
  public func page(in rows: Int) -> Int { max(1, rows - headingRows) }

  /// Draws the table.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    let placed = ColumnLayout.place(columns, in: area.columns)
    if showsHeadings, total > 0 { drawHeadings(placed, into: &canvas, in: area) }
    guard total > 0 else { return drawEmpty(into: &canvas, in: area) }
    let page = area.rows - headingRows
    guard page > 0 else { return }
    let shown = places(on: page)
    for (offset, row) in rows(shown.filter { $0 < count }, placed).enumerated() {
      draw(row, at: headingRows + offset, placed, into: &canvas, in: area)
    }
    for (offset, place) in shown.enumerated() {
      drawMarks(place, at: headingRows + offset, placed, into: &canvas, in: area)
    }
    if tellsMore { drawMore(shown, into: &canvas, in: area) }
  }

  /// Marks the first row in sight where there are others above, the last where some are below.
  private func drawMore(_ shown: [Int], into canvas: inout Canvas, in area: TextArea) {
    // Rows that are kept at the end follow behind a gap.
    let gap = shown.indices.dropFirst().first { shown[$0] != shown[$0 - 1] + 1 }
    let isBelow = gap != nil || shown.last != total - 1
    let isAbove = (shown.first ?? 0) > 0
    let count = gap ?? shown.count
    canvas.tell(rowsAbove: isAbove, below: isBelow, count, from: headingRows, in: area)
  }

  /// The places of the rows in sight, those that stay at the end.
  private func places(on page: Int) -> [Int] {
    let kept = total > page ? min(keptRows, max(0, page - 1), total) : 0
    let rest = total - kept
    let room = page - kept
    let first = TableScroll.top(top, showing: min(selected, rest - 1), page: room, total: rest)
    return Array(first..<min(rest, first + room)) + Array(rest..<total)
  }

  /// The records at some places; names that are cut are cut so that they differ.
  private func rows(_ places: [Int], _ placed: [PlacedColumn]) -> [TableRow] {
    var rows = places.map(row)
    for column in placed where columns[column.index].tellsApart {
      let index = column.index
      let places = rows.indices.filter { index < rows[$0].cells.count }
      let names = places.map { rows[$0].cells[index].text.beginning(for: column.width) }
      let told = CommonBeginning.truncated(names, to: column.width)
      for (place, name) in zip(places, told) { rows[place].cells[index].text = name }
    }
    return rows
  }

  private func drawHeadings(_ placed: [PlacedColumn], into canvas: inout Canvas, in area: TextArea)
  {
    for column in placed {
      canvas.write(
        columns[column.index].title,
        row: 0,
        in: area,
        column: column.start,
        width: column.width,
        style: .muted,
        alignment: columns[column.index].alignment
      )
    }
  }

  private func drawMarks(
    _ place: Int,
    at line: Int,
    _ placed: [PlacedColumn],
    into canvas: inout Canvas,
    in area: TextArea
  ) {
    let isSelected = showsSelection && place == selected
    if place >= count { canvas.write(actionRow ?? "", row: line, in: area) }
    canvas.mark(
      row: line,
      in: area,
      isSelected: isSelected,
      isMarked: place < count && isMarked(place)
    )
    if isSelected && isFocused {
      let drawings = placed.filter { columns[$0.index].isDrawing }
      canvas.reverse(row: line, in: area, without: drawings)
      if holdsCursor { canvas.place(cursorAt: 0, row: line, in: area) }
    }
  }

  private func draw(
    _ row: TableRow,
    at line: Int,
    _ placed: [PlacedColumn],
    into canvas: inout Canvas,
    in area: TextArea
  ) {
    for column in placed where column.index < row.cells.count {
      let cell = row.cells[column.index]
      canvas.write(
        cell.text,
        row: line,
        in: area,
        column: column.start,
        width: column.width,
        style: row.isDim || isDim ? .muted : cell.style,
        alignment: columns[column.index].alignment
      )
    }
  }

  private func drawEmpty(into canvas: inout Canvas, in area: TextArea) {
    let lines = empty.flatMap { $0.beginning(for: area.columns * 20).wrapped(to: area.columns) }
    let start = max(0, (area.rows - lines.count) / 2)
    for (offset, line) in lines.enumerated() {
      canvas.write(line, row: start + offset, in: area, style: .muted, alignment: .center)
    }
  }
}

extension Canvas {
  /// Reverses the text columns of a row in one look, drawings left out.
  ///
  /// Colours would make bright blocks there, and each change of look costs bytes. A row that is dim
  /// as a whole stays dim.
  mutating func reverse(row: Int, in area: TextArea, without drawings: [PlacedColumn] = []) {
    guard row >= 0, row < area.rows else { return }
    var beginning: Role?
    var start = 0
    for end in drawings.map(\.start) + [area.columns] {
      let part = Rect(
        row: area.rect.top + row,
        column: area.left + start,
        columns: max(0, end - start),
        rows: 1
      )
      restyle(part) { style in
        let role = beginning ?? (style.role == .muted ? .muted : .text)
        beginning = role
        style.role = role
        style.reversed = true
      }
      start = drawings.first { $0.start == end }.map { $0.start + $0.width } ?? end
    }
  }
}
