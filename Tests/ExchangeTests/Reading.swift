import Exchange

/// Rows of a text or of bytes, read in pieces.
func rows(
  _ bytes: [UInt8],
  piece: Int = .max,
  encoding: TextEncoding? = nil,
  separator: CSVSeparator? = nil,
  rowLimit: Int = 1 << 20
) throws -> [CSVRow] {
  var reader = try CSVReader(
    MemorySource(bytes, piece: piece),
    encoding: encoding,
    separator: separator,
    rowLimit: rowLimit
  )
  var rows: [CSVRow] = []
  while let row = try reader.next() { rows.append(row) }
  return rows
}

/// The cells of a text's rows.
func cells(_ text: String, separator: CSVSeparator? = nil) throws -> [[String]] {
  try rows(Array(text.utf8), separator: separator).map(\.cells)
}

/// Russian and Ukrainian text in windows-1251, by rule and not by the table under test.
func windows1251(_ text: String) -> [UInt8] {
  let others: [Unicode.Scalar: UInt8] = [
    "Ё": 0xA8, "ё": 0xB8, "І": 0xB2, "і": 0xB3, "Ї": 0xAF, "ї": 0xBF, "Є": 0xAA, "є": 0xBA,
    "Ґ": 0xA5, "ґ": 0xB4, "№": 0xB9, "«": 0xAB, "»": 0xBB, "—": 0x97, "’": 0x92,
  ]
  return text.unicodeScalars.map { scalar in
    if let byte = others[scalar] { return byte }
    return 0x410...0x44F ~= scalar.value
      ? UInt8(scalar.value - 0x410 + 0xC0) : UInt8(truncatingIfNeeded: scalar.value)
  }
}

/// Collects what a writer sends.
final class Output {
  var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func take(_ piece: [UInt8]) { bytes += piece }
}
