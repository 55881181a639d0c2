import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@Suite("A change is put back as it was")
struct PutBackTests {
  private static let olena = ClientReference.id(Client.ID(1))
  private static let other = Staff("ivan")

  private static func fixture() throws -> Fixture {
    try Fixture(
      groups: [Fixture.group(1), Fixture.group(2), Fixture.group(3)],
      clients: try (1...3).map { try Fixture.client($0) }
    )
  }

  /// Cards and groups as they are.
  private struct State: Equatable {
    var cards: [Client] = []
    /// The channels on which messages are welcome; when somebody said so is told anew.
    var given: [Set<Channel>] = []
    var groups: [Group]
    var defaultGroup: Group.ID?

    init(_ store: Store) throws {
      groups = store.club.groups.inUse
      defaultGroup = store.club.groups.defaultGroup
      for id in store.club.clients.ids {
        var card = try store.card(of: id)
        given.append(card.consents.given)
        card.consents = Consents()
        // What was typed here is no phone, so that the number itself comes back.
        card.phoneTyped = ""
        cards.append(card)
      }
    }
  }

  private static let changes: [Command] = [
    .editGroup(.id(Group.ID(1)), GroupEdit(name: "Gold", description: .set("a"))),
    .editGroup(.id(Group.ID(2)), GroupEdit(isDefault: true)),
    .editGroup(.id(Group.ID(1)), GroupEdit(isDefault: false)),
    .editGroup(.id(Group.ID(2)), GroupEdit(welcomeSms: SmsSetting(isOn: false, template: "Hi"))),
    .orderGroups([.id(Group.ID(3)), .id(Group.ID(1)), .id(Group.ID(2))]),
    .createGroup(GroupDraft(name: "New", isDefault: true)),
    .archiveGroup(.id(Group.ID(3))),
    .addToGroup([olena, .id(Client.ID(2))], .id(Group.ID(2))),
    .editClient(
      olena,
      ClientEdit(name: "Anna", phone: "0671112233", email: .set("x@y.ua"), city: .set("Lviv"))
    ),
    .editClient(
      .id(Client.ID(3)),
      ClientEdit(
        email: .clear,
        note: .set("note"),
        referrer: .clear,
        consents: [.push],
        usesApp: true,
        groups: [.id(Group.ID(2)), .id(Group.ID(3))]
      )
    ),
    .archiveGroup(.id(Group.ID(2))),
  ]

  @Test("One record puts back all that another changed of groups and cards", arguments: changes)
  func reversible(command: Command) throws {
    let fixture = try Self.fixture()
    let store = try fixture.open()
    let before = try State(store)
    let done = try store.commit(command, by: Fixture.olga)
    #expect(try State(store) != before)
    let back = try store.putBack(done.seq, by: Fixture.olga).sync()
    #expect(back.seq == done.seq + 1 && !back.events.isEmpty)
    #expect(try State(store) == before)
    #expect(try State(fixture.open()).groups == before.groups)
  }

  @Test("A group that comes back from the archive takes its place among the groups of by then")
  func place() throws {
    let fixture = try Self.fixture()
    let store = try fixture.open()
    let second = Group.ID(2)
    let done = try store.commit(.archiveGroup(.id(second)), by: Fixture.olga)
    try store.commit(.createGroup(GroupDraft(name: "Last")), by: Self.other)
    let order = [Group.ID(3), Group.ID(1), Group.ID(4)]
    try store.commit(.orderGroups(order.map { .id($0) }), by: Self.other)
    let back = try fixture.open().putBack(done.seq, by: Fixture.olga).sync()
    #expect(back.events.count == 2)
    let returned = [Group.ID(3), Group.ID(1), second, Group.ID(4)]
    #expect(try fixture.open().club.groups.order == returned)
  }

