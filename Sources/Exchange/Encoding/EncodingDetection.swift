/// The encoding of a file, judged by its first bytes.
package struct EncodingDetection: Equatable, Sendable {
  package let encoding: TextEncoding
  /// How many bytes the byte order mark takes.
  let markLength: Int
  /// Whether the bytes said so; plain ASCII leaves the question open.
  let isCertain: Bool

  /// How much of a file is looked at.
  static let headLength = 65_536

  /// Judges the first bytes of a file, `headLength` of them at most.
  ///
  /// A byte order mark has the last word, then the encoding asked for, then the bytes: valid UTF-8,
  /// or UTF-8 with a few bad places, is UTF-8; else text whose upper half is mostly Cyrillic
  /// letters is windows-1251.
  package init(_ head: [UInt8], asked: TextEncoding? = nil) {
    let marked = TextEncoding.allCases.first { !$0.mark.isEmpty && head.starts(with: $0.mark) }
    if let marked {
      self.init(encoding: marked, markLength: marked.mark.count, isCertain: true)
    } else if let asked {
      self.init(encoding: asked, markLength: 0, isCertain: true)
    } else {
      let count = ByteCount(head.span)
      self.init(encoding: count.encoding, markLength: 0, isCertain: count.isMoreThanASCII)
    }
  }

  private init(encoding: TextEncoding, markLength: Int, isCertain: Bool) {
    self.encoding = encoding
    self.markLength = markLength
    self.isCertain = isCertain
  }
}

/// How the upper half of the byte values is used in a piece of text.
private struct ByteCount {
  /// Whole UTF-8 sequences of two bytes and more.
  var sequences = 0
  /// Bytes that no UTF-8 sequence explains.
  var strays = 0
  /// Bytes from 0x80 on, and those of them that are letters in windows-1251.
  var high = 0
  var cyrillic = 0

  init(_ bytes: borrowing Span<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      switch UTF8Sequence(at: index, in: bytes) {
      case .valid(let length):
        for place in index..<index + length { note(bytes[place]) }
        sequences += 1
        index += length
      case .cut:
        note(byte)
        index += 1
        if index + 3 < bytes.count { strays += 1 }
      case .invalid:
        note(byte)
        strays += 1
        index += 1
      }
    }
  }

  private mutating func note(_ byte: UInt8) {
    high += 1
    if Windows1251.isLetter(byte) { cyrillic += 1 }
  }

  var isMoreThanASCII: Bool { high > 0 }

  var encoding: TextEncoding {
    if strays == 0 || sequences > strays * 4 { return .utf8 }
    return cyrillic * 10 >= high * 7 ? .windows1251 : .utf8
  }
}
