/// Reads receipts that stand in the store's files and not in memory.
///
/// The files never change, so that a receipt is always the same, whoever asks and when; only the
/// disk can refuse.
public protocol ReceiptFiles: Sendable {
  /// The receipt as its line tells it.
  ///
  /// - Throws: `receiptUnreadable`.
  func receipt(_ id: Receipt.ID) throws(Refusal) -> Receipt

  /// Whether other files hold the very same line of a receipt.
  func hasSameLine(of id: Receipt.ID, as other: any ReceiptFiles) -> Bool
}

/// The receipts that stand in files: how many, where they are read, and what merges of cards have
/// changed in them since.
struct FiledReceipts: Sendable {
  /// How many; they are numbered from 1.
  private(set) var count = 0
  private var files: (any ReceiptFiles)?
  /// The new numbers of a receipt's lots, one list for each merge since.
  private var lots: [Receipt.ID: [[Lot.ID]]] = [:]

  /// Notes where so many receipts can be read.
  mutating func put(_ count: Int, in files: any ReceiptFiles) {
    self.count = count
    self.files = files
  }

  /// Whether a receipt stands in files.
  func contains(_ id: Receipt.ID) -> Bool { id.number > 0 && Int(id.number) <= count }

  /// Notes that the lots of a receipt's client have other numbers now.
  mutating func number(_ id: Receipt.ID, _ numbers: [Lot.ID]) {
    lots[id, default: []].append(numbers)
  }

  /// Reads a receipt, whose client is the one given by now.
  ///
  /// - Throws: `receiptUnreadable`, or `notFound` where no file holds it.
  func receipt(_ id: Receipt.ID, client: Client.ID?) throws(Refusal) -> Receipt {
    guard let files, contains(id) else { throw .notFound(.receipt, typed: id.description) }
    var receipt = try files.receipt(id)
    receipt.client = client
    for numbers in lots[id] ?? [] { receipt.number(numbers) }
    return receipt
  }

  /// Whether other receipts in files have the same line of a receipt, unchanged since.
  func hasSame(_ id: Receipt.ID, as other: FiledReceipts) -> Bool {
    guard let files, let others = other.files, contains(id), other.contains(id) else {
      return false
    }
    return lots[id] == nil && other.lots[id] == nil && files.hasSameLine(of: id, as: others)
  }
}

extension Receipt {
  /// Gives its lots the numbers that they have among those of both cards.
  mutating func number(_ lots: [Lot.ID]) {
    if !redemption.isEmpty {
      redemption = redemption.map { LotPart(lot: lots[new: $0.lot], amount: $0.amount) }
    }
    if let lot = accrual { accrual = lot.numbered(lots[new: lot.id]) }
  }
}
