/// Where text stands in a view's part of the screen: three columns for marks on its left, one
/// free column on its right.
public struct TextArea: Equatable, Sendable {
  /// Columns for the marks ► and √.
  public static let gutter = 3
  /// The free column at the right edge.
  public static let margin = 1

  /// The whole part, margins included.
  public let rect: Rect

  /// The text's place in a part of the screen.
  public init(_ rect: Rect) {
    self.rect = rect
  }

  /// The first column of text.
  public var left: Int { rect.left + Self.gutter }
  /// The number of columns of text; 0 where there is no room.
  public var columns: Int { max(0, rect.columns - Self.gutter - Self.margin) }
  /// The number of rows.
  public var rows: Int { rect.rows }
}

extension Canvas {
  /// Puts text into a row of an area, cut with "…" at `width` or at the area's right edge.
  ///
  /// - Parameters:
  ///   - text: The words; only as much of them is looked at as may fit.
  ///   - row: The row within the area; outside it nothing is drawn.
  ///   - area: Where the text stands.
  ///   - column: Columns from the area's left edge.
  ///   - width: Columns to fill; nothing goes on to the right edge.
  ///   - style: How it looks.
  ///   - alignment: Where shorter text stands.
  mutating func write(
    _ text: String,
    row: Int,
    in area: TextArea,
    column: Int = 0,
    width: Int? = nil,
    style: Style = .text,
    alignment: Alignment = .left
  ) {
    guard row >= 0, row < area.rows, column >= 0 else { return }
    let room = min(width ?? area.columns, area.columns - column)
    guard room > 0 else { return }
    put(
      text.beginning(for: room),
      at: Point(row: area.rect.top + row, column: area.left + column),
      style: style,
      width: room,
      alignment: alignment
    )
  }

  /// Draws the marks at the left of a row: ► where the selection stands, √ on marked rows.
  mutating func mark(
    row: Int,
    in area: TextArea,
    isSelected: Bool,
    isMarked: Bool = false,
    style: Style = .accent
  ) {
    guard row >= 0, row < area.rows, area.rect.columns > TextArea.gutter else { return }
    let start = Point(row: area.rect.top + row, column: area.rect.left)
    if isMarked { put(String(Glyph.marked), at: start.right(isSelected ? 0 : 1), style: style) }
    if isSelected { put(String(Glyph.selected), at: start.right(1), style: style) }
  }

  /// Tells in the right margin that there are rows above or below those in sight.
  ///
  /// - Parameters:
  ///   - isAbove: Whether there are some above.
  ///   - isBelow: Whether there are some below.
  ///   - count: How many are in sight.
  ///   - first: The row of the first of them.
  ///   - area: Where they stand.
  mutating func tell(
    rowsAbove isAbove: Bool,
    below isBelow: Bool,
    _ count: Int,
    from first: Int,
    in area: TextArea
  ) {
    let start = Point(row: area.rect.top + first, column: area.left + area.columns)
    if isAbove { put(String(Glyph.above), at: start, style: .muted) }
    guard isBelow, count > 0 else { return }
    let last = Point(row: start.row + count - 1, column: start.column)
    put(String(Glyph.below), at: last, style: .muted)
  }

  /// Puts the terminal's cursor into an area, when it lies inside.
  mutating func place(cursorAt column: Int, row: Int, in area: TextArea) {
    guard row >= 0, row < area.rows, area.columns > 0 else { return }
    let kept = max(0, min(column, area.columns))
    cursor = Point(row: area.rect.top + row, column: area.left + kept)
  }
}

extension String {
  /// How many columns the text takes, as far as it matters on a screen: huge text counts as 500
  /// columns or a few more.
  var shownWidth: Int { beginning(for: 500).displayWidth }

  /// A beginning long enough to fill so many columns, so that huge text costs nothing.
  func beginning(for columns: Int) -> String {
    let enough = max(columns, 0) * 8 + 64
    guard utf8.count > enough else { return self }
    return String(unicodeScalars.prefix(enough))
  }
}
