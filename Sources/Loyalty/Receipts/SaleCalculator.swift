/// Works a receipt out, in the order of rules.md §5: gross, promotions, the group's discount,
/// bonuses, what is to pay, the accrual.
///
/// Quote and sale are this same code.
public struct SaleCalculator: Sendable {
  /// The receipt as it stands after the steps so far.
  public private(set) var lines: [ReceiptLine]
  /// What each rule did, in the order of the steps.
  public private(set) var explanation: [Explanation] = []
  /// The most bonuses that could be spent.
  public private(set) var maximumBonuses: Bonus = .zero

  private let terms: SaleTerms

  /// Works a receipt out.
  ///
  /// - Parameters:
  ///   - lines: The lines with their gross.
  ///   - terms: What was resolved about client and club.
  /// - Throws: `notEnoughBonuses` or `bonusesNotPayable` where more is to be spent than can be, or
  ///   an amount out of its range.
  public init(_ lines: [ReceiptLine], _ terms: SaleTerms) throws(Refusal) {
    self.lines = lines
    self.terms = terms
    explanation = [terms.activation].compactMap { $0 }
    gross = try refusing(try Money.sum(lines.map(\.gross)))
    takeGroupDiscount()
    try redeem()
    try accrue()
  }

  /// Works a receipt that was sold out again under other terms: the lines as they were, the
  /// bonuses that paid each line as far as the discount leaves so much of it.
  ///
  /// - Throws: An amount out of its range.
  init(replaying sold: [ReceiptLine], _ terms: SaleTerms) throws(Refusal) {
    lines = sold
    self.terms = terms
    var sum: Int64 = 0
    for index in lines.indices {
      sum += lines[index].gross.minorUnits
      lines[index].discount = .zero
      lines[index].bonuses = .zero
      lines[index].accrued = .zero
    }
    gross = Money(clamping: sum)
    takeGroupDiscount()
    for index in lines.indices {
      lines[index].bonuses = min(sold[index].bonuses, lines[index].toPay.asBonus)
    }
    try accrue()
  }

  /// Quantity × price over all lines.
  public let gross: Money
  /// What was taken off.
  public var discount: Money { sum(\.discount) }
  /// What is paid with bonuses.
  public var bonusesSpent: Bonus { sum(\.bonuses) }
  /// What is left to pay, in money.
  public var toPay: Money { sum(\.toPay) }
  /// The accrual.
  public var accrued: Bonus { sum(\.accrued) }
  /// The tier that the client's total belongs to.
  public var tier: Tiers.Tier? { terms.program?.tiers.tier(for: terms.total) }
  /// What is missing to the next tier.
  public var missingToNext: Money? { terms.program?.tiers.next(after: terms.total)?.missing }

  private func sum<Unit>(_ part: (ReceiptLine) -> Hundredths<Unit>) -> Hundredths<Unit> {
    Hundredths(clamping: lines.reduce(0) { $0 + part($1).minorUnits })
  }

  // MARK: The group's discount program (rules.md §5.3)

  private mutating func takeGroupDiscount() {
    guard !terms.isCharged, let program = terms.program,
      case .discount(let discount) = program.terms
    else { return }
    let percent = program.tiers.tier(for: terms.total).percent
    let rule = Explanation.Rule.discountProgram(name: program.name, percent)
    if let obstacle = obstacle(to: program, hours: discount.schedule) {
      explanation.append(Explanation(rule, .notApplied(obstacle)))
      return
    }
    let base = lines.map { program.categories.contains($0.category) ? $0.toPay : .zero }
    var amount = percent.discount(of: Money(clamping: base.reduce(0) { $0 + $1.minorUnits }))
    if let cap = discount.cap { amount = min(amount, cap) }
    guard !amount.isZero else {
      explanation.append(Explanation(rule, .notApplied(.nothingComesOfIt)))
      return
    }
    for (index, share) in amount.shares(over: base).enumerated() {
      lines[index].discount = Money(
        clamping: lines[index].discount.minorUnits + share.minorUnits
      )
    }
    explanation.append(Explanation(rule, .discounted(amount)))
  }

