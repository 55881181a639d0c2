/// Reads a file of comma- or otherwise separated values, row by row, in constant memory.
///
/// A bad row is handed out with its `problem`, and reading goes on with the next line. Blank lines
/// are passed over. Throws only what the source throws, and `CSVFileProblem` at the beginning.
package struct CSVReader {
  package private(set) var encoding: TextEncoding
  package private(set) var separator: CSVSeparator

  private var source: any ByteSource
  private var scanner: CSVScanner
  private let rowLimit: Int
  private var isEncodingCertain: Bool

  /// `position` of it was handed out, `filled` is valid.
  private var buffer: [UInt8]
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  private var line = 1

  private static let pieceLength = 65_536

  /// Looks at the first 64 kB and settles encoding and separator, unless they are given.
  ///
  /// A byte order mark beats a given encoding; a first line "sep=;", which spreadsheets write, is
  /// passed over and beats the look of the rows. A row longer than `rowLimit` bytes is refused.
  package init(
    _ source: any ByteSource,
    encoding: TextEncoding? = nil,
    separator: CSVSeparator? = nil,
    rowLimit: Int = 1 << 20
  ) throws {
    var source = source
    let head = try source.readFully(EncodingDetection.headLength)
    if let kind = CSVFileProblem.Workbook(head) { throw CSVFileProblem.workbook(kind) }
    let detected = EncodingDetection(head, asked: encoding)
    source = PrefixedSource(Array(head.dropFirst(detected.markLength)), then: source)
    switch detected.encoding {
    case .utf16LittleEndian: source = UTF16Source(source, isBigEndian: false)
    case .utf16BigEndian: source = UTF16Source(source, isBigEndian: true)
    case .utf8, .windows1251: break
    }
    self.source = source
    self.encoding = detected.encoding
    self.isEncodingCertain = detected.isCertain
    self.rowLimit = rowLimit
    self.buffer = [UInt8](repeating: 0, count: Self.pieceLength * 2)
    self.separator = .semicolon
    self.scanner = CSVScanner(separator: CSVSeparator.semicolon.byte)
    try fill()
    let declared = skipSeparatorLine()
    let chosen = separator ?? declared ?? detectedSeparator()
    self.separator = chosen
    self.scanner = CSVScanner(separator: chosen.byte)
  }

  /// The next row, or nil after the last.
  package mutating func next() throws -> CSVRow? {
    var row = CSVRow()
    return try read(into: &row) ? row : nil
  }

  /// Puts the next row into `row`, whose memory is used again; false after the last.
  package mutating func read(into row: inout CSVRow) throws -> Bool {
    while true {
      if position == filled, isAtEnd { return false }
      let window = min(filled, position + rowLimit + 2)
      let outcome = scanner.scan(
        buffer.span.extracting(first: window),
        from: position,
        isLast: isAtEnd && window == filled,
        into: &row.fields
      )
      switch outcome {
      case .more where filled - position < rowLimit + 2:
        try fill()
      case .row(let end, let next, let lineEnds) where end - position <= rowLimit:
        let isBlank = isBlank(position..<end)
        if !isBlank { take(position..<end, into: &row) }
        position = next
        line += lineEnds + 1
        if isBlank { continue }
        try checkText(of: &row)
        return true
      case .badQuote(let isUnclosed):
        let column = row.fields.count + 1
        try recover(
          isUnclosed ? .unclosedQuote(column: column) : .textAfterQuote(column: column),
          into: &row
        )
        return true
      case .more, .row:
        try recover(nil, into: &row)
        return true
      }
    }
  }

  private mutating func take(_ range: Range<Int>, into row: inout CSVRow) {
    row.line = line
    row.encoding = encoding.inMemory
    row.problem = nil
    row.raw.removeAll(keepingCapacity: true)
    row.raw.append(contentsOf: buffer[range])
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    for index in range {
      let byte = buffer[index]
      guard byte == CSVLine.space || byte == 0x09 || byte == scanner.separator else { return false }
    }
    return true
  }
}

// MARK: - Bad rows

