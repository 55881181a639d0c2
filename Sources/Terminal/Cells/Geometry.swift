/// A place on the screen: rows go down, columns to the right, both from 0.
public struct Point: Hashable, Sendable {
  /// The row, 0 at the top.
  public var row: Int
  /// The column, 0 at the left.
  public var column: Int

  /// The place in this row and column; it may lie outside every canvas.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// The same row, some columns further to the right (or left, when negative).
  public func right(_ columns: Int) -> Point { Point(row: row, column: column + columns) }

  /// The same column, some rows further down (or up, when negative).
  public func down(_ rows: Int) -> Point { Point(row: row + rows, column: column) }
}

/// How many columns and rows something takes; never negative.
public struct Size: Hashable, Sendable {
  /// Columns, at least 0.
  public var columns: Int
  /// Rows, at least 0.
  public var rows: Int

  /// This many columns and rows; negative numbers count as 0.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A part of the screen, by its upper left place and its size.
public struct Rect: Hashable, Sendable {
  /// The upper left place.
  public var origin: Point
  /// Columns and rows.
  public var size: Size

  /// The part that begins at a place and has a size.
  public init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// The part that begins in a row and column and has so many columns and rows.
  public init(row: Int, column: Int, columns: Int, rows: Int) {
    self.init(
      origin: Point(row: row, column: column),
      size: Size(columns: columns, rows: rows)
    )
  }

  /// The whole of a screen of this size.
  public init(_ size: Size) {
    self.init(origin: Point(row: 0, column: 0), size: size)
  }

  /// The first row.
  public var top: Int { origin.row }
  /// The first column.
  public var left: Int { origin.column }
  /// The row after the last one.
  public var bottom: Int { origin.row + size.rows }
  /// The column after the last one.
  public var right: Int { origin.column + size.columns }
  /// How many columns it has.
  public var columns: Int { size.columns }
  /// How many rows it has.
  public var rows: Int { size.rows }
  /// Whether it holds no cell at all.
  public var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

  /// Whether a place lies inside.
  public func contains(_ point: Point) -> Bool {
    point.row >= top && point.row < bottom && point.column >= left && point.column < right
  }

  /// What both parts have in common; empty when they do not meet.
  public func intersection(_ other: Rect) -> Rect {
    let row = max(top, other.top)
    let column = max(left, other.left)
    return Rect(
      row: row,
      column: column,
      columns: min(right, other.right) - column,
      rows: min(bottom, other.bottom) - row
    )
  }

  /// The part that is left when rows and columns are taken off the edges.
  public func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    Rect(
      row: self.top + top,
      column: self.left + left,
      columns: columns - left - right,
      rows: rows - top - bottom
    )
  }
}
