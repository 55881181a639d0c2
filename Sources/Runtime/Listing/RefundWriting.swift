import Exchange
import Localization
import Loyalty
import LoyaltyStore

/// The columns of a file of refunds.
enum RefundColumn: String, ExportColumn {
  case number, refund, at, venue, phone, staff, line, name, quantity, money, bonuses
}

/// Writes all refunds in the order in which they were made, a row a line that went back.
///
/// `number` is the receipt's as the file of receipts has it, `refund` counts the refunds of a
/// receipt, `line` the lines of the receipt.
package struct RefundWriting: Writing {
  private let form: WritingForm

  package init(_ form: WritingForm) {
    self.form = form
  }

  package func run(on desk: OpenDesk, write: @escaping ([UInt8]) throws -> Void) throws -> Int {
    try desk.settle()
    let club = desk.store.club
    let writer = form.writer(write)
    var export = try ColumnExport<RefundColumn>(
      writer,
      headings: form.headings("refundColumn.", desk.words)
    )
    for signed in club.signedRefunds {
      let refund = signed.refund
      let receipt = try club.receipts.receipt(refund.receipt)
      for line in refund.lines {
        let name =
          receipt.lines.indices.contains(line.place - 1)
          ? receipt.lines[line.place - 1].name : ""
        try export.write([
          .number: receipt.fileNumber, .refund: String(signed.number),
          .at: FileMoment.text(refund.at, calendar: club.calendar),
          .venue: receipt.venue.flatMap { club.priceList.venues[$0] }?.name ?? "",
          .phone: receipt.client.flatMap { club.clients.phone(of: $0) }?.e164 ?? "",
          .staff: signed.by?.name ?? "", .line: String(line.place), .name: name,
          .quantity: line.quantity.decimalString, .money: line.money.decimalString,
          .bonuses: line.bonuses.decimalString,
        ])
      }
    }
    try export.finish()
    return export.unwritable
  }
}
