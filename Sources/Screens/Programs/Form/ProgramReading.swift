import Localization
import Loyalty
import Terminal

/// Reads what stands in the form of a program; each problem names its field.
struct ProgramReading {
  private let form: FormState<ProgramField>
  private let kind: LoyaltyType

  init(_ form: FormState<ProgramField>, _ kind: LoyaltyType) {
    self.form = form
    self.kind = kind
  }

  typealias Problem = TypedTiers.Problem

  /// The program as it would be created.
  func draft() throws(Problem) -> ProgramDraft {
    ProgramDraft(
      name: form.text(.name),
      description: description,
      tiers: try tiers(),
      window: try window(),
      categories: categories,
      minimumReceipt: try amount(.minimum, MoneyUnit.self),
      terms: try terms(),
      payableCategories: kind == .bonus ? form.several(.payable) : nil
    )
  }

  /// What is to become of the password: a new one was typed twice, or it is to go.
  func password(_ passwords: Passwords?) throws(Problem) -> Edit<PasswordHash> {
    if form.isOn(.noPassword) { return .clear }
    let typed = form.text(.password)
    guard !typed.isEmpty else { return .keep }
    guard typed == form.text(.passwordAgain) else {
      throw Problem(field: .passwordAgain, words: "programs.problem.passwordAgain")
    }
    guard let hash = passwords?.hash(typed) else {
      throw Problem(field: .password, words: "programs.problem.password")
    }
    return .set(hash)
  }

  /// What is typed as the description; nothing is none.
  var description: String? {
    form.text(.description).isEmpty ? nil : form.text(.description)
  }

  /// The tiers.
  func tiers() throws(Problem) -> Tiers {
    let bound = form.choice(.bound).flatMap(Tiers.Bound.init(rawValue:)) ?? .over
    return try TypedTiers(form).tiers(bound)
  }

  /// Which purchases count.
  func window() throws(Problem) -> TotalWindow {
    switch form.choice(.window) {
    case "lastDays": .lastDays(try days(.windowDays) ?? 0)
    case "calendarYear": .calendarYear
    default: .allTime
    }
  }

  /// The chosen categories; nothing chosen is all.
  var categories: [String]? {
    form.several(.categories).isEmpty ? nil : form.several(.categories)
  }

  /// An amount that may be left out.
  func amount<Unit>(
    _ field: ProgramField,
    _ unit: Unit.Type
  ) throws(Problem) -> Hundredths<Unit> {
    let text = form.text(field)
    guard !text.isEmpty else { return .zero }
    return try read(field) { () throws(ValueProblem) in try Hundredths<Unit>(typed: text) }
  }

  /// The terms of its kind, but for the categories that bonuses may pay.
  func terms() throws(Problem) -> Program.Terms {
    if kind == .bonus { .bonus(try bonus()) } else { .discount(try discount()) }
  }

  private func bonus() throws(Problem) -> BonusTerms {
    let limit = form.text(.limit).filter { !$0.isWhitespace }
    return BonusTerms(
      redemptionLimit: limit.isEmpty
        ? .hundred
        : try read(.limit) { () throws(ValueProblem) in try Percent(decimal: limit) },
      delayDays: try days(.delay) ?? 0,
      expiryDays: try days(.expiry),
      rounding: form.choice(.rounding).flatMap(AccrualRounding.init(rawValue:)) ?? .hundredth,
      welcomeBonus: try amount(.welcome, BonusUnit.self),
      birthdayBonus: try birthday(),
      referralBonus: try referral(),
      accruesWhenPartlyPaidWithBonuses: form.isOn(.partlyPaid)
    )
  }

  private func birthday() throws(Problem) -> BirthdayBonus? {
    let bonus = try amount(.birthday, BonusUnit.self)
    guard !bonus.isZero else { return nil }
    return BirthdayBonus(
      amount: bonus,
      daysBefore: try days(.birthdayBefore) ?? 0,
      daysAfter: try days(.birthdayAfter) ?? 0
    )
  }

  private func referral() throws(Problem) -> ReferralBonus? {
    let referrer = try amount(.referrer, BonusUnit.self)
    let friend = try amount(.friend, BonusUnit.self)
    guard !referrer.isZero || !friend.isZero else { return nil }
    return ReferralBonus(referrer: referrer, friend: friend)
  }

  private func discount() throws(Problem) -> DiscountTerms {
    let cap = try amount(.cap, MoneyUnit.self)
    let chosen = form.several(.days).compactMap { Int($0) }.compactMap(Weekday.init(rawValue:))
    let hours = try self.hours()
    let days = chosen.isEmpty ? Set(Weekday.allCases) : Set(chosen)
    let isAlways = days.count == Weekday.allCases.count && hours == nil
    return DiscountTerms(
      cap: form.text(.cap).isEmpty ? nil : cap,
      schedule: isAlways ? nil : WeeklyHours(days: days, window: hours)
    )
  }

  private func hours() throws(Problem) -> HoursWindow? {
    guard !form.text(.from).isEmpty || !form.text(.until).isEmpty else { return nil }
    return HoursWindow(from: try time(.from), until: try time(.until))
  }

  private func time(_ field: ProgramField) throws(Problem) -> TimeOfDay {
    let typed = form.text(field)
    guard !typed.isEmpty else { return .midnight }
    let text = typed.contains(":") ? typed : typed + ":00"
    guard let time = TimeOfDay(typed: text) else {
      throw Problem(field: field, words: "programs.problem.time", ["typed": .text(typed)])
    }
    return time
  }

  private func days(_ field: ProgramField) throws(Problem) -> Int? {
    let text = form.text(field).filter { !$0.isWhitespace }
    guard !text.isEmpty else { return nil }
    guard let days = Int(text) else {
      throw Problem(field: field, refusal: .value(.quantityInvalid(text)))
    }
    guard (0...BonusTerms.dayLimit).contains(days) else {
      throw Problem(field: field, refusal: .daysInvalid(days, limit: BonusTerms.dayLimit))
    }
    return days
  }

  private func read<Value>(
    _ field: ProgramField,
    _ body: () throws(ValueProblem) -> Value
  ) throws(Problem) -> Value {
    do throws(ValueProblem) {
      return try body()
    } catch {
      throw Problem(field: field, refusal: .value(error))
    }
  }
}
