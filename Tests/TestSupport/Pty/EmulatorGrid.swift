/// The cells, cursor and margins of an emulated screen, and what moves them.
struct EmulatorGrid: Sendable {
  var rows: Int
  var columns: Int
  var cells: [[EmulatorCell]]
  var row = 0
  var column = 0
  var look = EmulatorLook()
  /// Scrolling happens between these rows, both inside.
  var top = 0
  var bottom: Int
  /// The last column was filled: the next character goes to the next row.
  var wrapIsPending = false
  var wraps = true
  /// Characters push the rest of the row to the right (IRM).
  var inserts = false

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    bottom = rows - 1
    cells = Array(repeating: Array(repeating: EmulatorCell(), count: columns), count: rows)
  }

  /// An erased cell keeps the background alone, as terminals with "bce" do.
  var blank: EmulatorCell {
    var cell = EmulatorCell()
    cell.look.background = look.background
    return cell
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    let width = emulatedWidth(scalar)
    guard width > 0 else { return combine(scalar) }
    if wrapIsPending, wraps { nextLine() }
    if column + width > columns {
      guard wraps, width <= columns else { return }
      nextLine()
    }
    if inserts { insertCells(width) }
    tearWide(column)
    if width == 2 { tearWide(column + 1) }
    cells[row][column] = EmulatorCell(text: String(scalar), look: look)
    if width == 2 { cells[row][column + 1] = EmulatorCell(text: "", look: look) }
    wrapIsPending = column + width == columns
    column = min(columns - 1, column + width)
  }

  private mutating func nextLine() {
    column = 0
    wrapIsPending = false
    lineFeed()
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    var place = wrapIsPending ? column : column - 1
    if place > 0, cells[row][place].text.isEmpty { place -= 1 }
    guard place >= 0 else { return }
    cells[row][place].text.unicodeScalars.append(scalar)
  }

  /// Blanks both halves of a wide grapheme that is about to lose one.
  private mutating func tearWide(_ place: Int) {
    if place > 0, cells[row][place].text.isEmpty { cells[row][place - 1].text = " " }
    if place + 1 < columns, cells[row][place + 1].text.isEmpty { cells[row][place + 1].text = " " }
  }

  mutating func move(row newRow: Int, column newColumn: Int) {
    row = min(max(0, newRow), rows - 1)
    column = min(max(0, newColumn), columns - 1)
    wrapIsPending = false
  }

  mutating func lineFeed() {
    if row == bottom { scrollUp(1) } else { row = min(rows - 1, row + 1) }
    wrapIsPending = false
  }

  mutating func reverseLineFeed() {
    if row == top { scrollDown(1) } else { row = max(0, row - 1) }
    wrapIsPending = false
  }

  mutating func scrollUp(_ count: Int) { shiftUp(from: top, count) }

  mutating func scrollDown(_ count: Int) { shiftDown(from: top, count) }

  /// Takes rows out at the cursor (DL) or makes room there (IL), within the margins.
  mutating func deleteLines(_ count: Int) {
    if row >= top, row <= bottom { shiftUp(from: row, count) }
  }

  mutating func insertLines(_ count: Int) {
    if row >= top, row <= bottom { shiftDown(from: row, count) }
  }

  private mutating func shiftUp(from first: Int, _ count: Int) {
    for _ in 0..<min(count, bottom - first + 1) {
      cells.remove(at: first)
      cells.insert(Array(repeating: blank, count: columns), at: bottom)
    }
  }

  private mutating func shiftDown(from first: Int, _ count: Int) {
    for _ in 0..<min(count, bottom - first + 1) {
      cells.remove(at: bottom)
      cells.insert(Array(repeating: blank, count: columns), at: first)
    }
  }

  mutating func deleteCells(_ count: Int) {
    for _ in 0..<min(count, columns - column) {
      cells[row].remove(at: column)
      cells[row].append(blank)
    }
  }

  mutating func insertCells(_ count: Int) {
    for _ in 0..<min(count, columns - column) {
      cells[row].insert(blank, at: column)
      cells[row].removeLast()
    }
  }

  mutating func erase(row: Int, _ range: Range<Int>) {
    for place in range.clamped(to: 0..<columns) { cells[row][place] = blank }
    wrapIsPending = false
  }

  mutating func eraseInLine(_ mode: Int) {
    switch mode {
    case 0: erase(row: row, column..<columns)
    case 1: erase(row: row, 0..<column + 1)
    default: erase(row: row, 0..<columns)
    }
  }

  mutating func eraseInScreen(_ mode: Int) {
    if mode < 2 { eraseInLine(mode) }
    let other = mode == 0 ? row + 1..<rows : mode == 1 ? 0..<row : 0..<rows
    for row in other { erase(row: row, 0..<columns) }
  }

  mutating func resize(rows newRows: Int, columns newColumns: Int) {
    var resized = EmulatorGrid(rows: newRows, columns: newColumns)
    for row in 0..<min(rows, newRows) {
      for column in 0..<min(columns, newColumns) {
        resized.cells[row][column] = cells[row][column]
      }
    }
    resized.look = look
    resized.wraps = wraps
    resized.move(row: row, column: column)
    self = resized
  }
}
