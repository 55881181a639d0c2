/// What has happened: one command's events are one line of the journal.
///
/// An event carries all that `Club.apply` and its answer need, and what was there before.
public enum Event: Hashable, Sendable {
  /// Settings of the club were changed.
  case settingsChanged([SettingChange])

  /// A client was registered, with the card as it was then.
  case clientRegistered(Client)
  /// Facts of a card were changed.
  case clientEdited(Client.ID, [ClientChange])
  /// Two cards of one person were made one.
  case clientsMerged(ClientMerge)
  /// What is personal of a client was erased; what it took with it stands beside it in the record.
  case clientErased(Client.ID)
  /// Clients who were not in the group were put into it.
  case clientsAddedToGroup(Group.ID, [Client.ID])
  /// Clients who were in the group were taken out of it.
  case clientsRemovedFromGroup(Group.ID, [Client.ID])

  /// A group was created at a place of the order, from 1.
  case groupCreated(Group, position: Int)
  /// Facts of a group were changed.
  case groupEdited(Group.ID, [GroupChange])
  /// The groups in use were put into another order.
  case groupsReordered(Change<[Group.ID]>)
  /// The default mark moved, came or went.
  case defaultGroupMoved(Change<Group.ID?>)

  /// A category of the club's own was added.
  case categoryCreated(Category)
  /// A category of the club's own got another name.
  case categoryRenamed(Change<Category>)
  /// A place where receipts are made was added.
  case venueCreated(Venue)
  /// Facts of a venue were changed.
  case venueChanged(Change<Venue>)
  /// A tariff or product was added.
  case productCreated(Product)
  /// Facts of a product were changed.
  case productChanged(Change<Product>)

  /// A program was created.
  case programCreated(Program)
  /// Facts of a program were changed.
  case programChanged(Change<Program>)
  /// Wrong passwords of a program were given until the dialog closed.
  case wrongPasswordsGiven(WrongPasswords)

  /// A sale was made.
  case receiptSold(Receipt)
  /// A receipt was put aside.
  case receiptParked(ParkedReceipt)
  /// A parked receipt was sold, thrown away, or parked again.
  case parkedReceiptEnded(ParkedReceiptEnd)
  /// A receipt was refunded, whole or in part.
  case receiptRefunded(Refund)
  /// Bonuses came or went beside receipts.
  case bonusesMoved(LedgerMovement)
  /// Bonuses burnt whose time was over; the entries carry the moment when it was.
  case bonusesBurnt(Client.ID, [LotPart])

  /// A promo code was created.
  case promoCodeCreated(PromoCode)
  /// A batch of unique codes was created, with its texts.
  case promoCodeBatchCreated(PromoCode, BatchCodes)
  /// Facts of a promo code or batch were changed, its status among them.
  case promoCodeChanged(Change<PromoCode>)
  /// Texts of a batch were handed out.
  case promoCodesHandedOut(PromoCode.ID, BatchCodes)
  /// Texts of a batch were revoked.
  case promoCodesRevoked(PromoCode.ID, BatchCodes)
  /// A client used a promo code; the bonuses stand beside it in the record.
  case promoCodeActivated(Activation)
  /// The refund of a receipt gave back the use of the promo code that came with it.
  case promoCodeReturned(Receipt.ID)

  /// Words of a push or SMS were kept under a name.
  case templateCreated(NamedTemplate)
  /// Facts of a template were changed.
  case templateChanged(Change<NamedTemplate>)
  /// A message was put into the outbox by what stands beside it in the record (rules.md §10.5).
  case messageQueued(Message)
  /// A push or SMS to many was written.
  case mailingCreated(Mailing)
  /// A mailing was changed, cancelled among it, and when.
  case mailingChanged(Change<Mailing>, at: Moment)
  /// The messages of a mailing were queued.
  case mailingStarted(MailingStart)
  /// A desk or worker has messages in hand, since when; of SMS what each costs, in the same order; and
  /// what stands for the variables of those that have some.
  case messagesTaken(
    [Message.ID],
    at: Moment,
    bills: [SmsBill] = [],
    values: [Message.ID: MessageValues] = [:]
  )
  /// What a gateway told of single devices; what it makes of the messages stands beside it.
  case devicesTold([DeviceReport])
  /// What became of messages, and when.
  case messagesSettled([Settlement], at: Moment)
  /// What clients did with messages.
  case reactionsCame([Reaction])
  /// How far messages had come when the journal was folded; stands in a base alone.
  case deliveriesKept([KeptDelivery])
}

