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
    drawAxes(into: &canvas)
    let most = line.values.lazy.filter(\.isFinite).max() ?? 0
    let least = min(0, line.values.lazy.filter(\.isFinite).min() ?? 0)
    var last: Int?
    for column in 0..<columns {
      guard let value = value(at: column) else { break }
      let height = (value - least) / (max(most, 0) - least)
      let share = height.isFinite ? min(1, max(0, height)) : 0
      let half = Int((share * Double(rows * 2 - 1)).rounded())
      put(half, at: column, from: last, into: &canvas)
      last = half
    }
    drawLabels(into: &canvas)
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

  /// The first and the last label always, those between where there is room.
  private func drawLabels(into canvas: inout Canvas) {
    let labels = line.labels
    guard let first = labels.first, let end = labels.last, rows + 1 < area.rows else { return }
    let left = scale + 2
    let lastPlace = left + columns - end.shownWidth
    canvas.write(first, row: rows + 1, in: area, column: left, style: .muted)
    guard labels.count > 1, lastPlace > left + first.shownWidth else { return }
    canvas.write(end, row: rows + 1, in: area, column: lastPlace, style: .muted)
    var free = left + first.shownWidth + 2
    for (place, label) in labels.enumerated().dropFirst().dropLast() {
      let centre = left + place * (columns - 1) / (labels.count - 1)
      let start = centre - label.shownWidth / 2
      guard start >= free, start + label.shownWidth + 2 <= lastPlace else { continue }
      let width = label.shownWidth
      canvas.write(label, row: rows + 1, in: area, column: start, width: width, style: .muted)
      free = start + label.shownWidth + 2
    }
  }
}
