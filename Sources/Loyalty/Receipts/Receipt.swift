/// A completed sale as it was worked out and paid (rules.md §5).
public struct Receipt: Hashable, Sendable {
  /// A receipt's number: given by the store, never reused.
  public typealias ID = Identifier<Receipt>

  /// The number by which the store knows the receipt.
  public let id: ID
  /// When it was made.
  public let at: Moment
  /// Where it was made.
  public let venue: Venue.ID?
  /// Who bought; after a merge, the client who stayed.
  public internal(set) var client: Client.ID?
  /// The client's groups at the sale; reports by group use these (rules.md §11.1).
  public let groups: GroupSet
  /// The lines with what was taken off, paid with bonuses and accrued.
  public let lines: [ReceiptLine]
  /// The lots that paid, in the order in which they were taken.
  public internal(set) var redemption: [LotPart]
  /// The lot that the accrual made.
  public internal(set) var accrual: Lot?
  /// The number that the till gave it.
  public let externalNumber: String?
  /// What the answer told beside the lines.
  public let figures: Figures
  /// What each rule did.
  public let explanation: [Explanation]

  /// What the answer to a sale tells beside its lines: a repeat is answered with it.
  public struct Figures: Hashable, Sendable {
    /// The most bonuses that could be spent.
    public let maximumBonuses: Bonus
    /// The balance after the sale; nil without a client.
    public let balanceAfter: Bonus?
    /// The percent of the client's tier; nil without a program.
    public let tierPercent: Percent?
    /// What was missing to the next tier.
    public let missingToNext: Money?

    /// Takes the figures.
    public init(
      maximumBonuses: Bonus,
      balanceAfter: Bonus?,
      tierPercent: Percent?,
      missingToNext: Money?
    ) {
      self.maximumBonuses = maximumBonuses
      self.balanceAfter = balanceAfter
      self.tierPercent = tierPercent
      self.missingToNext = missingToNext
    }
  }

  /// Makes a receipt of what was worked out.
  public init(
    id: ID,
    at: Moment,
    venue: Venue.ID? = nil,
    client: Client.ID? = nil,
    groups: GroupSet = GroupSet(),
    lines: [ReceiptLine],
    redemption: [LotPart] = [],
    accrual: Lot? = nil,
    externalNumber: String? = nil,
    figures: Figures,
    explanation: [Explanation] = []
  ) {
    self.id = id
    self.at = at
    self.venue = venue
    self.client = client
    self.groups = groups
    self.lines = lines
    self.redemption = redemption
    self.accrual = accrual
    self.externalNumber = externalNumber
    self.figures = figures
    self.explanation = explanation
  }

  /// Quantity × price over all lines.
  public var gross: Money { sum(\.gross) }
  /// What was taken off.
  public var discount: Money { sum(\.discount) }
  /// What was paid with bonuses.
  public var bonusesSpent: Bonus { sum(\.bonuses) }
  /// What was paid in money.
  public var paid: Money { sum(\.toPay) }
  /// What was accrued.
  public var accrued: Bonus { sum(\.accrued) }

  /// The same receipt, its buyer told by another number: that of the sale, as files keep it.
  public func sold(to buyer: Client.ID?) -> Receipt {
    var receipt = self
    receipt.client = buyer
    return receipt
  }

  private func sum<Unit>(_ part: (ReceiptLine) -> Hundredths<Unit>) -> Hundredths<Unit> {
    Hundredths(clamping: lines.reduce(0) { $0 + part($1).minorUnits })
  }
}
