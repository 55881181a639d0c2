import Foundation

/// A heading or a short word as it is compared: letters and digits alone, in small letters.
///
/// So "E-mail", "e_mail" and "EMAIL" are one heading, whatever apostrophe a word is written with,
/// and a Russian yo is a ye.
struct Heading: Hashable, Sendable {
  let key: String

  init(_ text: String) {
    let composed = text.precomposedStringWithCanonicalMapping.lowercased()
    let scalars = composed.unicodeScalars.lazy
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .filter { $0.properties.generalCategory != .modifierLetter }
      .map { $0 == "\u{451}" ? "\u{435}" : $0 }
    var letters = String.UnicodeScalarView()
    letters.append(contentsOf: scalars)
    key = letters.isEmpty ? composed.trimmingCharacters(in: .whitespaces) : String(letters)
  }
}
