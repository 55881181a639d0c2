/// What somebody asks the club to do.
///
/// The same commands stand behind every screen, the command line, imports and tests; `Club.decide`
/// turns one into events or refuses it.
public enum Command: Hashable, Sendable {
  /// Changes the club's settings.
  case setSettings(SettingsEdit)

  /// Registers a client (rules.md §2.4).
  case registerClient(ClientDraft)
  /// Changes facts of a client's card.
  case editClient(ClientReference, ClientEdit)
  /// Makes two cards of one person one (rules.md §2.5).
  case mergeClients(into: ClientReference, from: ClientReference)
  /// Erases what is personal of a client for good (rules.md §2.6).
  case eraseClient(ClientReference)
  /// Puts clients into a group; those who are in it stay.
  case addToGroup([ClientReference], GroupReference)
  /// Takes clients out of a group; those who are not in it stay.
  case removeFromGroup([ClientReference], GroupReference)

  /// Creates a group (rules.md §3).
  case createGroup(GroupDraft)
  /// Creates the groups that an empty store offers, as one record (rules.md §3.7).
  case createStarterGroups([GroupDraft])
  /// Changes facts of a group.
  case editGroup(GroupReference, GroupEdit)
  /// Puts all groups in use into another order.
  case orderGroups([GroupReference])
  /// Puts a group away.
  case archiveGroup(GroupReference)
  /// Brings an archived group back, as the last in the order.
  case restoreGroup(GroupReference)

  /// Adds a category of the club's own.
  case createCategory(String)
  /// Gives a category of the club's own another name.
  case renameCategory(String, name: String)
  /// Adds a place where receipts are made.
  case createVenue(String)
  /// Changes a venue, named by id or name.
  case editVenue(String, VenueEdit)
  /// Adds a tariff or product.
  case createProduct(ProductDraft)
  /// Changes a product, named by id or name.
  case editProduct(String, ProductEdit)

  /// Creates a bonus or discount program (rules.md §4).
  case createProgram(ProgramDraft)
  /// Changes a program, named by id or name.
  case editProgram(String, ProgramEdit)
  /// Writes down that wrong passwords of a program were given at a desk (rules.md §4.1).
  case reportWrongPasswords(program: String, client: ClientReference, tries: Int)

  /// Sells (rules.md §5).
  case sell(SaleDraft)
  /// Puts a receipt aside, with words by which the guest is known again; one that was opened out
  /// of a parked receipt takes its place. The till's number and a password are not kept.
  case parkReceipt(SaleDraft, note: String?)
  /// Throws a parked receipt away.
  case dropParkedReceipt(ParkedReceipt.ID)
  /// Refunds a receipt, whole or in part.
  case refund(RefundDraft)
  /// Accrues bonuses by hand, with a reason.
  case accrue(ClientReference, Bonus, reason: String, expiresOn: Day?)
  /// Puts a balance right by a signed amount, with a reason.
  case correct(ClientReference, Bonus, reason: String, expiresOn: Day?)

  /// Creates a promo code (rules.md §7).
  case createPromoCode(PromoCodeDraft)
  /// Creates a batch of unique codes.
  case createPromoCodeBatch(PromoCodeBatchDraft)
  /// Changes a promo code or batch, named by id, name or text.
  case editPromoCode(String, PromoCodeEdit)
  /// Starts, pauses, ends or revokes a promo code, batch, or text of a batch.
  case setPromoCodeStatus(String, PromoCode.Status)
  /// Marks texts of a batch as handed out.
  case markHandedOut(String, HandingOut)
  /// Activates a promo code for a client.
  case activatePromoCode(ActivationDraft)

  /// Creates a push or SMS to many (rules.md §10.1).
  case createMailing(MailingDraft)
  /// Changes a mailing that was not sent yet.
  case editMailing(Mailing.ID, MailingDraft)
  /// Takes a mailing back; whoever has it has it.
  case cancelMailing(Mailing.ID)
  /// Sends a mailing again to those whom it did not reach.
  case resendMailing(Mailing.ID)
  /// Sends a mailing's text to one client, to see how it looks.
  case testMailing(MailingDraft, on: ClientReference)
  /// Keeps words of a push or SMS under a name.
  case createTemplate(NamedTemplateDraft)
  /// Changes a template, named by id or name.
  case editTemplate(String, NamedTemplateEdit)
}

/// What deciding a command takes beside the club's columns: loaded before `decide`, so that
/// reading may fail where it can be told.
public struct Needs: Hashable, Sendable {
  /// Clients whose full cards are looked at.
  public var cards: Set<Client.ID>
  /// Receipts that are looked at and stand in files.
  public var receipts: Set<Receipt.ID>
  /// Whether something is drawn by lot: the runtime draws the seed.
  public var seed: Bool

  /// Nothing beside the columns, or these cards, these receipts and a seed.
  public init(
    cards: Set<Client.ID> = [],
    receipts: Set<Receipt.ID> = [],
    seed: Bool = false
  ) {
    self.cards = cards
    self.receipts = receipts
    self.seed = seed
  }
}

/// What was loaded for a command.
public struct Needed: Sendable {
  /// The full cards by client.
  public var cards: [Client.ID: Client]
  /// The receipts that stand in files.
  public var receipts: [Receipt.ID: Receipt]
  /// What is drawn by lot comes from it.
  public var seed: Seed?

  /// Nothing beside the columns, or these cards, these receipts and a seed.
  public init(
    cards: [Client.ID: Client] = [:],
    receipts: [Receipt.ID: Receipt] = [:],
    seed: Seed? = nil
  ) {
    self.cards = cards
    self.receipts = receipts
    self.seed = seed
  }
}

extension Command {
  /// The cards and receipts that deciding this command takes, and whether it takes a seed.
  ///
  /// A client or receipt that is not found needs nothing: `decide` refuses it.
  public func needs(_ club: Club) -> Needs {
    switch self {
    case .editClient(let reference, _):
      guard let id = try? club.client(reference) else { return Needs() }
      return Needs(cards: [id])
    case .mergeClients(let into, let from):
      return Needs(cards: Set([into, from].compactMap { try? club.client($0) }))
    case .sell(let draft):
      let receipts = club.filed(external: draft.externalNumber)
      guard let reference = draft.client, let id = try? club.client(reference),
        club.sellingNeedsCard(of: id)
      else { return Needs(receipts: receipts) }
      return Needs(cards: [id], receipts: receipts)
    case .refund(let draft): return Needs(receipts: club.filed(draft.receipt))
    case .createPromoCodeBatch: return Needs(seed: true)
    default: return Needs()
    }
  }
}
