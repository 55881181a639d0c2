import Localization
import Loyalty

/// What else than the code itself will be taken for it: the same keys on the other layout, and
/// letters that look alike.
struct CodeAlternatives {
  /// What the code's keys give on the other layout; nil where they give the same.
  let otherLayout: String?
  /// The code's letters that the other alphabet has too, each once.
  let lookAlikes: [String]
  /// Whether the code is written in Cyrillic letters.
  let isCyrillic: Bool

  init(_ code: String, _ language: Language) {
    isCyrillic = code.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    let layout: KeyboardLayout = language == .ukrainian ? .ukrainian : .russian
    let (from, to): (KeyboardLayout, KeyboardLayout) =
      isCyrillic ? (layout, .us) : (.us, layout)
    let retyped = from.retyped(code.lowercased(), on: to).uppercased()
    otherLayout = retyped == code || CodeKey(retyped).isEmpty ? nil : retyped
    var seen: [String] = []
    for character in code where character.isLetter {
      let skeleton = LookAlikes.skeleton(of: String(character))
      let isShared = skeleton.allSatisfy { Self.shared.contains($0) }
      if isShared, !seen.contains(skeleton) { seen.append(skeleton) }
    }
    lookAlikes = seen
  }

  /// The capital letters that both alphabets have.
  private static let shared: Set<Character> = Set("ABEKMHOPCTYXI")
}
