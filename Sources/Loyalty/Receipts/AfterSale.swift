/// What both sides get once the friend whom a client brought has paid a first receipt.
struct ReferralThanks {
  /// The client who brought the friend.
  let referrer: Client.ID
  /// For that client.
  let toReferrer: Bonus
  /// For the friend.
  let friend: Bonus
}

/// What follows a sale in the same record: referral bonuses and the SMS after an order.
extension Club {
  /// Whether selling to a client looks at the full card.
  func sellingNeedsCard(of client: Client.ID) -> Bool {
    sendsAfterOrder(to: client) || program(of: client)?.bonusTerms.referralBonus != nil
  }

  /// The buyer's card, if something that follows the sale looks at it.
  func card(of client: Client.ID, with needed: Needed) throws(Refusal) -> Client? {
    guard sellingNeedsCard(of: client) else { return nil }
    guard let card = clients.cardInMemory(of: client) ?? needed.cards[client] else {
      throw .notFound(.client, typed: client.description)
    }
    return card
  }

  /// The referral bonus that a sale brings (rules.md §4.4).
  ///
  /// The friend's program says how much both get, once the friend pays money for the first time. A
  /// later refund does not take it back.
  func thanks(
    to card: Client?,
    for sale: SaleCalculator,
    at moment: Moment
  ) throws(Refusal) -> ReferralThanks? {
    guard let card, let referrer = card.referrer, clients.contains(referrer),
      let bonus = program(of: card.id)?.bonusTerms.referralBonus,
      !sale.toPay.isZero, !receipts.hasPaid(card.id)
    else { return nil }
    return ReferralThanks(referrer: referrer, toReferrer: bonus.referrer, friend: bonus.friend)
  }

  /// The events after the receipt, given the buyer's account as the receipt leaves it.
  func afterSale(
    _ receipt: Receipt,
    _ card: Client?,
    _ thanks: ReferralThanks?,
    _ account: Account,
    at moment: Moment
  ) throws(Refusal) -> [Event] {
    guard let card else { return [] }
    var account = account
    var events: [Event] = []
    if let thanks, !thanks.friend.isZero {
      let movement = try thank(card.id, thanks.friend, account, at: moment)
      if let lot = movement.lot { account.add(lot) }
      events.append(.bonusesMoved(movement))
    }
    if let thanks, !thanks.toReferrer.isZero {
      events += try settling(thanks.referrer, at: moment) { account throws(Refusal) in
        [.bonusesMoved(try thank(thanks.referrer, thanks.toReferrer, account, at: moment))]
      }
    }
    if let message = afterOrder(receipt, card, account) { events.append(.messageQueued(message)) }
    return events
  }

  private func thank(
    _ client: Client.ID,
    _ amount: Bonus,
    _ account: Account,
    at moment: Moment
  ) throws(Refusal) -> LedgerMovement {
    try account.accrual(
      to: client,
      amount,
      LedgerEntry(at: moment, kind: .accrual, amount: amount, origin: .referral),
      burnsAt: lotTerms(of: program(of: client), at: moment, delayed: false).burnsAt
    )
  }

  private func sendsAfterOrder(to client: Client.ID) -> Bool {
    leadingGroup(of: client)?.afterOrderSms.isOn == true
      && clients.columns(of: client).flags.contains(.acceptsSms)
  }

  /// The SMS after an order, if the leading group sends one and the client wants it (§5.7).
  private func afterOrder(_ receipt: Receipt, _ card: Client, _ account: Account) -> Message? {
    guard sendsAfterOrder(to: card.id), let group = leadingGroup(of: card.id),
      let template = try? MessageTemplate(group.afterOrderSms.template, for: .afterOrder)
    else { return nil }
    let text = template.filled { variable in
      switch variable {
      case .name: card.name
      case .club: settings.name
      case .bonuses: settings.messageText(account.usable(at: receipt.at))
      case .accrued: settings.messageText(receipt.accrued)
      case .spent: settings.messageText(receipt.bonusesSpent)
      case .paid: settings.messageText(receipt.paid)
      case .code, .burning, .until: nil
      }
    }
    return Message(
      id: outbox.nextMessage,
      client: card.id,
      channel: .sms,
      text: text,
      cause: .afterOrder,
      queuedAt: receipt.at
    )
  }
}

extension Account {
  /// The account as a receipt leaves it.
  func after(_ receipt: Receipt) -> Account {
    var account = self
    account.take(receipt.redemption)
    if let lot = receipt.accrual { account.add(lot) }
    return account
  }
}
