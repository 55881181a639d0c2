import Exchange
import Localization
package import Loyalty
import LoyaltyStore

/// Writes all receipts as they were sold, in the order of time, in the columns that import reads, and
/// the money and the groups of then.
package struct ReceiptWriting: Writing {
  private let form: WritingForm

  package init(_ form: WritingForm) {
    self.form = form
  }

  package func run(on desk: OpenDesk, write: @escaping ([UInt8]) throws -> Void) throws -> Int {
    try desk.settle()
    let club = desk.store.club
    let writer = form.writer(write)
    var export = try ReceiptExport(
      writer,
      words: form.isTranslated ? words(desk.words) : .init(),
      calendar: club.calendar
    )
    for id in Self.inTime(club) {
      try export.write(FileReceipt(try club.receipts.receipt(id), in: club))
    }
    try export.finish()
    return export.unwritable
  }

  /// How many receipts were refunded, of which the file does not tell.
  package static func refundedCount(_ club: Club) -> Int {
    ids(club).count { !club.receipts.refunds(of: $0).isEmpty }
  }

  private static func ids(_ club: Club) -> [Receipt.ID] {
    (0..<UInt32(club.receipts.count)).map { Receipt.ID($0 + 1) }
  }

  private static func inTime(_ club: Club) -> [Receipt.ID] {
    let ids = ids(club)
    let times = ids.map { club.receipts.facts(of: $0).at }
    return ids.sorted { one, other in
      (times[Int(one.number) - 1], one) < (times[Int(other.number) - 1], other)
    }
  }

  private func words(_ words: Words) -> ReceiptExport.Words {
    let headings = ReceiptColumn.allCases.map { ($0, words.receiptHeading($0.rawValue)) }
    let categories = Category.builtIn.map { ($0.name, words("sale.category.\($0.name)Name")) }
    return ReceiptExport.Words(
      headings: Dictionary(uniqueKeysWithValues: headings),
      categories: Dictionary(uniqueKeysWithValues: categories)
    )
  }
}

extension FileReceipt {
  /// A receipt as a file tells of it.
  fileprivate init(_ receipt: Receipt, in club: Club) {
    self.init(
      number: receipt.fileNumber,
      at: receipt.at,
      phone: receipt.client.flatMap { club.clients.phone(of: $0) },
      venue: receipt.venue.flatMap { club.priceList.venues[$0] }?.name,
      bonuses: receipt.bonusesSpent,
      staff: club.seller(of: receipt.id)?.name,
      groups: club.groups.names(of: receipt.groups),
      lines: receipt.lines.map { line in
        FileReceipt.Line(
          name: line.name,
          category: club.priceList.categories[line.category]?.name ?? "",
          quantity: line.quantity,
          price: line.price,
          discount: line.discount,
          paid: line.toPay
        )
      }
    )
  }
}
