/// A picture of the whole screen as a value: views render into it, the back end copies it out,
/// tests compare its `lines`.
///
/// Everything that is put outside the edges is cut off silently. Text passes through
/// ``Displayable`` here, so that no caller can forget it.
public struct Canvas: Sendable {
  /// Columns and rows, fixed for the canvas's life.
  public let size: Size
  /// The cells row by row, `size.rows * size.columns` of them.
  public private(set) var cells: [Cell]
  /// Where the terminal's own cursor stands; nil hides it.
  public var cursor: Point?

  /// An empty canvas.
  public init(size: Size, style: Style = .text) {
    self.size = size
    cells = Array(repeating: .blank(style), count: size.columns * size.rows)
  }

  /// The whole area, for layout.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place inside the canvas.
  ///
  /// - Precondition: `row` and `column` lie inside.
  public subscript(row: Int, column: Int) -> Cell {
    cells[row * size.columns + column]
  }

  /// Puts one line of text, cut at the canvas's edges.
  ///
  /// - Parameters:
  ///   - text: Any text; what cannot be shown becomes visible marks.
  ///   - point: Where its first column goes; may lie outside.
  ///   - style: How it looks.
  ///   - width: When given, the text takes exactly so many columns: longer text is cut with "…",
  ///     shorter text is padded with spaces in the same style.
  ///   - alignment: Where shorter text stands in `width`.
  /// - Returns: Columns taken, counting those that fell outside.
  @discardableResult
  public mutating func put(
    _ text: String,
    at point: Point,
    style: Style = .text,
    width: Int? = nil,
    alignment: Alignment = .left
  ) -> Int {
    guard let width else { return place(text, at: point, style: style) }
    guard width > 0 else { return 0 }
    let shown = text.displayWidth <= width ? text : text.truncated(to: width)
    let room = width - shown.displayWidth
    let before = alignment.columnsBefore(room)
    blank(row: point.row, from: point.column, count: before, style: style)
    let used = place(shown, at: point.right(before), style: style)
    blank(
      row: point.row,
      from: point.column + before + used,
      count: width - before - used,
      style: style
    )
    return width
  }

  /// Puts text without width rules; returns its columns.
  private mutating func place(_ text: String, at point: Point, style: Style) -> Int {
    var column = point.column
    if Displayable.isPlain(text) {
      for scalar in text.unicodeScalars {
        set(Cell(Character(scalar), style: style), row: point.row, column: column)
        column += 1
      }
    } else {
      for character in Displayable.cellText(text) {
        let width = CharacterWidth.columns(of: character)
        guard width > 0 else { continue }
        let cell = Cell(
          CharacterWidth.reduced(character),
          width: UInt8(truncatingIfNeeded: width),
          style: style
        )
        set(cell, row: point.row, column: column)
        column += width
      }
    }
    return column - point.column
  }

  private mutating func blank(row: Int, from column: Int, count: Int, style: Style) {
    guard count > 0 else { return }
    for offset in 0..<count { set(.blank(style), row: row, column: column + offset) }
  }

  /// Sets one cell, mending the halves of wide graphemes that it cuts; outside it does nothing.
  mutating func set(_ cell: Cell, row: Int, column: Int) {
    guard row >= 0, row < size.rows, column < size.columns else { return }
    guard cell.width == 2 else {
      guard column >= 0 else { return }
      mendWide(row: row, column: column)
      cells[row * size.columns + column] = cell
      return
    }
    let fits = column >= 0 && column + 1 < size.columns
    for half in column...column + 1 where half >= 0 && half < size.columns {
      mendWide(row: row, column: half)
      let index = row * size.columns + half
      if fits {
        cells[index] = half == column ? cell : .continuation(cell.style)
      } else {
        cells[index] = .blank(cell.style)
      }
    }
  }

  /// Turns the other half of a wide grapheme that stands here into a space.
  private mutating func mendWide(row: Int, column: Int) {
    let index = row * size.columns + column
    let old = cells[index]
    if old.width == 1 { return }
    if old.width == 2, column + 1 < size.columns {
      cells[index + 1] = .blank(cells[index + 1].style)
    } else if old.width == 0, column > 0 {
      cells[index - 1] = .blank(cells[index - 1].style)
    }
    cells[index] = .blank(old.style)
  }

  /// Changes only how the cells of a part look.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let part = rect.intersection(bounds)
    guard !part.isEmpty else { return }
    for row in part.top..<part.bottom {
      for column in part.left..<part.right {
        change(&cells[row * size.columns + column].style)
      }
    }
  }
}

extension Canvas: Equatable {}
