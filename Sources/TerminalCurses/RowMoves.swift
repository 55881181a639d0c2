import Terminal

/// Rows that stand elsewhere in the next picture.
///
/// Curses moves blocks of rows: by one row with sequences that every terminal knows, by several with
/// SU and SD, which some emulators and recorders leave out, so that old letters stay on the screen.
enum RowMoves {
  /// Whether a row of the old picture stands two rows or more away in the new one.
  static func reachFar(from old: Canvas, to new: Canvas) -> Bool {
    guard old.size == new.size else { return false }
    let columns = new.size.columns
    let changed = (0..<new.size.rows).filter { row in
      old.cells[row * columns..<(row + 1) * columns]
        != new.cells[row * columns..<(row + 1) * columns]
    }
    guard changed.count > 2 else { return false }
    var places: [ArraySlice<Cell>: Int] = [:]
    for row in 0..<old.size.rows { places[old.cells[row * columns..<(row + 1) * columns]] = row }
    return changed.contains { row in
      guard let place = places[new.cells[row * columns..<(row + 1) * columns]] else { return false }
      return abs(place - row) > 1
    }
  }
}
