import JSONText
import Loyalty

/// The members of the objects that programs take.
private enum PartFields {
  static let from = Field("from", .money, "the total from or over which the percent holds")
  static let percent = Field("percent", .percent, "the percent")
  static let days = Field("days", .whole(1...TotalWindow.dayLimit), "how many days")
  static let amount = Field("amount", .bonus, "how many bonuses")
  static let daysBefore = Field("daysBefore", .days, "days before the birthday")
  static let daysAfter = Field("daysAfter", .days, "days after the birthday")
  static let referrer = Field("referrer", .bonus, "for who brought the friend")
  static let friend = Field("friend", .bonus, "for the friend")
}

extension Shape where Value == Int {
  /// A number of days that a delay or an expiry may have.
  static var days: Shape { whole(0...BonusTerms.dayLimit) }
}

extension Shape where Value == Tiers.Tier {
  /// A threshold of the total with its percent.
  static var tier: Shape {
    object(
      "{\"from\": \"1000.00\", \"percent\": \"3\"}",
      of: [PartFields.from.required, PartFields.percent.required]
    ) { values throws(LineRefusal) in
      Tiers.Tier(
        threshold: try values.required(PartFields.from),
        percent: try values.required(PartFields.percent)
      )
    }
  }
}

extension Shape where Value == TotalWindow {
  /// Which purchases count for the tier.
  static var window: Shape {
    let words = "{\"days\": 90} or \"calendarYear\""
    return Shape(words) { value, place throws(LineRefusal) in
      switch value {
      case .string("calendarYear"): return .calendarYear
      case .string(let text): throw .unknownValue(text, known: ["calendarYear"], at: place)
      case .object(let members):
        let values = try Values(members, of: [PartFields.days.required], in: place)
        return .lastDays(try values.required(PartFields.days))
      default: throw .wrongType(value, expected: words, at: place)
      }
    }
  }
}

extension Shape where Value == BirthdayBonus {
  /// Bonuses around the birthday.
  static var birthdayBonus: Shape {
    object(
      "{\"amount\": \"100\", \"daysBefore\": 3, \"daysAfter\": 7}",
      of: [
        PartFields.amount.required, PartFields.daysBefore.required, PartFields.daysAfter.required,
      ]
    ) { values throws(LineRefusal) in
      BirthdayBonus(
        amount: try values.required(PartFields.amount),
        daysBefore: try values.required(PartFields.daysBefore),
        daysAfter: try values.required(PartFields.daysAfter)
      )
    }
  }
}

extension Shape where Value == ReferralBonus {
  /// Bonuses for bringing a friend.
  static var referralBonus: Shape {
    object(
      "{\"referrer\": \"50\", \"friend\": \"25\"}",
      of: [PartFields.referrer.required, PartFields.friend.required]
    ) { values throws(LineRefusal) in
      ReferralBonus(
        referrer: try values.required(PartFields.referrer),
        friend: try values.required(PartFields.friend)
      )
    }
  }
}
