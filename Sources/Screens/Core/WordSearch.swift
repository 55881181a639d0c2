import Loyalty

/// Finds among names as people type them: words in any order, parts of words, the other keyboard
/// layout; the best match first.
struct WordSearch {
  /// What was typed, read in each layout, each reading as its folded words.
  private let readings: [[[UInt8]]]

  /// Takes what was typed.
  init(_ typed: String) {
    var texts = [typed]
    for (from, to) in Self.mistakes {
      let other = from.retyped(typed, on: to)
      if !texts.contains(other) { texts.append(other) }
    }
    readings = texts.map(Self.words)
  }

  private static let mistakes: [(KeyboardLayout, KeyboardLayout)] = [
    (.us, .russian), (.us, .ukrainian), (.russian, .us), (.ukrainian, .us),
  ]

  /// Whether nothing was typed: everything is found.
  var isEmpty: Bool { readings[0].isEmpty }

  /// How well a name fits, 0 best; nil when it does not.
  ///
  /// - Parameters:
  ///   - name: What is shown.
  ///   - others: Other names under which it is found, after all that fit by their own.
  /// - Returns: The rank.
  func rank(_ name: String, others: [String] = []) -> Int? {
    if isEmpty { return 0 }
    let own = Self.words(name)
    let all = others.reduce(into: own) { $0 += Self.words($1) }
    for (place, reading) in readings.enumerated() where !reading.isEmpty {
      let penalty = place == 0 ? 0 : 10
      if Self.begins(own, with: reading) { return penalty }
      if Self.contains(own, reading, anywhere: false) { return penalty + 1 }
      if Self.contains(all, reading, anywhere: false) { return penalty + 2 }
      if Self.contains(all, reading, anywhere: true) { return penalty + 3 }
      if Self.sharesStems(all, reading) { return penalty + 4 }
    }
    return nil
  }

  /// Whether each typed word has another form of itself among the words: "reporting" beside
  /// "reports".
  private static func sharesStems(_ words: [[UInt8]], _ typed: [[UInt8]]) -> Bool {
    typed.allSatisfy { part in words.contains { isForm($0, of: part) } }
  }

  /// Whether two words begin alike in five letters at least, and the shorter one all but its last
  /// two; folded, a letter is a byte.
  private static func isForm(_ word: [UInt8], of other: [UInt8]) -> Bool {
    let alike = zip(word, other).prefix { $0 == $1 }.count
    return alike >= 5 && alike + 2 >= min(word.count, other.count)
  }

  private static func words(_ text: String) -> [[UInt8]] {
    FoldedText.folded(text).split { !isLetter($0) }.map(Array.init)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func begins(_ words: [[UInt8]], with typed: [[UInt8]]) -> Bool {
    guard words.count >= typed.count else { return false }
    return zip(words, typed).allSatisfy { $0.starts(with: $1) }
  }

  private static func contains(
    _ words: [[UInt8]],
    _ typed: [[UInt8]],
    anywhere: Bool
  ) -> Bool {
    typed.allSatisfy { part in
      words.contains { word in
        anywhere ? word.contains(part) : word.starts(with: part)
      }
    }
  }
}

extension Sequence {
  /// What a search leaves, the best match first, equals in their order.
  func found(by rank: (Element) -> Int?) -> [Element] {
    enumerated()
      .compactMap { (place, element) -> (rank: Int, place: Int, element: Element)? in
        rank(element).map { (rank: $0, place: place, element: element) }
      }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
      .map(\.element)
  }
}
