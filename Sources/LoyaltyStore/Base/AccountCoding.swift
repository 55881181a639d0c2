import JSONText
import Loyalty

/// A bonus account with its history as a line of accounts.ndjson.
///
///     {"client":5,"lots":[{…}],"came":["…"],"debt":"2.00","entries":[{…}],
///      "gifts":[{"start":"…","end":"…"}],"crc":"…"}
///
/// `came` tells when each lot came, `gifts` when birthday bonuses could be spent. What there is
/// none of, is left out.
enum AccountCoding {
  static func line(of account: KeptAccount) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("client", account.client.number)
    writer.list("lots", account.lots, LotCoding.write)
    writer.list("came", account.arrivals.map(\.rfc3339))
    writer.member(unlessZero: "debt", account.debt)
    writer.list("entries", account.entries, LedgerCoding.write)
    writer.list("gifts", account.gifts, write)
    return ChecksummedLine.closing(writer)
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> KeptAccount {
    var client: Client.ID?
    var lots: [Lot] = []
    var arrivals: [Moment] = []
    var debt = Bonus.zero
    var entries: [LedgerEntry] = []
    var gifts: [Period] = []
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "client": client = try reader.identifier()
      case "lots": lots = try reader.array(of: LotCoding.read)
      case "came": arrivals = try reader.array { reader throws(JSONProblem) in try reader.moment() }
      case "debt": debt = try reader.amount()
      case "entries": entries = try reader.array(of: LedgerCoding.readEntry)
      case "gifts": gifts = try reader.array(of: readPeriod)
      case "crc": try reader.skipValue()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return KeptAccount(
      client: try reader.required(client, "client"),
      lots: lots,
      debt: debt,
      entries: entries,
      arrivals: arrivals,
      gifts: gifts
    )
  }

  private static func write(_ period: Period, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(ifAny: "start", period.start?.rfc3339)
      writer.member(ifAny: "end", period.end?.rfc3339)
    }
  }

  private static func readPeriod(_ reader: inout JSONReader) throws(JSONProblem) -> Period {
    var start: Moment?
    var end: Moment?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "start": start = try reader.moment()
      case "end": end = try reader.moment()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return Period(start: start, end: end)
  }
}
