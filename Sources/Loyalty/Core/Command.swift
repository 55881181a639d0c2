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
}

/// What deciding a command takes beside the club's columns: loaded before `decide`, so that
/// reading may fail where it can be told.
public struct Needs: Hashable, Sendable {
  /// Clients whose full cards are looked at.
  public var cards: Set<Client.ID>

  /// Nothing beside the columns, or these cards.
  public init(cards: Set<Client.ID> = []) {
    self.cards = cards
  }
}

/// What was loaded for a command.
public struct Needed: Sendable {
  /// The full cards by client.
  public var cards: [Client.ID: Client]

  /// Nothing beside the columns, or these cards.
  public init(cards: [Client.ID: Client] = [:]) {
    self.cards = cards
  }
}

extension Command {
  /// The cards that deciding this command takes.
  ///
  /// A client that is not found needs nothing: `decide` refuses it.
  public func needs(_ club: Club) -> Needs {
    switch self {
    case .editClient(let reference, _):
      guard let id = try? club.client(reference) else { return Needs() }
      return Needs(cards: [id])
    case .mergeClients(let into, let from):
      return Needs(cards: Set([into, from].compactMap { try? club.client($0) }))
    case .sell(let draft):
      guard let reference = draft.client, let id = try? club.client(reference),
        club.sellingNeedsCard(of: id)
      else { return Needs() }
      return Needs(cards: [id])
    default: return Needs()
    }
  }
}
