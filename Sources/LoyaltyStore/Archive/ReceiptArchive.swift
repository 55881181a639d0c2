import JSONText
import Loyalty

/// The receipts of records that were folded into the base, read from the parts of receipts/.
///
///     {"seq":7,"by":"olga","receiptSold":{…},"crc":"…"}        a receipt, with its number in turn
///     {"seq":9,"by":"olga","receiptRefunded":{…},"crc":"…"}    a refund of one
///     {"seq":12,"by":"olga","receiptNow":{…},"crc":"…"}        what a merge of cards made of one
///     {"gift":{"client":5,"groups":[1],"entry":{…}},"crc":"…"} bonuses that came beside receipts
struct ReceiptArchive {
  /// What one line says.
  enum Line: Sendable {
    case sold(Receipt)
    case refunded(Refund)
    case now(Receipt)
    case gift(KeptGift)
  }

  private(set) var receipts: [Receipt] = []
  private(set) var refunds: [Refund] = []
  private(set) var gifts: [KeptGift] = []

  /// Takes the next line; says why it cannot be one.
  mutating func take(_ line: Line) -> Damage.Reason? {
    switch line {
    case .sold(let receipt):
      let expected = UInt64(receipts.count) + 1
      guard UInt64(receipt.id.number) == expected else {
        return .sequence(found: UInt64(receipt.id.number), expected: expected)
      }
      receipts.append(receipt)
    case .now(let receipt):
      let place = Int(receipt.id.number) - 1
      guard receipts.indices.contains(place) else { return .reference }
      receipts[place] = receipt
    case .refunded(let refund):
      guard receipts.indices.contains(Int(refund.receipt.number) - 1) else { return .reference }
      refunds.append(refund)
    case .gift(let gift): gifts.append(gift)
    }
    return nil
  }

  static func line(_ content: Line, _ head: RecordHead? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    if let head {
      writer.member("seq", head.seq)
      writer.member("by", head.by.name)
    }
    switch content {
    case .sold(let receipt): writer.member("receiptSold", receipt, ReceiptCoding.write)
    case .now(let receipt): writer.member("receiptNow", receipt, ReceiptCoding.write)
    case .refunded(let refund): writer.member("receiptRefunded", refund, RefundCoding.write)
    case .gift(let gift): writer.member("gift", gift, GiftCoding.write)
    }
    return ChecksummedLine.closing(writer)
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Line {
    var line: Line?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "seq": _ = try reader.integer(as: UInt64.self)
      case "by", "crc": try reader.skipValue()
      case "receiptSold" where line == nil: line = .sold(try ReceiptCoding.read(&reader))
      case "receiptNow" where line == nil: line = .now(try ReceiptCoding.read(&reader))
      case "receiptRefunded" where line == nil: line = .refunded(try RefundCoding.read(&reader))
      case "gift" where line == nil: line = .gift(try GiftCoding.read(&reader))
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return try reader.required(line, "receiptSold")
  }
}
