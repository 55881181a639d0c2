import JSONText
import Loyalty

/// Uses of promo codes, and texts of batches, as JSON.
///
///     {"promoCode":1,"code":"SUMMER","client":5,"at":"…","by":"olga","bonuses":"50.00","lot":1,
///      "venue":1,"receipt":7,"repaired":{"typed":"SUMM3R","meant":"SUMMER","how":"lookAlike"}}
///     {"prefix":"CLUB-","length":9,"symbols":"7K3M9QXZ2…"}     the random parts, one behind the other
///
/// A channel stands where it is not the desk.
enum ActivationCoding {
  static func write(_ activation: Activation, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("promoCode", activation.promoCode.number)
      writer.member("code", activation.code)
      writer.member("client", activation.client.number)
      writer.member("at", activation.at.rfc3339)
      writer.member("by", activation.by.name)
      if activation.channel != .desk { writer.member("channel", activation.channel.rawValue) }
      writer.member(ifAny: "venue", activation.venue)
      writer.member(ifAny: "receipt", activation.receipt)
      writer.member("bonuses", activation.bonuses)
      writer.member("lot", activation.lot.number)
      if let repair = activation.repair { writer.member("repaired", repair, write) }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Activation {
    var members = Members()
    try reader.object { key, reader throws(JSONProblem) in try members.read(key, &reader) }
    return try members.activation(reader)
  }

  private static func write(_ repair: CodeRepair, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("typed", repair.typed)
      writer.member("meant", repair.meant)
      writer.member("how", repair.how.rawValue)
    }
  }

  fileprivate static func readRepair(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> CodeRepair {
    var texts: [String: String] = [:]
    var how: CodeRepair.How?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "typed", "meant": texts[key] = try reader.string()
      case "how": how = try reader.parsed(CodeRepair.How.init)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return CodeRepair(
      typed: try reader.required(texts["typed"], "typed"),
      meant: try reader.required(texts["meant"], "meant"),
      how: try reader.required(how, "how")
    )
  }
}

/// The members of an activation while they are read.
private struct Members {
  var promoCode: PromoCode.ID?
  var client: Client.ID?
  var texts: [String: String] = [:]
  var at: Moment?
  var channel = Activation.Channel.desk
  var venue: Venue.ID?
  var receipt: Receipt.ID?
  var bonuses: Bonus?
  var lot: Lot.ID?
  var repair: CodeRepair?

  mutating func read(_ key: String, _ reader: inout JSONReader) throws(JSONProblem) {
    switch key {
    case "promoCode": promoCode = try reader.identifier()
    case "client": client = try reader.identifier()
    case "code", "by": texts[key] = try reader.string()
    case "at": at = try reader.moment()
    case "channel": channel = try reader.parsed(Activation.Channel.init)
    case "venue": venue = try reader.identifier()
    case "receipt": receipt = try reader.identifier()
    case "bonuses": bonuses = .some(try reader.amount())
    case "lot": lot = try reader.identifier()
    case "repaired": repair = try ActivationCoding.readRepair(&reader)
    default: throw reader.problem(.unknownKey(key))
    }
  }

  func activation(_ reader: JSONReader) throws(JSONProblem) -> Activation {
    Activation(
      promoCode: try reader.required(promoCode, "promoCode"),
      code: try reader.required(texts["code"], "code"),
      client: try reader.required(client, "client"),
      at: try reader.required(at, "at"),
      by: Staff(try reader.required(texts["by"], "by")),
      channel: channel,
      venue: venue,
      receipt: receipt,
      bonuses: try reader.required(bonuses, "bonuses"),
      lot: try reader.required(lot, "lot"),
      repair: repair
    )
  }
}

/// Texts of a batch as JSON.
enum BatchCodesCoding {
  static func write(_ codes: BatchCodes, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("prefix", codes.prefix)
      writer.member("length", codes.length)
      writer.member("symbols", String(decoding: codes.symbols, as: UTF8.self))
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> BatchCodes {
    var prefix: String?
    var length: Int?
    var symbols: String?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "prefix": prefix = try reader.string()
      case "length": length = try reader.integer(as: Int.self)
      case "symbols": symbols = try reader.string()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    let codes = BatchCodes(
      prefix: try reader.required(prefix, "prefix"),
      length: try reader.required(length, "length"),
      symbols: Array(try reader.required(symbols, "symbols").utf8)
    )
    guard codes.isWellFormed else { throw reader.problem(.unknownValue("symbols")) }
    return codes
  }
}
