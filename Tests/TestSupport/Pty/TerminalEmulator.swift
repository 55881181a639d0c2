/// A model of an xterm-like screen: takes the bytes of a program, gives the text that a person sees.
///
/// It knows what ncurses sends under xterm, vt100, linux and screen; what it does not know is kept
/// in `unknown`, so that a test can fail on it.
package struct TerminalEmulator: Sendable {
  var grid: EmulatorGrid
  var mainGrid: EmulatorGrid?
  var saved: EmulatorGrid?
  var parser = EmulatorParser()
  var lastScalar: Unicode.Scalar = " "
  /// Character sets G0 and G1: true is DEC's line drawing; and which of them is in use.
  var drawing = [false, false]
  var charset = 0

  package internal(set) var cursorIsVisible = true
  /// Whether the number pad sends digits (`ESC >`) and not its application sequences (`ESC =`).
  package internal(set) var padIsNumeric = true
  package internal(set) var cursorKeysAreApplication = false
  package internal(set) var pastesAreBracketed = false
  /// Times the whole screen was erased.
  package internal(set) var erasures = 0
  /// Sequences that were not understood.
  package internal(set) var unknown: [String] = []

  package init(rows: Int, columns: Int) {
    grid = EmulatorGrid(rows: rows, columns: columns)
  }

  /// The rows as text, without the spaces at their ends.
  package var lines: [String] {
    grid.cells.map { row in
      let line = row.map(\.text).joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  package var cells: [[EmulatorCell]] { grid.cells }
  package var rows: Int { grid.rows }
  package var columns: Int { grid.columns }
  package var cursor: (row: Int, column: Int) { (grid.row, grid.column) }
  /// Whether the alternate screen is shown.
  package var isAlternate: Bool { mainGrid != nil }

  /// The text of the reversed cells of a row, joined.
  package func reversedText(row: Int) -> String {
    grid.cells[row].filter(\.look.reversed).map(\.text).joined()
  }

  /// Rows that have reversed cells.
  package var reversedRows: [Int] {
    grid.cells.indices.filter { row in grid.cells[row].contains(where: \.look.reversed) }
  }

  /// Takes what the program sent; a sequence may be torn between two calls.
  package mutating func feed(_ bytes: [UInt8]) {
    for byte in bytes {
      guard let action = parser.take(byte) else { continue }
      perform(action)
    }
  }

  package mutating func feed(_ text: String) { feed(Array(text.utf8)) }

  /// Changes the size, keeping the upper left part.
  package mutating func resize(rows: Int, columns: Int) {
    grid.resize(rows: rows, columns: columns)
    mainGrid?.resize(rows: rows, columns: columns)
  }

  private mutating func perform(_ action: EmulatorParser.Action) {
    switch action {
    case .print(let scalar): print(scalar)
    case .control(let byte): control(byte)
    case .escape(let text): escape(text)
    case .sequence(let sequence): perform(sequence)
    }
  }

  private mutating func print(_ scalar: Unicode.Scalar) {
    let shown = drawing[charset] ? Self.lineDrawing[scalar] ?? scalar : scalar
    lastScalar = shown
    grid.put(shown)
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x08: grid.move(row: grid.row, column: grid.column - 1)
    case 0x09: grid.move(row: grid.row, column: (grid.column / 8 + 1) * 8)
    case 0x0a...0x0c: grid.lineFeed()
    case 0x0d: grid.move(row: grid.row, column: 0)
    case 0x0e: charset = 1
    case 0x0f: charset = 0
    default: break
    }
  }

  private mutating func escape(_ text: String) {
    switch text {
    case "7": saved = grid
    case "8": restoreCursor()
    case "=": padIsNumeric = false
    case ">": padIsNumeric = true
    case "D": grid.lineFeed()
    case "E":
      grid.move(row: grid.row, column: 0)
      grid.lineFeed()
    case "M": grid.reverseLineFeed()
    case "c": self = TerminalEmulator(rows: rows, columns: columns)
    case "(0": drawing[0] = true
    case ")0": drawing[1] = true
    case "(B", "(A", "(U", "(K": drawing[0] = false
    case ")B", ")A", ")U", ")K": drawing[1] = false
    case "\\", "%G", "%@", "H": break
    default: unknown.append("ESC \(text)")
    }
  }

  mutating func restoreCursor() {
    guard let saved else { return grid.move(row: 0, column: 0) }
    grid.look = saved.look
    grid.move(row: saved.row, column: saved.column)
  }

  private static let lineDrawing: [Unicode.Scalar: Unicode.Scalar] = [
    "`": "◆", "a": "▒", "f": "°", "g": "±", "j": "┘", "k": "┐", "l": "┌", "m": "└", "n": "┼",
    "o": "⎺", "p": "⎻", "q": "─", "r": "⎼", "s": "⎽", "t": "├", "u": "┤", "v": "┴", "w": "┬",
    "x": "│", "y": "≤", "z": "≥", "{": "π", "|": "≠", "}": "£", "~": "·",
  ]
}
