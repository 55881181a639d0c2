import Terminal
import Testing

/// A generator that gives the same numbers on every run.
private struct Numbers {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

@Suite("Keys from any bytes")
struct KeyDecoderHistoryTests {
  private let pieces: [[UInt8]] = [
    [0x1B], [0x1B, 0x5B], [0x1B, 0x4F], [0x5B], [0x4F], [0x1B, 0x50], [0x1B, 0x5D], [0x07],
    Array("[200~".utf8), Array("\u{1B}[200~".utf8), Array("\u{1B}[201~".utf8), Array("1;5".utf8),
    Array("~".utf8), Array("Ї".utf8), [0xD0], [0x87], [0xFF], [0x0D], [0x0A], [0x00], [0x9B],
    Array("abcdefgh".utf8), Array("q".utf8), [0x24], [0x5C], [0x7F],
  ]

  @Test("No history of bytes and pauses breaks the decoder or lets a control character through")
  func anyHistory() {
    var numbers = Numbers(state: 20_261_122)
    for _ in 0..<400 {
      var decoder = KeyDecoder()
      var now: Int64 = 0
      var keys: [Key] = []
      for _ in 0..<numbers.next(below: 30) {
        now += Int64(numbers.next(below: 4) == 0 ? numbers.next(below: 400) : 1)
        var read: [UInt8] = []
        for _ in 0...numbers.next(below: 3) { read += pieces[numbers.next(below: pieces.count)] }
        keys += decoder.feed(read, at: now)
      }
      keys += settle(&decoder, at: &now)
      #expect(keys.allSatisfy(isClean))
      #expect(decoder.feed(Array("x".utf8), at: now + 1_000) == ["x"])
    }
  }

  /// Lets every deadline pass, as a loop with nothing to read does.
  private func settle(_ decoder: inout KeyDecoder, at now: inout Int64) -> [Key] {
    var keys: [Key] = []
    while let deadline = decoder.deadline {
      now = deadline
      keys += decoder.timeout(at: now)
    }
    return keys
  }

  private func isClean(_ key: Key) -> Bool {
    switch key {
    case .character(let character): isClean(String(character))
    case .paste(let text): isClean(text)
    case .control(let letter): ("a"..."z").contains(letter)
    case .function(let number): (1...12).contains(number)
    default: true
    }
  }

  private func isClean(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
