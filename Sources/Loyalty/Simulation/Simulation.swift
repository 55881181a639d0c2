/// What a program would have cost and brought on the receipts of the last days, beside what was
/// really given for them.
///
/// All amounts are exact sums in minor units (hundredths of the currency or of a bonus).
public struct Simulation: Hashable, Sendable {
  /// What was tried.
  public let trial: ProgramTrial
  /// The time whose receipts were looked at.
  public let period: Period
  /// How many receipts were worked out again.
  public let receipts: Int
  /// The receipts of the period that were left out, by reason.
  public let leftOut: LeftOut
  /// The money that was paid for the receipts that were worked out again, less refunds.
  public let paid: Int64
  /// What was really given for them.
  public let now: Cost
  /// What the program tried would have given.
  public let draft: Cost
  /// The clients who would have got more, the largest gain first.
  public let gaining: [Outcome]
  /// The clients who would have got less, the largest loss first.
  public let losing: [Outcome]
  /// The clients who would have got as much, by number.
  public let unchanged: [Outcome]
  /// How many clients the program would lead who bought nothing in the period.
  public let idleClients: Int
  /// The parts of the tiers, in their order.
  public let tiers: [TierPart]
  /// Who sits where one more purchase or another bound would make a difference.
  public let boundary: Boundary

  /// The clients whose receipts were worked out again.
  public var clients: Int { gaining.count + losing.count + unchanged.count }

  /// Bonuses accrued and discounts given: a bonus costs what it pays, 1.00.
  public struct Cost: Hashable, Sendable {
    /// Hundredths of bonuses accrued on receipts.
    public var accrued: Int64 = 0
    /// Minor units taken off.
    public var discounted: Int64 = 0

    /// Both together.
    public var total: Int64 { accrued + discounted }

    /// What part of the money paid that is, in basis points, rounded half up; nil where nothing
    /// was paid.
    public func basisPoints(of paid: Int64) -> Int64? {
      guard paid > 0 else { return nil }
      let points = Int128(total) * 10_000
      return Int64(clamping: Rounding.dividedHalfUp(points, by: Int128(paid)))
    }

    static func += (left: inout Cost, right: Cost) {
      left.accrued += right.accrued
      left.discounted += right.discounted
    }
  }

  /// One client's part.
  public struct Outcome: Hashable, Sendable {
    /// The client.
    public let client: Client.ID
    /// What the client really got.
    public let now: Int64
    /// What the program tried would have given.
    public let draft: Int64

    /// What the client would have got more.
    public var difference: Int64 { draft - now }
  }

  /// Why receipts of the period were not worked out again.
  public struct LeftOut: Hashable, Sendable {
    /// Sold to nobody in particular.
    public var withoutClient = 0
    /// Another program leads the client, or none does.
    public var otherProgram = 0
    /// Given back in whole.
    public var refunded = 0
    /// Their amounts would go out of range.
    public var outOfRange = 0
    /// Their lines stand in a file that cannot be read.
    public var unreadable = 0

    /// All of them.
    public var count: Int { withoutClient + otherProgram + refunded + outOfRange + unreadable }
  }

  /// What falls to one tier.
  public struct TierPart: Hashable, Sendable {
    /// The tier.
    public let tier: Tiers.Tier
    /// The clients who stand in it at the end of the period.
    public var clients = 0
    /// The receipts that were worked out by its percent.
    public var receipts = 0
    /// The money that was paid for them, less refunds.
    public var paid: Int64 = 0
    /// What the program tried would have given for them.
    public var cost = Cost()
  }

  /// Who sits on a boundary between tiers, among the clients whose receipts were worked out.
  public struct Boundary: Hashable, Sendable {
    /// How near counts as near.
    public let nearness: Money
    /// The clients to whom no more than that is missing to the next tier, by number.
    public let near: [Client.ID]
    /// The clients whose total equals a threshold, by number: the bound decides their tier.
    public let atThreshold: [Client.ID]
    /// The receipts that the other bound would have worked out by another percent.
    public let otherBoundReceipts: Int
    /// The clients whose receipts those are, by number.
    public let otherBoundClients: [Client.ID]
  }
}
