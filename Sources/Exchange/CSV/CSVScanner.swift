/// Finds the end of a row and its cells (RFC 4180, and what spreadsheets make of it).
///
/// A quote opens a quoted cell only at the cell's beginning, spaces before it aside; elsewhere it
/// is a character like another. CR, LF and CRLF end a row.
struct CSVScanner {
  let separator: UInt8

  enum Outcome: Equatable {
    /// The row ends before `end`, the next one begins at `next`; quoted cells held `lineEnds`.
    case row(end: Int, next: Int, lineEnds: Int)
    /// The bytes end before the row does.
    case more
    /// A quote is never closed, or closed and followed by text (then `isUnclosed` is false when all
    /// of it stands on one line). The cells before it are kept.
    case badQuote(isUnclosed: Bool)
  }

  /// Scans the row that begins at `start`; places of cells count from there.
  ///
  /// `isLast` says that nothing comes after these bytes.
  func scan(
    _ bytes: borrowing Span<UInt8>,
    from start: Int,
    isLast: Bool,
    into fields: inout [CSVField]
  ) -> Outcome {
    fields.removeAll(keepingCapacity: true)
    var lineEnds = 0
    var index = start
    while true {
      let stop: Int
      if let quote = openingQuote(bytes, at: index) {
        switch quotedCell(bytes, after: quote, isLast: isLast, lineEnds: &lineEnds) {
        case .cell(let close, let end, let isDoubled):
          stop = end
          let text = quote + 1 - start..<close - start
          fields.append(
            CSVField(index - start..<stop - start, text: text, hasDoubledQuotes: isDoubled)
          )
        case .more: return .more
        case .bad(let isUnclosed): return .badQuote(isUnclosed: isUnclosed)
        }
      } else {
        stop = plainEnd(bytes, from: index)
        if stop == bytes.count, !isLast { return .more }
        fields.append(CSVField(index - start..<stop - start, text: index - start..<stop - start))
      }
      if stop < bytes.count, bytes[stop] == separator {
        index = stop + 1
        continue
      }
      guard let next = CSVLine.next(bytes, at: stop, isLast: isLast) else { return .more }
      return .row(end: stop, next: next, lineEnds: lineEnds)
    }
  }

  private func openingQuote(_ bytes: borrowing Span<UInt8>, at start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case CSVLine.quote: return index
      case CSVLine.space: index += 1
      default: return nil
      }
    }
    return nil
  }

  private func plainEnd(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator || byte == CSVLine.lineFeed || byte == CSVLine.carriageReturn { break }
      index += 1
    }
    return index
  }

  private enum Quoted {
    case cell(close: Int, end: Int, isDoubled: Bool)
    case more
    case bad(isUnclosed: Bool)
  }

  private func quotedCell(
    _ bytes: borrowing Span<UInt8>,
    after quote: Int,
    isLast: Bool,
    lineEnds: inout Int
  ) -> Quoted {
    let lineEndsBefore = lineEnds
    var isDoubled = false
    var index = quote + 1
    while index < bytes.count {
      switch bytes[index] {
      case CSVLine.quote:
        if index + 1 < bytes.count, bytes[index + 1] == CSVLine.quote {
          isDoubled = true
          index += 1
          break
        }
        guard let end = cellEnd(bytes, after: index) else {
          return .bad(isUnclosed: lineEnds > lineEndsBefore)
        }
        if end == bytes.count, !isLast { return .more }
        return .cell(close: index, end: end, isDoubled: isDoubled)
      case CSVLine.carriageReturn: lineEnds += 1
      case CSVLine.lineFeed where bytes[index - 1] != CSVLine.carriageReturn: lineEnds += 1
      default: break
      }
      index += 1
    }
    return isLast ? .bad(isUnclosed: true) : .more
  }

  /// The place after a closing quote and spaces; nil when other text stands there.
  private func cellEnd(_ bytes: borrowing Span<UInt8>, after close: Int) -> Int? {
    var index = close + 1
    while index < bytes.count, bytes[index] == CSVLine.space { index += 1 }
    guard index < bytes.count else { return index }
    let byte = bytes[index]
    let isEnd = byte == separator || byte == CSVLine.lineFeed || byte == CSVLine.carriageReturn
    return isEnd ? index : nil
  }
}

/// Bytes that shape a file, and line ends.
enum CSVLine {
  static let quote: UInt8 = 0x22
  static let space: UInt8 = 0x20
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D

  /// Where the next line begins when a line ends at `end`: after LF, CR or CRLF, or at the very end.
  ///
  /// Nil when a CR is the last byte so far and a LF may follow.
  static func next(_ bytes: borrowing Span<UInt8>, at end: Int, isLast: Bool) -> Int? {
    guard end < bytes.count else { return end }
    guard bytes[end] == carriageReturn else { return end + 1 }
    guard end + 1 < bytes.count else { return isLast ? end + 1 : nil }
    return bytes[end + 1] == lineFeed ? end + 2 : end + 1
  }

  /// The first line end at or after `start`, whatever quotes say.
  static func end(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == lineFeed || bytes[index] == carriageReturn { return index }
      index += 1
    }
    return nil
  }
}
