/// A form as it is shown: labels, values, notes, refusals, buttons, and an open list over them.
public struct FormView: Sendable {
  private let draw: @Sendable (inout Canvas, Rect) -> Void
  private let rows: @Sendable (Int) -> Int

  /// Describes a form and what is in it.
  public init<ID>(_ form: Form<ID>, _ state: FormState<ID>) {
    var state = state
    state.follow(form)
    let painter = FormPainter(form: form, state: state)
    draw = { painter.render(into: &$0, in: $1) }
    rows = { painter.lines(columns: $0 - TextArea.gutter - TextArea.margin).count }
  }

  /// The number of rows that show the whole form on a screen of so many columns.
  public func rows(columns: Int) -> Int { rows(columns) }

  /// Draws the form; one taller than its part is scrolled so that the cursor is in sight.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    draw(&canvas, rect)
  }
}

/// A piece of a form's line.
struct FormPiece: Equatable, Sendable {
  var column: Int
  var text: String
  var style: Style = .text
  var width: Int?
  var alignment: Alignment = .left
}

/// One line of a form before it is drawn.
struct FormLine<ID: Hashable & Sendable>: Equatable, Sendable {
  /// The stop that the line belongs to.
  var stop: FormFocus<ID>?
  /// Whether the mark ► of the stop stands on this line.
  var bearsMark = false
  /// Whether the mark is that of a refusal.
  var isRefused = false
  var pieces: [FormPiece] = []
  /// The column of the cursor, when it stands on this line.
  var cursor: Int?
}

/// Draws the lines of a form.
struct FormPainter<ID: Hashable & Sendable>: Sendable {
  let form: Form<ID>
  let state: FormState<ID>

  /// The lines at a width, margins not counted.
  func lines(columns: Int) -> [FormLine<ID>] {
    FormLayout(form: form, state: state, columns: max(0, columns)).lines()
  }

  func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    guard area.rows > 0, area.columns > 0 else { return }
    let lines = lines(columns: area.columns)
    let window = FormScroll(lines, focus: state.focus, rows: area.rows)
    for row in 0..<window.shown.count {
      draw(lines[window.shown.lowerBound + row], row: row + window.offset, &canvas, area)
    }
    if window.above > 0 { more(window.above, row: 0, &canvas, area) }
    if window.below > 0 { more(window.below, row: area.rows - 1, &canvas, area) }
    let place = lines.firstIndex { $0.stop == state.focus && $0.bearsMark }
    let row = place.map { $0 - window.shown.lowerBound + window.offset } ?? 0
    drawPopup(under: row, &canvas, area)
  }

  private func more(_ count: Int, row: Int, _ canvas: inout Canvas, _ area: TextArea) {
    canvas.write(form.words.more(count), row: row, in: area, style: .muted)
  }

  private func draw(_ line: FormLine<ID>, row: Int, _ canvas: inout Canvas, _ area: TextArea) {
    for piece in line.pieces {
      canvas.write(
        piece.text,
        row: row,
        in: area,
        column: piece.column,
        width: piece.width ?? piece.text.shownWidth,
        style: piece.style,
        alignment: piece.alignment
      )
    }
    let isHere = line.bearsMark && line.stop == state.focus
    canvas.mark(
      row: row,
      in: area,
      isSelected: isHere || line.isRefused,
      style: line.isRefused ? .error : .accent
    )
    if let cursor = line.cursor { canvas.place(cursorAt: cursor, row: row, in: area) }
  }

  private func drawPopup(under row: Int, _ canvas: inout Canvas, _ area: TextArea) {
    guard let popup = state.popup, let id = state.focusedID, let field = form.field(id) else {
      return
    }
    let column = FormLayout(form: form, state: state, columns: area.columns).valueColumn
    switch popup {
    case .picker(let picker):
      let words = form.words
      PickerView(field.pickerOptions, picker, findLabel: words.find, nothing: words.nothing)
        .renderPopup(into: &canvas, in: area, under: row, column: column)
    case .calendar(let calendar):
      guard case .date(let picking) = field.kind else { return }
      CalendarView(calendar, today: picking.today, words: form.words.calendar)
        .renderPopup(into: &canvas, in: area, under: row, column: column)
    }
  }
}

/// Which lines of a form are in sight.
struct FormScroll: Equatable {
  /// The lines that are drawn.
  private(set) var shown: Range<Int>
  /// Rows above the first drawn line: one for the words "so many above".
  private(set) var offset = 0
  private(set) var above = 0
  private(set) var below = 0

  init<ID>(_ lines: [FormLine<ID>], focus: FormFocus<ID>, rows: Int) {
    shown = 0..<min(lines.count, rows)
    guard lines.count > rows else { return }
    let first = lines.firstIndex { $0.stop == focus } ?? 0
    let last = lines.lastIndex { $0.stop == focus } ?? first
    guard rows > 2 else {
      shown = first..<min(first + rows, lines.count)
      return
    }
    if last < rows - 1 {
      shown = 0..<rows - 1
    } else if first > lines.count - rows {
      shown = lines.count - rows + 1..<lines.count
    } else {
      let start = min(first, last - (rows - 2) + 1)
      shown = start..<start + rows - 2
    }
    above = shown.lowerBound
    below = lines.count - shown.upperBound
    offset = above > 0 ? 1 : 0
  }
}
