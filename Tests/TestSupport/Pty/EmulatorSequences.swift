/// What control sequences (CSI) do to an emulated screen.
extension TerminalEmulator {
  mutating func perform(_ sequence: EmulatorParser.Sequence) {
    switch sequence.prefix {
    case "?": setPrivateModes(sequence)
    case "": performPlain(sequence)
    default: break
    }
  }

  private mutating func performPlain(_ sequence: EmulatorParser.Sequence) {
    if move(sequence) || edit(sequence) { return }
    switch sequence.final {
    case "m": grid.look.take(sequence.numbers)
    case "r": setMargins(sequence)
    case "b": for _ in 0..<sequence.count { grid.put(lastScalar) }
    case "s": saved = grid
    case "u": restoreCursor()
    case "h", "l": if sequence.numbers == [4] { grid.inserts = sequence.final == "h" }
    case "t", "g", "c", "n", "q", "p": break
    default: unknown.append("CSI \(sequence.numbers) \(sequence.final)")
    }
  }

  private mutating func move(_ sequence: EmulatorParser.Sequence) -> Bool {
    let (row, column, count) = (grid.row, grid.column, sequence.count)
    switch sequence.final {
    case "A": grid.move(row: row - count, column: column)
    case "B", "e": grid.move(row: row + count, column: column)
    case "C", "a": grid.move(row: row, column: column + count)
    case "D": grid.move(row: row, column: column - count)
    case "E": grid.move(row: row + count, column: 0)
    case "F": grid.move(row: row - count, column: 0)
    case "G", "`": grid.move(row: row, column: count - 1)
    case "d": grid.move(row: count - 1, column: column)
    case "H", "f": grid.move(row: count - 1, column: sequence.number(1, or: 1) - 1)
    case "I": grid.move(row: row, column: (column / 8 + count) * 8)
    case "Z": grid.move(row: row, column: max(0, (column + 7) / 8 - count) * 8)
    default: return false
    }
    return true
  }

  private mutating func edit(_ sequence: EmulatorParser.Sequence) -> Bool {
    let count = sequence.count
    switch sequence.final {
    case "J":
      if sequence.number(0, or: 0) == 2 || (grid.row, grid.column) == (0, 0) { erasures += 1 }
      grid.eraseInScreen(sequence.number(0, or: 0))
    case "K": grid.eraseInLine(sequence.number(0, or: 0))
    case "X": grid.erase(row: grid.row, grid.column..<grid.column + count)
    case "P": grid.deleteCells(count)
    case "@": grid.insertCells(count)
    case "L": grid.insertLines(count)
    case "M": grid.deleteLines(count)
    case "S": grid.scrollUp(count)
    case "T": grid.scrollDown(count)
    default: return false
    }
    return true
  }

  private mutating func setMargins(_ sequence: EmulatorParser.Sequence) {
    let top = sequence.count - 1
    let bottom = sequence.number(1, or: rows) - 1
    guard top < bottom, bottom < rows else { return }
    (grid.top, grid.bottom) = (top, bottom)
    grid.move(row: 0, column: 0)
  }

  private mutating func setPrivateModes(_ sequence: EmulatorParser.Sequence) {
    guard sequence.final == "h" || sequence.final == "l" else { return }
    let isOn = sequence.final == "h"
    for mode in sequence.numbers {
      switch mode {
      case 1: cursorKeysAreApplication = isOn
      case 7: grid.wraps = isOn
      case 25: cursorIsVisible = isOn
      case 47, 1047, 1049: showAlternate(isOn)
      case 1048: if isOn { saved = grid } else { restoreCursor() }
      case 2004: pastesAreBracketed = isOn
      default: break
      }
    }
  }

  private mutating func showAlternate(_ isOn: Bool) {
    if isOn, mainGrid == nil {
      mainGrid = grid
      grid.eraseInScreen(2)
    } else if !isOn, let main = mainGrid {
      grid = main
      mainGrid = nil
    }
  }
}
