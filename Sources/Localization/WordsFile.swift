/// One file of a catalogue: lines `key = text`, comments after `#`, blank lines.
///
/// UTF-8; a line ends with LF or CRLF; spaces around the key and the text do not count; the first
/// `=` parts them, so a text may hold more of them.
package struct WordsFile: Sendable {
  /// A line that says something.
  package struct Entry: Sendable, Hashable {
    package let key: String
    package let text: String
  }

  /// Why a line could not be taken, for the tests of the catalogues.
  package enum Problem: Sendable, Hashable {
    case noEqualsSign(line: Int)
    case emptyKey(line: Int)
    case emptyText(line: Int)
    case notUTF8(line: Int)
  }

  package private(set) var entries: [Entry] = []
  package private(set) var problems: [Problem] = []

  /// Parses the bytes of a file in one pass; never fails, a bad line is left out and noted.
  package init(_ bytes: [UInt8]) {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      number += 1
      take(bytes[start..<end], number: number)
      start = end + 1
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>, number: Int) {
    let line = Self.trimmed(line)
    guard let first = line.first, first != UInt8(ascii: "#") else { return }
    guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
      problems.append(.noEqualsSign(line: number))
      return
    }
    let key = Self.trimmed(line[..<equals])
    let text = Self.trimmed(line[(equals + 1)...])
    guard !key.isEmpty else {
      problems.append(.emptyKey(line: number))
      return
    }
    guard !text.isEmpty else {
      problems.append(.emptyText(line: number))
      return
    }
    guard
      let keyString = String(validating: key, as: UTF8.self),
      let textString = String(validating: text, as: UTF8.self)
    else {
      problems.append(.notUTF8(line: number))
      return
    }
    entries.append(Entry(key: keyString, text: textString))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
