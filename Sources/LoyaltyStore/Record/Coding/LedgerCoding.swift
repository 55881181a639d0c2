import JSONText
import Loyalty

/// Bonuses that came or went beside receipts as JSON.
///
///     {"client":5,"entry":{"at":"…","kind":"accrual","amount":"50.00","origin":"byHand",
///      "reason":"Club day"},"lot":{…},"balanceAfter":"57.00"}
///     {"client":5,"parts":[{"lot":1,"amount":"2.00"}]}                     what burnt
///
/// An entry's origin is a word; a receipt, a lot or a reason stands behind it.
enum LedgerCoding {
  static func write(_ movement: LedgerMovement, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("client", movement.client.number)
      writer.member("entry", movement.entry, write)
      if let lot = movement.lot { writer.member("lot", lot, LotCoding.write) }
      writer.list("taken", movement.taken, LotCoding.write)
      writer.member(unlessZero: "debt", movement.debt)
      writer.member("balanceAfter", movement.balanceAfter)
      if let at = movement.writtenAt { writer.member("writtenAt", at.rfc3339) }
    }
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> LedgerMovement {
    var client: Client.ID?
    var entry: LedgerEntry?
    var lot: Lot?
    var taken: [LotPart] = []
    var amounts: [String: Bonus] = [:]
    var writtenAt: Moment?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "client": client = try reader.identifier()
      case "entry": entry = try readEntry(&reader)
      case "lot": lot = try LotCoding.read(&reader)
      case "writtenAt": writtenAt = try reader.moment()
      case "taken": taken = try LotCoding.readParts(&reader)
      case "debt", "balanceAfter": amounts[key] = .some(try reader.amount())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return LedgerMovement(
      client: try reader.required(client, "client"),
      entry: try reader.required(entry, "entry"),
      lot: lot,
      taken: taken,
      debt: amounts["debt"] ?? .zero,
      balanceAfter: try reader.required(amounts["balanceAfter"], "balanceAfter"),
      writtenAt: writtenAt
    )
  }

  static func write(_ entry: LedgerEntry, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("at", entry.at.rfc3339)
      writer.member("kind", entry.kind.rawValue)
      writer.member("amount", entry.amount)
      writer.member("origin", entry.origin.name)
      switch entry.origin {
      case .receipt(let id), .refund(let id): writer.member("receipt", id.number)
      case .lot(let id): writer.member("lot", id.number)
      case .promoCode(let id): writer.member("promoCode", id.number)
      case .byHand(let reason): writer.member("reason", reason)
      case .welcome, .birthday, .referral, .erasure: break
      }
    }
  }

  static func readEntry(_ reader: inout JSONReader) throws(JSONProblem) -> LedgerEntry {
    var at: Moment?
    var kind: LedgerEntry.Kind?
    var amount: Bonus?
    var origin = OriginMembers()
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "at": at = try reader.moment()
      case "kind": kind = try reader.parsed(LedgerEntry.Kind.init)
      case "amount": amount = .some(try reader.amount())
      case "origin": origin.name = try reader.string()
      case "receipt": origin.receipt = try reader.identifier()
      case "lot": origin.lot = try reader.identifier()
      case "promoCode": origin.promoCode = try reader.identifier()
      case "reason": origin.reason = try reader.string()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return LedgerEntry(
      at: try reader.required(at, "at"),
      kind: try reader.required(kind, "kind"),
      amount: try reader.required(amount, "amount"),
      origin: try origin.origin(reader)
    )
  }
}

extension LedgerEntry.Origin {
  fileprivate var name: String {
    switch self {
    case .receipt: "receipt"
    case .refund: "refund"
    case .welcome: "welcome"
    case .birthday: "birthday"
    case .referral: "referral"
    case .promoCode: "promoCode"
    case .byHand: "byHand"
    case .erasure: "erasure"
    case .lot: "lot"
    }
  }
}

/// The members of an entry that tell where it comes from, while they are read.
private struct OriginMembers {
  var name: String?
  var receipt: Receipt.ID?
  var lot: Lot.ID?
  var promoCode: PromoCode.ID?
  var reason: String?

  func origin(_ reader: JSONReader) throws(JSONProblem) -> LedgerEntry.Origin {
    let name = try reader.required(name, "origin")
    switch name {
    case "receipt": return .receipt(try reader.required(receipt, "receipt"))
    case "refund": return .refund(try reader.required(receipt, "receipt"))
    case "welcome": return .welcome
    case "birthday": return .birthday
    case "referral": return .referral
    case "promoCode": return .promoCode(try reader.required(promoCode, "promoCode"))
    case "erasure": return .erasure
    case "byHand": return .byHand(reason: try reader.required(reason, "reason"))
    case "lot": return .lot(try reader.required(lot, "lot"))
    default: throw reader.problem(.unknownValue(name))
    }
  }
}
