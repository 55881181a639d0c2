/// The columns of a file of receipts (commands.md, "Files for import and export"), in their order.
///
/// A row is a line of a receipt. `discount` is what was taken off the line; `bonuses` is what paid
/// the whole receipt, in its first row or in all. `staff` is who sold it: an export tells it, and
/// import leaves it out, for whoever imports answers for what is booked.
package enum ReceiptColumn: String, ImportColumn {
  case number, at, phone, category, name, quantity, price
  case discount, venue, bonuses, staff

  package static let required: Set<Self> = [
    .number, .at, .phone, .category, .name, .quantity, .price,
  ]
}
