import Testing

@testable import Loyalty

@Suite("The columns of clients as an index keeps them")
struct ClientColumnsTests {
  private static let earlier = Moment(milliseconds: -5)

  /// A club of clients of whom some were merged, erased, renamed or put into other groups.
  private func table(_ clients: Int, seed: UInt64) throws -> ClientTable {
    var random = Lehmer(state: seed)
    var table = ClientTable()
    for number in 0..<clients {
      let id = table.nextID
      var client = Client(
        id: id,
        name: random.name(),
        phone: try #require(Phone(digits: 380_500_000_000 + UInt64(number))),
        phoneTyped: "",
        email: random.below(3) == 0 ? "Guest\(number)@Example.com" : nil,
        birthday: random.below(2) == 0 ? Day(number: Int32(random.below(20_000))) : nil,
        groups: GroupSet((0..<random.below(3)).map { Group.ID(UInt32($0 * 2 + 1)) }),
        registeredAt: Moment(milliseconds: Int64(random.below(1_000_000)))
      )
      client.gender = [nil, .female, .male][random.below(3)]
      table.register(client)
      let other = Client.ID(UInt32(random.below(number + 1)) + 1)
      guard !table.isMerged(other), !table.isErased(other) else { continue }
      switch random.below(12) {
      case 0 where other != id:
        let moment = random.below(4) == 0 ? nil : client.registeredAt
        table.edit(id, [.registeredAt(Change(was: client.registeredAt, now: Self.earlier))])
        table.merge(other, into: id, at: moment)
      case 1: table.erase(other)
      case 2: table.setGroups(of: other, to: GroupSet([Group.ID(UInt32(random.below(9)) + 1)]))
      case 3: table.edit(other, [.name(Change(was: "", now: random.name()))])
      default: break
      }
    }
    return table
  }

  private func kept(_ image: ColumnImage) -> KeptColumns {
    var bytes: [UInt8] = []
    var places: [String: KeptColumns.Place] = [:]
    for section in image.sections {
      bytes += [UInt8](repeating: 0, count: (64 - bytes.count % 64) % 64)
      let start = bytes.count
      for piece in section.pieces { piece.append(to: &bytes) }
      places[section.name] = .init(range: start..<bytes.count, width: section.width)
    }
    return KeptColumns(FixedBytes(copying: bytes), places)
  }

  private func image(_ table: ClientTable) -> ColumnImage {
    var image = ColumnImage()
    table.add(to: &image)
    return image
  }

  private func expectSame(_ left: ClientTable, _ right: ClientTable) {
    #expect(left.isSame(as: right) && right.isSame(as: left))
    #expect(left.ids == right.ids && left.count == right.count && left.nextID == right.nextID)
    #expect(left.blocks.count == right.blocks.count)
    for (one, two) in zip(left.blocks, right.blocks) {
      #expect(one.phones == two.phones && one.registered == two.registered)
      #expect(one.birthdays == two.birthdays && one.flags == two.flags)
      #expect(one.names == two.names && one.emails == two.emails)
    }
    for group in 1...10 {
      let id = Group.ID(UInt32(group))
      #expect(left.clientCount(in: id) == right.clientCount(in: id))
      #expect(left.clients(in: id) == right.clients(in: id))
    }
    for typed in ["", "a", "iv", "Мар", "guest1", "guest7@", "501", "5"] {
      #expect(left.find(typed) == right.find(typed), "\(typed)")
    }
  }

  @Test(
    "A club taken out of its columns is the same club, and goes on like it",
    arguments: [0, 1, 500, 4_300]
  )
  func roundTrip(clients: Int) throws {
    var table = try table(clients, seed: UInt64(clients) + 3)
    var taken = try #require(ClientTable(kept(image(table))))
    expectSame(taken, table)
    #expect(taken.blocks.allSatisfy { !$0.phones.isOwn })
    for number in 0..<min(clients, 40) {
      let id = Client.ID(UInt32(number * 7 % clients + 1))
      guard !table.isMerged(id), !table.isErased(id) else { continue }
      #expect(taken.isStored(id))
      for change in [0, 1] {
        func edit(_ table: inout ClientTable) {
          if change == 0 { table.setGroups(of: id, to: GroupSet([Group.ID(10)])) }
          table.edit(id, [.name(Change(was: "", now: "Іван \(number)"))])
          if number == 5 { table.erase(id) }
        }
        edit(&table)
        edit(&taken)
      }
    }
    let new = Client(
      id: table.nextID,
      name: "Новий",
      phone: try #require(Phone(digits: 380_999_999_999)),
      phoneTyped: "",
      registeredAt: Moment(milliseconds: 5)
    )
    table.register(new)
    taken.register(new)
    expectSame(taken, table)
    let again = try #require(ClientTable(kept(image(taken))))
    expectSame(again, table)
  }

  @Test("Columns of which one is missing or shorter are no club")
  func unfit() throws {
    let whole = image(try table(300, seed: 1))
    for left in whole.sections.map(\.name) {
      var bytes: [UInt8] = []
      var places: [String: KeptColumns.Place] = [:]
      for section in whole.sections where section.name != left {
        bytes += [UInt8](repeating: 0, count: (64 - bytes.count % 64) % 64)
        let start = bytes.count
        for piece in section.pieces { piece.append(to: &bytes) }
        places[section.name] = .init(range: start..<bytes.count, width: section.width)
      }
      let fixed = FixedBytes(copying: bytes)
      #expect(ClientTable(KeptColumns(fixed, places)) == nil, "\(left)")
      places[left] = .init(range: 0..<0, width: 1)
      #expect(ClientTable(KeptColumns(fixed, places)) == nil, "\(left)")
    }
  }

  @Test("What finding makes of letters has one number in each run")
  func rules() {
    #expect(FoldedText.rules != 0)
    var one = NameBlock()
    one.append("Иванов")
    var two = NameBlock()
    two.append("Иваноф")
    #expect(one.fingerprint != two.fingerprint)
  }
}

/// Numbers that follow from a seed.
private struct Lehmer {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func name() -> String {
    let words = ["Иван", "Марія", "O’Neil", "Ivanov", "Сергій", "Zoë", "李", "Дем’яненко", ""]
    return words[below(words.count)] + " " + words[below(words.count)]
  }
}
