/// A month in a box, the day under the cursor reversed, today in the accent.
struct CalendarView {
  let state: CalendarState
  let today: CalendarDay
  let words: CalendarWords

  init(_ state: CalendarState, today: CalendarDay, words: CalendarWords) {
    self.state = state
    self.today = today
    self.words = words
  }

  /// Columns and rows of the box.
  static let size = Size(columns: 7 * 3 + 3, rows: 10)

  func renderPopup(into canvas: inout Canvas, in area: TextArea, under row: Int, column: Int) {
    let rect = PopupPlace.rect(Self.size, in: area, under: row, column: column)
    canvas.box(rect)
    let inside = rect.inset(top: 1, left: 1, bottom: 1, right: 1)
    let shown = state.shown
    let month = words.months.indices.contains(shown.month - 1) ? words.months[shown.month - 1] : ""
    line("\(month) \(shown.year)", row: 0, column: 1, width: 20, &canvas, inside, .title)
    for place in 0..<7 {
      let day = (words.firstWeekday - 1 + place) % 7
      let name = words.weekdays.indices.contains(day) ? words.weekdays[day] : ""
      line(name, row: 1, column: place * 3 + 1, width: 2, &canvas, inside, .muted)
    }
    drawDays(into: &canvas, in: inside)
  }

  private func drawDays(into canvas: inout Canvas, in inside: Rect) {
    let shown = state.shown
    guard let first = CalendarDay(year: shown.year, month: shown.month, day: 1) else { return }
    let before = (first.weekday - words.firstWeekday + 7) % 7
    for number in 1...CalendarDay.length(ofMonth: shown.month, year: shown.year) {
      let place = before + number - 1
      let isToday = (today.year, today.month, today.day) == (shown.year, shown.month, number)
      var style: Style = isToday ? .accent : .text
      let (row, column) = (2 + place / 7, place % 7 * 3 + 1)
      if number == shown.day {
        style.reversed = true
        if row < inside.rows {
          canvas.cursor = Point(row: inside.top + row, column: inside.left + column + 1)
        }
      }
      line(String(number), row: row, column: column, width: 2, &canvas, inside, style, .right)
    }
  }

  private func line(
    _ text: String,
    row: Int,
    column: Int,
    width: Int,
    _ canvas: inout Canvas,
    _ inside: Rect,
    _ style: Style,
    _ alignment: Alignment = .left
  ) {
    let room = min(width, inside.columns - column)
    guard row < inside.rows, room > 0 else { return }
    let place = Point(row: inside.top + row, column: inside.left + column)
    canvas.put(text, at: place, style: style, width: room, alignment: alignment)
  }
}

/// Where a box stands that belongs to a row.
enum PopupPlace {
  /// Under the row where there is room, else above it, else as far down as it fits.
  static func rect(_ size: Size, in area: TextArea, under row: Int, column: Int) -> Rect {
    let columns = min(size.columns, area.rect.columns)
    let rows = min(size.rows, area.rows)
    var top = row + 1
    if top + rows > area.rows { top = row - rows >= 0 ? row - rows : area.rows - rows }
    let left = min(TextArea.gutter + column, area.rect.columns - columns)
    return Rect(
      row: area.rect.top + max(0, top),
      column: area.rect.left + max(0, left),
      columns: columns,
      rows: rows
    )
  }
}
