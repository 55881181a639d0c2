import Loyalty
import Testing

@Suite("rules.md §2: editing a card")
struct EditClientTests {
  @Test("Changing the phone keeps the client, frees the old number and takes the new one")
  func phone() throws {
    var desk = try ClubUnderTest()
    let group = try desk.createGroup("VIP")
    let ivan = try desk.register("Иван", "0501234567", groups: ["VIP"])
    try desk.perform(.editClient(.id(ivan), ClientEdit(phone: "0671112233")))
    #expect(
      desk.club.clients.client(with: try Phone(typed: "0671112233", region: .ukraine)) == ivan
    )
    #expect(desk.club.clients.client(with: try Phone(typed: "0501234567", region: .ukraine)) == nil)
    #expect(desk.club.clients.groups(of: ivan).ids == [group])
    let petro = try desk.register("Пётр", "0501234567")
    #expect(throws: Refusal.self) {
      try desk.perform(.editClient(.id(petro), ClientEdit(phone: "067 111 22 33")))
    }
  }

  @Test("An edit that changes nothing leads to no event")
  func nothing() throws {
    var desk = try ClubUnderTest()
    let ivan = try desk.register("Иван", "0501234567")
    let edit = ClientEdit(name: " Иван ", phone: "+380501234567", email: .clear, consents: [])
    #expect(try desk.decide(.editClient(.id(ivan), edit)).isEmpty)
  }

  @Test("An event tells what was there before")
  func was() throws {
    var desk = try ClubUnderTest()
    let ivan = try desk.register("Иван", "0501234567")
    let events = try desk.decide(
      .editClient(.id(ivan), ClientEdit(name: "Иван Петрович", city: .set("Львов")))
    )
    #expect(
      events == [
        .clientEdited(
          ivan,
          [
            .name(Change(was: "Иван", now: "Иван Петрович")),
            .city(Change(was: nil, now: "Львов")),
          ]
        )
      ]
    )
  }

  @Test("A consent keeps its date until the client's word changes")
  func consentDate() throws {
    var desk = try ClubUnderTest()
    try desk.perform(
      .registerClient(ClientDraft(name: "Иван", phone: "0501234567", consents: [.sms]))
    )
    let first = desk.now
    desk.now = desk.now.advanced(bySeconds: 3_600)
    let id = Client.ID(1)
    try desk.perform(.editClient(.id(id), ClientEdit(consents: [.sms, .email])))
    #expect(try desk.card(id).consents[.sms]?.at == first)
    #expect(try desk.card(id).consents[.email]?.at == desk.now)
    try desk.perform(.editClient(.id(id), ClientEdit(consents: [])))
    #expect(try desk.card(id).consents[.sms]?.isGiven == false)
    #expect(desk.club.clients.columns(of: id).flags.isDisjoint(with: [.acceptsSms, .acceptsEmail]))
  }

  @Test("Clearing takes a fact away; a client cannot bring himself")
  func clearing() throws {
    var desk = try ClubUnderTest()
    let day = try Day(year: 1998, month: 11, day: 30)
    try desk.perform(
      .registerClient(
        ClientDraft(name: "Иван", phone: "0501234567", birthday: day, gender: .male)
      )
    )
    let id = Client.ID(1)
    try desk.perform(.editClient(.id(id), ClientEdit(birthday: .clear, gender: .clear)))
    #expect(try desk.card(id).birthday == nil)
    #expect(desk.club.clients.columns(of: id).birthday == nil)
    #expect(throws: Refusal.referrerIsSelf) {
      try desk.perform(.editClient(.id(id), ClientEdit(referrer: .set(.id(id)))))
    }
  }
}
