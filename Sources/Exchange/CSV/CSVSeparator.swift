/// What stands between the cells of a row.
package enum CSVSeparator: Character, CaseIterable, Sendable {
  case semicolon = ";"
  case tab = "\t"
  case comma = ","

  var byte: UInt8 {
    switch self {
    case .semicolon: 0x3B
    case .tab: 0x09
    case .comma: 0x2C
    }
  }

  /// Judges by the file's first rows: the separator under which most rows are as wide as the header.
  ///
  /// So a comma in a heading does not turn a `;` file into a `,` file. Among equals the one with
  /// more columns is taken, then the order of the cases.
  init(detectedIn head: borrowing Span<UInt8>, isWhole: Bool) {
    var best = (separator: Self.semicolon, rows: 0, width: 1)
    for separator in Self.allCases {
      let (rows, width) = Self.fit(of: separator, in: head, isWhole: isWhole)
      if width > 1, (rows, width) > (best.rows, best.width) {
        best = (separator, rows, width)
      }
    }
    self = best.separator
  }

  /// How many of the first rows are as wide as the header under this separator, and that width.
  private static func fit(
    of separator: Self,
    in head: borrowing Span<UInt8>,
    isWhole: Bool
  ) -> (rows: Int, width: Int) {
    let scanner = CSVScanner(separator: separator.byte)
    var fields: [CSVField] = []
    var position = 0
    var width = 0
    var rows = 0
    for _ in 0..<20 where position < head.count {
      let outcome = scanner.scan(head, from: position, isLast: isWhole, into: &fields)
      guard case .row(let end, let next, _) = outcome else { break }
      if end > position {
        if width == 0 { width = fields.count }
        if fields.count == width { rows += 1 }
      }
      position = next
    }
    return (rows, width)
  }
}
