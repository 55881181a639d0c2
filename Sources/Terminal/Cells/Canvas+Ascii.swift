extension Canvas {
  /// The same picture in ASCII: lines and marks by look, Cyrillic by sound.
  ///
  /// No piece of text begins in another column than before. A letter that takes several Latin ones
  /// (shch) takes them from the free columns behind its piece, as long as one stays free before
  /// the next piece; where none is free it is written by its first letter alone. A piece goes on
  /// over single spaces and ends before two. The cursor moves along with the text.
  public func ascii() -> Canvas {
    var result = Canvas(size: size)
    result.cursor = cursor
    for row in 0..<size.rows {
      var column = 0
      while column < size.columns {
        column = copyPiece(row: row, from: column, into: &result)
      }
    }
    return result
  }

  /// Copies the piece that begins in a column and the free columns behind it; returns where the
  /// next one begins.
  private func copyPiece(row: Int, from start: Int, into result: inout Canvas) -> Int {
    let end = pieceEnd(row: row, from: start)
    var next = end
    while next < size.columns, isFree(row, next) { next += 1 }
    var free = next - end - (next < size.columns ? 1 : 0)
    var target = start
    for column in start..<end where !self[row, column].isContinuation {
      if let cursor, cursor == Point(row: row, column: column) {
        result.cursor = Point(row: row, column: target)
      }
      let form = form(row: row, column: column, free: &free)
      for character in form {
        result.set(Cell(character, style: self[row, column].style), row: row, column: target)
        target += 1
      }
    }
    for column in min(target, next)..<next {
      result.set(.blank(self[row, column].style), row: row, column: column)
    }
    if let cursor, cursor.row == row, cursor.column >= end, cursor.column < next {
      let moved = max(cursor.column, cursor.column == end ? target : min(target, next - 1))
      result.cursor = Point(row: row, column: min(moved, size.columns - 1))
    }
    return next
  }

  /// The long form of a cell when the free columns allow it, else the short one.
  private func form(row: Int, column: Int, free: inout Int) -> String {
    let cell = self[row, column]
    if cell.character.isASCII { return String(cell.character) }
    let around = [column - 1, column + 1].filter { (0..<size.columns).contains($0) }
    let isShouted = around.contains { AsciiFallback.isCapital(self[row, $0].character) }
    let long = AsciiFallback.long(cell.character, isShouted: isShouted)
    let short = AsciiFallback.short(cell.character)
    guard long.count - short.count <= free else { return short }
    free -= long.count - short.count
    return long
  }

  private func isFree(_ row: Int, _ column: Int) -> Bool {
    let cell = self[row, column]
    return cell.width == 1 && cell.character == " "
  }

  /// Where the piece that begins here ends: before two free columns, or at the edge.
  private func pieceEnd(row: Int, from start: Int) -> Int {
    var column = start
    while column < size.columns {
      let isLast = column + 1 == size.columns
      if isFree(row, column), isLast || isFree(row, column + 1) { return column }
      column += 1
    }
    return column
  }
}
