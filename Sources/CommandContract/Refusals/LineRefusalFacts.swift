import JSONText
import Loyalty

extension LineRefusal {
  /// The facts under stable names, in a fixed order.
  ///
  /// - Parameter calendar: The club's, for instants.
  /// - Returns: The members of the answer's `facts`.
  func facts(in calendar: ClubCalendar) -> JSONValue {
    switch self {
    case .malformed(let malformed):
      let head = [
        JSONMember("reason", .string(malformed.reason.code)),
        JSONMember("where", .typed(malformed.place.description)),
      ]
      return .object(head + malformed.reason.facts)
    case .refused(let refusal, let place):
      let tail = place.map { [JSONMember("where", .typed($0.description))] } ?? []
      return .object(refusal.facts(in: calendar) + tail)
    case .notSaved(let reason), .notConfirmed(let reason):
      return .object([JSONMember("reason", .string(reason))])
    }
  }
}

extension Malformed.Reason {
  /// The stable name of the reason.
  package var code: String {
    switch self {
    case .notUTF8: "notUTF8"
    case .lineTooLong: "lineTooLong"
    case .notJSON: "notJSON"
    case .duplicateKey: "duplicateKey"
    case .tooDeep: "tooDeep"
    case .notAnObject: "notAnObject"
    case .nothingAsked: "nothingAsked"
    case .commandAndQuery: "commandAndQuery"
    case .unknownCommand: "unknownCommand"
    case .unknownQuery: "unknownQuery"
    case .unknownField: "unknownField"
    case .notInThisVersion: "notInThisVersion"
    case .missingField: "missingField"
    case .wrongType: "wrongType"
    case .unknownValue: "unknownValue"
    case .outOfRange: "outOfRange"
    case .atNeedsOption: "atNeedsOption"
    }
  }

  /// What else is known, under stable names.
  var facts: [JSONMember] {
    switch self {
    case .notUTF8, .tooDeep, .nothingAsked, .commandAndQuery: []
    case .lineTooLong(let limit): [JSONMember("limit", .integer(limit))]
    case .notJSON(let problem, let byte):
      [JSONMember("problem", .string(problem))]
        + (byte.map { [JSONMember("byte", .string($0.shown))] } ?? [])
    case .duplicateKey(let key): [JSONMember("key", .typed(key))]
    case .notAnObject(let found): [JSONMember("found", .string(found))]
    case .unknownCommand(let name, let meant), .unknownQuery(let name, let meant):
      [JSONMember("name", .typed(name))] + Self.didYouMean(meant)
    case .unknownField(let name, let meant, let known):
      [JSONMember("name", .typed(name))] + Self.didYouMean(meant)
        + [JSONMember("known", .texts(known))]
    case .notInThisVersion(let name): [JSONMember("name", .string(name))]
    case .missingField(let expected): [JSONMember("expected", .string(expected))]
    case .wrongType(let expected, let found):
      [JSONMember("expected", .string(expected)), JSONMember("found", .string(found))]
    case .unknownValue(let value, let meant, let known):
      [JSONMember("value", .typed(value))] + Self.didYouMean(meant)
        + [JSONMember("known", .texts(known))]
    case .outOfRange(let value, let from, let to):
      [
        JSONMember("value", .typed(value)), JSONMember("from", .integer(from)),
        JSONMember("to", .integer(to)),
      ]
    case .atNeedsOption: [JSONMember("option", .string("--at-from-input"))]
    }
  }

  private static func didYouMean(_ name: String?) -> [JSONMember] {
    name.map { [JSONMember("didYouMean", .string($0))] } ?? []
  }
}

extension UInt8 {
  /// The byte as a person reads it: its ASCII character, or "0x1B".
  var shown: String {
    (0x21...0x7E).contains(self)
      ? String(UnicodeScalar(self))
      : "0x" + (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true)
  }
}
