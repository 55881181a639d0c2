import Localization

/// What may be wrong with the keyboard under a text that nobody sees, told without showing it:
/// "layout RU, Caps Lock?" (screens.md "At 2 a.m." 12).
struct KeyboardHint {
  /// The code points of letters that only the Ukrainian layout has: ye, i, yi, and g with upturn.
  private static let ukrainian: Set<UInt32> = [
    0x404, 0x406, 0x407, 0x490, 0x454, 0x456, 0x457, 0x491,
  ]
  /// The code points of letters that only the Russian layout has: yo, the hard sign, y, and e.
  private static let russian: Set<UInt32> = [
    0x401, 0x42A, 0x42B, 0x42D, 0x451, 0x44A, 0x44B, 0x44D,
  ]

  private let words: Words

  init(_ words: Words) {
    self.words = words
  }

  /// What the text looks like; nil where nothing is strange about it.
  func sentence(for text: String) -> String? {
    let parts = [layout(of: text), capsLock(in: text)].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func layout(of text: String) -> String? {
    let letters = text.unicodeScalars.map(\.value).filter { (0x400...0x4FF).contains($0) }
    guard !letters.isEmpty else { return nil }
    let isUkrainian =
      if letters.contains(where: Self.ukrainian.contains) {
        true
      } else {
        words.language == .ukrainian && !letters.contains(where: Self.russian.contains)
      }
    return words("keyboard.layout", ["layout": .text(isUkrainian ? "UK" : "RU")])
  }

  private func capsLock(in text: String) -> String? {
    let letters = text.filter(\.isLetter)
    guard letters.count >= 2, letters.allSatisfy(\.isUppercase) else { return nil }
    return words("keyboard.capsLock")
  }
}
