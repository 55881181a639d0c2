import Testing

@testable import Loyalty

@Suite("rules.md §3.6: advice on groups")
struct GroupAdviceTests {
  private func desk(_ names: [String]) throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    for name in names { try desk.createGroup(name) }
    return desk
  }

  @Test("Seven groups are fine, the eighth is one too many, and archiving it helps")
  func tooMany() throws {
    var desk = try desk((1...7).map { "Группа_\($0)" })
    #expect(!desk.club.groups.areTooMany)
    let eighth = try desk.createGroup("Группа_8")
    #expect(desk.club.groups.areTooMany)
    try desk.perform(.archiveGroup(.id(eighth)))
    #expect(!desk.club.groups.areTooMany)
  }

  @Test("A name that another group has is told before saving, in use or archived")
  func taken() throws {
    var desk = try desk(["VIP_постоянные"])
    let group = try #require(desk.club.groups.inUse.first)
    #expect(desk.club.groups.advice(onName: "vip постоянные") == .taken(group))
    #expect(desk.club.groups.advice(onName: "vip постоянные", of: group.id) == nil)
    try desk.perform(.archiveGroup(.id(group.id)))
    let archived = try #require(desk.club.groups[group.id])
    #expect(desk.club.groups.advice(onName: "vip постоянные") == .taken(archived))
  }

  @Test("A name one slip away from others names them")
  func similar() throws {
    let desk = try desk(["Постоянные", "Новые"])
    let group = try #require(desk.club.groups.named("Постоянные"))
    #expect(desk.club.groups.advice(onName: "Постояные") == .similar([group]))
    #expect(desk.club.groups.advice(onName: "Ночные") == nil)
  }

  @Test("A name joined by spaces among names joined by underscores gets one of those as example")
  func style() throws {
    let desk = try desk(["Новые", "Раз_в_месяц", "Активные_ежедневно"])
    let example = try #require(desk.club.groups.named("Раз_в_месяц"))
    #expect(
      desk.club.groups.advice(onName: "Ночные игроки") == .otherStyle(example: example)
    )
    #expect(desk.club.groups.advice(onName: "Ночные_игроки") == nil)
  }

  @Test("An empty name and the first group get no advice")
  func nothing() throws {
    let desk = try desk([])
    #expect(desk.club.groups.advice(onName: "  ") == nil)
    #expect(desk.club.groups.advice(onName: "Новые") == nil)
  }

  @Test("A group leads the clients whom no group with a program above it leads")
  func led() throws {
    var desk = try ClubUnderTest()
    let plain = try desk.createGroup("Турнир")
    let bonus = try desk.createGroup("VIP", loyalty: .bonus)
    try desk.register("Иванов", "0501234567", groups: ["Турнир", "VIP"])
    try desk.register("Мороз", "0501234568", groups: ["Турнир"])
    #expect(desk.club.clientsLed(by: bonus) == 1)
    #expect(desk.club.clientsLed(by: plain) == 1)
  }
}
