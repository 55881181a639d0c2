/// The sections on the left with their digits, the places of the selected one on the right.
public struct MenuView: Sendable {
  /// The sections.
  public var sections: [MenuSection]
  /// Where the selection stands.
  public var state: MenuState

  /// Describes the menu.
  public init(_ sections: [MenuSection], _ state: MenuState) {
    self.sections = sections
    self.state = state
  }

  /// Columns before the places of a section where there is room.
  private static let itemsColumn = 23

  /// The number of rows that the longest column takes.
  var fittingRows: Int {
    max(sections.count, sections.map(\.items.count).max() ?? 0)
  }

  /// A line of one of the columns.
  private struct Line {
    let digit: Int
    let title: String
    var note = ""
  }

  /// Draws both columns; in a narrow part only the one that the arrows move in.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let isNarrow = rect.columns < 60
    if !isNarrow || state.part != .items { drawSections(into: &canvas, in: rect) }
    guard !isNarrow || state.part == .items else { return }
    let indent = isNarrow ? 0 : Self.itemsColumn
    drawItems(into: &canvas, in: rect.inset(left: indent))
  }

  private func drawSections(into canvas: inout Canvas, in rect: Rect) {
    let isWide = rect.columns >= 60
    let width = isWide ? Self.itemsColumn - TextArea.gutter : rect.columns
    let lines = sections.enumerated().map { place, section in
      Line(digit: section.digit ?? place + 1, title: section.title)
    }
    let part = Rect(
      origin: rect.origin,
      size: Size(columns: min(rect.columns, width + TextArea.gutter), rows: rect.rows)
    )
    let selected = state.part == .lower ? nil : state.section
    draw(lines, selected: selected, isFocused: state.part == .sections, &canvas, part)
  }

  private func drawItems(into canvas: inout Canvas, in rect: Rect) {
    guard sections.indices.contains(state.section) else { return }
    let lines = sections[state.section].items.enumerated().map { place, item in
      Line(digit: place + 1, title: item.title, note: item.note)
    }
    let isFocused = state.part == .items
    draw(lines, selected: isFocused ? state.item : nil, isFocused: isFocused, &canvas, rect)
  }

  private func draw(
    _ lines: [Line],
    selected: Int?,
    isFocused: Bool,
    _ canvas: inout Canvas,
    _ rect: Rect
  ) {
    let area = TextArea(rect)
    let first = TableScroll.top(0, showing: selected ?? 0, page: area.rows, total: lines.count)
    let isBelow = first + area.rows < lines.count
    canvas.tell(rowsAbove: first > 0, below: isBelow, area.rows, from: 0, in: area)
    for row in 0..<max(0, min(area.rows, lines.count - first)) {
      let line = lines[first + row]
      canvas.write(String(line.digit), row: row, in: area, width: 1, style: .accent)
      let title = line.title.beginning(for: area.columns)
      canvas.write(title, row: row, in: area, column: 3)
      let used = 3 + title.shownWidth + 2
      let room = min(line.note.shownWidth, area.columns - used)
      let place = area.columns - room
      canvas.write(line.note, row: row, in: area, column: place, width: max(0, room))
      guard first + row == selected else { continue }
      canvas.mark(row: row, in: area, isSelected: true)
      if isFocused {
        canvas.reverse(row: row, in: area)
        canvas.place(cursorAt: 0, row: row, in: area)
      }
    }
  }
}
