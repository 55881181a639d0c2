import Dispatch
import Loyalty
import LoyaltyStore
import Synchronization
import TestSupport
import Testing

@Suite("Several desks at one store")
struct DesksTests {
  @Test("Desks that add groups at the same time lose none")
  func concurrent() throws {
    let fixture = try Fixture()
    let path = fixture.path
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { desk in
      do {
        let staff = Staff("desk \(desk)")
        let options = StoreOptions(clock: { Fixture.start }, staff: staff)
        let store = try Store.open(at: path, options)
        for number in 0..<25 {
          let draft = GroupDraft(name: "Group \(desk)/\(number)")
          try store.commit(.createGroup(draft), by: staff)
          _ = try store.follow()
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let store = try fixture.open()
    #expect(store.seq == 100 && store.repairs.isEmpty)
    #expect(Set(store.club.groups.inUse.map(\.name)).count == 100)
    #expect(store.club.groups.inUse.map(\.id.number) == Array(1...100))
  }

  @Test("A card that was read is read anew where another desk changed or folded it")
  func cardsReadAgain() throws {
    let clients = try (1...70).map { try Fixture.client($0) }
    let fixture = try Fixture(clients: clients)
    let (here, there) = (try fixture.open(), try fixture.open())
    for _ in 1...2 {
      for client in clients { #expect(try here.card(of: client.id) == client) }
    }
    try there.commit(.editClient(.id(clients[0].id), ClientEdit(note: .set("a"))), by: Fixture.olga)
    _ = try here.follow()
    #expect(try here.card(of: clients[0].id).note == "a")
    try #require(
      try Store.compact(
        at: fixture.path,
        StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
      ) != nil
    )
    _ = try here.follow()
    #expect(try here.card(of: clients[0].id).note == "a")
    for client in clients.dropFirst() { #expect(try here.card(of: client.id) == client) }
  }

  @Test("A record that is synced on another thread is durable for both")
  func syncElsewhere() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    let pending = try store.append(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    let done = DispatchSemaphore(value: 0)
    let synced = Mutex<UInt64?>(nil)
    DispatchQueue.global().async {
      let seq = try? pending.sync().seq
      synced.withLock { $0 = seq }
      done.signal()
    }
    done.wait()
    #expect(synced.withLock { $0 } == 1)
    try store.syncThrough(1)
    try store.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    #expect(try fixture.folder.lines(of: Fixture.journal)[1].contains(#""synced":1"#))
  }

  @Test("Histories of random commands leave the same club live and after opening again")
  func histories() throws {
    var random = SplitMix(seed: 20_261_122)
    for _ in 0..<100 {
      let fixture = try Fixture(groups: [Fixture.group(1)], clients: [try Fixture.client(1)])
      let stores = [try fixture.open(), try fixture.open()]
      for _ in 0..<50 {
        let store = stores[Int(random.next() % 2)]
        let command = Self.command(&random)
        _ = try? store.append(command, by: Fixture.olga)
        if random.next().isMultiple(of: 7) { store.shelveWritten() }
        if random.next().isMultiple(of: 5) { _ = try store.follow() }
      }
      for store in stores { _ = try store.follow() }
      let seen = try Seen(stores[0])
      #expect(try Seen(stores[1]) == seen)
      #expect(try Seen(fixture.open()) == seen)
    }
  }

  private static func command(_ random: inout SplitMix) -> Command {
    let client = ClientReference.id(Client.ID(UInt32(random.next() % 12 + 1)))
    let group = GroupReference.id(Group.ID(UInt32(random.next() % 6 + 1)))
    let text = "Имя \"\(random.next() % 40)\"\n"
    let phone = "05011122\(10 + random.next() % 80)"
    switch random.next() % 12 {
    case 0...3:
      let draft = ClientDraft(name: "N \(phone)", phone: phone, note: text, groups: [group])
      return .registerClient(draft)
    case 4: return .editClient(client, ClientEdit(phone: phone, note: .set(text)))
    case 5: return .editClient(client, ClientEdit(email: .set("a@b.ua"), consents: [.sms]))
    case 6: return .addToGroup([client], group)
    case 7: return .removeFromGroup([client], group)
    case 8:
      return .createGroup(GroupDraft(name: "G\(random.next() % 9)", isDefault: true, position: 1))
    case 9: return .archiveGroup(group)
    case 10: return .restoreGroup(group)
    default: return .editGroup(group, GroupEdit(description: .set(text), isDefault: false))
    }
  }
}

/// The same numbers in every run.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
