/// What a promo code gives, when and to whom (rules.md §7.1).
public struct PromoCodeTerms: Hashable, Sendable {
  /// The bonuses of one activation, above zero.
  public var bonuses: Bonus
  /// When it can be activated.
  public var period: Period
  /// How many activations there may be in all; nil is no limit.
  public var totalLimit: Int?
  /// How many activations a client may have, over all texts of a batch.
  public var perClientLimit: Int
  /// Which clients it is for.
  public var conditions: PromoCodeConditions
  /// Whether a receipt that goes back whole gives the use back and takes the bonuses (rules.md §5).
  public var returnsOnRefund: Bool

  /// The most activations that a limit may name.
  public static let limitRange = 1...1_000_000_000

  /// The defaults: always, for everybody, once a client.
  public init(
    bonuses: Bonus,
    period: Period = .always,
    totalLimit: Int? = nil,
    perClientLimit: Int = 1,
    conditions: PromoCodeConditions = PromoCodeConditions(),
    returnsOnRefund: Bool = false
  ) {
    self.bonuses = bonuses
    self.period = period
    self.totalLimit = totalLimit
    self.perClientLimit = perClientLimit
    self.conditions = conditions
    self.returnsOnRefund = returnsOnRefund
  }
}

/// Which clients a promo code is for: of one list any entry suffices, different kinds must all hold.
public struct PromoCodeConditions: Hashable, Sendable {
  /// When the client must have been registered.
  public var registered: Period
  /// For how many local days the client may have been registered; 0 is the day itself.
  public var registeredWithinDays: Int?
  /// The groups of which one is needed; none asks for no group.
  public var groups: [Group.ID]
  /// The audiences of which one is needed; none asks for no audience.
  public var audiences: [Audience.ID]
  /// Whether only a client without any receipt may use it.
  public var isForFirstVisit: Bool

  /// The defaults: everybody.
  public init(
    registered: Period = .always,
    registeredWithinDays: Int? = nil,
    groups: [Group.ID] = [],
    audiences: [Audience.ID] = [],
    isForFirstVisit: Bool = false
  ) {
    self.registered = registered
    self.registeredWithinDays = registeredWithinDays
    self.groups = groups
    self.audiences = audiences
    self.isForFirstVisit = isForFirstVisit
  }
}

/// A target audience (rules.md §8.5), known by its number alone until audiences can be made.
///
/// Nobody belongs to one yet, so that a condition on an audience holds for nobody: a reference
/// never widens to everybody.
public enum Audience: Sendable {
  /// An audience's number.
  public typealias ID = Identifier<Audience>
}
