/// What had to be done to what was typed before it found anything; the screen says so.
public enum Repair: Hashable, Sendable {
  /// Nothing: it was found as typed.
  case none
  /// Latin letters were read as Cyrillic ones, or the other way round.
  case transliterated
  /// Letters of the same sound were taken for each other (a soft sign, an apostrophe, kinds of i).
  case soundsAlike
  /// The keys were read on another layout.
  case layout(from: KeyboardLayout, to: KeyboardLayout, reads: String)
}

/// One way of reading what was typed.
struct NameReading: Hashable, Sendable {
  let words: NameWords
  let bySound: Bool
  let repair: Repair
  /// What the row's phone must have as well.
  var phone: PhonePattern?

  /// The typed letters themselves; nil without any.
  static func exact(_ text: String, repair: Repair) -> NameReading? {
    let words = FoldedText.folded(text).split(separator: Letter.space).map { Array($0) }
    return NameWords(words).map { NameReading(words: $0, bySound: false, repair: repair) }
  }

  /// The sounds of the typed letters; nil when they are too few to mean one.
  ///
  /// A word of one or two sounds counts only at the beginning of a word.
  static func sounds(_ text: String, repair: Repair) -> NameReading? {
    let words = FoldedText.folded(text).split(separator: Letter.space)
    let keys = words.map { SoundKey.typedKey(of: $0) }
    let isShort = keys.contains { $0.count < 3 }
    guard !keys.contains(where: \.isEmpty) else { return nil }
    return NameWords(keys, beginningsOnly: isShort).map {
      NameReading(words: $0, bySound: true, repair: repair)
    }
  }
}
