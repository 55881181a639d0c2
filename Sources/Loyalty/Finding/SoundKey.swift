/// How a folded name sounds, so that one key stands for every way of writing it in either alphabet.
///
/// Сергей, Сергій, sergey, serhii and sergiy have one key; so have Демьяненко, Дем’яненко and
/// Демяненко. The letters of keys are a code of their own: q ч, w ш and щ, j ж, c ц, g г and х.
enum SoundKey {
  /// The key of folded letters, word by word.
  static func key(of folded: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    append(folded, to: &bytes)
    return bytes
  }

  /// Appends the key of folded letters.
  static func append(_ folded: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var word = bytes.count
    var index = folded.startIndex
    while index < folded.endIndex {
      let letter = folded[index]
      index += 1
      if letter == Letter.space {
        bytes.append(letter)
        word = bytes.count
      } else if Letter.isCyrillic(letter) {
        emitCyrillic(letter, to: &bytes, from: word)
      } else if Letter.isLatin(letter) {
        index += emitLatin(letter, before: folded[index...], to: &bytes, from: word)
      } else {
        bytes.append(letter)
      }
    }
  }

  /// The key of a typed word, without the last vowels that further typing might still change.
  static func typedKey(of folded: ArraySlice<UInt8>) -> [UInt8] {
    var key = key(of: folded)
    while key.count > 2, let last = key.last, last == i || last == e { key.removeLast() }
    return key
  }

  private static let e = UInt8(ascii: "e")
  private static let i = UInt8(ascii: "i")

  /// The sounds of а…я; ъ and ь have none, ю and я are i with a vowel.
  private static let cyrillicSounds: [UInt8] = Array("abvgdejziiklmnoprstufgcqww.i.eua".utf8)
  private static let silent = UInt8(ascii: ".")
  private static let yu: UInt8 = 0x9E

  private static func emitCyrillic(_ letter: UInt8, to bytes: inout [UInt8], from word: Int) {
    let sound = cyrillicSounds[Int(letter - Letter.cyrillic)]
    guard sound != silent else { return }
    if letter >= yu { emit(i, to: &bytes, from: word) }
    emit(sound, to: &bytes, from: word)
  }

  /// Emits the sound of a Latin letter, with the letters after it that belong to it; how many.
  private static func emitLatin(
    _ letter: UInt8,
    before rest: ArraySlice<UInt8>,
    to bytes: inout [UInt8],
    from word: Int
  ) -> Int {
    let next = rest.first.map { Unicode.Scalar($0) }
    let (sound, taken): (Unicode.Scalar, Int) =
      switch (Unicode.Scalar(letter), next) {
      case ("s", "c") where rest.dropFirst().first == UInt8(ascii: "h"): ("w", 2)
      case ("s", "h"): ("w", 1)
      case ("z", "h"): ("j", 1)
      case ("k", "h"): ("g", 1)
      case ("c", "h"): ("q", 1)
      case ("c", "k"): ("k", 1)
      case ("c", "e"), ("c", "i"), ("c", "y"): ("c", 0)
      case ("t", "z"): ("c", 1)
      case ("p", "h"): ("f", 1)
      case ("c", _), ("q", _), ("x", _): ("k", 0)
      case ("w", _): ("v", 0)
      case ("h", _): ("g", 0)
      case ("j", _), ("y", _): ("i", 0)
      default: (Unicode.Scalar(letter), 0)
      }
    emit(UInt8(ascii: sound), to: &bytes, from: word)
    if letter == UInt8(ascii: "x") { emit(UInt8(ascii: "s"), to: &bytes, from: word) }
    return taken
  }

  /// Appends a sound to a word, made one with the sound before it where spellings differ.
  private static func emit(_ sound: UInt8, to bytes: inout [UInt8], from word: Int) {
    let last = bytes.count - 1
    guard last >= word else { return bytes.append(sound) }
    guard let joined = joined(bytes[last], sound) else { return bytes.append(sound) }
    bytes[last] = joined
    if last > word, bytes[last - 1] == joined { bytes.removeLast() }
  }

  /// The one sound that two make: a doubled one; i before a vowel; ei; ts; shch.
  private static func joined(_ last: UInt8, _ sound: UInt8) -> UInt8? {
    if last == sound { return sound }
    switch (Unicode.Scalar(last), Unicode.Scalar(sound)) {
    case ("i", "o"): return e
    case ("i", "a"), ("i", "e"), ("i", "u"), ("e", "i"): return sound
    case ("t", "s"): return UInt8(ascii: "c")
    case ("w", "q"): return last
    default: return nil
    }
  }
}
