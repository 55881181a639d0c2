/// The columns of a file of receipts (commands.md, "Files for import and export"), in their order.
///
/// A row is a line of a receipt. `discount` is what was taken off the line; `bonuses` is what paid
/// the whole receipt, in its first row or in all.
package enum ReceiptColumn: String, ImportColumn {
  case number, at, phone, category, name, quantity, price
  case discount, venue, bonuses

  package static let required: Set<Self> = [
    .number, .at, .phone, .category, .name, .quantity, .price,
  ]
}