  @Test("What was changed again since stays as it is, whoever did it", arguments: changes)
  func changedSince(command: Command) throws {
    let fixture = try Self.fixture()
    let (store, second) = (try fixture.open(), try fixture.open())
    let done = try store.commit(command, by: Fixture.olga)
    // Everything that any of the changes touches.
    for number in UInt32(1)...3 {
      let id = ClientReference.id(Client.ID(number))
      let edit = ClientEdit(
        name: "N\(number)",
        note: .set("other"),
        consents: [.sms],
        groups: [.id(Group.ID(1))]
      )
      try second.commit(.editClient(id, edit), by: Self.other)
    }
    for group in second.club.groups.inUse {
      try second.commit(
        .editGroup(
          .id(group.id),
          GroupEdit(
            name: "G\(group.id)",
            description: .set("b"),
            welcomeSms: SmsSetting(isOn: false, template: "Other")
          )
        ),
        by: Self.other
      )
    }
    try second.commit(.createGroup(GroupDraft(name: "Last", isDefault: true)), by: Self.other)
    if case .archiveGroup(let group) = command {
      try second.commit(.restoreGroup(group), by: Self.other)
    }
    let before = try State(second)
    #expect(throws: PutBackRefusal.changedSince) {
      try store.putBack(done.seq, by: Fixture.olga)
    }
    #expect(try State(store) == before)
  }

  @Test("Sales, registrations and what was folded cannot be put back")
  func impossible() throws {
    let fixture = try Self.fixture()
    let store = try fixture.open()
    let registered = try store.commit(
      .registerClient(ClientDraft(name: "New", phone: "0671234567")),
      by: Fixture.olga
    )
    #expect(throws: PutBackRefusal.impossible) {
      try store.putBack(registered.seq, by: Fixture.olga)
    }
    let edited = try store.commit(Self.changes[0], by: Fixture.olga)
    _ = try Store.compact(
      at: fixture.path,
      StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    )
    try store.commit(Self.changes[7], by: Fixture.olga)
    for desk in [try fixture.open(), store] {
      #expect(throws: (any Error).self) { try desk.putBack(99, by: Fixture.olga) }
      #expect(try desk.lastChange(by: Fixture.olga)?.seq == edited.seq + 1)
    }
    #expect(throws: PutBackRefusal.folded) {
      try fixture.open().putBack(edited.seq, by: Fixture.olga)
    }
  }

  @Test("The last change of one's own is found behind those of others, and put back twice returns")
  func lastChange() throws {
    let fixture = try Self.fixture()
    let store = try fixture.open()
    #expect(try store.lastChange(by: Fixture.olga) == nil)
    let own = try store.commit(Self.changes[0], by: Fixture.olga)
    for number in 1...5 {
      try store.commit(.createGroup(GroupDraft(name: "Other \(number)")), by: Self.other)
    }
    #expect(try store.lastChange(by: Fixture.olga)?.seq == own.seq)
    try store.putBack(own.seq, by: Fixture.olga).sync()
    #expect(store.club.groups[Group.ID(1)]?.name == "Group 1")
    let back = try #require(try store.lastChange(by: Fixture.olga))
    #expect(try !store.trialOfPuttingBack(back.seq, by: Fixture.olga).isEmpty)
    #expect(store.club.groups[Group.ID(1)]?.name == "Group 1")
    try store.putBack(back.seq, by: Fixture.olga).sync()
    #expect(store.club.groups[Group.ID(1)]?.name == "Gold")
  }

  @Test("A phone comes back as it was typed")
  func typedPhone() throws {
    let fixture = try Self.fixture()
    let store = try fixture.open()
    for phone in ["067 111-22-33", "067 444-55-66"] {
      try store.commit(.editClient(Self.olena, ClientEdit(phone: phone)), by: Fixture.olga)
    }
    try store.putBack(2, by: Fixture.olga).sync()
    #expect(try store.card(of: Client.ID(1)).phoneTyped == "067 111-22-33")
    #expect(try Store.verify(at: fixture.path).isWhole)
  }

  @Test("A record over many clients is put back as one")
  func mass() throws {
    let fixture = try Fixture(
      groups: [Fixture.group(1)],
      clients: try (1...20_000).map { try Fixture.client($0) }
    )
    let store = try fixture.open()
    let all = store.club.clients.ids.map { ClientReference.id($0) }
    let done = try store.commit(.addToGroup(all, .id(Group.ID(1))), by: Fixture.olga)
    #expect(store.club.clientCount(in: Group.ID(1)) == 20_000)
    let back = try store.putBack(done.seq, by: Fixture.olga).sync()
    #expect(back.events.count == 1 && store.club.clientCount(in: Group.ID(1)) == 0)
  }
}
