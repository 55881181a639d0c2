/// What was typed to find a client, with the ways of reading it (screens.md, "Beside the table").
///
/// Digits are a phone's; with an @ it is an e-mail; anything else is words of a name in any order,
/// beside which digits of the phone may stand: "Ivanov 4567".
public struct ClientQuery: Hashable, Sendable {
  /// The most characters that are read.
  public static let limit = 200

  /// What was typed, trimmed.
  public let text: String
  /// The phone that was typed or stands beside the name.
  public let phone: PhonePattern?
  /// The part of an e-mail that was typed, in small letters.
  public let email: String?
  /// Whether the phone alone decides.
  let isPhone: Bool
  /// Readings that are tried together, and, when they find nothing, those after them.
  let passes: [[NameReading]]

  /// Reads what was typed.
  public init(typed: String) {
    text = NameRule.trimmed(String(typed.prefix(Self.limit)))
    if let phone = PhonePattern(typed: text) {
      self.phone = phone
      isPhone = true
      email = nil
      passes = [[NameReading.exact(text, repair: .none)].compactMap { $0 }]
      return
    }
    isPhone = false
    let repaired = Email.repaired(typed: text)?.email.address
    email = text.contains("@") ? (repaired ?? text).lowercased() : repaired?.lowercased()
    guard !text.contains("@") else {
      phone = nil
      passes = []
      return
    }
    let (name, digits) = Self.apart(text)
    phone = name.isEmpty ? nil : PhonePattern(typed: digits)
    passes = Self.passes(for: text, name: phone == nil ? text : name, phone: phone)
  }

  /// Whether nothing was typed, so that everybody is found.
  public var isEmpty: Bool { text.isEmpty }

  /// The words with letters, and the words of three and more digits that stand beside them.
  private static func apart(_ text: String) -> (name: String, digits: String) {
    let words = text.split(separator: " ")
    let digits = words.filter { word in
      word.utf8.count { Letter.isDigit($0) } >= 3 && PhonePattern(typed: word) != nil
    }
    let name = words.filter { !digits.contains($0) }
    return (name.joined(separator: " "), digits.joined())
  }

  private static func passes(
    for text: String,
    name: String,
    phone: PhonePattern?
  ) -> [[NameReading]] {
    let isCyrillic = name.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    let alike: Repair = isCyrillic ? .soundsAlike : .transliterated
    let typed = [
      NameReading.exact(name, repair: .none),
      isLongEnough(name, isCyrillic) ? NameReading.sounds(name, repair: alike) : nil,
    ].compactMap { $0 }
    let layouts = isCyrillic ? fromCyrillic(name) : toCyrillic(name)
    var passes = [typed, layouts].map { readings in
      readings.map { reading in
        var reading = reading
        reading.phone = phone
        return reading
      }
    }
    if phone != nil, let whole = NameReading.exact(text, repair: .none) { passes[0].append(whole) }
    return passes
  }

  /// Cyrillic is read by sound from four letters on: below that every third name would sound alike.
  private static func isLongEnough(_ text: String, _ isCyrillic: Bool) -> Bool {
    !isCyrillic || text.unicodeScalars.count >= 4
  }

  private static func toCyrillic(_ text: String) -> [NameReading] {
    readings([.russian, .ukrainian].map { (.us, $0) }, of: text)
  }

  private static func fromCyrillic(_ text: String) -> [NameReading] {
    readings([.russian, .ukrainian].map { ($0, .us) }, of: text)
  }

  private static func readings(
    _ layouts: [(from: KeyboardLayout, to: KeyboardLayout)],
    of text: String
  ) -> [NameReading] {
    var known: Set<NameWords> = []
    return layouts.flatMap { layout -> [NameReading] in
      let reads = layout.from.retyped(text, on: layout.to)
      let repair = Repair.layout(from: layout.from, to: layout.to, reads: reads)
      let sounds = reads.unicodeScalars.count >= 4 ? NameReading.sounds(reads, repair: repair) : nil
      return [NameReading.exact(reads, repair: repair), sounds].compactMap { $0 }
    }.filter { known.insert($0.words).inserted }
  }
}