/// What a command's answer tells, made from its events alone: a repeated request is answered from
/// its record.
public enum Answer: Hashable, Sendable {
  /// Nothing but that it was done.
  case done
  /// The client that was registered.
  case client(Client.ID)
  /// The balance of the client who stayed after a merge, and how many receipts moved.
  case merged(balance: Bonus, receipts: Int)
  /// How many clients were put into a group.
  case added(Int)
  /// How many clients were taken out of a group.
  case removed(Int)
  /// The groups that were created.
  case groups([Group.ID])
  /// The category, venue, product or program that was created, by its name.
  case created(name: String)
  /// The receipt of a sale.
  case receipt(Receipt)
  /// The receipt that was put aside.
  case parked(ParkedReceipt)
  /// The refund of a receipt.
  case refund(Refund)
  /// The balance after bonuses came or went.
  case balance(Bonus)
  /// The batch of unique codes that was created, with its texts.
  case batch(name: String, BatchCodes)
  /// The texts that were handed out.
  case codes(BatchCodes)
  /// The use of a promo code, and the balance after it.
  case activated(Activation, balance: Bonus)
  /// The mailing that was written, and its start if it went at once.
  case mailing(Mailing, MailingStart?)
  /// The message that was queued.
  case message(Message.ID)
}

extension Command {
  /// What to answer when the command led to these events.
  public func answer(to events: [Event]) -> Answer {
    switch self {
    case .registerClient:
      for case .clientRegistered(let client) in events { return .client(client.id) }
      return .done
    case .mergeClients:
      for case .clientsMerged(let merge) in events {
        return .merged(balance: merge.balance.now, receipts: merge.receipts)
      }
      return .done
    case .addToGroup:
      return .added(events.reduce(0) { $0 + $1.addedClients })
    case .removeFromGroup:
      return .removed(events.reduce(0) { $0 + $1.removedClients })
    case .createGroup, .createStarterGroups:
      return .groups(
        events.compactMap { event in
          guard case .groupCreated(let group, _) = event else { return nil }
          return group.id
        }
      )
    case .sell, .refund:
      for event in events {
        if case .receiptSold(let receipt) = event { return .receipt(receipt) }
        if case .receiptRefunded(let refund) = event { return .refund(refund) }
      }
      return .done
    case .parkReceipt, .createCategory, .createVenue, .createProduct, .createProgram, .accrue,
      .correct, .createTemplate:
      return events.compactMap(\.loyaltyAnswer).last ?? .done
    case .createPromoCode, .createPromoCodeBatch, .markHandedOut, .activatePromoCode:
      return events.promoCodeAnswer
    case .createMailing, .editMailing, .resendMailing, .testMailing: return events.mailingAnswer
    case .setSettings, .editClient, .eraseClient, .editGroup, .orderGroups, .archiveGroup,
      .restoreGroup,
      .renameCategory, .editVenue, .editProduct, .editProgram, .reportWrongPasswords,
      .dropParkedReceipt, .editPromoCode, .setPromoCodeStatus, .cancelMailing, .editTemplate:
      return .done
    }
  }
}

extension [Event] {
  /// What a command about promo codes answers.
  fileprivate var promoCodeAnswer: Answer {
    for event in self {
      switch event {
      case .promoCodeCreated(let code): return .created(name: code.name)
      case .promoCodeBatchCreated(let code, let texts): return .batch(name: code.name, texts)
      case .promoCodesHandedOut(_, let texts): return .codes(texts)
      case .promoCodeActivated(let activation):
        guard case .balance(let balance)? = compactMap(\.loyaltyAnswer).last else { return .done }
        return .activated(activation, balance: balance)
      default: continue
      }
    }
    return .done
  }
}

extension [Event] {
  /// What a command about mailings answers.
  fileprivate var mailingAnswer: Answer {
    var mailing: Mailing?
    var start: MailingStart?
    for event in self {
      switch event {
      case .mailingCreated(let created): mailing = created
      case .mailingChanged(let change, _): mailing = change.now
      case .mailingStarted(let started): start = started
      case .messageQueued(let message): return .message(message.id)
      default: continue
      }
    }
    return mailing.map { .mailing($0, start) } ?? .done
  }
}

extension Event {
  fileprivate var loyaltyAnswer: Answer? {
    switch self {
    case .categoryCreated(let category): .created(name: category.name)
    case .venueCreated(let venue): .created(name: venue.name)
    case .productCreated(let product): .created(name: product.name)
    case .programCreated(let program): .created(name: program.name)
    case .templateCreated(let template): .created(name: template.name)
    case .bonusesMoved(let movement): .balance(movement.balanceAfter)
    case .receiptParked(let receipt): .parked(receipt)
    default: nil
    }
  }

  fileprivate var addedClients: Int {
    guard case .clientsAddedToGroup(_, let clients) = self else { return 0 }
    return clients.count
  }

  fileprivate var removedClients: Int {
    guard case .clientsRemovedFromGroup(_, let clients) = self else { return 0 }
    return clients.count
  }
}
