/// What only a bonus program says, with the defaults of rules.md §4.4.
public struct BonusTerms: Hashable, Sendable {
  /// The categories that bonuses may pay.
  public var payableCategories: CategoryChoice
  /// How much of the payable lines bonuses may pay, rounded down.
  public var redemptionLimit: Percent
  /// Days until an accrual becomes usable; receipts only.
  public var delayDays: Int
  /// Days until an accrual burns; nil is never.
  public var expiryDays: Int?
  /// What accruals are rounded down to.
  public var rounding: AccrualRounding
  /// Accrued on registration.
  public var welcomeBonus: Bonus
  /// Accrued around the birthday.
  public var birthdayBonus: BirthdayBonus?
  /// Accrued once a friend's first receipt is paid.
  public var referralBonus: ReferralBonus?
  /// Whether a receipt partly paid with bonuses accrues.
  public var accruesWhenPartlyPaidWithBonuses: Bool

  /// The most days that a delay or an expiry may have.
  public static let dayLimit = 36_600

  /// The defaults: bonuses pay game time in full, are usable at once and never burn.
  public init(
    payableCategories: CategoryChoice = .only([Category.gameTime]),
    redemptionLimit: Percent = .hundred,
    delayDays: Int = 0,
    expiryDays: Int? = nil,
    rounding: AccrualRounding = .hundredth,
    welcomeBonus: Bonus = .zero,
    birthdayBonus: BirthdayBonus? = nil,
    referralBonus: ReferralBonus? = nil,
    accruesWhenPartlyPaidWithBonuses: Bool = true
  ) {
    self.payableCategories = payableCategories
    self.redemptionLimit = redemptionLimit
    self.delayDays = delayDays
    self.expiryDays = expiryDays
    self.rounding = rounding
    self.welcomeBonus = welcomeBonus
    self.birthdayBonus = birthdayBonus
    self.referralBonus = referralBonus
    self.accruesWhenPartlyPaidWithBonuses = accruesWhenPartlyPaidWithBonuses
  }
}

/// Bonuses around the birthday, once a calendar year (rules.md §4.5).
public struct BirthdayBonus: Hashable, Sendable {
  /// How many bonuses.
  public var amount: Bonus
  /// How many days before the birthday they appear.
  public var daysBefore: Int
  /// After how many days behind the birthday they burn.
  public var daysAfter: Int

  /// Takes the amount and the days around the birthday.
  public init(amount: Bonus, daysBefore: Int, daysAfter: Int) {
    self.amount = amount
    self.daysBefore = daysBefore
    self.daysAfter = daysAfter
  }
}

/// Bonuses for bringing a friend, once the friend's first receipt is paid.
public struct ReferralBonus: Hashable, Sendable {
  /// For the client who brought the friend.
  public var referrer: Bonus
  /// For the friend.
  public var friend: Bonus

  /// Takes both sides.
  public init(referrer: Bonus, friend: Bonus) {
    self.referrer = referrer
    self.friend = friend
  }
}

/// What only a discount program says (rules.md §4.6).
public struct DiscountTerms: Hashable, Sendable {
  /// The most that one receipt is reduced by; nil is no limit.
  public var cap: Money?
  /// The days and hours in which it holds; nil is always.
  public var schedule: WeeklyHours?

  /// The defaults: no cap, always.
  public init(cap: Money? = nil, schedule: WeeklyHours? = nil) {
    self.cap = cap
    self.schedule = schedule
  }
}
