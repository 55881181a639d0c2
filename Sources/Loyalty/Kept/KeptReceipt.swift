/// What is kept of a receipt that stands in a file, and the numbers that must exist for it.
///
/// A tenth of the receipt itself: what sums over many receipts ask, without lines and texts.
public struct KeptReceipt: Hashable, Sendable {
  /// Its number.
  public var id: Receipt.ID
  /// What reports keep of it.
  public var sale: SaleFacts
  /// How much was sold, over all lines, in thousandths.
  public var thousandths: Int64
  /// How many lines it has.
  public var lines: Int
  /// The highest number of a lot that it names; 0 where it names none.
  public var lastLot: UInt32
  /// The categories of its lines, in their order.
  public var categories: [Category.ID]
  /// The products of its lines, in their order, for those that are in the price list.
  public var products: [Product.ID]
  /// What stands for the till's number, where it has one.
  public var tillPrint: UInt64?

  /// Takes what is kept one by one, for whoever reads it without making a receipt.
  public init(
    id: Receipt.ID,
    sale: SaleFacts,
    thousandths: Int64,
    lines: Int,
    lastLot: UInt32,
    categories: [Category.ID],
    products: [Product.ID],
    externalNumber: String?
  ) {
    self.id = id
    self.sale = sale
    self.thousandths = thousandths
    self.lines = lines
    self.lastLot = lastLot
    self.categories = categories
    self.products = products
    tillPrint = externalNumber.map(TillNumbers.fingerprint)
  }

  /// Takes it off a receipt.
  public init(_ receipt: Receipt) {
    let shape = ReceiptShape(receipt)
    self.init(
      id: receipt.id,
      sale: SaleFacts(receipt),
      thousandths: shape.thousandths,
      lines: receipt.lines.count,
      lastLot: shape.lastLot,
      categories: receipt.lines.map(\.category),
      products: receipt.lines.compactMap(\.product),
      externalNumber: receipt.externalNumber
    )
  }

  var shape: ReceiptShape {
    ReceiptShape(thousandths: thousandths, lines: UInt32(lines), lastLot: lastLot)
  }
}