extension CSVReader {
  /// Refuses the row that begins here and goes on after the end of its first line.
  ///
  /// Without a problem given the row is longer than the limit: by its first line alone, or because
  /// a quote swallows the lines after it.
  private mutating func recover(_ problem: CSVRowProblem?, into row: inout CSVRow) throws {
    var lineEnd = findLineEnd()
    while lineEnd == nil, filled - position <= rowLimit {
      try fill()
      lineEnd = findLineEnd()
    }
    let end = lineEnd?.end ?? filled
    let isLong = end - position > rowLimit
    let column = row.fields.count + 1
    take(position..<min(end, position + rowLimit), into: &row)
    row.problem = isLong ? .tooLong(limit: rowLimit) : problem ?? .unclosedQuote(column: column)
    let length = row.raw.count
    row.fields.removeAll { $0.end > length }
    while lineEnd == nil {
      position = buffer[filled - 1] == CSVLine.carriageReturn ? filled - 1 : filled
      try fill()
      lineEnd = findLineEnd()
    }
    position = lineEnd?.next ?? filled
    line += 1
  }

  private func findLineEnd() -> (end: Int, next: Int)? {
    let bytes = buffer.span.extracting(first: filled)
    let found = CSVLine.end(bytes, from: position)
    guard let end = found ?? (isAtEnd ? filled : nil) else { return nil }
    return CSVLine.next(bytes, at: end, isLast: isAtEnd).map { (end, $0) }
  }

  /// Refuses a row with zero bytes or with bytes that are no text in the file's encoding.
  private mutating func checkText(of row: inout CSVRow) throws {
    var union: UInt8 = 0
    var hasZero = false
    for byte in row.raw {
      union |= byte
      hasZero = hasZero || byte == 0
    }
    if hasZero, let place = row.raw.firstIndex(of: 0) {
      row.problem = .zeroByte(column: row.column(at: place))
      return
    }
    guard union >= 0x80, row.encoding == .utf8 else { return }
    guard let place = UTF8Sequence.firstInvalid(in: row.raw.span) else {
      isEncodingCertain = true
      return
    }
    if !isEncodingCertain, try detectAgain(from: row.raw) == .windows1251 {
      encoding = .windows1251
      row.encoding = .windows1251
    } else {
      row.problem = .notText(column: row.column(at: place), byte: row.raw[place])
    }
    isEncodingCertain = true
  }

  /// So far the file was ASCII alone: judges the encoding by the first text beyond it.
  private mutating func detectAgain(from row: [UInt8]) throws -> TextEncoding {
    if filled - position < Self.pieceLength, !isAtEnd { try fill() }
    let following = buffer[position..<min(filled, position + Self.pieceLength)]
    return EncodingDetection(row + following).encoding
  }
}

// MARK: - The buffer and the file's beginning

extension CSVReader {
  /// Reads at least one piece more, or to the end; moves what is left to the buffer's front.
  private mutating func fill() throws {
    if position > 0 {
      buffer.replaceSubrange(0..<filled - position, with: Array(buffer[position..<filled]))
      filled -= position
      position = 0
    }
    if buffer.count - filled < Self.pieceLength {
      buffer += [UInt8](repeating: 0, count: max(buffer.count, Self.pieceLength))
    }
    let goal = filled + Self.pieceLength
    while filled < goal, !isAtEnd {
      let count = try buffer.withUnsafeMutableBytes { bytes in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]))
      }
      filled += count
      isAtEnd = count == 0
    }
  }

  private func detectedSeparator() -> CSVSeparator {
    CSVSeparator(
      detectedIn: buffer.span.extracting(position..<filled),
      isWhole: isAtEnd
    )
  }

  private mutating func skipSeparatorLine() -> CSVSeparator? {
    guard let (end, next) = findLineEnd(), end - position == 5,
      buffer[position..<position + 4].elementsEqual("sep=".utf8)
    else { return nil }
    let byte = buffer[position + 4]
    guard let declared = CSVSeparator.allCases.first(where: { $0.byte == byte }) else { return nil }
    position = next
    line += 1
    return declared
  }
}

extension CSVRow {
  /// The column, from 1, in which a byte of the row stands.
  func column(at place: Int) -> Int {
    1 + (fields.firstIndex { place < Int($0.end) } ?? max(fields.count - 1, 0))
  }
}

extension TextEncoding {
  /// What the reader's bytes are in: UTF-16 was turned into UTF-8 on the way.
  var inMemory: TextEncoding { self == .windows1251 ? .windows1251 : .utf8 }
}
