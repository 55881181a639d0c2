/// Writes rows of cells as a file that spreadsheets open and our own import reads back unchanged.
package struct CSVWriter {
  /// The encodings that are written.
  package enum Encoding: Equatable, Sendable {
    /// With a byte order mark spreadsheets recognise it; without one, pipes and scripts like it.
    case utf8(mark: Bool)
    case windows1251
  }

  /// How many characters windows-1251 does not have; each was written as `<U+1F600>`.
  package private(set) var unwritable = 0

  private let encoding: Encoding
  private let separator: CSVSeparator
  private let write: ([UInt8]) throws -> Void
  private var pending: [UInt8] = []

  /// Takes the place for the bytes, which come in pieces of about 64 kB; `finish` sends the last.
  package init(
    encoding: Encoding = .utf8(mark: true),
    separator: CSVSeparator = .semicolon,
    write: @escaping ([UInt8]) throws -> Void
  ) {
    self.encoding = encoding
    self.separator = separator
    self.write = write
    if encoding == .utf8(mark: true) { pending = TextEncoding.utf8.mark }
  }

  /// Writes one row, ended by CRLF.
  package mutating func writeRow(_ cells: [String]) throws {
    for (index, cell) in cells.enumerated() {
      if index > 0 { pending.append(separator.byte) }
      appendCell(cell, isAlone: cells.count == 1)
    }
    pending += [CSVLine.carriageReturn, CSVLine.lineFeed]
    if pending.count >= 65_536 { try flush() }
  }

  /// Sends what is not yet written.
  package mutating func finish() throws {
    if !pending.isEmpty { try flush() }
  }

  private mutating func flush() throws {
    try write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func appendCell(_ cell: String, isAlone: Bool) {
    let text = SpreadsheetText.guarded(PlainText.visible(cell))
    guard encoding == .windows1251 else {
      CSVCell.append(text.utf8, separator: separator, isAlone: isAlone, to: &pending)
      return
    }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if let byte = Windows1251.byte(of: scalar) {
        bytes.append(byte)
      } else {
        unwritable += 1
        bytes += PlainText.mark(scalar).utf8
      }
    }
    CSVCell.append(bytes, separator: separator, isAlone: isAlone, to: &pending)
  }
}

/// One cell as bytes, quoted only when it must be.
enum CSVCell {
  /// Appends the cell; one that is alone in its row and empty gets quotes, else it were a blank line.
  static func append(
    _ bytes: some Collection<UInt8>,
    separator: CSVSeparator,
    isAlone: Bool = false,
    to result: inout [UInt8]
  ) {
    guard needsQuotes(bytes, separator: separator) || (isAlone && bytes.isEmpty) else {
      result += bytes
      return
    }
    result.append(CSVLine.quote)
    for byte in bytes {
      if byte == CSVLine.quote { result.append(byte) }
      result.append(byte)
    }
    result.append(CSVLine.quote)
  }

  private static func needsQuotes(
    _ bytes: some Collection<UInt8>,
    separator: CSVSeparator
  ) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case separator.byte, CSVLine.quote, CSVLine.lineFeed, CSVLine.carriageReturn: return true
      default: last = byte
      }
    }
    return last == CSVLine.space || bytes.first == CSVLine.space
  }
}
