/// What is to change in the terms of a bonus program; what is nil or `keep` stays.
public struct BonusTermsEdit: Hashable, Sendable {
  /// Another part of the payable lines that bonuses may pay.
  public var redemptionLimit: Percent?
  /// Another delay of accruals.
  public var delayDays: Int?
  /// Another term of accruals; `clear` is never.
  public var expiryDays: Edit<Int> = .keep
  /// Another rounding.
  public var rounding: AccrualRounding?
  /// Another bonus on registration.
  public var welcomeBonus: Bonus?
  /// Another bonus around the birthday.
  public var birthdayBonus: Edit<BirthdayBonus> = .keep
  /// Another bonus for bringing a friend.
  public var referralBonus: Edit<ReferralBonus> = .keep
  /// Whether receipts partly paid with bonuses accrue.
  public var accruesWhenPartlyPaidWithBonuses: Bool?

  /// Asks for nothing yet.
  public init() {}

  /// The terms after the edit; the categories that bonuses pay are edited by their names.
  public func applied(to terms: BonusTerms) -> BonusTerms {
    BonusTerms(
      payableCategories: terms.payableCategories,
      redemptionLimit: redemptionLimit ?? terms.redemptionLimit,
      delayDays: delayDays ?? terms.delayDays,
      expiryDays: expiryDays.applied(to: terms.expiryDays),
      rounding: rounding ?? terms.rounding,
      welcomeBonus: welcomeBonus ?? terms.welcomeBonus,
      birthdayBonus: birthdayBonus.applied(to: terms.birthdayBonus),
      referralBonus: referralBonus.applied(to: terms.referralBonus),
      accruesWhenPartlyPaidWithBonuses: accruesWhenPartlyPaidWithBonuses
        ?? terms.accruesWhenPartlyPaidWithBonuses
    )
  }
}

/// What is to change in the terms of a discount program.
public struct DiscountTermsEdit: Hashable, Sendable {
  /// Another cap; `clear` is none.
  public var cap: Edit<Money>
  /// Other days and hours; `clear` is always.
  public var schedule: Edit<WeeklyHours>

  /// Asks for nothing yet, or for what is given.
  public init(cap: Edit<Money> = .keep, schedule: Edit<WeeklyHours> = .keep) {
    self.cap = cap
    self.schedule = schedule
  }

  /// The terms after the edit.
  public func applied(to terms: DiscountTerms) -> DiscountTerms {
    DiscountTerms(cap: cap.applied(to: terms.cap), schedule: schedule.applied(to: terms.schedule))
  }
}

extension ProgramEdit {
  /// The tiers after the edit: thresholds and bound change apart from each other.
  ///
  /// - Throws: `tiersInvalid`.
  func tiers(after was: Tiers) throws(Refusal) -> Tiers {
    guard tierList != nil || bound != nil else { return tiers ?? was }
    let base = tiers ?? was
    do throws(Tiers.Problem) {
      return try Tiers(tierList ?? base.tiers, bound: bound ?? base.bound)
    } catch {
      throw .tiersInvalid(error)
    }
  }

  /// The terms after the edit.
  ///
  /// - Throws: `programOfOtherType` for terms that the program's kind does not have.
  func terms(after was: Program) throws(Refusal) -> Program.Terms {
    let asked = terms ?? was.terms
    switch (was.terms, asked) {
    case (.bonus, .bonus(let terms)) where discount == DiscountTermsEdit():
      return .bonus(bonus.applied(to: terms))
    case (.discount, .discount(let terms))
    where bonus == BonusTermsEdit() && payableCategories == nil:
      return .discount(discount.applied(to: terms))
    default: throw .programOfOtherType(program: was.name)
    }
  }
}
