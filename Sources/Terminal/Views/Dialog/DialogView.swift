/// A question in a box over what it is about, which stays in sight above it.
public struct DialogView: Sendable {
  let dialog: Dialog
  let state: DialogState
  let entry: DialogEntry?

  /// Describes an open question, with a line to type into where it asks for one.
  public init(_ dialog: Dialog, _ state: DialogState, entry: DialogEntry? = nil) {
    self.dialog = dialog
    self.state = state
    self.entry = entry
  }

  /// Columns of the whole box where there is room.
  private static let width = 62

  /// Draws the box a row above the part's lower edge and clears the rows that it stands in.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let columns = min(Self.width, rect.columns - 2)
    guard columns >= 4, rect.rows >= 3 else { return }
    let words = max(1, columns - 6)
    let rows = buttonRows(columns: words)
    let text = paragraphLines(columns: words)
    let entryGap = text.count + DialogEntry.rows + rows.count < rect.rows - 2 ? 1 : 0
    let entryRows = entry == nil ? 0 : DialogEntry.rows + entryGap
    let gaps = spacing(text.count + entryRows + rows.count, in: rect.rows - 2)
    let shown = text.prefix(max(0, rect.rows - 2 - entryRows - rows.count - gaps.sum))
    let height = min(rect.rows, shown.count + entryRows + rows.count + gaps.sum + 2)
    let box = Rect(
      row: max(rect.top, rect.bottom - height - 1),
      column: rect.left + (rect.columns - columns) / 2,
      columns: columns,
      rows: height
    )
    let under = Rect(
      row: box.top,
      column: rect.left,
      columns: rect.columns,
      rows: rect.bottom - box.top
    )
    canvas.fill(under)
    canvas.box(box)
    for (offset, line) in shown.enumerated() {
      let place = Point(row: box.top + 1 + gaps.edge + offset, column: box.left + 3)
      canvas.put(line, at: place, width: words)
    }
    let below = box.top + 1 + gaps.edge + shown.count
    entry?.draw(into: &canvas, row: below + entryGap, column: box.left + 3, columns: words)
    let first = below + entryRows + gaps.middle
    draw(rows, from: first, column: box.left + 3, in: box, into: &canvas)
  }

  /// Empty rows at the edges and above the buttons: as many as there is room for.
  private func spacing(_ lines: Int, in room: Int) -> (edge: Int, middle: Int, sum: Int) {
    if lines + 3 <= room { return (1, 1, 3) }
    return lines < room ? (0, 1, 1) : (0, 0, 0)
  }

  private func paragraphLines(columns: Int) -> [String] {
    var lines: [String] = []
    for paragraph in dialog.paragraphs {
      if !lines.isEmpty { lines.append("") }
      lines += paragraph.beginning(for: columns * 20).wrapped(to: columns)
    }
    return lines
  }

  /// The places of the buttons, row by row.
  private func buttonRows(columns: Int) -> [[Int]] {
    var rows: [[Int]] = []
    var used = 0
    for (place, button) in dialog.buttons.enumerated() {
      let width = button.title.shownWidth + 4
      if rows.isEmpty || used + 3 + width > columns {
        rows.append([place])
        used = width
      } else {
        rows[rows.count - 1].append(place)
        used += 3 + width
      }
    }
    return rows
  }

  private func draw(
    _ rows: [[Int]],
    from first: Int,
    column: Int,
    in box: Rect,
    into canvas: inout Canvas
  ) {
    for (offset, row) in rows.enumerated() where first + offset < box.bottom - 1 {
      var place = Point(row: first + offset, column: column)
      for button in row {
        let isLit = button == state.focus && entry?.isFocused != true
        let room = box.right - 3 - place.column
        let title = dialog.buttons[button].title.beginning(for: box.columns)
        let words = "[ \(title) ]".truncated(to: room)
        let used = canvas.put(words, at: place, style: isLit ? .selected : .text)
        if isLit { canvas.cursor = place.right(2) }
        place = place.right(used + 3)
      }
    }
  }
}
