extension Canvas {
  /// Fills a part with one character of one column, a space unless said otherwise.
  public mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .text) {
    let part = rect.intersection(bounds)
    guard !part.isEmpty, CharacterWidth.columns(of: character) == 1 else { return }
    let cell = Cell(character, style: style)
    for row in part.top..<part.bottom {
      for column in part.left..<part.right { set(cell, row: row, column: column) }
    }
  }

  /// Draws a horizontal rule from a place to the right, across the whole row unless `columns` says.
  public mutating func rule(at point: Point, columns: Int? = nil, style: Style = .muted) {
    let count = columns ?? size.columns - point.column
    fill(
      Rect(origin: point, size: Size(columns: count, rows: 1)),
      with: Glyph.horizontal,
      style: style
    )
  }

  /// Draws a vertical rule from a place down.
  public mutating func verticalRule(at point: Point, rows: Int, style: Style = .muted) {
    fill(
      Rect(origin: point, size: Size(columns: 1, rows: rows)),
      with: Glyph.vertical,
      style: style
    )
  }

  /// Draws a frame along the edges of a part and clears its inside; at least 2 by 2 cells.
  public mutating func box(_ rect: Rect, style: Style = .muted) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    fill(rect.inset(top: 1, left: 1, bottom: 1, right: 1))
    let (last, end) = (rect.bottom - 1, rect.right - 1)
    for row in [rect.top, last] {
      rule(at: Point(row: row, column: rect.left), columns: rect.columns, style: style)
    }
    for column in [rect.left, end] {
      verticalRule(
        at: Point(row: rect.top + 1, column: column),
        rows: rect.rows - 2,
        style: style
      )
    }
    set(Cell(Glyph.topLeft, style: style), row: rect.top, column: rect.left)
    set(Cell(Glyph.topRight, style: style), row: rect.top, column: end)
    set(Cell(Glyph.bottomLeft, style: style), row: last, column: rect.left)
    set(Cell(Glyph.bottomRight, style: style), row: last, column: end)
  }

  /// Copies another canvas over this one with its upper left cell at a place; its cursor, when it
  /// has one inside this canvas, becomes this canvas's.
  public mutating func draw(_ other: Canvas, at origin: Point) {
    for row in 0..<other.size.rows {
      for column in 0..<other.size.columns {
        let cell = other[row, column]
        guard !cell.isContinuation else { continue }
        set(cell, row: origin.row + row, column: origin.column + column)
      }
    }
    if let cursor = other.cursor {
      let place = Point(row: origin.row + cursor.row, column: origin.column + cursor.column)
      if bounds.contains(place) { self.cursor = place }
    }
  }
}
