import Loyalty
import LoyaltyStore
import TestSupport
import Testing

/// A store of one test's own.
struct Fixture {
  static let journal = "store/journal/000001.ndjson"
  static let olga = Staff("olga")
  static let start = Moment(milliseconds: 1_700_000_000_000)

  let folder: TemporaryFolder
  var path: String { folder.path("store") }

  /// Makes a store, empty or with these clients.
  init(groups: [Group] = [], clients: [Client] = []) throws {
    folder = try TemporaryFolder()
    try Store.create(
      at: folder.path("store"),
      settings: Self.settings,
      groups: groups,
      defaultGroup: groups.first?.id,
      clients: clients
    )
  }

  static var settings: Settings {
    Settings(
      name: "Arena",
      currency: .hryvnia,
      timeZone: "Europe/Kyiv",
      region: .ukraine,
      language: "ru"
    )
  }

  /// Opens the store, with the index of its clients where one was written.
  func open(
    files: any FileSystem = PosixFiles(),
    indexesFrom: Int = 1,
    clock: @escaping () -> Moment = { Fixture.start }
  ) throws -> Store {
    var options = StoreOptions(clock: clock, staff: Self.olga, files: files)
    options.indexesFrom = indexesFrom
    return try Store.open(at: path, options)
  }

  /// A client with most facts of a card.
  static func client(_ number: UInt32, groups: [Group.ID] = []) throws -> Client {
    var client = Client(
      id: Client.ID(number),
      name: "Олена \"О\" № \(number)",
      phone: try #require(Phone(digits: 380_500_000_000 + UInt64(number))),
      phoneTyped: "050 \(number)",
      email: number.isMultiple(of: 2) ? "a\(number)@b.ua" : nil,
      city: number.isMultiple(of: 3) ? "Київ" : nil,
      birthday: number.isMultiple(of: 2) ? try Day(year: 1990, month: 2, day: 28) : nil,
      gender: [nil, .female, .male][Int(number % 3)],
      note: number.isMultiple(of: 4) ? "line\nnext\t\"quoted\"" : nil,
      referrer: number > 1 ? Client.ID(number - 1) : nil,
      usesApp: number.isMultiple(of: 5),
      pushTokens: number.isMultiple(of: 5) ? ["t1", "t2"] : [],
      tags: number.isMultiple(of: 7) ? ["vip"] : [],
      groups: GroupSet(groups),
      registeredAt: start.advanced(byMilliseconds: Int64(number)),
      source: number.isMultiple(of: 2) ? .importFile : .desk
    )
    if number.isMultiple(of: 3) {
      client.consents[.sms] = Consent(isGiven: true, at: start, source: .desk)
      client.consents[.email] = Consent(isGiven: false, at: start, source: .app)
    }
    return client
  }

  static func group(_ number: UInt32) -> Group {
    Group(id: Group.ID(number), name: "Group \(number)", createdAt: start)
  }
}

/// All that can be seen of a store's club, for comparing two.
struct Seen: Equatable {
  var settings: Settings
  var groups: [Group]
  var archived: [Group]
  var defaultGroup: Group.ID?
  var nextGroup: Group.ID
  var cards: [Client] = []
  var columns: [ClientColumns] = []
  var found: [Client.ID?] = []
  var outbox: [Message]
  var nextMessage: Message.ID
  var loyalty: SeenLoyalty

  init(_ store: Store) throws {
    let club = store.club
    settings = club.settings
    groups = club.groups.inUse
    archived = club.groups.inArchive
    defaultGroup = club.groups.defaultGroup
    nextGroup = club.groups.nextID
    outbox = Array(club.outbox)
    nextMessage = club.outbox.nextMessage
    loyalty = SeenLoyalty(club)
    for number in 1..<club.clients.nextID.number {
      let id = Client.ID(number)
      cards.append(try store.card(of: id))
      columns.append(club.clients.columns(of: id))
      found.append(club.clients.client(with: cards[cards.count - 1].phone))
    }
  }
}
