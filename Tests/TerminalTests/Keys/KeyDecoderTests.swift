import Terminal
import Testing

@Suite("Keys from bytes")
struct KeyDecoderTests {
  /// The keys of one read and whatever is still due when nothing follows.
  private func keys(_ bytes: String, extra: [[UInt8]: Key] = [:]) -> [Key] {
    var decoder = KeyDecoder(extra: extra)
    return decoder.feed(Array(bytes.utf8), at: 0) + decoder.timeout(at: 10_000)
  }

  @Test("Letters of three alphabets, digits and signs are characters")
  func characters() {
    #expect(keys("abc") == ["a", "b", "c"])
    #expect(keys("їЩé") == ["ї", "Щ", "é"])
    #expect(keys("1?/ ") == ["1", "?", "/", .space])
    #expect(keys("e\u{301}") == ["e\u{301}"])
  }

  @Test("Enter, Tab, Backspace and Ctrl keys come from their control codes")
  func controlCodes() {
    #expect(keys("\r") == [.enter])
    #expect(keys("\n") == [.enter])
    #expect(keys("\r\n") == [.enter])
    #expect(keys("\r\r") == [.enter, .enter])
    #expect(keys("\t") == [.tab])
    #expect(keys("\u{7F}\u{8}") == [.backspace, .backspace])
    #expect(keys("\u{13}\u{1A}\u{3}") == [.control("s"), .control("z"), .control("c")])
    #expect(keys("\0\u{1C}\u{1D}\u{1E}\u{1F}").isEmpty)
    #expect(keys("\u{9B}A") == ["A"])
  }

  static let encodings: [(String, Key)] = [
    // xterm, VT220, screen, tmux
    ("OP", .function(1)), ("OQ", .function(2)), ("OR", .function(3)), ("OS", .function(4)),
    ("[11~", .function(1)), ("[12~", .function(2)), ("[13~", .function(3)),
    ("[14~", .function(4)), ("[15~", .function(5)), ("[17~", .function(6)),
    ("[18~", .function(7)), ("[19~", .function(8)), ("[20~", .function(9)),
    ("[21~", .function(10)), ("[23~", .function(11)), ("[24~", .function(12)),
    ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("[H", .home), ("[F", .end),
    ("OA", .up), ("OB", .down), ("OC", .right), ("OD", .left), ("OH", .home), ("OF", .end),
    ("[1~", .home), ("[2~", .insert), ("[3~", .delete), ("[4~", .end), ("[5~", .pageUp),
    ("[6~", .pageDown), ("[Z", .backTab), ("[1;2Z", .backTab), ("\t", .backTab),
    ("[1;1A", .up), ("[15;1~", .function(5)),
    // rxvt
    ("[7~", .home), ("[8~", .end),
    // the Linux console
    ("[[A", .function(1)), ("[[B", .function(2)), ("[[C", .function(3)), ("[[D", .function(4)),
    ("[[E", .function(5)),
    // PuTTY, VT100+
    ("OT", .function(5)), ("OU", .function(6)), ("OV", .function(7)), ("OW", .function(8)),
    ("OX", .function(9)), ("OY", .function(10)), ("OZ", .function(11)), ("O[", .function(12)),
    // Sun
    ("[224z", .function(1)), ("[233z", .function(10)), ("[235z", .function(12)),
    ("[214z", .home), ("[216z", .pageUp), ("[220z", .end), ("[222z", .pageDown),
    ("[247z", .insert),
    // the number pad in application mode
    ("Op", "0"), ("Oq", "1"), ("Or", "2"), ("Os", "3"), ("Ot", "4"), ("Ou", "5"), ("Ov", "6"),
    ("Ow", "7"), ("Ox", "8"), ("Oy", "9"), ("OM", .enter), ("Oj", "*"), ("Ok", "+"), ("Ol", ","),
    ("Om", "-"), ("On", "."), ("Oo", "/"), ("OI", .tab), ("O ", .space),
    // Alt and a digit
    ("1", .function(1)), ("2", .function(2)), ("9", .function(9)), ("0", .function(10)),
  ]

  @Test("Every common encoding of a key is that key", arguments: encodings)
  func encoding(_ sequence: String, _ key: Key) {
    #expect(keys("\u{1B}" + sequence) == [key])
    #expect(keys("a\u{1B}" + sequence + "b") == ["a", key, "b"])
  }

