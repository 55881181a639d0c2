import JSONText
import Loyalty

extension JSONValue {
  /// A text, or null.
  static func text(orNull text: String?) -> JSONValue {
    text.map { .string($0) } ?? .null
  }

  /// Texts in their order.
  static func texts(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map { .string($0) })
  }

  /// An amount with two decimals, as a decimal string.
  static func amount<Unit>(_ amount: Hundredths<Unit>) -> JSONValue {
    .string(amount.decimalString)
  }

  /// An id as a number.
  static func id<Noun>(_ id: Identifier<Noun>) -> JSONValue {
    .integer(id.number)
  }

  /// An instant with the zone of the club.
  static func moment(_ moment: Moment, in calendar: ClubCalendar) -> JSONValue {
    let offset = calendar.offsetSeconds(at: moment)
    return .string(moment.rfc3339(offsetSeconds: offset, alwaysMilliseconds: false))
  }

  /// An object with members in this order.
  static func members(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { JSONMember($0.key, $0.value) })
  }

  /// What somebody typed, clipped so that an answer stays short.
  static func typed(_ text: String) -> JSONValue {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 200, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return .string(text) }
    return .string(String(scalars[..<end]) + "…")
  }
}
