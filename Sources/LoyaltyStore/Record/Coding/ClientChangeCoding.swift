import JSONText
import Loyalty

/// One changed fact of a card: `{"name":{"was":"…","now":"…"}}`; consents are named by channel,
/// `{"consent.sms":{…}}`.
enum ClientChangeCoding {
  private static let consentPrefix = "consent."

  static func write(_ change: ClientChange, to writer: inout JSONWriter) {
    writer.object { writer in
      switch change {
      case .name(let change): writer.change("name", change) { $0.string($1) }
      case .phone(let change): writer.change("phone", change, writePhone)
      case .email(let change): writer.change("email", change, JSONWriter.writeText)
      case .city(let change): writer.change("city", change, JSONWriter.writeText)
      case .birthday(let change):
        writer.change("birthday", change) { JSONWriter.writeText(&$0, $1?.iso) }
      case .gender(let change):
        writer.change("gender", change) { JSONWriter.writeText(&$0, $1?.rawValue) }
      case .note(let change): writer.change("note", change, JSONWriter.writeText)
      case .referrer(let change):
        writer.change("referrer", change) { $0.optional($1, JSONWriter.writeID) }
      case .consent(let channel, let change):
        writer.change(consentPrefix + channel.rawValue, change) { writer, consent in
          writer.optional(consent) { ConsentCoding.write($1, to: &$0) }
        }
      case .usesApp(let change): writer.change("usesApp", change) { $0.bool($1) }
      case .pushTokens(let change):
        writer.change("pushTokens", change) { $0.array($1) { $0.string($1) } }
      case .tags(let change):
        writer.change("tags", change) { $0.array($1) { $0.string($1) } }
      case .registeredAt(let change):
        writer.change("registeredAt", change) { $0.string($1.rfc3339) }
      }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> ClientChange {
    try reader.single { key, reader throws(JSONProblem) in
      switch key {
      case "name":
        return .name(try reader.change { reader throws(JSONProblem) in try reader.string() })
      case "phone": return .phone(try reader.change(readPhone))
      case "birthday": return .birthday(try reader.optionalChange { try? Day(iso: $0) })
      case "gender": return .gender(try reader.optionalChange(Gender.init))
      case "email": return .email(try reader.optionalChange { $0 })
      case "city": return .city(try reader.optionalChange { $0 })
      case "note": return .note(try reader.optionalChange { $0 })
      case "referrer": return .referrer(try reader.change(readReferrer))
      case "usesApp":
        return .usesApp(try reader.change { reader throws(JSONProblem) in try reader.bool() })
      case "pushTokens":
        return .pushTokens(try reader.change { reader throws(JSONProblem) in try reader.texts() })
      case "tags":
        return .tags(try reader.change { reader throws(JSONProblem) in try reader.texts() })
      case "registeredAt":
        return .registeredAt(
          try reader.change { reader throws(JSONProblem) in try reader.moment() }
        )
      default: return try readConsent(key, &reader)
      }
    }
  }

  private static func readConsent(
    _ key: String,
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> ClientChange {
    guard key.hasPrefix(consentPrefix),
      let channel = Channel(rawValue: String(key.dropFirst(consentPrefix.count)))
    else { throw reader.problem(.unknownKey(key)) }
    let change = try reader.change { reader throws(JSONProblem) in
      try reader.optional(ConsentCoding.read)
    }
    return .consent(channel, change)
  }

  private static func readReferrer(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> Client.ID? {
    try reader.optional { reader throws(JSONProblem) in try reader.identifier() }
  }

  private static func writePhone(_ writer: inout JSONWriter, _ phone: TypedPhone) {
    writer.object { writer in
      writer.member("phone", phone.phone.e164)
      writer.member("typed", phone.typed)
    }
  }

  private static func readPhone(_ reader: inout JSONReader) throws(JSONProblem) -> TypedPhone {
    var phone: Phone?
    var typed: String?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "phone": phone = try reader.phone()
      case "typed": typed = try reader.string()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return TypedPhone(
      phone: try reader.required(phone, "phone"),
      typed: try reader.required(typed, "typed")
    )
  }
}
