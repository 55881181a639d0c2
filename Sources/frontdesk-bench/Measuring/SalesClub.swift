import Foundation
import Loyalty

/// A club of many clients in memory, and a book of many sales over two years, from a fixed seed.
struct SalesClub {
  let club: Club
  private(set) var book = SalesBook()
  /// The groups of each set that clients are in.
  let sets: [GroupSet]
  private let clientSets: [UInt8]
  private var seed: UInt64 = 7

  /// The first moment of the two years.
  static let start = Moment(milliseconds: 1_727_730_000_000)
  /// How long the two years are.
  static let length: Int64 = 730 * 86_400_000

  init(clients: Int, sales: Int) throws {
    var club = try Club(
      settings: Settings(
        name: "Bench",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: "en"
      )
    )
    for number in 1...8 {
      let asking = Asking(at: Self.start, by: Staff("bench"))
      let draft = GroupDraft(name: "Group \(number)")
      club.apply(try club.decide(.createGroup(draft), for: asking))
    }
    sets = (0..<40).map(Self.set)
    let sets = sets
    clientSets = (0..<clients).map { UInt8(Self.mixed($0) % sets.count) }
    club.clients.reserve(clients)
    var batch = ClientBatch()
    let nobody: [UInt8] = []
    let name = Array("Guest".utf8)
    let places = sets.map { batch.place(of: $0) }
    for number in 0..<clients {
      let columns = ClientColumns(
        phone: try Phone(typed: "+\(380_500_000_000 + number)", region: .ukraine),
        registeredAt: Self.start,
        birthday: nil,
        flags: [],
        groups: GroupSet()
      )
      batch.append(
        columns,
        groups: places[Int(clientSets[number])],
        name: name.span,
        email: nobody.span
      )
    }
    club.clients.load(batch, rows: 0..<clients)
    self.club = club
    try sell(sales)
  }

  /// The groups of a set by its place: those whose bit it has.
  private static func set(_ place: Int) -> GroupSet {
    var groups: [Group.ID] = []
    for number in 1...8 {
      let bit = (number - 1) % 6
      if place & (1 << bit) != 0 { groups.append(Group.ID(UInt32(number))) }
    }
    return GroupSet(groups)
  }

  /// A number that has nothing to do with its neighbours.
  private static func mixed(_ number: Int) -> Int {
    (number &* 2_654_435_761) >> 8 & 0xFFFFFF
  }

  private mutating func roll(_ below: Int) -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((seed >> 33) % UInt64(below))
  }

  private mutating func sell(_ count: Int) throws {
    for number in 0..<count {
      let client = roll(clientSets.count)
      let at = Self.start.advanced(byMilliseconds: Self.length * Int64(number) / Int64(count))
      let isKnown = roll(20) > 0
      book.append(
        SaleFacts(
          at: at,
          client: isKnown ? Client.ID(UInt32(client + 1)) : nil,
          groups: isKnown ? sets[Int(clientSets[client])] : GroupSet(),
          venue: Venue.ID(UInt32(roll(3) + 1)),
          paid: try Money(minorUnits: Int64(roll(50_000))),
          bonuses: try Bonus(minorUnits: Int64(roll(10) == 0 ? roll(5_000) : 0)),
          accrued: try Bonus(minorUnits: Int64(roll(1_500)))
        )
      )
    }
  }

  /// Writes clients, sets and sales as files of cells that any database reads.
  func write(to folder: String) throws {
    var memberships = ""
    for (place, set) in sets.enumerated() {
      for group in set.ids { memberships += "\(place),\(group)\n" }
    }
    try Data(memberships.utf8).write(to: URL(filePath: folder + "/sets.csv"))
    var text = ""
    for (number, set) in clientSets.enumerated() { text += "\(number + 1),\(set)\n" }
    try Data(text.utf8).write(to: URL(filePath: folder + "/clients.csv"))
    try writeSales(to: folder + "/sales.csv")
  }

  private func writeSales(to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil) else { return }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var pending: [UInt8] = []
    for number in 0..<book.count {
      let sale = book.sale(at: number)
      let set = sale.client.map { String(clientSets[Int($0.number) - 1]) } ?? ""
      let cells = [
        String(sale.at.milliseconds), sale.client.map(\.description) ?? "", set,
        String(sale.paid.minorUnits), String(sale.bonuses.minorUnits),
        String(sale.accrued.minorUnits),
      ]
      pending += Array(cells.joined(separator: ",").utf8) + [0x0A]
      guard pending.count > 1_000_000 else { continue }
      try file.write(contentsOf: pending)
      pending.removeAll(keepingCapacity: true)
    }
    try file.write(contentsOf: pending)
    try file.close()
  }
}
