import Loyalty
import Testing

@Suite("rules.md §3.1, §3.6: names of groups")
struct GroupNamesTests {
  @Test(
    "A name that differs only in case, spaces, _ or - is refused, naming the group that has it",
    arguments: [
      "vip постоянные", "  VIP_постоянные ", "VIP--постоянные", "VIP _ ПОСТОЯННЫЕ",
      "Vip \u{A0} постоянные",
    ]
  )
  func sameName(_ name: String) throws {
    var desk = try ClubUnderTest()
    try desk.createGroup("VIP_постоянные")
    let refusal = #expect(throws: Refusal.self) { try desk.createGroup(name) }
    guard case .nameTaken(_, let existing, let isArchived) = refusal else {
      Issue.record("refused as \(String(describing: refusal))")
      return
    }
    #expect(existing == "VIP_постоянные")
    #expect(!isArchived)
    #expect(desk.club.groups.order.count == 1)
  }

  @Test("Composed and decomposed letters make the same name")
  func normalForm() throws {
    var desk = try ClubUnderTest()
    try desk.createGroup("Ёлка й")
    #expect(throws: Refusal.self) { try desk.createGroup("Е\u{308}лка и\u{306}") }
  }

  @Test("A group may be renamed to another writing of its own name")
  func ownName() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("vip")
    try desk.perform(.editGroup(.id(group), GroupEdit(name: "VIP")))
    #expect(desk.club.groups[group]?.name == "VIP")
    #expect(desk.club.groups.named("Vip")?.id == group)
  }

  @Test("After renaming the old name is free and the new one taken")
  func renamed() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("Старая")
    try desk.perform(.editGroup(.id(group), GroupEdit(name: "Новая")))
    #expect(throws: Refusal.self) { try desk.createGroup("новая") }
    try desk.createGroup("старая")
  }

  @Test("The name of an archived group is taken, and the refusal tells that it is archived")
  func archivedName() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("Турнир")
    try desk.perform(.archiveGroup(.id(group)))
    #expect(
      throws: Refusal.nameTaken(name: "турнир", existing: "Турнир", isArchived: true)
    ) { try desk.createGroup("турнир") }
  }

  @Test("A name without letters, with control or bidi characters, or too long is refused")
  func badNames() throws {
    var desk = try ClubUnderTest()
    #expect(throws: Refusal.value(.nameEmpty)) { try desk.createGroup("  \u{A0} ") }
    #expect(throws: Refusal.value(.nameUnreadable("\u{202E}"))) {
      try desk.createGroup("VIP\u{202E}")
    }
    #expect(throws: Refusal.value(.nameUnreadable("\u{1B}"))) { try desk.createGroup("V\u{1B}[2J") }
    let megabyte = String(repeating: "щ", count: 500_000)
    #expect(throws: Refusal.value(.nameTooLong(length: 500_000, limit: 200))) {
      try desk.createGroup(megabyte)
    }
  }
}
