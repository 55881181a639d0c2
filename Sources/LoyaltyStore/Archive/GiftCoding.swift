import JSONText
import Loyalty

/// Bonuses that came beside receipts as JSON, for reports: the entry, and the groups of that moment.
enum GiftCoding {
  static func write(_ gift: KeptGift, to writer: inout JSONWriter) {
    let entry = LedgerEntry(
      at: gift.at,
      kind: gift.kind,
      amount: gift.amount,
      origin: gift.origin
    )
    writer.object { writer in
      writer.member("client", gift.client.number)
      if !gift.groups.ids.isEmpty {
        writer.key("groups")
        writer.array(gift.groups.ids, JSONWriter.writeID)
      }
      writer.member("entry", entry, LedgerCoding.write)
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> KeptGift {
    var client: Client.ID?
    var groups = GroupSet()
    var entry: LedgerEntry?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "client": client = try reader.identifier()
      case "groups": groups = GroupSet(try reader.identifiers())
      case "entry": entry = try LedgerCoding.readEntry(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    let found = try reader.required(entry, "entry")
    return KeptGift(
      at: found.at,
      client: try reader.required(client, "client"),
      groups: groups,
      amount: found.amount,
      kind: found.kind,
      origin: found.origin
    )
  }
}
