/// A refund of a receipt, whole or in part, as it was worked out (rules.md §5, last part).
public struct Refund: Hashable, Sendable {
  /// One line that was given back.
  public struct Line: Hashable, Sendable {
    /// The place of the line on the receipt, from 1.
    public let place: Int
    /// How many were given back.
    public let quantity: Quantity
    /// The money that was given back.
    public let money: Money
    /// The bonuses that had paid what was given back.
    public let bonuses: Bonus
    /// The line's share of the accrual that goes back.
    public let accrual: Bonus

    /// Describes what is given back of a line.
    public init(place: Int, quantity: Quantity, money: Money, bonuses: Bonus, accrual: Bonus) {
      self.place = place
      self.quantity = quantity
      self.money = money
      self.bonuses = bonuses
      self.accrual = accrual
    }
  }

  /// The receipt.
  public let receipt: Receipt.ID
  /// When it was made.
  public let at: Moment
  /// Who bought.
  public let client: Client.ID?
  /// The lines that were given back.
  public let lines: [Line]
  /// The parts of lots that came back, the last taken first.
  public let returned: [LotPart]
  /// Of these, what burnt at once because its lot's time was over.
  public let burnt: [LotPart]
  /// The parts of lots that the accrual was taken back from.
  public let taken: [LotPart]
  /// What of the accrual was not there any more and became debt.
  public let debt: Bonus
  /// The number that the till gave the refund.
  public let externalNumber: String?
  /// The balance afterwards; nil without a client.
  public let balanceAfter: Bonus?

  /// Makes a refund of what was worked out.
  public init(
    receipt: Receipt.ID,
    at: Moment,
    client: Client.ID?,
    lines: [Line],
    returned: [LotPart] = [],
    burnt: [LotPart] = [],
    taken: [LotPart] = [],
    debt: Bonus = .zero,
    externalNumber: String? = nil,
    balanceAfter: Bonus? = nil
  ) {
    self.receipt = receipt
    self.at = at
    self.client = client
    self.lines = lines
    self.returned = returned
    self.burnt = burnt
    self.taken = taken
    self.debt = debt
    self.externalNumber = externalNumber
    self.balanceAfter = balanceAfter
  }

  /// The money that was given back.
  public var money: Money { sum(lines.map(\.money)) }
  /// The bonuses that had paid what was given back.
  public var bonuses: Bonus { sum(lines.map(\.bonuses)) }
  /// The bonuses that came back to the account: none where its client was erased.
  public var bonusesReturned: Bonus { sum(returned.map(\.amount)) }
  /// What of the accrual was taken back, from lots and as debt.
  public var accrualTaken: Bonus { sum(taken.map(\.amount) + [debt]) }

  private func sum<Unit>(_ amounts: [Hundredths<Unit>]) -> Hundredths<Unit> {
    Hundredths(clamping: amounts.reduce(0) { $0 + $1.minorUnits })
  }
}

/// A refund as somebody asks for it.
public struct RefundDraft: Hashable, Sendable {
  /// How a receipt is named.
  public enum Reference: Hashable, Sendable {
    /// By the store's number.
    case id(Receipt.ID)
    /// By the till's number, at a venue named by id or name; without it at any.
    case external(String, venue: String? = nil)
  }

  /// A line and how many of it.
  public struct Line: Hashable, Sendable {
    /// The place of the line on the receipt, from 1.
    public var place: Int
    /// How many to give back.
    public var quantity: Quantity

    /// Names a line and how many of it.
    public init(place: Int, quantity: Quantity) {
      self.place = place
      self.quantity = quantity
    }
  }

  /// The receipt.
  public var receipt: Reference
  /// The lines to give back; nil gives back all that remains.
  public var lines: [Line]?
  /// The number that the till gives the refund.
  public var externalNumber: String?

  /// Asks for a refund.
  public init(receipt: Reference, lines: [Line]? = nil, externalNumber: String? = nil) {
    self.receipt = receipt
    self.lines = lines
    self.externalNumber = externalNumber
  }
}
