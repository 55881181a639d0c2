import Loyalty
import Testing

@Suite("rules.md §3.4: membership by hand")
struct MembershipTests {
  @Test("Adding tells how many were new; adding again changes nothing")
  func addingTwice() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("VIP")
    let first = try desk.register("Иван", "0501234567")
    let second = try desk.register("Пётр", "0501234568")
    #expect(try desk.perform(.addToGroup([.id(first)], .id(group))) == .added(1))
    #expect(
      try desk.perform(
        .addToGroup([.id(first), .phone("050 123-45-68"), .id(second)], .name("vip"))
      )
        == .added(1)
    )
    #expect(try desk.decide(.addToGroup([.id(first)], .id(group))).isEmpty)
    #expect(desk.club.clientCount(in: group) == 2)
    #expect(desk.club.clients.clients(in: group) == [first, second])
  }

  @Test("Taking out tells how many were in; others are left alone")
  func removing() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("VIP")
    let first = try desk.register("Иван", "0501234567", groups: ["VIP"])
    let second = try desk.register("Пётр", "0501234568")
    #expect(
      try desk.perform(.removeFromGroup([.id(first), .id(second)], .id(group))) == .removed(1)
    )
    #expect(desk.club.clientCount(in: group) == 0)
  }

  @Test("One unknown client refuses the whole change")
  func unknownClient() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("VIP")
    let first = try desk.register("Иван", "0501234567")
    #expect(throws: Refusal.notFound(.client, typed: "77")) {
      try desk.perform(.addToGroup([.id(first), .id(Client.ID(77))], .id(group)))
    }
    #expect(desk.club.clientCount(in: group) == 0)
    #expect(throws: Refusal.notFound(.group, typed: "Нет такой")) {
      try desk.perform(.addToGroup([.id(first)], .name("Нет такой")))
    }
  }

  @Test("The starter groups are created as one record, in order, the first as default")
  func starterGroups() throws {
    var desk = try ClubUnderTest()
    let drafts = [
      GroupDraft(name: "Новые", isDefault: true), GroupDraft(name: "Постоянные"),
      GroupDraft(name: "VIP"),
    ]
    try desk.perform(.createStarterGroups(drafts))
    #expect(desk.club.groups.inUse.map(\.name) == ["Новые", "Постоянные", "VIP"])
    #expect(desk.club.groups.defaultGroup == desk.club.groups.order.first)
    #expect(throws: Refusal.self) {
      try desk.perform(.createStarterGroups([GroupDraft(name: "Другая"), GroupDraft(name: "vip")]))
    }
    #expect(desk.club.groups.order.count == 3)
  }
}
