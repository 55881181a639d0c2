import Testing

@testable import Loyalty

@Suite("rules.md §4.1: wrong passwords are written down")
struct WrongPasswordsTests {
  @Test("Program, client and tries become one event, and nothing else changes")
  func report() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let client = try desk.register("Анна", "0501112201")
    let command = Command.reportWrongPasswords(program: "бонусы", client: .id(client), tries: 3)
    let wrong = WrongPasswords(program: Program.ID(1), client: client, tries: 3)
    #expect(try desk.decide(command) == [.wrongPasswordsGiven(wrong)])
    #expect(try desk.perform(command) == .done)
    #expect(desk.club.account(of: client, at: desk.now).lots.isEmpty)
  }

  @Test("What does not exist, and a number of tries that cannot be, are refused")
  func refused() throws {
    var desk = try ClubUnderTest.accruing([("0", "2")])
    let client = ClientReference.id(try desk.register("Анна", "0501112201"))
    #expect(throws: Refusal.notFound(.program, typed: "нет")) {
      try desk.perform(.reportWrongPasswords(program: "нет", client: client, tries: 3))
    }
    #expect(throws: Refusal.notFound(.client, typed: "9")) {
      try desk.perform(.reportWrongPasswords(program: "1", client: .id(Client.ID(9)), tries: 3))
    }
    for tries in [0, -1, 1_001] {
      #expect(throws: Refusal.amountInvalid(typed: String(tries))) {
        try desk.perform(.reportWrongPasswords(program: "1", client: client, tries: tries))
      }
    }
  }

  @Test("A draft is tried out as the program that it would make")
  func draft() throws {
    let desk = try ClubUnderTest.accruing([("0", "2")])
    let draft = ProgramDraft(
      name: "Бонусы",
      tiers: try tiers([("0", "5")]),
      categories: ["bar"],
      terms: .bonus(BonusTerms())
    )
    let own = try #require(desk.club.programs.items.first?.id)
    let program = try desk.club.program(by: draft, changing: own, at: desk.now)
    #expect(program.id == own)
    #expect(program.categories == .only([Category.bar]))
    #expect(throws: Refusal.nameTaken(name: "Бонусы", existing: "Бонусы", isArchived: false)) {
      try desk.club.program(by: draft, at: desk.now)
    }
  }
}
