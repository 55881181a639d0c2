import Terminal
import Testing

@Suite("Pasted text")
struct PasteTests {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.feed(Array(text.utf8), at: 0) + decoder.timeout(at: 10_000)
  }

  private func bracketed(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }

  @Test("A bracketed paste is one key, and keys around it stay keys")
  func bracketedPaste() {
    #expect(keys("a" + bracketed("q\rd\r") + "b") == ["a", .paste("q d"), "b"])
    #expect(keys(bracketed("")).isEmpty)
  }

  @Test("A bracketed paste torn at any place is the same paste")
  func tornPaste() {
    let bytes = Array(bracketed("Їжак\u{1B}[20").utf8) + [0x61]
    for split in 2..<bytes.count {
      var decoder = KeyDecoder()
      let got =
        decoder.feed(Array(bytes[..<split]), at: 0) + decoder.feed(Array(bytes[split...]), at: 9)
      #expect(got == [.paste("Їжак[20"), "a"])
    }
  }

  @Test("Newlines and tabs in a paste are spaces, controls are gone, newlines at its end too")
  func cleaned() {
    #expect(keys(bracketed("a\r\nb\tc\nd\u{1B}\u{7}\u{9B}e\n\r\n")) == [.paste("a b c de")])
  }

  @Test("A paste whose beginning was torn off by Esc is still a paste")
  func tornBeginning() {
    var decoder = KeyDecoder()
    _ = decoder.feed([0x1B], at: 0)
    #expect(decoder.timeout(at: 25) == [.escape])
    #expect(decoder.feed(Array("[200~dq\u{1B}[201~".utf8), at: 50) == [.paste("dq")])
  }

  @Test("A paste of more than 1 MB loses the rest, and keys work after it")
  func hugePaste() throws {
    let got = keys(bracketed(String(repeating: "a", count: 1_100_000)) + "b")
    guard case .paste(let text) = try #require(got.first) else {
      Issue.record("no paste: \(got.count) keys")
      return
    }
    #expect(text.utf8.count == 1 << 20)
    #expect(got.dropFirst() == ["b"])
  }

  @Test("A paste that never ends gives the keyboard back after two seconds of silence")
  func endless() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~abc".utf8), at: 0).isEmpty)
    #expect(decoder.feed(Array("d".utf8), at: 1_500).isEmpty)
    #expect(decoder.deadline == 3_500)
    #expect(decoder.timeout(at: 3_500) == [.paste("abcd")])
    #expect(decoder.feed(Array("e".utf8), at: 3_600) == ["e"])
  }

  @Test("Short quick strings stay keys", arguments: ["abc", "4567", "Иванов", "n", "2 киб"])
  func typed(_ text: String) {
    #expect(keys(text) == text.map(Key.character))
    #expect(keys(text + "\r") == text.map(Key.character) + [.enter])
  }

  @Test("Single letters between Enters are keys: a slow line may bring them together")
  func typedAhead() {
    #expect(keys("4\r1\r") == ["4", .enter, "1", .enter])
    #expect(keys("\r\rab") == [.enter, .enter, "a", "b"])
  }

  @Test("Letters, a newline and letters in one read are a paste")
  func burstWithNewline() {
    #expect(keys("qd\nq") == [.paste("qd q")])
    #expect(keys("q\r\ndd\r\nn") == [.paste("q dd n")])
  }

  @Test("Eight characters in one read are a paste, and a newline behind them is Enter")
  func longBurst() {
    #expect(keys("12345678") == [.paste("12345678")])
    #expect(keys("4820000123457\r") == [.paste("4820000123457"), .enter])
    #expect(keys("Кравченко\tАнна") == [.paste("Кравченко Анна")])
    #expect(keys("12345678\r\u{1B}[A") == [.paste("12345678"), .enter, .up])
  }

  @Test("A burst over several reads never runs its lines as commands")
  func burstOverReads() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("Марченко\n".utf8), at: 0) == [.paste("Марченко")])
    #expect(decoder.deadline == 30)
    #expect(decoder.feed(Array("d\n".utf8), at: 10) == [.paste(" d")])
    #expect(decoder.feed(Array("q".utf8), at: 20) == [.paste(" q")])
    #expect(decoder.feed(Array("q".utf8), at: 50) == ["q"])
  }

  @Test("The Enter behind a burst comes when nothing follows, and before a key that follows")
  func heldEnter() {
    var waiting = KeyDecoder()
    #expect(waiting.feed(Array("12345678\r".utf8), at: 0) == [.paste("12345678")])
    #expect(waiting.timeout(at: 29).isEmpty)
    #expect(waiting.timeout(at: 30) == [.enter])
    var followed = KeyDecoder()
    _ = followed.feed(Array("12345678\r".utf8), at: 0)
    #expect(followed.feed(Array("\u{1B}[B".utf8), at: 5) == [.enter, .down])
    var escaped = KeyDecoder()
    _ = escaped.feed(Array("12345678\r".utf8), at: 0)
    #expect(escaped.feed([0x1B], at: 5) == [.enter])
    #expect(escaped.timeout(at: 30) == [.escape])
  }
}
