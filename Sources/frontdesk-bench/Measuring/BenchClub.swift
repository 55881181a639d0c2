import Foundation
import Loyalty
import LoyaltyStore

/// A store of made-up clients that every run makes alike.
struct BenchClub {
  let folder: String
  let clientCount: Int

  /// Makes the store in a folder of its own.
  init(clientCount: Int) throws {
    try self.init(emptyFor: clientCount)
    try Store.create(
      at: store,
      settings: Settings(
        name: "Bench",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: "ru"
      ),
      groups: Self.groups,
      defaultGroup: Group.ID(1),
      clients: (1...clientCount).lazy.map(Self.client)
    )
  }

  private init(emptyFor clientCount: Int) throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "frontdesk-bench-\(UUID().uuidString)").path
    self.clientCount = clientCount
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// The same store once more, in a folder of its own.
  func copy() throws -> BenchClub {
    let copied = try BenchClub(emptyFor: clientCount)
    try FileManager.default.copyItem(atPath: store, toPath: copied.store)
    return copied
  }

  /// The folder of the store.
  var store: String { folder + "/store" }

  /// Opens the store as a desk does; by the lines of its files where no index is wanted.
  func open(withIndex: Bool = true) throws -> Store {
    var options = StoreOptions(clock: Self.now, staff: Staff("bench"))
    if !withIndex { options.indexesFrom = .max }
    return try Store.open(at: store, options)
  }

  /// The folder of the indexes.
  var index: String { store + "/index" }

  /// Opens it with what `TradingClub` sells and its program for all clients.
  func openTrading() throws -> Store {
    let store = try open()
    let staff = Staff("bench")
    for command in try TradingClub.opening() { _ = try store.commit(command, by: staff) }
    for start in stride(from: 1, through: clientCount, by: 10_000) {
      let clients = (start...min(start + 9_999, clientCount))
        .map { ClientReference.id(Client.ID(UInt32($0))) }
      _ = try store.commit(.addToGroup(clients, .name("All")), by: staff)
    }
    // The group that carries the program comes first, so that it leads.
    let groups = store.club.groups.inUse
    let order = groups.filter { $0.name == "All" } + groups.filter { $0.name != "All" }
    _ = try store.commit(.orderGroups(order.map { .id($0.id) }), by: staff)
    return store
  }

  /// Takes everything away again.
  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The time that goes into records.
  static func now() -> Moment {
    Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }

  private static let groups = ["New", "Regulars", "VIP", "Daily", "Monthly", "Tournament"]
    .enumerated()
    .map { index, name in
      Group(
        id: Group.ID(UInt32(index + 1)),
        name: name,
        loyalty: index.isMultiple(of: 2) ? .bonus : .none,
        createdAt: Moment(milliseconds: 1_700_000_000_000)
      )
    }

  /// Family names of sixteen syllables in Cyrillic, made from code points so that no table of
  /// words is needed here.
  private static func name(_ number: Int) -> String {
    let consonants = Array("\u{0431}\u{0432}\u{0433}\u{0434}\u{043A}\u{043B}\u{043C}\u{043D}")
    let vowels = Array("\u{0430}\u{0435}\u{0438}\u{043E}")
    var seed = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    func syllables(_ count: Int) -> String {
      var word = ""
      for _ in 0..<count {
        seed = (seed ^ (seed >> 29)) &* 0xBF58_476D_1CE4_E5B9
        word.append(consonants[Int(seed >> 33) % consonants.count])
        word.append(vowels[Int(seed >> 45) % vowels.count])
      }
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    return syllables(3) + "\u{043D}\u{043E}\u{0432} " + syllables(2) + " " + syllables(4)
  }

  private static func client(_ number: Int) -> Client {
    var consents = Consents()
    let at = Moment(milliseconds: 1_700_000_000_000 + Int64(number) * 60_000)
    if number.isMultiple(of: 2) {
      consents[.sms] = Consent(isGiven: true, at: at, source: .desk)
    }
    return Client(
      id: Client.ID(UInt32(number)),
      name: name(number),
      phone: phone(number),
      phoneTyped: "050\(number)",
      email: number.isMultiple(of: 3) ? "guest\(number)@example.com" : nil,
      birthday: Day(number: Int32(10_000 + number % 9_000)),
      consents: consents,
      usesApp: number.isMultiple(of: 4),
      groups: GroupSet([Group.ID(UInt32(number % 6 + 1))]),
      registeredAt: at
    )
  }

  private static func phone(_ number: Int) -> Phone {
    let mixed = UInt64(number) &* 7_919 % 1_000_000_007 + UInt64(number)
    guard let phone = Phone(digits: 380_500_000_000 + mixed) else { preconditionFailure() }
    return phone
  }
}
