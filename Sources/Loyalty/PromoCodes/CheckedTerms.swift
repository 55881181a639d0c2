/// How the terms of a promo code are checked, in the order of the form's fields.
extension Club {
  /// The terms that a draft leads to.
  ///
  /// - Parameters:
  ///   - draft: What somebody typed.
  ///   - was: The promo code that is edited: its limit stays above its uses, and groups that it
  ///     named already may have been archived meanwhile.
  /// - Returns: The terms, checked.
  /// - Throws: The first thing that is wrong.
  func checked(
    _ draft: PromoCodeTermsDraft,
    was: PromoCode?
  ) throws(Refusal) -> PromoCodeTerms {
    guard draft.bonuses > .zero else { throw .amountInvalid(typed: draft.bonuses.decimalString) }
    return PromoCodeTerms(
      bonuses: draft.bonuses,
      period: try period(from: draft.from, until: draft.until),
      totalLimit: try total(draft.totalLimit, was: was),
      perClientLimit: try limit(draft.perClientLimit),
      conditions: PromoCodeConditions(
        registered: try period(from: draft.registeredFrom, until: draft.registeredUntil),
        registeredWithinDays: try days(draft.registeredWithinDays),
        groups: try groups(of: draft, was: was),
        audiences: distinct(draft.audiences),
        isForFirstVisit: draft.isForFirstVisit
      ),
      returnsOnRefund: draft.returnsOnRefund
    )
  }

  private func period(from: Day?, until: Day?) throws(Refusal) -> Period {
    // Midnight of the very first and last days may fall into a year without four digits.
    let years = Day.years.lowerBound + 1..<Day.years.upperBound
    for day in [from, until].compactMap({ $0 }) where !years.contains(day.year) {
      throw .value(.dateInvalid(day.iso))
    }
    if let from, let until, until < from {
      throw .promoCode(.periodInvalid(from: from, until: until))
    }
    return calendar.period(from: from, until: until)
  }

  private func limit(_ limit: Int) throws(Refusal) -> Int {
    let range = PromoCodeTerms.limitRange
    guard range.contains(limit) else {
      throw .promoCode(.limitInvalid(limit, limit: range.upperBound))
    }
    return limit
  }

  private func total(_ total: Int?, was: PromoCode?) throws(Refusal) -> Int? {
    guard let total else { return nil }
    _ = try limit(total)
    let used = was.map { promoCodes.used($0.id) } ?? 0
    guard total >= used || was?.terms.totalLimit == total else {
      throw .promoCode(.limitBelowUsed(limit: total, used: used))
    }
    return total
  }

  private func days(_ days: Int?) throws(Refusal) -> Int? {
    guard let days else { return nil }
    guard (0...BonusTerms.dayLimit).contains(days) else {
      throw .daysInvalid(days, limit: BonusTerms.dayLimit)
    }
    return days
  }

  /// The groups named, in use or named before; each once.
  func groups(
    of draft: PromoCodeTermsDraft,
    was: PromoCode?
  ) throws(Refusal) -> [Group.ID] {
    let known = was?.terms.conditions.groups ?? []
    var ids: [Group.ID] = []
    for reference in draft.groups {
      let group = try group(reference)
      guard !group.isArchived || known.contains(group.id) else {
        throw .groupArchived(group: group.name)
      }
      ids.append(group.id)
    }
    return distinct(ids)
  }

  private func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
