/// A line of a column of figures.
public enum FigureLine: Hashable, Sendable {
  /// A label on the left and a figure at the right edge.
  case figure(String, String, style: Style = .text)
  /// Words alone.
  case words(String, style: Style = .text)
  /// A bar filled to a share of 0…1, and its number at the right edge.
  case bar(share: Double, String)
  /// A rule across the column.
  case rule
  /// An empty line.
  case gap
}

/// Labels with their figures along one right edge.
public struct FiguresView: Hashable, Sendable {
  /// The lines, top to bottom.
  public var lines: [FigureLine]

  /// Describes a column of figures.
  public init(_ lines: [FigureLine]) {
    self.lines = lines
  }

  /// Draws the column.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    for (row, line) in lines.prefix(area.rows).enumerated() {
      switch line {
      case .figure(let label, let figure, let style):
        draw(label, figure, style, row: row, area, &canvas)
      case .words(let text, let style): canvas.write(text, row: row, in: area, style: style)
      case .bar(let share, let figure):
        draw("", figure, .text, row: row, area, &canvas)
        let room = min(15, area.columns - figure.shownWidth - 1)
        canvas.write(
          Bar.text(share: share, columns: room),
          row: row,
          in: area,
          width: max(0, room),
          style: .accent
        )
      case .rule:
        let words = String(repeating: Glyph.horizontal, count: area.columns)
        canvas.write(words, row: row, in: area, style: .muted)
      case .gap: break
      }
    }
  }

  private func draw(
    _ label: String,
    _ figure: String,
    _ style: Style,
    row: Int,
    _ area: TextArea,
    _ canvas: inout Canvas
  ) {
    let width = min(figure.shownWidth, area.columns)
    let room = area.columns - width - (width == 0 ? 0 : 1)
    canvas.write(label, row: row, in: area, width: max(0, room))
    let column = area.columns - width
    canvas.write(figure, row: row, in: area, column: column, width: width, style: style)
  }
}

/// Bars of blocks.
public enum Bar {
  /// A bar of full and light blocks; full only when all of it is.
  ///
  /// - Parameters:
  ///   - share: How much of it is full, 0…1; anything else counts as the nearer end.
  ///   - columns: Its whole width.
  /// - Returns: Exactly so many blocks.
  public static func text(share: Double, columns: Int) -> String {
    let columns = max(0, columns)
    let kept = share.isNaN ? 0 : max(0, min(1, share))
    let rounded = Int((kept * Double(columns)).rounded())
    let full = kept < 1 ? min(rounded, max(0, columns - 1)) : columns
    return String(repeating: Glyph.full, count: full)
      + String(repeating: Glyph.light, count: columns - full)
  }
}
