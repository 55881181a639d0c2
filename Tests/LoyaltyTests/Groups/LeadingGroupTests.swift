import Loyalty
import Testing

@Suite("rules.md §3.2, §3.3: default and leading group")
struct LeadingGroupTests {
  @Test("The leading group is the first with a program, whatever order the client joined in")
  func firstWithProgram() throws {
    var desk = try ClubUnderTest()
    try desk.createGroup("Турнир")
    let bonus = try desk.createGroup("VIP", loyalty: .bonus)
    try desk.createGroup("Скидки", loyalty: .discount)
    let client = try desk.register("Иван", "0501234567", groups: ["Скидки", "Турнир", "VIP"])
    #expect(desk.club.leadingGroup(of: client)?.id == bonus)
  }

  @Test("Without a program the first group leads, and without groups none does")
  func withoutProgram() throws {
    var desk = try ClubUnderTest()
    let first = try desk.createGroup("Первая")
    try desk.createGroup("Вторая")
    let member = try desk.register("Иван", "0501234567", groups: ["Вторая", "Первая"])
    let nobody = try desk.register("Пётр", "0501234568")
    #expect(desk.club.leadingGroup(of: member)?.id == first)
    #expect(desk.club.leadingGroup(of: nobody) == nil)
  }

  @Test("Reordering moves the lead, and tells beforehand for how many clients")
  func reordering() throws {
    var desk = try ClubUnderTest()
    let bonus = try desk.createGroup("VIP", loyalty: .bonus)
    let discount = try desk.createGroup("Скидки", loyalty: .discount)
    let both = try desk.register("Иван", "0501234567", groups: ["VIP", "Скидки"])
    try desk.register("Пётр", "0501234568", groups: ["VIP"])
    let order = [discount, bonus]
    #expect(desk.club.clientsWhoseLeadingGroupChanges(under: order) == 1)
    try desk.perform(.orderGroups([.id(discount), .id(bonus)]))
    #expect(desk.club.leadingGroup(of: both)?.id == discount)
  }

  @Test("At most one group is the default: marking another moves the mark")
  func oneDefault() throws {
    var desk = try ClubUnderTest()
    let first = try desk.createGroup("Новые", isDefault: true)
    let second = try desk.createGroup("Постоянные", isDefault: true)
    #expect(desk.club.groups.defaultGroup == second)
    #expect(
      desk.events.last == .defaultGroupMoved(Change(was: first, now: second))
    )
    try desk.perform(.editGroup(.id(second), GroupEdit(isDefault: false)))
    #expect(desk.club.groups.defaultGroup == nil)
  }

  @Test("A new group goes last, or to the position asked for")
  func positions() throws {
    var desk = try ClubUnderTest()
    let first = try desk.createGroup("Первая")
    let second = try desk.createGroup("Вторая")
    try desk.perform(.createGroup(GroupDraft(name: "Между", position: 2)))
    #expect(desk.club.groups.inUse.map(\.name) == ["Первая", "Между", "Вторая"])
    try desk.perform(.editGroup(.id(second), GroupEdit(position: 1)))
    #expect(desk.club.groups.position(of: second) == 1)
    #expect(desk.club.groups.position(of: first) == 2)
    try desk.perform(.editGroup(.id(second), GroupEdit(position: 99)))
    #expect(desk.club.groups.position(of: second) == 3)
    #expect(throws: Refusal.positionInvalid(0)) {
      try desk.perform(.editGroup(.id(second), GroupEdit(position: 0)))
    }
  }

  @Test("An order that misses a group is refused: somebody added one meanwhile")
  func incompleteOrder() throws {
    var desk = try ClubUnderTest()
    let first = try desk.createGroup("Первая")
    try desk.createGroup("Вторая")
    #expect(throws: Refusal.groupOrderIncomplete) { try desk.perform(.orderGroups([.id(first)])) }
    #expect(throws: Refusal.groupOrderIncomplete) {
      try desk.perform(.orderGroups([.id(first), .id(first)]))
    }
  }
}
