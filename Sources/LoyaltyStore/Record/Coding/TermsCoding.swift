import JSONText
import Loyalty

/// What only a bonus program or only a discount program says, as JSON.
///
///     {"payableCategories":[1],"redemptionLimit":"100","delayDays":0,"expiryDays":90,
///      "rounding":"hundredth","welcomeBonus":"50.00","birthdayBonus":{…},"referralBonus":{…},
///      "accruesWhenPartlyPaidWithBonuses":true}
///     {"cap":"500.00","schedule":{"days":[6,7],"from":"22:00:00","until":"06:00:00"}}
enum TermsCoding {
  static func write(_ terms: BonusTerms, to writer: inout JSONWriter) {
    writer.object { writer in
      ProgramCoding.write(terms.payableCategories, as: "payableCategories", to: &writer)
      writer.member("redemptionLimit", terms.redemptionLimit.decimalString)
      writer.member("delayDays", terms.delayDays)
      writer.member(ifAny: "expiryDays", terms.expiryDays)
      writer.member("rounding", terms.rounding.rawValue)
      writer.member(unlessZero: "welcomeBonus", terms.welcomeBonus)
      if let birthday = terms.birthdayBonus {
        writer.member("birthdayBonus", birthday, write)
      }
      if let referral = terms.referralBonus {
        writer.member("referralBonus", referral, write)
      }
      writer.member(
        "accruesWhenPartlyPaidWithBonuses",
        terms.accruesWhenPartlyPaidWithBonuses
      )
    }
  }

  static func readBonus(_ reader: inout JSONReader) throws(JSONProblem) -> BonusTerms {
    var terms = BonusTerms(payableCategories: .all)
    var limit: Percent?
    var delayDays: Int?
    var rounding: AccrualRounding?
    var accruesWhenPartlyPaid: Bool?
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "payableCategories":
        terms.payableCategories = try ProgramCoding.readCategories(&reader)
      case "redemptionLimit": limit = try reader.percent()
      case "delayDays": delayDays = try reader.integer(as: Int.self)
      case "expiryDays": terms.expiryDays = try reader.integer(as: Int.self)
      case "rounding": rounding = try reader.parsed(AccrualRounding.init)
      case "welcomeBonus": terms.welcomeBonus = try reader.amount()
      case "birthdayBonus": terms.birthdayBonus = try readBirthday(&reader)
      case "referralBonus": terms.referralBonus = try readReferral(&reader)
      case "accruesWhenPartlyPaidWithBonuses": accruesWhenPartlyPaid = try reader.bool()
      default: throw reader.problem(.unknownKey(key))
      }
    }
    terms.redemptionLimit = try reader.required(limit, "redemptionLimit")
    terms.delayDays = try reader.required(delayDays, "delayDays")
    terms.rounding = try reader.required(rounding, "rounding")
    terms.accruesWhenPartlyPaidWithBonuses = try reader.required(
      accruesWhenPartlyPaid,
      "accruesWhenPartlyPaidWithBonuses"
    )
    return terms
  }

  static func write(_ terms: DiscountTerms, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(ifAny: "cap", terms.cap)
      if let schedule = terms.schedule {
        writer.member("schedule", schedule, HoursCoding.write)
      }
    }
  }

  static func readDiscount(_ reader: inout JSONReader) throws(JSONProblem) -> DiscountTerms {
    var terms = DiscountTerms()
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "cap": terms.cap = .some(try reader.amount())
      case "schedule": terms.schedule = try HoursCoding.read(&reader)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return terms
  }

  private static func write(_ bonus: BirthdayBonus, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("amount", bonus.amount)
      writer.member("daysBefore", bonus.daysBefore)
      writer.member("daysAfter", bonus.daysAfter)
    }
  }

  private static func readBirthday(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> BirthdayBonus {
    var amount: Bonus?
    var days: [String: Int] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "amount": amount = .some(try reader.amount())
      case "daysBefore", "daysAfter": days[key] = try reader.integer(as: Int.self)
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return BirthdayBonus(
      amount: try reader.required(amount, "amount"),
      daysBefore: try reader.required(days["daysBefore"], "daysBefore"),
      daysAfter: try reader.required(days["daysAfter"], "daysAfter")
    )
  }

  private static func write(_ bonus: ReferralBonus, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("referrer", bonus.referrer)
      writer.member("friend", bonus.friend)
    }
  }

  private static func readReferral(
    _ reader: inout JSONReader
  ) throws(JSONProblem) -> ReferralBonus {
    var sides: [String: Bonus] = [:]
    try reader.object { key, reader throws(JSONProblem) in
      switch key {
      case "referrer", "friend": sides[key] = .some(try reader.amount())
      default: throw reader.problem(.unknownKey(key))
      }
    }
    return ReferralBonus(
      referrer: try reader.required(sides["referrer"], "referrer"),
      friend: try reader.required(sides["friend"], "friend")
    )
  }
}
