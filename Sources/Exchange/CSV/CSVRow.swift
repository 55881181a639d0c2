/// One row of a file as it stands there, cells found but not judged.
package struct CSVRow: Equatable, Sendable {
  /// The line on which the row begins; the file's first is 1.
  package internal(set) var line = 0
  /// The row's bytes without its line end, in `encoding`; what a refused-rows file gives back.
  package internal(set) var raw: [UInt8] = []
  package internal(set) var encoding = TextEncoding.utf8
  /// Why the row cannot be read; its cells are then shown at best.
  package internal(set) var problem: CSVRowProblem?
  var fields: [CSVField] = []

  /// An empty row, to be filled by a reader.
  package init() {}

  /// How many cells the row has.
  package var count: Int { fields.count }

  /// The text of a cell, with quotes undone; empty beyond the last one.
  package subscript(index: Int) -> String {
    guard fields.indices.contains(index) else { return "" }
    let field = fields[index]
    let bytes = raw[field.textRange]
    return field.hasDoubledQuotes ? text(of: singleQuotes(bytes)) : text(of: bytes)
  }

  /// The texts of all cells.
  package var cells: [String] { fields.indices.map { self[$0] } }

  /// The whole row as UTF-8 bytes; bytes that are no UTF-8 stay as they are.
  package var rawUTF8: [UInt8] {
    guard encoding == .windows1251 else { return raw }
    var result: [UInt8] = []
    Windows1251.appendUTF8(of: raw, to: &result)
    return result
  }

  /// The row's beginning, to show which one is meant.
  var beginning: String { String(decoding: rawUTF8.prefix(400), as: UTF8.self) }

  /// Finds the cells of a row again that was kept as its bytes.
  init(_ raw: [UInt8], line: Int, encoding: TextEncoding, separator: CSVSeparator) {
    self.line = line
    self.raw = raw
    self.encoding = encoding
    _ = CSVScanner(separator: separator.byte)
      .scan(raw.span, from: 0, isLast: true, into: &fields)
  }

  /// Takes one cell out of the row, with the separator beside it.
  mutating func removeCell(_ index: Int) {
    guard fields.indices.contains(index) else { return }
    let cell = fields[index].range
    let isLast = cell.upperBound == raw.count
    let start = isLast && index > 0 ? cell.lowerBound - 1 : cell.lowerBound
    let end = isLast ? cell.upperBound : cell.upperBound + 1
    raw.removeSubrange(start..<end)
    fields.remove(at: index)
    for later in index..<fields.count { fields[later] = fields[later].moved(by: start - end) }
  }

  private func text(of bytes: some Collection<UInt8>) -> String {
    guard encoding == .windows1251 else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    Windows1251.appendUTF8(of: bytes, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  private func singleQuotes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isSecond = false
    for byte in bytes {
      isSecond = byte == CSVLine.quote && !isSecond
      if byte != CSVLine.quote || isSecond { result.append(byte) }
    }
    return result
  }
}

/// Why a row of a file cannot be read.
///
/// Columns count from 1.
package enum CSVRowProblem: Equatable, Sendable {
  /// A quote opens in this column and none closes it.
  case unclosedQuote(column: Int)
  /// Text follows a closing quote: a quote inside the cell is not doubled.
  case textAfterQuote(column: Int)
  /// The row is longer than is read; the rest of its line was passed over.
  case tooLong(limit: Int)
  /// A zero byte: the file is damaged, or no text.
  case zeroByte(column: Int)
  /// This byte is not UTF-8.
  case notText(column: Int, byte: UInt8)
}
