/// All that working a receipt out asks about client and club, resolved beforehand.
public struct SaleTerms: Hashable, Sendable {
  /// When the receipt is made.
  public var at: Moment
  /// The club's time.
  public var calendar: ClubCalendar
  /// The program of the client's leading group.
  public var program: Program?
  /// Whether the program's password was given, or it has none.
  public var isProgramOpen: Bool
  /// The client's total that counts for the tier.
  public var total: Money
  /// The bonuses that the client can spend.
  public var usable: Bonus
  /// How many bonuses the client wants to spend.
  public var redemption: SaleDraft.Redemption
  /// What the promo code brings that is activated with the sale; `usable` has it in already.
  public var activation: Explanation?
  /// Whether the prices are what was charged, so that no program takes anything off.
  public var isCharged = false

  /// Takes what was resolved; the defaults are a sale without a client.
  public init(
    at: Moment,
    calendar: ClubCalendar,
    program: Program? = nil,
    isProgramOpen: Bool = true,
    total: Money = .zero,
    usable: Bonus = .zero,
    redemption: SaleDraft.Redemption = .nothing,
    activation: Explanation? = nil
  ) {
    self.at = at
    self.calendar = calendar
    self.program = program
    self.isProgramOpen = isProgramOpen
    self.total = total
    self.usable = usable
    self.redemption = redemption
    self.activation = activation
  }
}
