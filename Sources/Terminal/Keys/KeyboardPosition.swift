/// Which key of the keyboard a letter comes from, whatever layout is switched on (screens.md
/// "How keys are read" 2).
public enum KeyboardPosition {
  /// A layout whose letters hints print beside the Latin ones.
  public enum Layout: Sendable, CaseIterable {
    /// Russian: `s` carries ы.
    case russian
    /// Ukrainian: `s` carries і.
    case ukrainian
  }

  private static let latin = Array("abcdefghijklmnopqrstuvwxyz")
  private static let russian = Array("фисвуапршолдьтщзйкыегмцчня")

  private static let positions: [Character: Character] = {
    var positions = Dictionary(uniqueKeysWithValues: zip(russian, latin))
    positions["і"] = "s"
    return positions
  }()

  /// The small Latin letter of the key that a Latin or Cyrillic letter, capital or small, comes
  /// from; nil when it is no letter, or a Cyrillic letter on a punctuation key (х ъ ж э б ю ё ї є ґ).
  public static func latinLetter(of character: Character) -> Character? {
    guard let small = character.lowercased().first, character.lowercased().count == 1 else {
      return nil
    }
    if small.isASCII { return ("a"..."z").contains(small) ? small : nil }
    return positions[small]
  }

  /// The Cyrillic letter printed on the key of a small Latin letter.
  public static func cyrillicLetter(of latinLetter: Character, layout: Layout) -> Character? {
    if latinLetter == "s", layout == .ukrainian { return "і" }
    return latin.firstIndex(of: latinLetter).map { russian[$0] }
  }

  /// What a key means outside text: a letter becomes its position, an ASCII sign, a digit and every
  /// other key stays, and any other character means nothing.
  public static func command(for key: Key) -> Key? {
    guard case .character(let character) = key else { return key }
    if let letter = latinLetter(of: character) { return .character(letter) }
    return character.isASCII ? key : nil
  }
}
