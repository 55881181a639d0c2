package import Loyalty

/// A receipt of a file with every value checked; category and venue are still names.
package struct FileReceipt: Equatable, Sendable {
  /// One line of it.
  package struct Line: Equatable, Sendable {
    package let name: String
    /// The category's name; a built-in one by its stable word.
    package let category: String
    package let quantity: Quantity
    package let price: Money
    package let discount: Money
    /// The money that it brought, less what bonuses paid; nil where a file is read.
    package let paid: Money?

    package init(
      name: String,
      category: String,
      quantity: Quantity,
      price: Money,
      discount: Money = .zero,
      paid: Money? = nil
    ) {
      self.name = name
      self.category = category
      self.quantity = quantity
      self.price = price
      self.discount = discount
      self.paid = paid
    }
  }

  package let number: String
  package let at: Moment
  /// Nil without a client.
  package let phone: Phone?
  /// The phone as the file has it.
  package let typedPhone: String
  package let venue: String?
  package let bonuses: Bonus
  /// Who sold it, where that is known.
  package let staff: String?
  /// The groups in which the client was at the sale; none where a file is read.
  package let groups: [String]
  package let lines: [Line]

  /// What tells it from other receipts.
  package var key: ReceiptKey { ReceiptKey(number: number, venue: venue ?? "") }

  package init(
    number: String,
    at: Moment,
    phone: Phone?,
    typedPhone: String = "",
    venue: String? = nil,
    bonuses: Bonus = .zero,
    staff: String? = nil,
    groups: [String] = [],
    lines: [Line]
  ) {
    self.number = number
    self.at = at
    self.phone = phone
    self.typedPhone = typedPhone
    self.venue = venue
    self.bonuses = bonuses
    self.staff = staff
    self.groups = groups
    self.lines = lines
  }
}
