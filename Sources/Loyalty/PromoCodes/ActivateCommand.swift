/// A use of a code that was found to work, before it is written.
struct CodeUse {
  let code: PromoCode
  let found: FoundCode
  let client: Client.ID
}

extension Club {
  /// Activates a promo code (rules.md §7.4): refused for the first check that fails, else its
  /// bonuses come in the same record.
  func activate(_ draft: ActivationDraft, for asking: Asking) throws(Refusal) -> [Event] {
    let client = try client(draft.client)
    let venue = try venueInUse(draft.venue)
    let use = try use(of: draft.code, by: client, at: asking.at)
    return try settling(client, at: asking.at) { account throws(Refusal) in
      try events(of: use, account, asking, draft.channel, venue: venue?.id, receipt: nil).events
    }
  }

  /// The use of a typed code by a client, if every check holds.
  ///
  /// - Throws: The refusal of the first check that does not.
  func use(
    of typed: String,
    by client: Client.ID,
    at moment: Moment
  ) throws(Refusal) -> CodeUse {
    let found = try promoCodes.find(typed: typed)
    for check in checks(of: found.place, for: client, at: moment) {
      if let refusal = check.refusal { throw refusal }
    }
    guard let code = promoCodes[found.place.promoCode] else {
      throw .promoCode(.unknown(typed: typed, .noSuch))
    }
    return CodeUse(code: code, found: found, client: client)
  }

  /// The activation and its bonuses, and the account as they leave it.
  ///
  /// The bonuses burn as the leading group's program says (rules.md §6.2) and are usable at once.
  func events(
    of use: CodeUse,
    _ account: Account,
    _ asking: Asking,
    _ channel: Activation.Channel,
    venue: Venue.ID?,
    receipt: Receipt.ID?
  ) throws(Refusal) -> (events: [Event], account: Account) {
    let bonuses = use.code.terms.bonuses
    let movement = try account.accrual(
      to: use.client,
      bonuses,
      LedgerEntry(
        at: asking.at,
        kind: .accrual,
        amount: bonuses,
        origin: .promoCode(use.code.id)
      ),
      burnsAt: lotTerms(of: program(of: use.client), at: asking.at, delayed: false).burnsAt
    )
    let activation = Activation(
      promoCode: use.code.id,
      code: use.found.text,
      client: use.client,
      at: asking.at,
      by: asking.by,
      channel: channel,
      venue: venue,
      receipt: receipt,
      bonuses: bonuses,
      lot: account.nextLot,
      repair: use.found.repair
    )
    var account = account
    if let lot = movement.lot { account.add(lot) }
    return ([.promoCodeActivated(activation), .bonusesMoved(movement)], account)
  }
}
