/// One thing that must hold for a code to work for a client, and whether it does.
///
/// The first check that fails is the refusal of an activation (rules.md §7.4): there is no other
/// code that decides.
public struct CodeCheck: Hashable, Sendable {
  /// What must hold, with the facts.
  public enum Kind: Hashable, Sendable {
    /// There is such a code.
    case known(code: String?, repair: CodeRepair?)
    /// It is no draft, and its period has begun.
    case begun(from: Moment?)
    /// It is neither paused nor ended.
    case running(PromoCode.Status)
    /// Its period is not over; the moment when it is.
    case notExpired(end: Moment?)
    /// The client has uses left.
    case clientUses(used: Int, limit: Int)
    /// There are uses left in all; nil is no limit.
    case totalUses(used: Int, limit: Int?)
    /// The client is one of those whom it is for.
    case condition(PromoCodeCondition)
  }

  /// What must hold.
  public let kind: Kind
  /// Why it does not; nil where it does.
  public let refusal: Refusal?

  /// Whether it holds.
  public var isOK: Bool { refusal == nil }

  init(_ kind: Kind, _ problem: PromoCodeProblem?) {
    self.kind = kind
    refusal = problem.map { .promoCode($0) }
  }
}

extension Club {
  /// Why a typed code works for a client or does not: every check in the order of rules.md §7.4.
  ///
  /// - Returns: One failed check where the code is not known, else all of them.
  public func checks(
    of typed: String,
    for client: Client.ID,
    at moment: Moment
  ) -> [CodeCheck] {
    let found: FoundCode
    do throws(Refusal) {
      found = try promoCodes.find(typed: typed)
    } catch {
      guard case .promoCode(let problem) = error else { return [] }
      return [CodeCheck(.known(code: nil, repair: nil), problem)]
    }
    let known = CodeCheck(.known(code: found.text, repair: found.repair), nil)
    return [known] + checks(of: found.place, for: client, at: moment)
  }

  /// Whether a promo code would work for a client now, and what is missing: for the client's card.
  ///
  /// Of a batch it says whether one more of its texts would.
  public func checks(
    of code: PromoCode,
    for client: Client.ID,
    at moment: Moment
  ) -> [CodeCheck] {
    checks(of: CodePlace(promoCode: code.id, place: -1), for: client, at: moment)
  }

  /// The checks of one text; a place below 0 is any text that is left.
  func checks(
    of place: CodePlace,
    for client: Client.ID,
    at moment: Moment
  ) -> [CodeCheck] {
    guard let code = promoCodes[place.promoCode] else { return [] }
    let text = place.place < 0 ? code.name : promoCodes.text(of: place)
    let (start, end) = (code.terms.period.start, code.terms.period.end)
    let isEarly = code.status == .draft || start.map { moment < $0 } ?? false
    let isLate = end.map { $0 <= moment } ?? false
    return [
      CodeCheck(
        .begun(from: start),
        isEarly
          ? .notYetActive(code: text, from: code.status == .draft ? nil : start) : nil
      ),
      running(code, place, text),
      CodeCheck(
        .notExpired(end: end),
        isLate ? end.map { .expired(code: text, since: $0) } : nil
      ),
      clientUses(code, place, client),
      totalUses(code, place, text),
    ] + conditions(of: code, for: client, at: moment, text)
  }

  private func running(_ code: PromoCode, _ place: CodePlace, _ text: String) -> CodeCheck {
    let (since, by) = (code.statusSince, code.statusBy)
    let isTextRevoked = promoCodes.state(of: place) == .revoked
    let problem: PromoCodeProblem? =
      switch code.status {
      case .paused: .paused(code: text, since: since, by: by)
      case .ended: .ended(code: text, since: since, by: by, isRevoked: false)
      case .revoked: .ended(code: text, since: since, by: by, isRevoked: true)
      case .draft, .active:
        isTextRevoked ? .ended(code: text, since: nil, by: nil, isRevoked: true) : nil
      }
    return CodeCheck(.running(isTextRevoked ? .revoked : code.status), problem)
  }

  /// How often the client used the code, over all texts of a batch; a text of a batch that the
  /// client used is used, whatever the limit.
  private func clientUses(
    _ code: PromoCode,
    _ place: CodePlace,
    _ client: Client.ID
  ) -> CodeCheck {
    let limit = code.terms.perClientLimit
    let uses = promoCodes.activations.rows(of: client)
      .filter { $0.promoCode == code.id && !$0.isReturned }
    let last =
      code.batch == nil
      ? nil : uses.last { Int($0.place) == place.place }
    let problem = (last ?? (uses.count >= limit ? uses.last : nil)).map { row in
      let activation = promoCodes.full(row)
      let venue = activation.venue.flatMap { priceList.venues[$0]?.name }
      return PromoCodeProblem.alreadyUsed(activation, venue: venue, limit: limit)
    }
    return CodeCheck(.clientUses(used: uses.count, limit: limit), problem)
  }

  private func totalUses(_ code: PromoCode, _ place: CodePlace, _ text: String) -> CodeCheck {
    if promoCodes.state(of: place) == .used {
      return CodeCheck(.totalUses(used: 1, limit: 1), .usedUp(code: text, limit: 1))
    }
    let used = promoCodes.used(code.id)
    let limit = promoCodes.limit(of: code)
    let isUsedUp = limit.map { used >= $0 } ?? false
    return CodeCheck(
      .totalUses(used: used, limit: limit),
      isUsedUp ? limit.map { .usedUp(code: text, limit: $0) } : nil
    )
  }

  private func conditions(
    of code: PromoCode,
    for client: Client.ID,
    at moment: Moment,
    _ text: String
  ) -> [CodeCheck] {
    let conditions = code.terms.conditions
    let columns = clients.columns(of: client)
    let registered = calendar.day(of: columns.registeredAt)
    var checks: [CodeCheck] = []
    func check(_ condition: PromoCodeCondition, _ holds: Bool) {
      let problem = PromoCodeProblem.notForClient(code: text, condition)
      checks.append(CodeCheck(.condition(condition), holds ? nil : problem))
    }
    if conditions.registered != .always {
      let (from, until) = calendar.dates(of: conditions.registered)
      let holds = conditions.registered.contains(columns.registeredAt)
      check(.registered(from: from, until: until, on: registered), holds)
    }
    if let days = conditions.registeredWithinDays {
      let now = registered.days(until: calendar.day(of: moment))
      check(.registeredWithin(days: days, now: now), now <= days)
    }
    if !conditions.groups.isEmpty {
      let names = conditions.groups.compactMap { groups[$0]?.name }
      check(.groups(names), conditions.groups.contains(where: columns.groups.contains))
    }
    if !conditions.audiences.isEmpty { check(.audiences(conditions.audiences), false) }
    if conditions.isForFirstVisit {
      let receipts = receipts.count(of: client)
      check(.firstVisit(receipts: receipts), receipts == 0)
    }
    return checks
  }
}
