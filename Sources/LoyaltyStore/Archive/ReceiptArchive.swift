import JSONText
import Loyalty

/// The receipts of records that were folded into the base, read from the parts of receipts/.
///
///     {"seq":7,"by":"olga","receiptSold":{…},"crc":"…"}        a receipt, with its number in turn
///     {"seq":9,"by":"olga","receiptRefunded":{…},"crc":"…"}    a refund of one
///     {"seq":12,"by":"olga","receiptNow":{…},"crc":"…"}        what a merge of cards made of one
///     {"by":"olga","gift":{"client":5,"groups":[1],"entry":{…}},"crc":"…"} bonuses beside receipts
struct ReceiptArchive {
  /// What one line says.
  enum Line: Sendable {
    case sold(Receipt, by: Staff?)
    case refunded(Refund, by: Staff?)
    case now(Receipt, by: Staff?)
    case gift(KeptGift)

    /// Who did it, as far as it is known.
    fileprivate var by: Staff? {
      switch self {
      case .sold(_, let by), .refunded(_, let by), .now(_, let by): by
      case .gift(let gift): gift.by
      }
    }
  }

  /// What is kept of one line.
  enum Kept: Hashable, Sendable {
    case sold(KeptReceipt, by: Staff?)
    case refunded(Refund, by: Staff?)
    case now(KeptReceipt)
    case gift(KeptGift)

    init(_ line: Line) {
      switch line {
      case .sold(let receipt, let by): self = .sold(KeptReceipt(receipt), by: by)
      case .refunded(let refund, let by): self = .refunded(refund, by: by)
      case .now(let receipt, _): self = .now(KeptReceipt(receipt))
      case .gift(let gift): self = .gift(gift)
      }
    }
  }

  private var filing: FilingReceipts
  private var files: [OpenFile]
  /// By receipt, the line that tells of it last.
  private(set) var places: LinePlaces

  /// Begins with the first part, or behind parts whose receipts an index has given.
  init(_ files: [OpenFile] = [], _ places: LinePlaces = LinePlaces()) {
    self.files = files
    self.places = places
    filing = FilingReceipts(after: places.count)
  }

  /// What reads receipts out of the parts so far.
  var parts: ReceiptParts { ReceiptParts(files, places) }

  /// Goes on with the next part.
  mutating func begin(_ file: OpenFile) { files.append(file) }

  /// Takes the next line, with the bytes at which it stands; says why it cannot be one.
  mutating func take(_ line: Kept, at range: Range<Int>, into club: inout Club) -> Damage.Reason? {
    let file = files.count - 1
    switch line {
    case .sold(let receipt, let by):
      let expected = UInt64(club.receipts.count) + 1
      guard UInt64(receipt.id.number) == expected else {
        return .sequence(found: UInt64(receipt.id.number), expected: expected)
      }
      guard filing.take(receipt, by: by, into: &club) else { return .reference }
      places.append(file: file, range)
    case .now(let receipt):
      guard filing.takeAgain(receipt, into: &club) else { return .reference }
      places.change(Int(receipt.id.number) - 1, file: file, range)
    case .refunded(let refund, let by):
      guard filing.take(refund, by: by, into: club) else { return .reference }
    case .gift(let gift):
      guard club.restore(gift) else { return .reference }
    }
    return nil
  }

  /// Ends with the last part; the file of the first receipt whose client or lots do not exist.
  func end(in club: inout Club) -> (file: Int, receipt: Receipt.ID)? {
    guard let wrong = filing.end(in: &club, files: parts) else { return nil }
    return (places[Int(wrong.number) - 1].file, wrong)
  }

  /// Reads what is kept of a line: in one pass where it stands as it is written, else strictly.
  static func readKept(_ bytes: [UInt8], _ line: Range<Int>) throws(JSONProblem) -> Kept {
    var scanner = ReceiptScanner(bytes, in: line)
    if let kept = scanner.scan() { return kept }
    var reader = JSONReader(bytes, in: line)
    let kept = Kept(try read(&reader))
    try reader.finish()
    return kept
  }

  static func line(_ content: Line, seq: UInt64? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    if let seq { writer.member("seq", seq) }
    writer.member(ifAny: "by", content.by?.name)
    switch content {
    case .sold(let receipt, _): writer.member("receiptSold", receipt, ReceiptCoding.write)
    case .now(let receipt, _): writer.member("receiptNow", receipt, ReceiptCoding.write)
    case .refunded(let refund, _): writer.member("receiptRefunded", refund, RefundCoding.write)
    case .gift(let gift): writer.member("gift", gift, GiftCoding.write)
    }
    return ChecksummedLine.closing(writer)
  }

  static func read(_ reader: inout JSONReader) throws(JSONProblem) -> Line {
    var line: Line?
    var by: Staff?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "seq": _ = try reader.integer(as: UInt64.self)
      case "by": by = Staff(try reader.string())
      case "crc": try reader.skipValue()
      case "receiptSold" where line == nil:
        line = .sold(try ReceiptCoding.read(&reader), by: nil)
      case "receiptNow" where line == nil:
        line = .now(try ReceiptCoding.read(&reader), by: nil)
      case "receiptRefunded" where line == nil:
        line = .refunded(try RefundCoding.read(&reader), by: nil)
      case "gift" where line == nil: line = .gift(try GiftCoding.read(&reader))
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return try reader.required(line, "receiptSold").signed(by)
  }
}

extension ReceiptArchive.Line {
  /// The same with a name under it.
  fileprivate func signed(_ by: Staff?) -> Self {
    switch self {
    case .sold(let receipt, _): return .sold(receipt, by: by)
    case .refunded(let refund, _): return .refunded(refund, by: by)
    case .now(let receipt, _): return .now(receipt, by: by)
    case .gift(var gift):
      gift.by = by
      return .gift(gift)
    }
  }
}