  static let nothings = [
    "[1;5A", "[1;2D", "[1;3P", "[15;2~", "[3;5~", "[5^", "[5@", "[a", "[d", "Oa", "O5A", "O1;2P",
    "OE", "[E", "[25~", "[27;5;9~", "[97;5u", "[?62;1;6c", "[24;80R", "[I", "[O", "[<0;3;4M",
    "[200m", "[[Q", "]11;rgb:0000/0000/0000\u{7}", "]0;title\u{1B}\\", "P>|xterm(388)\u{1B}\\",
    "_Gi=1;OK\u{1B}\\", "[?2026;2$y", "n", "т", "\r", "\u{7F}", " ", "\u{1B}[A", "\u{1B}OA",
  ]

  @Test("Modified keys and answers of the terminal are swallowed whole", arguments: nothings)
  func swallowed(_ sequence: String) {
    #expect(keys("\u{1B}" + sequence).isEmpty)
    #expect(keys("a\u{1B}" + sequence + "b") == ["a", "b"])
  }

  @Test("The Shift of rxvt, which ends in a dollar sign, is swallowed at the end of a read")
  func rxvtShift() {
    #expect(keys("\u{1B}[5$").isEmpty)
    #expect(keys("\u{1B}[7$").isEmpty)
  }

  @Test("A sequence torn at any place within its time is still the key", arguments: encodings)
  func tornSequences(_ sequence: String, _ key: Key) {
    let bytes = Array(("\u{1B}" + sequence).utf8)
    let isOneRead = bytes.count < 3
    for split in (isOneRead ? bytes.count : 1)..<bytes.count {
      var decoder = KeyDecoder()
      #expect(decoder.feed(Array(bytes[..<split]), at: 0).isEmpty)
      #expect(decoder.deadline == (split == 1 ? 25 : 250))
      #expect(decoder.feed(Array(bytes[split...]), at: 20) == [key])
      #expect(decoder.deadline == nil)
    }
  }

  @Test("An answer of the terminal torn at any place is swallowed")
  func tornAnswers() {
    let bytes = Array("\u{1B}]11;rgb:00/00/00\u{1B}\\".utf8)
    for split in 2..<bytes.count {
      var decoder = KeyDecoder()
      #expect(decoder.feed(Array(bytes[..<split]), at: 0).isEmpty)
      #expect(decoder.feed(Array(bytes[split...]) + [0x61], at: 5) == ["a"])
    }
  }

  @Test("Sequences of the terminal at hand win over the table")
  func extraSequences() {
    let extra: [[UInt8]: Key] = [
      Array("\u{1B}OP".utf8): .function(5), Array("\u{1B}Nx".utf8): .home,
      Array("\u{7F}".utf8): .delete,
    ]
    #expect(keys("\u{1B}OP\u{1B}OQ", extra: extra) == [.function(5), .function(2)])
    #expect(keys("\u{7F}", extra: extra) == [.backspace])
    var decoder = KeyDecoder(extra: extra)
    #expect(decoder.feed([0x1B], at: 0).isEmpty)
    #expect(decoder.feed(Array("N".utf8), at: 5).isEmpty)
    #expect(decoder.feed(Array("x".utf8), at: 10) == [.home])
  }

  @Test("Text torn inside a character is put together", arguments: ["Ї", "中", "🎮", "é"])
  func tornText(_ text: String) {
    let bytes = Array(text.utf8)
    for split in 1..<bytes.count {
      var decoder = KeyDecoder()
      #expect(decoder.feed(Array(bytes[..<split]), at: 0).isEmpty)
      #expect(decoder.feed(Array(bytes[split...]), at: 900) == [.character(Character(text))])
    }
    var decoder = KeyDecoder()
    #expect(bytes.flatMap { decoder.feed([$0], at: 0) } == [.character(Character(text))])
  }

  @Test("Bytes that are no UTF-8 are ignored and take nothing with them")
  func invalidBytes() {
    let wrong: [[UInt8]] = [
      [0xFF], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0xE0, 0x80, 0x80], [0xD0],
      [0xE4, 0xB8],
    ]
    for bytes in wrong {
      var decoder = KeyDecoder()
      #expect(decoder.feed([0x61] + bytes + [0x62], at: 0) == ["a", "b"])
    }
  }
}
