import Localization
import Loyalty
import Terminal

/// What a form of a program opens with.
struct ProgramValues {
  private let words: Words
  private let club: Club

  init(_ context: Context) {
    words = context.words
    club = context.club
  }

  /// The values of a program that does not exist yet: the defaults of rules.md §4.
  func new(_ kind: LoyaltyType) -> [ProgramField: FieldValue] {
    var values = common(
      bound: .over,
      tiers: [(threshold: "0", percent: "")],
      window: .allTime,
      categories: .all,
      minimum: .zero
    )
    values.merge(terms(kind == .bonus ? .bonus(BonusTerms()) : .discount(DiscountTerms()))) { $1 }
    return values
  }

  /// The values of a program that exists.
  func of(_ program: Program) -> [ProgramField: FieldValue] {
    var values = common(
      bound: program.tiers.bound,
      tiers: program.tiers.tiers.map { (text($0.threshold), text($0.percent)) },
      window: program.window,
      categories: program.categories,
      minimum: program.minimumReceipt
    )
    values[.name] = .text(program.name)
    values[.description] = .text(program.description ?? "")
    values.merge(terms(program.terms)) { $1 }
    return values
  }

  private func common(
    bound: Tiers.Bound,
    tiers: [(threshold: String, percent: String)],
    window: TotalWindow,
    categories: CategoryChoice,
    minimum: Money
  ) -> [ProgramField: FieldValue] {
    var values: [ProgramField: FieldValue] = [
      .accrual: .choice("percent"),
      .bound: .choice(bound.rawValue),
      .categories: .several(categories == .all ? [] : names(categories)),
      .minimum: .text(minimum.isZero ? "" : text(minimum)),
    ]
    switch window {
    case .allTime: values[.window] = .choice("allTime")
    case .calendarYear: values[.window] = .choice("calendarYear")
    case .lastDays(let days):
      values[.window] = .choice("lastDays")
      values[.windowDays] = .text(String(days))
    }
    for (place, tier) in tiers.enumerated() {
      values[.threshold(place)] = .text(tier.threshold)
      values[.percent(place)] = .text(tier.percent)
    }
    return values
  }

  private func terms(_ terms: Program.Terms) -> [ProgramField: FieldValue] {
    switch terms {
    case .bonus(let bonus): values(of: bonus)
    case .discount(let discount): values(of: discount)
    }
  }

  private func values(of bonus: BonusTerms) -> [ProgramField: FieldValue] {
    [
      .payable: .several(names(bonus.payableCategories)),
      .limit: .text(text(bonus.redemptionLimit)),
      .delay: .text(days(bonus.delayDays)),
      .expiry: .text(bonus.expiryDays.map { String($0) } ?? ""),
      .rounding: .choice(bonus.rounding.rawValue),
      .partlyPaid: .check(bonus.accruesWhenPartlyPaidWithBonuses),
      .welcome: .text(text(bonus.welcomeBonus)),
      .birthday: .text(bonus.birthdayBonus.map { text($0.amount) } ?? ""),
      .birthdayBefore: .text(bonus.birthdayBonus.map { String($0.daysBefore) } ?? ""),
      .birthdayAfter: .text(bonus.birthdayBonus.map { String($0.daysAfter) } ?? ""),
      .referrer: .text(bonus.referralBonus.map { text($0.referrer) } ?? ""),
      .friend: .text(bonus.referralBonus.map { text($0.friend) } ?? ""),
    ]
  }

  private func values(of discount: DiscountTerms) -> [ProgramField: FieldValue] {
    let days = discount.schedule?.days ?? Set(Weekday.allCases)
    let isEveryDay = days.count == Weekday.allCases.count
    let window = discount.schedule?.window
    return [
      .cap: .text(discount.cap.map { text($0) } ?? ""),
      .days: .several(isEveryDay ? [] : days.map(\.rawValue).sorted().map { String($0) }),
      .from: .text(window?.from.text ?? ""),
      .until: .text(window?.until.text ?? ""),
    ]
  }

  private func names(_ choice: CategoryChoice) -> [String] {
    club.priceList.categories.items.filter { choice.contains($0.id) }.map(\.name)
  }

  private func days(_ days: Int) -> String { days == 0 ? "" : String(days) }

  private func text<Unit>(_ amount: Hundredths<Unit>) -> String {
    guard !amount.isZero || Unit.self == MoneyUnit.self else { return "" }
    let text = amount.decimalString
    return typed(text.hasSuffix(".00") ? String(text.dropLast(3)) : text)
  }

  private func text(_ percent: Percent) -> String { typed(percent.decimalString) }

  /// A decimal with the mark of the language.
  private func typed(_ decimal: String) -> String {
    words.language == .english ? decimal : decimal.replacing(".", with: ",")
  }
}
