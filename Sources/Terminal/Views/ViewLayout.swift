/// Shares a part of the screen between the views in it.
enum ViewLayout {
  /// The rows that a part of a stack would like to have.
  static func rows(of part: StackPart, columns: Int) -> Int {
    switch part.length {
    case .fixed(let rows): max(0, rows)
    case .fitting: part.view.fittingRows(columns: columns)
    case .filling(let least): max(0, least)
    }
  }

  /// The rows that each part of a stack gets: what fills keeps its least as long as possible,
  /// the other parts go from below.
  static func share(_ parts: [StackPart], columns: Int, rows: Int) -> [Int] {
    var given = parts.map { _ in 0 }
    var left = rows
    let isFilling = parts.map { if case .filling = $0.length { true } else { false } }
    for place in parts.indices where isFilling[place] {
      given[place] = min(left, self.rows(of: parts[place], columns: columns))
      left -= given[place]
    }
    for place in parts.indices where !isFilling[place] {
      given[place] = min(left, self.rows(of: parts[place], columns: columns))
      left -= given[place]
    }
    let filling = parts.indices.filter { isFilling[$0] }
    for (number, place) in filling.enumerated() {
      let more = left / (filling.count - number)
      given[place] += more
      left -= more
    }
    return given
  }

  static func stack(_ parts: [StackPart], into canvas: inout Canvas, in rect: Rect) {
    let rows = share(parts, columns: rect.columns, rows: rect.rows)
    var top = rect.top
    for (part, rows) in zip(parts, rows) {
      let place = Rect(row: top, column: rect.left, columns: rect.columns, rows: rows)
      part.view.render(into: &canvas, in: place)
      top += rows
    }
  }

  static func split(
    _ parts: [SplitPart],
    stacksBelow limit: Int,
    into canvas: inout Canvas,
    in rect: Rect
  ) {
    guard rect.columns >= limit else {
      return stack(narrow(parts).map { StackPart($0.view) }, into: &canvas, in: rect)
    }
    var left = rect.left
    for (part, columns) in zip(parts, widths(parts, columns: rect.columns)) {
      let place = Rect(row: rect.top, column: left, columns: columns, rows: rect.rows)
      part.view.render(into: &canvas, in: place)
      left += columns
    }
  }

  /// The parts that are shown where there is no room side by side.
  private static func narrow(_ parts: [SplitPart]) -> [SplitPart] {
    let alone = parts.filter(\.isAloneWhenNarrow)
    return alone.isEmpty ? parts : alone
  }

  private static func widths(_ parts: [SplitPart], columns: Int) -> [Int] {
    var left = columns
    var widths = parts.map { part in
      let width = min(left, max(0, part.columns ?? 0))
      left -= width
      return width
    }
    let flexible = parts.indices.filter { parts[$0].columns == nil }
    for (number, place) in flexible.enumerated() {
      widths[place] = left / (flexible.count - number)
      left -= widths[place]
    }
    return widths
  }

  static func splitRows(_ parts: [SplitPart], stacksBelow limit: Int, columns: Int) -> Int {
    guard columns >= limit else {
      return narrow(parts).reduce(0) { $0 + $1.view.fittingRows(columns: columns) }
    }
    return zip(parts, widths(parts, columns: columns))
      .map { $0.view.fittingRows(columns: $1) }.max() ?? 0
  }

  static func frame(_ view: View, _ title: String, into canvas: inout Canvas, in rect: Rect) {
    let rows = min(rect.rows, view.fittingRows(columns: rect.columns - 2) + 2)
    let box = Rect(row: rect.top, column: rect.left, columns: rect.columns, rows: rows)
    canvas.box(box)
    if !title.isEmpty, box.columns > 8, box.rows > 0 {
      let words = " \(title.beginning(for: box.columns).truncated(to: box.columns - 8)) "
      canvas.put(words, at: Point(row: box.top, column: box.left + 2), style: .title)
    }
    view.render(into: &canvas, in: box.inset(top: 1, left: 1, bottom: 1, right: 1))
  }
}
