import CNcurses
import Terminal

/// What curses is given for a cell: code points that the C library agrees take its columns.
///
/// ncurses asks the C library for widths, our canvas its own table. Where the two disagree the
/// rest of the row would move, so the cell shows "?" instead.
struct CellCluster: Equatable {
  let scalars: [UInt32]
  /// Whether a space has to fill the second column.
  let needsSpace: Bool

  private static let unknown: [UInt32] = [0x3f]

  init(_ cell: Cell, isUTF8: Bool) {
    let scalars = cell.character.unicodeScalars.map(\.value)
    let base = scalars.first ?? 0x20
    let isASCII = base >= 0x20 && base < 0x7f
    if isASCII, scalars.count == 1 {
      (self.scalars, needsSpace) = (scalars, cell.width == 2)
      return
    }
    let columns = isUTF8 && (isASCII || base >= 0xa0) ? desk_width(base) : -1
    guard columns == 1 || columns == 2, columns <= Int32(cell.width) else {
      (self.scalars, needsSpace) = (Self.unknown, cell.width == 2)
      return
    }
    let marks = scalars.dropFirst().filter { desk_width($0) == 0 }
    self.scalars = [base] + marks.prefix(Int(DESK_CLUSTER) - 1)
    needsSpace = columns < Int32(cell.width)
  }
}
