import Loyalty
import Testing

@Suite("E-mail addresses")
struct EmailTests {
  @Test("An address has one @ and a domain with a point; the domain is kept in small letters")
  func reads() throws {
    #expect(try Email(typed: " Olga@Mail.UA ").address == "Olga@mail.ua")
    #expect(try Email(typed: "a.b+c_d@x-y.co").address == "a.b+c_d@x-y.co")
  }

  @Test(
    "What is no address is refused",
    arguments: [
      "", "olga", "olga@", "@mail.ua", "olga@mail", "a@b@c.d", "a b@c.d", "a@.ua", "a@b..c",
    ]
      + ["a,b@c.d", "a\u{200B}@b.c", "<a@b.c>"]
  )
  func refuses(text: String) {
    #expect(throws: ValueProblem.emailInvalid(text)) { try Email(typed: text) }
  }

  @Test("An address typed in a Cyrillic layout is repaired by the keys and says so")
  func repairs() {
    let repaired = Email.repaired(typed: "щдпф\"ьфшд.гф")
    #expect(repaired?.email.address == "olga@mail.ua")
    #expect(repaired?.layout == .russian)
    #expect(Email.repaired(typed: "сівф@ьфшд.гф")?.email.address == "csda@mail.ua")
    #expect(Email.repaired(typed: "olga@mail.ua") == nil)
    #expect(Email.repaired(typed: "Ольга") == nil)
  }
}
