import JSONText
import Loyalty

/// The club's settings, and one setting that was changed.
enum SettingsCoding {
  static func write(_ settings: Settings, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", settings.name)
      writer.member("currency", settings.currency.code)
      writer.member("timeZone", settings.timeZone)
      writer.member("region", settings.region.code)
      writer.member("language", settings.language)
      writer.member("smsMode", settings.smsMode.rawValue)
      writer.member(orNull: "smsPrice", settings.smsPrice?.decimalString)
      if settings.messages != .usual {
        writer.member("messages", settings.messages, MessageRulesCoding.write)
      }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Settings {
    var texts: [String: String] = [:]
    var currency: Currency?
    var region: Region?
    var smsMode: SmsMode?
    var smsPrice: Money?
    var messages = MessageRules.usual
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "name", "timeZone", "language": texts[key] = try reader.string()
      case "currency": currency = try reader.parsed(Currency.init)
      case "region": region = try reader.parsed { Region(code: $0) }
      case "smsMode": smsMode = try reader.parsed(SmsMode.init)
      case "smsPrice": smsPrice = try reader.optional(readMoney)
      case "messages": messages = try MessageRulesCoding.read(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    var settings = Settings(
      name: try reader.required(texts["name"], "name"),
      currency: try reader.required(currency, "currency"),
      timeZone: try reader.required(texts["timeZone"], "timeZone"),
      region: try reader.required(region, "region"),
      language: try reader.required(texts["language"], "language"),
      smsMode: try reader.required(smsMode, "smsMode")
    )
    settings.smsPrice = smsPrice
    settings.messages = messages
    return settings
  }

  static func write(_ change: SettingChange, to writer: inout JSONWriter) {
    writer.object { writer in
      switch change {
      case .name(let change): writer.change("name", change) { $0.string($1) }
      case .language(let change): writer.change("language", change) { $0.string($1) }
      case .smsMode(let change): writer.change("smsMode", change) { $0.string($1.rawValue) }
      case .smsPrice(let change):
        writer.change("smsPrice", change) { JSONWriter.writeText(&$0, $1?.decimalString) }
      case .messages(let change):
        writer.change("messages", change) { MessageRulesCoding.write($1, to: &$0) }
      }
    }
  }

  static func readChange(_ reader: inout JSONReader) throws(JSONProblem) -> SettingChange {
    try reader.single { key, reader throws(JSONProblem) in
      switch key {
      case "name":
        return .name(try reader.change { reader throws(JSONProblem) in try reader.string() })
      case "language":
        return .language(try reader.change { reader throws(JSONProblem) in try reader.string() })
      case "smsMode":
        return .smsMode(
          try reader.change { reader throws(JSONProblem) in try reader.parsed(SmsMode.init) }
        )
      case "smsPrice":
        return .smsPrice(
          try reader.change { reader throws(JSONProblem) in try reader.optional(readMoney) }
        )
      case "messages": return .messages(try reader.change(MessageRulesCoding.read))
      default: throw reader.problem(.unknownKey(key))
      }
    }
  }

  private static func readMoney(_ reader: inout JSONReader) throws(JSONProblem) -> Money {
    try reader.parsed { try? Money(decimal: $0) }
  }
}
