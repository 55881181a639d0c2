import Loyalty

/// The fields of bonus and discount programs.
enum ProgramFields {
  static let program = Field("program", .textOrNumber, "which program, by id or name")
  static let name = Field("name", .text, "the name; names that differ in case, - and _ are one")
  static let tiers = Field(
    "tiers",
    Shape<[Tiers.Tier]>.list(of: .tier),
    "ascending totals, the first from 0, each with its percent"
  )
  static let bound = Field(
    "bound",
    Shape<Tiers.Bound>.choice,
    "whether a total that equals a threshold is below it (over, the default) or has reached it"
  )
  static let description = Field("description", .text, "what it is for", nullable: true)
  static let client = Field("client", .client, "who was buying")
  static let tries = Field(
    "tries",
    .whole(1...WrongPasswords.triesLimit),
    "how many passwords were wrong"
  )
  static let password = Field("password", .text, "what the desk is asked for", nullable: true)
  static let window = Field("window", .window, "purchases that count; null is all", nullable: true)
  static let categories = Field(
    "categories",
    Shape<[String]>.list(of: .text),
    "the categories that accrue or are reduced; null is all",
    nullable: true
  )
  static let minimumReceipt = Field("minimumReceipt", .money, "the least gross, inclusive")
  static let isArchived = Field("isArchived", .bool, "false: brings an archived one back")

  static let payableCategories = Field(
    "payableCategories",
    Shape<[String]>.list(of: .text),
    "the categories that bonuses may pay; game time without it"
  )
  static let redemptionLimit = Field(
    "redemptionLimit",
    .percent,
    "how much of the payable lines bonuses may pay; \"100\" without it"
  )
  static let delayDays = Field("delayDays", .days, "days until an accrual becomes usable")
  static let expiryDays = Field(
    "expiryDays",
    .days,
    "days until an accrual burns; null is never",
    nullable: true
  )
  static let rounding = Field(
    "rounding",
    Shape<AccrualRounding>.choice,
    "what accruals are rounded down to"
  )
  static let welcomeBonus = Field("welcomeBonus", .bonus, "accrued on registration")
  static let birthdayBonus = Field(
    "birthdayBonus",
    .birthdayBonus,
    "accrued before the birthday, burnt after it",
    nullable: true
  )
  static let referralBonus = Field(
    "referralBonus",
    .referralBonus,
    "accrued once a friend's first receipt is paid",
    nullable: true
  )
  static let accruesWhenPartlyPaid = Field(
    "accruesWhenPartlyPaidWithBonuses",
    .bool,
    "whether a receipt partly paid with bonuses accrues; true without it"
  )

  static let cap = Field("cap", .money, "the most that a receipt is reduced by", nullable: true)
  static let schedule = Field("schedule", .schedule, "the days and hours it holds", nullable: true)

  /// What both kinds may say.
  static let ofBoth = [
    bound.optional, description.optional, password.optional, window.optional, categories.optional,
    minimumReceipt.optional,
  ]
  /// What a bonus program may say.
  static let ofBonus = [
    payableCategories.optional, redemptionLimit.optional, delayDays.optional, expiryDays.optional,
    rounding.optional, welcomeBonus.optional, birthdayBonus.optional, referralBonus.optional,
    accruesWhenPartlyPaid.optional,
  ]
  /// What a discount program may say.
  static let ofDiscount = [cap.optional, schedule.optional]
}

extension Values {
  /// The tiers given, ascending from 0.
  func tiers() throws(LineRefusal) -> Tiers {
    let tiers = try required(ProgramFields.tiers)
    let bound = try optional(ProgramFields.bound) ?? .over
    do throws(Tiers.Problem) {
      return try Tiers(tiers, bound: bound)
    } catch {
      throw .refused(.tiersInvalid(error), place: place(of: ProgramFields.tiers))
    }
  }

  /// A draft with what both kinds say.
  func programDraft(
    _ terms: Program.Terms,
    payable: [String]? = nil
  ) throws(LineRefusal) -> ProgramDraft {
    var draft = ProgramDraft(
      name: try required(ProgramFields.name),
      description: try optional(ProgramFields.description),
      tiers: try tiers(),
      window: try optional(ProgramFields.window) ?? .allTime,
      categories: try optional(ProgramFields.categories),
      minimumReceipt: try optional(ProgramFields.minimumReceipt) ?? .zero,
      terms: terms,
      payableCategories: payable
    )
    draft.password = try hashedPassword(ProgramFields.password).applied(to: nil)
    return draft
  }

  /// What is to change in the terms of a bonus program.
  func bonusEdit() throws(LineRefusal) -> BonusTermsEdit {
    var edit = BonusTermsEdit()
    edit.redemptionLimit = try optional(ProgramFields.redemptionLimit)
    edit.delayDays = try optional(ProgramFields.delayDays)
    edit.expiryDays = try self.edit(ProgramFields.expiryDays)
    edit.rounding = try optional(ProgramFields.rounding)
    edit.welcomeBonus = try optional(ProgramFields.welcomeBonus)
    edit.birthdayBonus = try self.edit(ProgramFields.birthdayBonus)
    edit.referralBonus = try self.edit(ProgramFields.referralBonus)
    edit.accruesWhenPartlyPaidWithBonuses = try optional(ProgramFields.accruesWhenPartlyPaid)
    return edit
  }

  /// What is to change in the terms of a discount program.
  func discountEdit() throws(LineRefusal) -> DiscountTermsEdit {
    DiscountTermsEdit(
      cap: try edit(ProgramFields.cap),
      schedule: try edit(ProgramFields.schedule)
    )
  }
}
