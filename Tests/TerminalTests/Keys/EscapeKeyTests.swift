import Terminal
import Testing

@Suite("The Esc key")
struct EscapeKeyTests {
  private let escape: [UInt8] = [0x1B]

  @Test("A lone Esc acts after 25 ms and not before")
  func loneEscape() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(escape, at: 1_000).isEmpty)
    #expect(decoder.deadline == 1_025)
    #expect(decoder.timeout(at: 1_024).isEmpty)
    #expect(decoder.timeout(at: 1_025) == [.escape])
    #expect(decoder.deadline == nil)
    #expect(decoder.timeout(at: 2_000).isEmpty)
  }

  @Test("The wait for a lone Esc can be set")
  func escapeDelay() {
    var decoder = KeyDecoder(escapeDelay: 100)
    #expect(decoder.feed(escape, at: 0).isEmpty)
    #expect(decoder.timeout(at: 99).isEmpty)
    #expect(decoder.feed([], at: 100) == [.escape])
  }

  @Test("Esc and another key in the next read are two keys, a digit too")
  func escapeThenKey() {
    for (byte, key) in [("a", "a"), ("5", "5"), ("\r", .enter)] as [(String, Key)] {
      var decoder = KeyDecoder()
      #expect(decoder.feed(escape, at: 0).isEmpty)
      #expect(decoder.feed(Array(byte.utf8), at: 10) == [.escape, key])
    }
  }

  @Test("Two Esc are two keys, in one read and in two")
  func twoEscapes() {
    var together = KeyDecoder()
    #expect(together.feed(escape + escape, at: 0).isEmpty)
    #expect(together.timeout(at: 25) == [.escape, .escape])
    var apart = KeyDecoder()
    #expect(apart.feed(escape, at: 0).isEmpty)
    #expect(apart.feed(escape, at: 10) == [.escape])
    #expect(apart.timeout(at: 35) == [.escape])
  }

  @Test(
    "The rest of a sequence that comes too late is thrown away",
    arguments: ["[A", "OP", "[15~", "[1;5C", "O", "["]
  )
  func tornRest(_ rest: String) {
    var decoder = KeyDecoder()
    _ = decoder.feed(escape, at: 0)
    #expect(decoder.feed(Array(rest.utf8), at: 60) == [.escape])
    #expect(decoder.timeout(at: 5_000).isEmpty)
    #expect(decoder.feed([0x61], at: 6_000) == ["a"])
  }

  @Test("A late rest torn once more is thrown away too")
  func tornTwice() {
    var decoder = KeyDecoder()
    _ = decoder.feed(escape, at: 0)
    #expect(decoder.timeout(at: 25) == [.escape])
    #expect(decoder.feed(Array("[1".utf8), at: 100).isEmpty)
    #expect(decoder.feed(Array("5~a".utf8), at: 200) == ["a"])
  }

  @Test("After 250 ms a bracket is a bracket again, and after another key at once")
  func bracketLater() {
    var late = KeyDecoder()
    _ = late.feed(escape, at: 0)
    #expect(late.timeout(at: 25) == [.escape])
    #expect(late.feed(Array("[".utf8), at: 275) == ["["])
    var next = KeyDecoder()
    _ = next.feed(escape, at: 0)
    #expect(next.timeout(at: 25) == [.escape])
    #expect(next.feed(Array("K".utf8), at: 50) == ["K"])
    #expect(next.feed(Array("O".utf8), at: 60) == ["O"])
  }

  @Test("A sequence that is never finished is forgotten after 250 ms")
  func unfinished() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}[1".utf8), at: 0).isEmpty)
    #expect(decoder.timeout(at: 249).isEmpty)
    #expect(decoder.timeout(at: 250).isEmpty)
    #expect(decoder.feed(Array("x".utf8), at: 260) == ["x"])
  }

  @Test("Typing on does not lengthen the wait of a sequence that is never finished")
  func unfinishedWhileTyping() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}Px".utf8), at: 0).isEmpty)
    #expect(decoder.feed(Array("y".utf8), at: 200).isEmpty)
    #expect(decoder.deadline == 250)
    #expect(decoder.feed(Array("z".utf8), at: 300) == ["z"])
  }

  @Test("A sequence cut off by another one does not swallow it")
  func cutOff() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}[1\u{1B}[Ax".utf8), at: 0) == [.up, "x"])
    #expect(decoder.feed(Array("\u{1B}[1я".utf8), at: 0) == ["я"])
  }
}
