/// What a promo code shall give, when and to whom, as somebody typed it.
public struct PromoCodeTermsDraft: Hashable, Sendable {
  /// The bonuses of one activation.
  public var bonuses: Bonus
  /// The first day on which it can be activated.
  public var from: Day?
  /// The last day on which it can be activated.
  public var until: Day?
  /// How many activations there may be in all.
  public var totalLimit: Int?
  /// How many activations a client may have.
  public var perClientLimit: Int
  /// The groups of which one is needed.
  public var groups: [GroupReference]
  /// The audiences of which one is needed.
  public var audiences: [Audience.ID]
  /// The first day on which the client may have been registered.
  public var registeredFrom: Day?
  /// The last day on which the client may have been registered.
  public var registeredUntil: Day?
  /// For how many local days the client may have been registered.
  public var registeredWithinDays: Int?
  /// Whether only a client without any receipt may use it.
  public var isForFirstVisit: Bool
  /// Whether a receipt that goes back whole gives the use back and takes the bonuses.
  public var returnsOnRefund: Bool

  /// Begins with the bonuses; all else has a default.
  public init(
    bonuses: Bonus,
    from: Day? = nil,
    until: Day? = nil,
    totalLimit: Int? = nil,
    perClientLimit: Int = 1,
    groups: [GroupReference] = [],
    audiences: [Audience.ID] = [],
    registeredFrom: Day? = nil,
    registeredUntil: Day? = nil,
    registeredWithinDays: Int? = nil,
    isForFirstVisit: Bool = false,
    returnsOnRefund: Bool = false
  ) {
    self.bonuses = bonuses
    self.from = from
    self.until = until
    self.totalLimit = totalLimit
    self.perClientLimit = perClientLimit
    self.groups = groups
    self.audiences = audiences
    self.registeredFrom = registeredFrom
    self.registeredUntil = registeredUntil
    self.registeredWithinDays = registeredWithinDays
    self.isForFirstVisit = isForFirstVisit
    self.returnsOnRefund = returnsOnRefund
  }
}

extension PromoCodeTerms {
  /// The same as somebody would type it: to duplicate a code or to edit it.
  public func draft(in calendar: ClubCalendar) -> PromoCodeTermsDraft {
    let dates = calendar.dates(of: period)
    let registered = calendar.dates(of: conditions.registered)
    return PromoCodeTermsDraft(
      bonuses: bonuses,
      from: dates.first,
      until: dates.last,
      totalLimit: totalLimit,
      perClientLimit: perClientLimit,
      groups: conditions.groups.map { .id($0) },
      audiences: conditions.audiences,
      registeredFrom: registered.first,
      registeredUntil: registered.last,
      registeredWithinDays: conditions.registeredWithinDays,
      isForFirstVisit: conditions.isForFirstVisit,
      returnsOnRefund: returnsOnRefund
    )
  }
}

/// A promo code as somebody wants to create it: nothing of it is checked yet.
public struct PromoCodeDraft: Hashable, Sendable {
  /// The name as it was typed.
  public var name: String
  /// What clients type; nil is the name.
  public var code: String?
  /// What it gives, when and to whom.
  public var terms: PromoCodeTermsDraft
  /// What it begins with: draft, active or paused.
  public var status: PromoCode.Status

  /// Begins a draft: a name and the bonuses are enough.
  public init(
    name: String,
    code: String? = nil,
    terms: PromoCodeTermsDraft,
    status: PromoCode.Status = .active
  ) {
    self.name = name
    self.code = code
    self.terms = terms
    self.status = status
  }
}

/// A batch of unique codes as somebody wants to create it.
public struct PromoCodeBatchDraft: Hashable, Sendable {
  /// The name as it was typed.
  public var name: String
  /// What every text begins with.
  public var prefix: String
  /// How many texts.
  public var count: Int
  /// How many random symbols follow the prefix.
  public var length: Int
  /// What each gives, when and to whom.
  public var terms: PromoCodeTermsDraft
  /// What it begins with: draft, active or paused.
  public var status: PromoCode.Status
  /// Whether texts that can be guessed are wanted all the same.
  public var allowsGuessable: Bool
  /// Texts that `Club.drawTexts` drew ahead; others are drawn where one of them is taken by now.
  public var drawn: BatchCodes?

  /// Begins a draft.
  public init(
    name: String,
    prefix: String,
    count: Int,
    length: Int = PromoCodeBatch.leastLength,
    terms: PromoCodeTermsDraft,
    status: PromoCode.Status = .active,
    allowsGuessable: Bool = false,
    drawn: BatchCodes? = nil
  ) {
    self.name = name
    self.prefix = prefix
    self.count = count
    self.length = length
    self.terms = terms
    self.status = status
    self.allowsGuessable = allowsGuessable
    self.drawn = drawn
  }
}

/// What `editPromoCode` asks for; what is nil or `keep` stays.
public struct PromoCodeEdit: Hashable, Sendable {
  /// Another name; what clients type stays.
  public var name: String?
  /// Another text for clients to type; not for a batch.
  public var code: String?
  /// Other bonuses of one activation.
  public var bonuses: Bonus?
  /// Another first day.
  public var from: Edit<Day> = .keep
  /// Another last day.
  public var until: Edit<Day> = .keep
  /// Another limit in all; `clear` is none.
  public var totalLimit: Edit<Int> = .keep
  /// Another limit per client.
  public var perClientLimit: Int?
  /// Other groups; `clear` asks for no group.
  public var groups: Edit<[GroupReference]> = .keep
  /// Other audiences; `clear` asks for no audience.
  public var audiences: Edit<[Audience.ID]> = .keep
  /// Another first day of registration.
  public var registeredFrom: Edit<Day> = .keep
  /// Another last day of registration.
  public var registeredUntil: Edit<Day> = .keep
  /// Another number of local days since registration.
  public var registeredWithinDays: Edit<Int> = .keep
  /// Whether only a client without any receipt may use it.
  public var isForFirstVisit: Bool?
  /// Whether a receipt that goes back whole gives the use back.
  public var returnsOnRefund: Bool?

  /// Asks for nothing yet.
  public init() {}

  /// The terms after the edit, as somebody would type them.
  func applied(to terms: PromoCodeTermsDraft) -> PromoCodeTermsDraft {
    PromoCodeTermsDraft(
      bonuses: bonuses ?? terms.bonuses,
      from: from.applied(to: terms.from),
      until: until.applied(to: terms.until),
      totalLimit: totalLimit.applied(to: terms.totalLimit),
      perClientLimit: perClientLimit ?? terms.perClientLimit,
      groups: groups.applied(to: terms.groups) ?? [],
      audiences: audiences.applied(to: terms.audiences) ?? [],
      registeredFrom: registeredFrom.applied(to: terms.registeredFrom),
      registeredUntil: registeredUntil.applied(to: terms.registeredUntil),
      registeredWithinDays: registeredWithinDays.applied(to: terms.registeredWithinDays),
      isForFirstVisit: isForFirstVisit ?? terms.isForFirstVisit,
      returnsOnRefund: returnsOnRefund ?? terms.returnsOnRefund
    )
  }
}
