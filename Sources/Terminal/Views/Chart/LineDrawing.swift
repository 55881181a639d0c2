/// Draws a line over time with its axes: numbers at the left, labels below.
struct LineDrawing {
  private let line: ChartView.Line
  private let area: TextArea
  private let selected: Int?
  private let scale: Int
  private let rows: Int
  private let columns: Int

  init(_ line: ChartView.Line, _ area: TextArea, selected: Int? = nil) {
    self.line = line
    self.area = area
    self.selected = selected
    scale = min(line.scale.map(\.shownWidth).max() ?? 0, area.columns / 3)
    rows = max(1, area.rows - 2)
    columns = max(0, area.columns - scale - 2)
  }

  func draw(into canvas: inout Canvas) {
    guard columns > 1, !line.values.isEmpty else { return }
    // One row under another cannot be told from the axis.
    guard rows > 2 || line.figures.isEmpty else { return drawFigures(into: &canvas) }
    drawAxes(into: &canvas)
    let most = line.values.lazy.filter(\.isFinite).max() ?? 0
    let least = min(0, line.values.lazy.filter(\.isFinite).min() ?? 0)
    func half(_ value: Double) -> Int {
      let height = (value - least) / (max(most, 0) - least)
      let share = height.isFinite ? min(1, max(0, height)) : 0
      return Int((share * Double(rows * 2 - 1)).rounded())
    }
    var last: Int?
    for column in 0..<joined {
      guard let value = value(at: column) else { break }
      put(half(value), at: column, from: last, into: &canvas)
      last = half(value)
    }
    for place in (line.unfinished ?? line.values.count)..<line.values.count {
      let row = rows - 1 - half(line.values[place]) / 2
      put(Glyph.unfinished, row, self.column(of: place), into: &canvas)
    }
    drawLabels(into: &canvas)
  }

  /// How many columns the line runs through: those up to the last value that is whole.
  private var joined: Int {
    guard let unfinished = line.unfinished else { return columns }
    return unfinished == 0 ? 0 : column(of: unfinished - 1) + 1
  }

  /// The values as numbers, the selected one or the last one in sight.
  private func drawFigures(into canvas: inout Canvas) {
    let count = min(line.labels.count, line.figures.count)
    let shown = selected ?? count - 1
    let first = TableScroll.top(
      max(0, count - area.rows),
      showing: shown,
      page: area.rows,
      total: count
    )
    let last = min(count, first + area.rows)
    canvas.tell(rowsAbove: first > 0, below: last < count, area.rows, from: 0, in: area)
    for place in first..<last {
      let row = place - first
      let isOpen = line.unfinished.map { place >= $0 } ?? false
      let figure = (isOpen ? String(Glyph.unfinished) + " " : "") + line.figures[place]
      let width = figure.shownWidth
      canvas.mark(row: row, in: area, isSelected: selected == place)
      canvas.write(line.labels[place], row: row, in: area, width: max(0, area.columns - width - 1))
      canvas.write(
        figure,
        row: row,
        in: area,
        column: max(0, area.columns - width),
        width: min(width, area.columns)
      )
    }
  }

  /// The value at a column, between two values by how near each is.
  private func value(at column: Int) -> Double? {
    let count = line.values.count
    guard count > 1 else { return column == 0 ? line.values[0] : nil }
    let place = Double(column) * Double(count - 1) / Double(columns - 1)
    let before = Int(place)
    guard before + 1 < count else { return line.values[count - 1] }
    let part = place - Double(before)
    return line.values[before] * (1 - part) + line.values[before + 1] * part
  }

  /// Draws a column at a height in half rows, and what joins it to the column before.
  private func put(_ half: Int, at column: Int, from last: Int?, into canvas: inout Canvas) {
    let row = rows - 1 - half / 2
    if let last, abs(last / 2 - half / 2) > 1 {
      let (low, high) = (min(last, half) / 2 + 1, max(last, half) / 2)
      for step in low..<high { put(Glyph.vertical, rows - 1 - step, column, into: &canvas) }
    }
    put(half.isMultiple(of: 2) ? Glyph.lowerHalf : "▀", row, column, into: &canvas)
  }

  private func put(
    _ glyph: Character,
    _ row: Int,
    _ column: Int,
    into canvas: inout Canvas
  ) {
    let place = scale + 2 + column
    canvas.write(String(glyph), row: row, in: area, column: place, width: 1, style: .accent)
  }

  private func drawAxes(into canvas: inout Canvas) {
    for row in 0..<rows {
      let axis = String(Glyph.vertical)
      canvas.write(axis, row: row, in: area, column: scale + 1, width: 1, style: .muted)
    }
    let places = [0, (rows - 1) / 2, rows - 1]
    for (text, row) in zip(line.scale, places) {
      canvas.write(text, row: row, in: area, width: scale, style: .muted, alignment: .right)
    }
    let floor = String(Glyph.bottomLeft) + String(repeating: Glyph.horizontal, count: columns)
    canvas.write(floor, row: rows, in: area, column: scale + 1, style: .muted)
    guard let selected, line.values.indices.contains(selected) else { return }
    put(Glyph.above, rows, self.column(of: selected), into: &canvas)
  }

  /// Where a value stands.
  private func column(of place: Int) -> Int {
    let count = line.values.count
    guard count > 1 else { return 0 }
    return Int((Double(place) * Double(columns - 1) / Double(count - 1)).rounded())
  }

  /// The first and the last label always; those between at even steps, the smallest that have room.
  private func drawLabels(into canvas: inout Canvas) {
    let labels = line.labels
    guard let first = labels.first, let end = labels.last, rows + 1 < area.rows else { return }
    let left = scale + 2
    let lastPlace = left + columns - end.shownWidth
    canvas.write(first, row: rows + 1, in: area, column: left, style: .muted)
    guard labels.count > 1, lastPlace > left + first.shownWidth else { return }
    canvas.write(end, row: rows + 1, in: area, column: lastPlace, style: .muted)
    let between = between(from: left + first.shownWidth + 2, until: lastPlace)
    for (label, start) in between {
      let width = label.shownWidth
      canvas.write(label, row: rows + 1, in: area, column: start, width: width, style: .muted)
    }
  }

  /// The labels between the first and the last one, and where each begins: at the smallest step that
  /// ends at the last one, else at the smallest that has room.
  private func between(from free: Int, until end: Int) -> [(label: String, start: Int)] {
    let all = line.labels.count - 1
    guard all > 1 else { return [] }
    let steps = (1..<all).filter { all.isMultiple(of: $0) } + Array(1..<all)
    for step in steps {
      let found = stride(from: step, to: all, by: step)
        .map { place in
          let label = line.labels[place]
          let centre = scale + 2 + place * (columns - 1) / all
          return (label: label, start: centre - label.shownWidth / 2)
        }
      let starts = found.map(\.start) + [end]
      var next = free
      let haveRoom = zip(found, starts.dropFirst()).allSatisfy { label, following in
        defer { next = label.start + label.label.shownWidth + 2 }
        return label.start >= next && label.start + label.label.shownWidth + 2 <= following
      }
      if haveRoom { return found }
    }
    return []
  }
}
