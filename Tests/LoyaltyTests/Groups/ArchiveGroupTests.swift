import Loyalty
import Testing

@Suite("rules.md §3.6: archiving")
struct ArchiveGroupTests {
  @Test("The default group is refused, and the refusal says why")
  func defaultGroup() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("Новые", isDefault: true)
    #expect(throws: Refusal.groupInUse(group: "Новые", by: [.defaultGroup])) {
      try desk.perform(.archiveGroup(.id(group)))
    }
  }

  @Test("Members do not block; another group takes the lead, and restoring brings all back")
  func members() throws {
    var desk = try ClubUnderTest()
    let vip = try desk.createGroup("VIP", loyalty: .bonus)
    let rest = try desk.createGroup("Остальные", loyalty: .bonus)
    let both = try desk.register("Иван", "0501234567", groups: ["VIP", "Остальные"])
    let one = try desk.register("Пётр", "0501234568", groups: ["VIP"])
    let heirs = desk.club.leadingGroups(without: vip)
    #expect(heirs.map(\.clients).reduce(0, +) == 2)
    try desk.perform(.archiveGroup(.id(vip)))
    #expect(desk.club.groups.order == [rest])
    #expect(desk.club.leadingGroup(of: both)?.id == rest)
    #expect(desk.club.leadingGroup(of: one) == nil)
    try desk.perform(.restoreGroup(.id(vip)))
    #expect(desk.club.groups.order == [rest, vip])
    #expect(desk.club.leadingGroup(of: one)?.id == vip)
    #expect(desk.club.clientCount(in: vip) == 2)
  }

  @Test("An archived group takes no new members and no default mark")
  func closed() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("Турнир")
    let client = try desk.register("Иван", "0501234567")
    try desk.perform(.archiveGroup(.id(group)))
    #expect(throws: Refusal.groupArchived(group: "Турнир")) {
      try desk.perform(.addToGroup([.id(client)], .id(group)))
    }
    #expect(throws: Refusal.groupArchived(group: "Турнир")) {
      try desk.perform(.editGroup(.id(group), GroupEdit(isDefault: true)))
    }
    #expect(try desk.decide(.archiveGroup(.id(group))).isEmpty)
  }

  @Test("Editing a card keeps memberships of archived groups")
  func hiddenMembership() throws {
    var desk = try ClubUnderTest()
    let old = try desk.createGroup("Турнир")
    try desk.createGroup("VIP")
    let client = try desk.register("Иван", "0501234567", groups: ["Турнир"])
    try desk.perform(.archiveGroup(.id(old)))
    try desk.perform(.editClient(.id(client), ClientEdit(groups: [.name("VIP")])))
    #expect(desk.club.clients.groups(of: client).contains(old))
    #expect(desk.club.leadingGroup(of: client)?.name == "VIP")
  }
}
