import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Merged cards over a store")
struct MergeTests {
  private static func merge(_ from: UInt32, into: UInt32) -> Command {
    .mergeClients(into: .id(Client.ID(into)), from: .id(Client.ID(from)))
  }

  @Test("A merge is the same after opening again, with the cards in the base or in the journal")
  func reopened() throws {
    let groups = [Fixture.group(1), Fixture.group(2)]
    let cards = try (1...6).map { number in
      try Fixture.client(UInt32(number), groups: [Group.ID(UInt32(number % 2 + 1))])
    }
    for inBase in [6, 3, 0] {
      let fixture = try Fixture(groups: groups, clients: Array(cards.prefix(inBase)))
      let store = try fixture.open()
      for card in cards.dropFirst(inBase) {
        let pending = try store.append(by: Fixture.olga) { _, _ in [.clientRegistered(card)] }
        _ = try pending.sync()
      }
      store.shelveWritten()
      for (from, into) in [(2, 5), (5, 3), (1, 6)] {
        _ = try store.commit(Self.merge(UInt32(from), into: UInt32(into)), by: Fixture.olga)
        store.shelveWritten()
      }
      let seen = try Seen(store)
      let opened = try fixture.open()
      #expect(try Seen(opened) == seen)
      #expect(opened.club.clients.ids.map(\.number) == [3, 4, 6])
      for (old, now) in [(1, 6), (2, 3), (5, 3), (4, 4)] {
        let card = try opened.card(of: Client.ID(UInt32(old)))
        #expect(card.id == Client.ID(UInt32(now)))
        #expect(card.name == cards[now - 1].name && card.phone == cards[now - 1].phone)
      }
      #expect(try opened.card(of: Client.ID(3)).groups == GroupSet(groups.map(\.id)))
      #expect(try opened.card(of: Client.ID(4)).referrer == Client.ID(3))
      #expect(try opened.card(of: Client.ID(6)).note == cards[5].note)
    }
  }

  @Test("Thousands who are registered around merges, with phones set free, are read in bulk")
  func bulk() throws {
    let fixture = try Fixture()
    let store = try fixture.open()
    var phone: Int64 = 380_501_000_000
    for round in 0..<3 {
      let drafts = (0..<2_000).map { _ in
        phone += 1
        return ClientDraft(name: "N \(phone)", phone: "+\(phone)")
      }
      _ = try store.commit(by: Fixture.olga) { club, at in
        var club = club
        var events: [Event] = []
        for draft in drafts {
          let asking = Asking(at: at, by: Fixture.olga)
          let decided = try club.decide(.registerClient(draft), for: asking)
          club.apply(decided)
          events += decided
        }
        return events
      }
      let last = UInt32((round + 1) * 2_000)
      let freed = try store.card(of: Client.ID(last)).phone
      _ = try store.commit(Self.merge(last, into: 1), by: Fixture.olga)
      let again = ClientDraft(name: "Again \(round)", phone: freed.e164)
      _ = try store.commit(.registerClient(again), by: Fixture.olga)
      _ = try store.commit(Self.merge(last - 1, into: last - 2), by: Fixture.olga)
    }
    let opened = try fixture.open()
    #expect(opened.readOnly == nil && opened.club.clients.count == 6_003 - 6)
    #expect(try Seen(opened) == Seen(store))
    #expect(opened.club.clients.find("Again").total == 3)
  }

  @Test("A repeated request is answered from its record; another desk sees the merge")
  func repeats() throws {
    let fixture = try Fixture()
    let (one, other) = (try fixture.open(), try fixture.open())
    try Till.furnish(one)
    for client in [UInt32(1), 2] {
      _ = try one.commit(try Till.sale("1", to: client), by: Fixture.olga)
    }
    _ = try other.follow()
    let request = RequestID(id: "m", fingerprint: "1")
    let command = Self.merge(2, into: 1)
    let first = try one.commit(command, request: request, by: Fixture.olga)
    let second = try other.commit(command, request: request, by: Fixture.olga)
    #expect(second.isRepeat && second.events == first.events)
    #expect(command.answer(to: second.events) == command.answer(to: first.events))
    #expect(try Seen(other) == Seen(one))
    #expect(throws: Refusal.clientMerged(Client.ID(2), into: Client.ID(1))) {
      try other.commit(command, by: Fixture.olga)
    }
  }

  @Test("A record that speaks of a merged card, or merges what cannot be, is damage")
  func references() throws {
    let fixture = try Fixture(
      groups: [Fixture.group(1)],
      clients: try (1...3).map { number in
        try Fixture.client(UInt32(number))
      }
    )
    let store = try fixture.open()
    _ = try store.commit(Self.merge(2, into: 1), by: Fixture.olga)
    let lost = Client.ID(2)
    let (first, third) = (try store.card(of: Client.ID(1)), try store.card(of: Client.ID(3)))
    var otherPhone = third
    otherPhone.phone = first.phone
    let events: [Event] = [
      .clientEdited(lost, [.city(Change(was: nil, now: "x"))]),
      .clientsAddedToGroup(Group.ID(1), [lost]),
      Self.event(into: lost, from: third), Self.event(into: first.id, from: first),
      Self.event(into: Client.ID(9), from: third), Self.event(into: first.id, from: otherPhone),
      Self.event(into: first.id, from: third, groups: [Group.ID(7)]),
      .clientsMerged(
        ClientMerge(
          into: third.id,
          from: try Fixture.client(2),
          changes: [],
          groups: Change(was: GroupSet(), now: GroupSet()),
          balance: Change(was: .zero, now: .zero),
          receipts: 0,
          at: nil
        )
      ),
    ]
    for event in events { #expect(!store.club.knows(what: event), "\(event)") }
    #expect(store.club.knows(what: Self.event(into: first.id, from: third)))
  }

  private static func event(into: Client.ID, from: Client, groups: [Group.ID] = []) -> Event {
    .clientsMerged(
      ClientMerge(
        into: into,
        from: from,
        changes: [],
        groups: Change(was: GroupSet(), now: GroupSet(groups)),
        balance: Change(was: .zero, now: .zero),
        receipts: 0,
        at: nil
      )
    )
  }
}
