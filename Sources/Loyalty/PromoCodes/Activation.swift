/// One use of a promo code by a client: who, when, where, and what it brought.
public struct Activation: Hashable, Sendable {
  /// By what way the client came with the code.
  public enum Channel: String, CaseIterable, Hashable, Sendable {
    /// At a front desk.
    case desk
    /// In the club's mobile app.
    case app
  }

  /// The promo code or batch.
  public let promoCode: PromoCode.ID
  /// The text, as it was written.
  public let code: String
  /// Who used it.
  public let client: Client.ID
  /// When.
  public let at: Moment
  /// Who took it.
  public let by: Staff
  /// By what way it came.
  public let channel: Channel
  /// Where, if it was told.
  public let venue: Venue.ID?
  /// The receipt that it came with.
  public let receipt: Receipt.ID?
  /// The bonuses that it accrued.
  public let bonuses: Bonus
  /// The lot that they made.
  public let lot: Lot.ID
  /// What of the typed code had to be repaired.
  public let repair: CodeRepair?

  /// Describes a use.
  public init(
    promoCode: PromoCode.ID,
    code: String,
    client: Client.ID,
    at: Moment,
    by: Staff,
    channel: Channel = .desk,
    venue: Venue.ID? = nil,
    receipt: Receipt.ID? = nil,
    bonuses: Bonus,
    lot: Lot.ID,
    repair: CodeRepair? = nil
  ) {
    self.promoCode = promoCode
    self.code = code
    self.client = client
    self.at = at
    self.by = by
    self.channel = channel
    self.venue = venue
    self.receipt = receipt
    self.bonuses = bonuses
    self.lot = lot
    self.repair = repair
  }
}

/// An activation as somebody asks for it.
public struct ActivationDraft: Hashable, Sendable {
  /// Who has the code.
  public var client: ClientReference
  /// The code as it was typed.
  public var code: String
  /// By what way it came.
  public var channel: Activation.Channel
  /// Where, by id or name.
  public var venue: String?

  /// Asks for an activation.
  public init(
    client: ClientReference,
    code: String,
    channel: Activation.Channel = .desk,
    venue: String? = nil
  ) {
    self.client = client
    self.code = code
    self.channel = channel
    self.venue = venue
  }
}
