import JSONText
import Loyalty

/// A program with the club around it.
struct ProgramSubject: Sendable {
  let club: Club
  let program: Program

  var bonus: BonusTerms? {
    if case .bonus(let terms) = program.terms { terms } else { nil }
  }
  var discount: DiscountTerms? {
    if case .discount(let terms) = program.terms { terms } else { nil }
  }
}

/// The members of a row of `list programs`: the fields of the commands, null where the other kind
/// has them.
enum ProgramMembers {
  static let all: [Member<ProgramSubject>] = ofBoth + ofBonus + ofDiscount + tail

  private static let ofBoth: [Member<ProgramSubject>] = [
    Member("program", "name") { .string($0.program.name) },
    Member("id", "number") { .id($0.program.id) },
    Member("loyalty", "\"bonus\" \"discount\"") { .string($0.program.loyalty.rawValue) },
    Member("tiers", "as given") { subject in
      .array(
        subject.program.tiers.tiers.map { tier in
          .members(["from": .amount(tier.threshold), "percent": .percent(tier.percent)])
        }
      )
    },
    Member("bound", "as given") { .string($0.program.tiers.bound.rawValue) },
    Member("description", "string or null") { .text(orNull: $0.program.description) },
    Member("hasPassword", "true or false") { .bool($0.program.password != nil) },
    Member("window", "as given, or null for all purchases") { $0.program.window.answer },
    Member("categories", "names, or null for all") { .categories($0.program.categories, $0.club) },
    Member("minimumReceipt", "decimal string") { .amount($0.program.minimumReceipt) },
  ]

  private static let ofBonus: [Member<ProgramSubject>] = [
    Member("payableCategories", "names or null") { subject in
      subject.bonus.map { .categories($0.payableCategories, subject.club) } ?? .null
    },
    Member("redemptionLimit", "decimal string or null") { subject in
      subject.bonus.map { .percent($0.redemptionLimit) } ?? .null
    },
    Member("delayDays", "number or null") { $0.bonus.map { .integer($0.delayDays) } ?? .null },
    Member("expiryDays", "number or null") { subject in
      subject.bonus?.expiryDays.map { .integer($0) } ?? .null
    },
    Member("rounding", "as given, or null") { .text(orNull: $0.bonus?.rounding.rawValue) },
    Member("welcomeBonus", "decimal string or null") { subject in
      subject.bonus.map { .amount($0.welcomeBonus) } ?? .null
    },
    Member("birthdayBonus", "as given, or null") { subject in
      guard let bonus = subject.bonus?.birthdayBonus else { return .null }
      return .members([
        "amount": .amount(bonus.amount), "daysBefore": .integer(bonus.daysBefore),
        "daysAfter": .integer(bonus.daysAfter),
      ])
    },
    Member("referralBonus", "as given, or null") { subject in
      guard let bonus = subject.bonus?.referralBonus else { return .null }
      return .members(["referrer": .amount(bonus.referrer), "friend": .amount(bonus.friend)])
    },
    Member("accruesWhenPartlyPaidWithBonuses", "true, false or null") { subject in
      subject.bonus.map { .bool($0.accruesWhenPartlyPaidWithBonuses) } ?? .null
    },
  ]

  private static let ofDiscount: [Member<ProgramSubject>] = [
    Member("cap", "decimal string or null") { $0.discount?.cap.map { .amount($0) } ?? .null },
    Member("schedule", "as given, or null") { $0.discount?.schedule?.answer ?? .null },
  ]

  private static let tail: [Member<ProgramSubject>] = [
    Member("groups", "names of the groups in use that carry it") { subject in
      .texts(subject.club.groups(with: subject.program.id).map(\.name))
    },
    Member("isArchived", "true or false") { .bool($0.program.isArchived) },
    Member("createdAt", "instant") { .moment($0.program.createdAt, in: $0.club.calendar) },
  ]
}

extension JSONValue {
  /// Categories by their names, oldest first, or null for all of them.
  fileprivate static func categories(_ choice: CategoryChoice, _ club: Club) -> JSONValue {
    guard case .only(let ids) = choice else { return .null }
    return .texts(club.priceList.categories.items.filter { ids.contains($0.id) }.map(\.name))
  }
}

extension TotalWindow {
  /// The window as it is given.
  fileprivate var answer: JSONValue {
    switch self {
    case .allTime: .null
    case .lastDays(let days): .members(["days": .integer(days)])
    case .calendarYear: .string("calendarYear")
    }
  }
}
