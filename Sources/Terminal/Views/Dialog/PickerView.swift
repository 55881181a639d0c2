/// A list to choose from in a box; what is typed to find stands in its upper edge.
public struct PickerView: Sendable {
  let options: [PickerOption]
  let state: PickerState
  let findLabel: String
  let title: String
  let nothing: String

  /// Describes an open list.
  ///
  /// - Parameters:
  ///   - options: The lines.
  ///   - state: The selection, the marks and the search.
  ///   - findLabel: The word before what is typed to find.
  ///   - title: Words in the upper edge while nothing is typed.
  ///   - nothing: Words in the place of the lines when none has what was typed.
  public init(
    _ options: [PickerOption],
    _ state: PickerState,
    findLabel: String,
    title: String = "",
    nothing: String = ""
  ) {
    self.options = options
    self.state = state
    self.findLabel = findLabel
    self.title = title
    self.nothing = nothing
  }

  /// Columns and rows of the box, as large as its lines.
  var size: Size {
    let widest = options.map { option in
      let detail = option.detail.shownWidth
      return option.title.shownWidth + (detail == 0 ? 0 : detail + 2)
    }.max()
    let words = max(
      widest ?? 0,
      title.shownWidth + 2,
      findLabel.shownWidth + 12,
      state.find.text.isEmpty ? 0 : nothing.shownWidth
    )
    let edges = 2 + TextArea.gutter + TextArea.margin
    return Size(columns: min(words, 70) + edges, rows: max(options.count, 1) + 2)
  }

  /// Draws the box in the middle of a part of the screen.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let size = size
    let columns = min(size.columns, max(0, rect.columns - 2))
    let rows = min(size.rows, rect.rows)
    let box = Rect(
      row: rect.top + (rect.rows - rows) / 2,
      column: rect.left + (rect.columns - columns) / 2,
      columns: columns,
      rows: rows
    )
    draw(into: &canvas, in: box)
  }

  func renderPopup(into canvas: inout Canvas, in area: TextArea, under row: Int, column: Int) {
    let wanted = Size(columns: size.columns, rows: min(size.rows, max(area.rows / 2, 7)))
    draw(into: &canvas, in: PopupPlace.rect(wanted, in: area, under: row, column: column))
  }

  private func draw(into canvas: inout Canvas, in box: Rect) {
    canvas.box(box)
    let found = state.found(in: options)
    guard !found.isEmpty || nothing.isEmpty || state.find.text.isEmpty else {
      let area = TextArea(box.inset(top: 1, left: 1, bottom: 1, right: 1))
      canvas.write(nothing, row: 0, in: area, style: .muted)
      drawEdge(into: &canvas, box)
      return
    }
    let detail = found.map(\.detail.shownWidth).max() ?? 0
    let columns = [
      Column(id: "title", title: "", width: .flexible(minimum: 4, ideal: 20)),
      Column(id: "detail", title: "", width: .fixed(detail), alignment: .right, priority: 1),
    ]
    var table = TableView(
      detail == 0 ? [columns[0]] : columns,
      rows: TableRows(found.map(\.id)),
      state: state.table
    ) { TableRow([found[$0].title, found[$0].detail]) }
    table.showsHeadings = false
    table.render(into: &canvas, in: box.inset(top: 1, left: 1, bottom: 1, right: 1))
    drawEdge(into: &canvas, box)
  }

  private func drawEdge(into canvas: inout Canvas, _ box: Rect) {
    let room = box.columns - 4
    guard room > 4, box.rows > 0 else { return }
    let typed = state.find.text
    let words = typed.isEmpty ? title : "\(findLabel) \(typed.beginning(for: room))"
    guard !words.isEmpty else { return }
    let shown = " \(words.beginning(for: room).truncated(to: room - 2)) "
    let place = Point(row: box.top, column: box.left + 2)
    let used = canvas.put(shown, at: place, style: typed.isEmpty ? .title : .accent)
    if !typed.isEmpty { canvas.cursor = place.right(used - 1) }
  }
}
