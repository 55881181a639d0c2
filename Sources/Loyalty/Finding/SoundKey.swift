/// How a folded name sounds, so that one key stands for every way of writing it in either alphabet.
///
/// sergey, serhii, sergiy and both Cyrillic spellings have one key; a soft sign and an apostrophe have
/// no sound. The letters of keys are a code of their own: q is ch, w is sh and shch, j is zh, c is ts,
/// and g is g, h and kh.
enum SoundKey {
  /// The key of folded letters, word by word.
  static func key(of folded: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    append(folded, to: &bytes)
    return bytes
  }

  /// Appends the key of folded letters.
  static func append(_ folded: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let sounds = cyrillicSounds
    var word = bytes.count
    var index = folded.startIndex
    while index < folded.endIndex {
      let letter = folded[index]
      index += 1
      if letter == Letter.space {
        bytes.append(letter)
        word = bytes.count
      } else if Letter.isCyrillic(letter) {
        let sound = sounds[Int(letter - Letter.cyrillic)]
        if letter >= yu { emit(i, to: &bytes, from: word) }
        if sound != silent { emit(sound, to: &bytes, from: word) }
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
  private static let ts = UInt8(ascii: "c")
  private static let ch = UInt8(ascii: "q")
  private static let sh = UInt8(ascii: "w")

  /// The sounds of U+0430...U+044F; the signs have none, the last two are i with a vowel.
  private static let cyrillicSounds: [UInt8] = Array("abvgdejziiklmnoprstufgcqww.i.eua".utf8)
  /// The sounds of a...z where no letter after them changes them.
  private static let latinSounds: [UInt8] = Array("abkdefggiiklmnopkrstuvvkiz".utf8)
  private static let silent = UInt8(ascii: ".")
  private static let yu: UInt8 = 0x9E

  /// Emits the sound of a Latin letter, with the letters after it that belong to it; how many.
  private static func emitLatin(
    _ letter: UInt8,
    before rest: ArraySlice<UInt8>,
    to bytes: inout [UInt8],
    from word: Int
  ) -> Int {
    let (sound, taken) = latinSound(letter, before: rest)
    emit(sound, to: &bytes, from: word)
    if letter == UInt8(ascii: "x") { emit(UInt8(ascii: "s"), to: &bytes, from: word) }
    return taken
  }

  private static func latinSound(
    _ letter: UInt8,
    before rest: ArraySlice<UInt8>
  ) -> (sound: UInt8, taken: Int) {
    let single = latinSounds[Int(letter - UInt8(ascii: "a"))]
    guard let next = rest.first else { return (single, 0) }
    switch (Unicode.Scalar(letter), Unicode.Scalar(next)) {
    case ("s", "c") where rest.dropFirst().first == UInt8(ascii: "h"): return (sh, 2)
    case ("s", "h"): return (sh, 1)
    case ("z", "h"): return (UInt8(ascii: "j"), 1)
    case ("k", "h"): return (UInt8(ascii: "g"), 1)
    case ("c", "h"): return (ch, 1)
    case ("c", "k"): return (single, 1)
    case ("c", "e"), ("c", "i"), ("c", "y"): return (ts, 0)
    case ("t", "z"): return (ts, 1)
    case ("p", "h"): return (UInt8(ascii: "f"), 1)
    default: return (single, 0)
    }
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
    switch last {
    case i where sound == UInt8(ascii: "o"): return e
    case i where isVowel(sound): return sound
    case e where sound == i: return i
    case UInt8(ascii: "t") where sound == UInt8(ascii: "s"): return ts
    case sh where sound == ch: return sh
    default: return nil
    }
  }

  private static func isVowel(_ sound: UInt8) -> Bool {
    sound == UInt8(ascii: "a") || sound == e || sound == UInt8(ascii: "u")
  }
}
