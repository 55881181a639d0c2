/// The whole state of one club, as all records up to the last one make it.
///
/// A value: whoever holds it sees one moment, whatever other desks do. `decide` is pure and
/// `apply` never fails; the store writes what lies between them.
public struct Club: Sendable {
  /// What is decided once for the whole club.
  public internal(set) var settings: Settings
  /// The club's time zone, ready to ask.
  public private(set) var calendar: ClubCalendar
  /// The clients as columns.
  public var clients = ClientTable()
  /// The groups in the manager's order.
  public internal(set) var groups = GroupList()
  /// Bonus and discount programs, oldest first.
  public internal(set) var programs = NamedList<Program>()
  /// What the club sells, and where.
  public internal(set) var priceList = PriceList()
  /// The clients' bonus accounts.
  public internal(set) var accounts = AccountBook()
  /// The receipts.
  public internal(set) var receipts = ReceiptTable()
  /// The receipts that were put aside.
  public internal(set) var parkedReceipts = ParkedReceipts()
  /// The promo codes with their texts and uses.
  public internal(set) var promoCodes = PromoCodeBook()
  /// The words of pushes and SMS that are kept under names, oldest first.
  public internal(set) var templates = NamedList<NamedTemplate>()
  /// The messages to clients, oldest first, with how far each has come.
  public internal(set) var outbox = Outbox()

  /// Founds a club without clients and groups.
  ///
  /// - Throws: `notFound` for an unknown time zone or language, or a value's problem.
  public init(settings: Settings) throws(Refusal) {
    guard let calendar = ClubCalendar(timeZone: settings.timeZone) else {
      throw .notFound(.timeZone, typed: settings.timeZone)
    }
    guard Settings.languages.contains(settings.language) else {
      throw .notFound(.language, typed: settings.language)
    }
    var settings = settings
    let name = settings.name
    settings.name = try refusing(try NameRule.cleaned(name))
    self.settings = settings
    self.calendar = calendar
  }

  /// How many clients are in the group.
  public func clientCount(in group: Group.ID) -> Int {
    clients.clientCount(in: group)
  }

  /// The client's leading group: what gives program and messages (rules.md §3.3).
  public func leadingGroup(of client: Client.ID) -> Group? {
    groups.leading(of: clients.groups(of: client))
  }

  /// The client's receipts, oldest first.
  public func receipts(of client: Client.ID) -> [Receipt] {
    receipts.receipts(of: clients.current(client))
  }

  /// The clients who bought last, the latest first, without those who were erased.
  public var lastBuyers: [Client.ID] {
    receipts.lastBuyers.clients.filter { !clients.isErased($0) }
  }

  /// Resolves how somebody named a client; a card that was merged answers as the one that stayed.
  ///
  /// - Throws: `notFound`, `clientErased`, or `phoneInvalid` for what is no phone.
  public func client(_ reference: ClientReference) throws(Refusal) -> Client.ID {
    switch reference {
    case .id(let id):
      guard clients.contains(id) else { throw .notFound(.client, typed: id.description) }
      guard !clients.isErased(id) else { throw .clientErased(id) }
      return clients.current(id)
    case .phone(let typed):
      let phone = try refusing(try Phone(typed: typed, region: settings.region))
      guard let id = clients.client(with: phone) else { throw .notFound(.client, typed: typed) }
      return id
    }
  }

  /// Resolves how somebody named a group, in use or archived.
  ///
  /// - Throws: `notFound`.
  public func group(_ reference: GroupReference) throws(Refusal) -> Group {
    switch reference {
    case .id(let id):
      guard let group = groups[id] else { throw .notFound(.group, typed: id.description) }
      return group
    case .name(let name):
      guard let group = groups.named(name) else { throw .notFound(.group, typed: name) }
      return group
    }
  }
}
