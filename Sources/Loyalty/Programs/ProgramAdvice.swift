/// Something in a program that is allowed and hardly meant.
public enum ProgramAdvice: Hashable, Sendable {
  /// No client can reach the tier: its threshold is the greatest amount there is and must be
  /// passed, or it lies beyond all that could be bought in the program's window at the club's
  /// dearest price, day and night. The place is from 1.
  case tierUnreachable(place: Int, threshold: Money)
  /// The percent falls as the total grows; the place of the tier that gives less, from 1.
  case percentFalls(place: Int, from: Percent, to: Percent)
  /// The welcome bonus pays more than one hour: the first game-time product in use.
  case welcomeAboveHour(bonus: Bonus, product: Product.ID, price: Money)
  /// No product in use is of a category that the program accrues on or takes a discount off.
  case nothingSold(Category.ID)
  /// No product in use is of a category that bonuses may pay.
  case nothingPayable(Category.ID)
  /// Accruals burn before they become usable: the days until either.
  case burnsBeforeUsable(delay: Int, expiry: Int)
}

extension Club {
  /// What a manager might want to look at again before a program is saved (in the order of the
  /// form: tiers, categories, bonuses).
  ///
  /// Nothing is said about products and hours while the price list is empty.
  public func advice(on program: Program) -> [ProgramAdvice] {
    adviceOnTiers(program) + adviceOnCategories(program) + adviceOnDays(program)
      + adviceOnWelcome(program)
  }

  /// The same of a draft, whatever its name is; nothing where its terms would be refused.
  public func advice(on draft: ProgramDraft) -> [ProgramAdvice] {
    let program = try? program(
      from: draft,
      id: programs.nextID,
      name: draft.name,
      createdAt: Moment(milliseconds: 0)
    )
    return program.map { advice(on: $0) } ?? []
  }

  private func adviceOnTiers(_ program: Program) -> [ProgramAdvice] {
    var advice: [ProgramAdvice] = []
    let tiers = program.tiers.tiers
    let most = mostBought(in: program.window)
    for (index, tier) in tiers.enumerated() {
      let least =
        program.tiers.bound == .over ? tier.threshold.minorUnits + 1 : tier.threshold.minorUnits
      if index > 0, least > most {
        advice.append(.tierUnreachable(place: index + 1, threshold: tier.threshold))
      }
      if index > 0, tier.percent < tiers[index - 1].percent {
        advice.append(
          .percentFalls(place: index + 1, from: tiers[index - 1].percent, to: tier.percent)
        )
      }
    }
    return advice
  }

  /// The most minor units that one client could spend on game time in a window, playing all the
  /// time at the dearest price, and as much again on everything else.
  private func mostBought(in window: TotalWindow) -> Int64 {
    let days: Int64
    switch window {
    case .allTime: return Money.limit
    case .lastDays(let count): days = Int64(count) + 1
    case .calendarYear: days = 366
    }
    let hours = productsInUse.filter { $0.category == Category.gameTime }.map(\.price.minorUnits)
    guard let dearest = hours.max() else { return Money.limit }
    let (sum, overflow) = dearest.multipliedReportingOverflow(by: days * 24 * 2)
    return overflow ? Money.limit : min(sum, Money.limit)
  }

  private func adviceOnCategories(_ program: Program) -> [ProgramAdvice] {
    guard !productsInUse.isEmpty else { return [] }
    var advice = unsold(program.categories).map(ProgramAdvice.nothingSold)
    if case .bonus(let terms) = program.terms {
      advice += unsold(terms.payableCategories).map(ProgramAdvice.nothingPayable)
    }
    return advice
  }

  /// A lot is usable from 00:00 after the delay and through the day of the expiry (rules.md §6.2).
  private func adviceOnDays(_ program: Program) -> [ProgramAdvice] {
    let terms = program.bonusTerms
    guard let expiry = terms.expiryDays, terms.delayDays > expiry else { return [] }
    return [.burnsBeforeUsable(delay: terms.delayDays, expiry: expiry)]
  }

  private func adviceOnWelcome(_ program: Program) -> [ProgramAdvice] {
    let welcome = program.bonusTerms.welcomeBonus
    guard let hour = productsInUse.first(where: { $0.category == Category.gameTime }),
      welcome.asMoney > hour.price
    else { return [] }
    return [.welcomeAboveHour(bonus: welcome, product: hour.id, price: hour.price)]
  }

  private var productsInUse: [Product] { priceList.products.items.filter { !$0.isArchived } }

  /// The categories chosen by name that no product in use is of, oldest first.
  private func unsold(_ choice: CategoryChoice) -> [Category.ID] {
    guard case .only(let categories) = choice else { return [] }
    let sold = Set(productsInUse.map(\.category))
    return categories.subtracting(sold).sorted()
  }
}