  // MARK: Bonuses (rules.md §5.4)

  private mutating func redeem() throws(Refusal) {
    let bonusTerms = terms.program?.bonusTerms ?? BonusTerms()
    let payable = lines.map {
      bonusTerms.payableCategories.contains($0.category) ? $0.toPay : .zero
    }
    let whole = Money(clamping: payable.reduce(0) { $0 + $1.minorUnits })
    let limit = min(bonusTerms.redemptionLimit.roundedDown(of: whole), whole).asBonus
    let isOpen = terms.isProgramOpen
    maximumBonuses = isOpen ? min(terms.usable, limit) : .zero
    let wanted: Bonus
    switch terms.redemption {
    case .nothing: wanted = .zero
    case .most: wanted = maximumBonuses
    case .amount(let amount): wanted = amount
    }
    guard !wanted.isNegative else { throw .amountInvalid(typed: wanted.decimalString) }
    guard wanted <= terms.usable else {
      throw .notEnoughBonuses(usable: terms.usable, maximum: maximumBonuses)
    }
    guard wanted <= maximumBonuses else {
      throw .bonusesNotPayable(usable: terms.usable, maximum: maximumBonuses)
    }
    for (index, share) in wanted.asMoney.shares(over: payable).enumerated() {
      lines[index].bonuses = share.asBonus
    }
    explain(redeemed: wanted, isOpen: isOpen, payable: whole)
  }

  private mutating func explain(redeemed: Bonus, isOpen: Bool, payable: Money) {
    guard redeemed.isZero else {
      explanation.append(Explanation(.redemption, .redeemed(redeemed)))
      return
    }
    // Nobody was asked at the desk.
    guard !terms.isCharged else { return }
    let obstacle: Explanation.Obstacle =
      if terms.usable.isZero {
        .noBonuses
      } else if !isOpen {
        .password
      } else if payable.isZero {
        .noSuchLines
      } else {
        .notWanted
      }
    explanation.append(Explanation(.redemption, .notApplied(obstacle)))
  }

  // MARK: The accrual (rules.md §5.6)

  private mutating func accrue() throws(Refusal) {
    guard let program = terms.program, case .bonus(let bonus) = program.terms else { return }
    let percent = program.tiers.tier(for: terms.total).percent
    let rule = Explanation.Rule.bonusProgram(name: program.name, percent)
    if let obstacle = obstacle(to: program, hours: nil) {
      explanation.append(Explanation(rule, .notApplied(obstacle)))
      return
    }
    guard bonus.accruesWhenPartlyPaidWithBonuses || bonusesSpent.isZero else {
      explanation.append(Explanation(rule, .notApplied(.partlyPaidWithBonuses)))
      return
    }
    let paid = lines.map { program.categories.contains($0.category) ? $0.toPay : .zero }
    var sum = AccrualSum()
    for amount in paid { sum.add(amount, at: percent) }
    let accrued = try refusing(try sum.roundedDown(to: bonus.rounding))
    guard !accrued.isZero else {
      explanation.append(Explanation(rule, .notApplied(.nothingComesOfIt)))
      return
    }
    for (index, share) in accrued.asMoney.shares(over: paid).enumerated() {
      lines[index].accrued = share.asBonus
    }
    explanation.append(Explanation(rule, .accrued(accrued)))
  }

  /// What keeps a program from the receipt: its password, hours, minimum or categories.
  private func obstacle(to program: Program, hours: WeeklyHours?) -> Explanation.Obstacle? {
    guard terms.isProgramOpen else { return .password }
    if let hours, !terms.calendar.isInside(hours, at: terms.at) { return .outsideHours }
    guard gross >= program.minimumReceipt else {
      return .belowMinimum(
        program.minimumReceipt,
        missing: program.minimumReceipt.remaining(after: gross)
      )
    }
    let isMeant = lines.contains { program.categories.contains($0.category) }
    return isMeant ? nil : .noSuchLines
  }
}
