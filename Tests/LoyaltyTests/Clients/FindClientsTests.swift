import Loyalty
import Testing

@Suite("Finding a client forgives")
struct FindClientsTests {
  private static func desk() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    for (name, phone, email) in [
      ("Иванов Иван Петрович", "0501234567", "ivan@example.com"),
      ("Ивасюк Наталья", "0678844567", nil),
      ("Ґалаґан Єва", "0632014567", "Eva.G@Example.com"),
      ("Дем’яненко Олег", "0930000001", nil),
      ("Sergiy Moroz", "0507001122", nil),
    ] {
      try desk.perform(.registerClient(ClientDraft(name: name, phone: phone, email: email)))
    }
    return desk
  }

  private func names(_ typed: String) throws -> [String] {
    let desk = try Self.desk()
    return try desk.club.clients.find(typed).ids.map { try desk.card($0).name }
  }

  @Test(
    "A name is found by part, order, layout, transliteration, look-alike letters and apostrophes",
    arguments: [
      ("иван петр", "Иванов Иван Петрович"), ("петр иванов", "Иванов Иван Петрович"),
      ("bdfyjd", "Иванов Иван Петрович"), ("ivanov", "Иванов Иван Петрович"),
      ("галаган ева", "Ґалаґан Єва"), ("демьяненко", "Дем’яненко Олег"),
      ("Дем'яненко", "Дем’яненко Олег"), ("мороз", "Sergiy Moroz"), ("ЬЩКЩЯ", "Sergiy Moroz"),
    ]
  )
  func byName(_ typed: String, _ name: String) throws {
    #expect(try names(typed).first == name)
  }

  @Test("The last digits of a phone find all who have them, a longer tail only one")
  func byPhone() throws {
    let desk = try Self.desk()
    let found = desk.club.clients.find("4567")
    #expect(found.total == 3)
    #expect(found.means == .phone)
    #expect(try names("884-45-67") == ["Ивасюк Наталья"])
    #expect(try names("+380 50 123-45-67") == ["Иванов Иван Петрович"])
  }

  @Test("An e-mail is found by part, in any case, and in the wrong layout")
  func byEmail() throws {
    #expect(try names("EVA.g@") == ["Ґалаґан Єва"])
    #expect(try names("ivan@ex") == ["Иванов Иван Петрович"])
    #expect(try names("nobody@ex").isEmpty)
  }

  @Test("Nothing typed finds everybody, the last registered first")
  func everybody() throws {
    let found = try Self.desk().club.clients.find("  ")
    #expect(found.total == 5)
    #expect(found.ids.first == Client.ID(5))
    #expect(found.means == .everybody)
  }

  @Test("After an edit a client is found by the new name and e-mail and not by the old ones")
  func edited() throws {
    var desk = try Self.desk()
    try desk.perform(
      .editClient(
        .id(Client.ID(1)),
        ClientEdit(name: "Шевченко Тарас", email: .set("taras@example.com"))
      )
    )
    #expect(desk.club.clients.find("шевч").ids == [Client.ID(1)])
    #expect(desk.club.clients.find("taras@").ids == [Client.ID(1)])
    #expect(desk.club.clients.find("ivan@").total == 0)
    #expect(!desk.club.clients.find("иванов").ids.contains(Client.ID(1)))
  }
}
