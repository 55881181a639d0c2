/// The columns of a file of receipts (commands.md, "Files for import and export"), in their order.
///
/// A row is a line of a receipt. `discount` is what was taken off the line; `bonuses` is what paid
/// the whole receipt, in its first row or in all. An export tells more, which import leaves out:
/// `staff` is who sold it (whoever imports answers for what is booked), `paid` the money that the
/// line brought, and `groups` those in which the client was at the sale.
package enum ReceiptColumn: String, ImportColumn {
  case number, at, phone, category, name, quantity, price
  case discount, venue, bonuses, staff, paid, groups

  package static let required: Set<Self> = [
    .number, .at, .phone, .category, .name, .quantity, .price,
  ]
}
