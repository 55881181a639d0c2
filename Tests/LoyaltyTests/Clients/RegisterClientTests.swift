import Loyalty
import Testing

@Suite("rules.md §2.1–§2.4: registering a client")
struct RegisterClientTests {
  @Test("Ids are given in order from 1 and a refused registration uses none")
  func ids() throws {
    var desk = try ClubUnderTest()
    #expect(try desk.register("Иван", "0501234567") == Client.ID(1))
    #expect(throws: Refusal.self) { try desk.register("Пётр", "050-123-45-67") }
    #expect(try desk.register("Пётр", "0501234568") == Client.ID(2))
  }

  @Test("A phone is unique however it is typed, and the refusal names who has it")
  func phoneTaken() throws {
    var desk = try ClubUnderTest()
    let ivan = try desk.register("Иван", "+380 50 123-45-67")
    let phone = try Phone(typed: "0501234567", region: .ukraine)
    for typed in ["0501234567", "80501234567", "380501234567", "00380501234567", "(050)123.45.67"] {
      #expect(throws: Refusal.phoneTaken(phone: phone, client: ivan)) {
        try desk.register("Пётр", typed)
      }
    }
  }

  @Test("What was typed for the phone is kept beside the number")
  func typedPhone() throws {
    var desk = try ClubUnderTest()
    let ivan = try desk.register("Иван", " (050) 123-45-67 ")
    let card = try desk.card(ivan)
    #expect(card.phone.e164 == "+380501234567")
    #expect(card.phoneTyped == "(050) 123-45-67")
  }

  @Test("Without groups a client gets the default group; with groups only those")
  func groups() throws {
    var desk = try ClubUnderTest()
    let fresh = try desk.createGroup("Новые", isDefault: true)
    let vip = try desk.createGroup("VIP")
    let first = try desk.register("Иван", "0501234567")
    let second = try desk.register("Пётр", "0501234568", groups: ["VIP"])
    #expect(desk.club.clients.groups(of: first).ids == [fresh])
    #expect(desk.club.clients.groups(of: second).ids == [vip])
  }

  @Test("The welcome SMS is queued in the same record when it is on and the client consented")
  func welcomeSms() throws {
    var desk = try ClubUnderTest()
    let sms = SmsSetting(isOn: true, template: "{name}, вас ждёт {club}! Бонусов: {bonuses}")
    try desk.perform(
      .createGroup(GroupDraft(name: "Новые", isDefault: true, welcomeSms: sms))
    )
    let draft = ClientDraft(name: "Иван", phone: "0501234567", consents: [.sms])
    let events = try desk.decide(.registerClient(draft))
    #expect(events.count == 2)
    try desk.perform(.registerClient(draft))
    #expect(desk.club.outbox.map(\.text) == ["Иван, вас ждёт Arena! Бонусов: 0"])
    try desk.perform(.registerClient(ClientDraft(name: "Пётр", phone: "0501234568")))
    #expect(desk.club.outbox.count == 1)
  }

  @Test("No welcome goes out when the switch is off, though a text is kept")
  func welcomeOff() throws {
    var desk = try ClubUnderTest()
    let sms = SmsSetting(isOn: false, template: "Привет, {name}")
    try desk.perform(
      .createGroup(GroupDraft(name: "Новые", isDefault: true, welcomeSms: sms))
    )
    try desk.perform(
      .registerClient(ClientDraft(name: "Иван", phone: "0501234567", consents: [.sms]))
    )
    #expect(desk.club.outbox.isEmpty)
  }

  @Test("Consents carry their moment and where they were given")
  func consents() throws {
    var desk = try ClubUnderTest()
    let draft = ClientDraft(name: "Иван", phone: "0501234567", consents: [.sms, .push])
    try desk.perform(.registerClient(draft), source: .app)
    let card = try desk.card(Client.ID(1))
    #expect(card.consents[.sms] == Consent(isGiven: true, at: desk.now, source: .app))
    #expect(card.consents[.email] == nil)
    #expect(card.consents.given == [.sms, .push])
  }

  @Test("A file's registration tomorrow is refused, today's and an older one are taken")
  func registration() throws {
    var desk = try ClubUnderTest()
    let tomorrow = try Day(year: 2026, month: 11, day: 23)
    var draft = ClientDraft(name: "Иван", phone: "0501234567")
    draft.registeredOn = tomorrow
    #expect(throws: Refusal.registrationInFuture(tomorrow)) {
      try desk.perform(.registerClient(draft))
    }
    draft.registeredOn = tomorrow.advanced(byDays: -1)
    try desk.perform(.registerClient(draft))
    #expect(try desk.card(Client.ID(1)).registeredAt <= desk.now)
  }

  @Test("A device is kept once, and an endless address is refused")
  func tokens() throws {
    var desk = try ClubUnderTest()
    var draft = ClientDraft(name: "Иван", phone: "0501234567")
    draft.pushTokens = ["a", "b", "", "a"]
    try desk.perform(.registerClient(draft))
    #expect(try desk.card(Client.ID(1)).pushTokens == ["a", "b"])
    draft.phone = "0501234568"
    draft.pushTokens = [String(repeating: "t", count: 2_001)]
    #expect(throws: Refusal.textTooLong(length: 2_001, limit: 2_000)) {
      try desk.perform(.registerClient(draft))
    }
  }

  @Test("A birthday tomorrow or 121 years ago is refused, today's is taken")
  func birthday() throws {
    var desk = try ClubUnderTest()
    let tomorrow = try Day(year: 2026, month: 11, day: 23)
    let tooOld = try Day(year: 1905, month: 11, day: 22)
    for day in [tomorrow, tooOld] {
      #expect(throws: Refusal.birthdayOutOfRange(day)) {
        try desk.perform(
          .registerClient(ClientDraft(name: "Иван", phone: "0501234567", birthday: day))
        )
      }
    }
    let today = try Day(year: 2026, month: 11, day: 22)
    try desk.perform(
      .registerClient(ClientDraft(name: "Иван", phone: "0501234567", birthday: today))
    )
  }

  @Test("A referrer must exist, and what was typed around texts is trimmed away")
  func referrer() throws {
    var desk = try ClubUnderTest()
    #expect(throws: Refusal.notFound(.client, typed: "0671112233")) {
      try desk.perform(
        .registerClient(
          ClientDraft(name: "Иван", phone: "0501234567", referrer: .phone("0671112233"))
        )
      )
    }
    let anna = try desk.register("Анна", "0671112233")
    try desk.perform(
      .registerClient(
        ClientDraft(
          name: "  Иван   Иванов ",
          phone: "0501234567",
          email: "  Ivan@Example.COM ",
          city: " Киев ",
          note: "   ",
          referrer: .id(anna)
        )
      )
    )
    let card = try desk.card(Client.ID(2))
    #expect(card.name == "Иван Иванов")
    #expect(card.email == "Ivan@example.com")
    #expect(card.city == "Киев")
    #expect(card.note == nil)
    #expect(card.referrer == anna)
  }

  @Test("A note may have lines and emoji, but no control or bidi characters; a city neither")
  func unreadableTexts() throws {
    var desk = try ClubUnderTest()
    for scalar in ["\u{1B}", "\u{202E}", "\u{0}", "\u{9B}"] as [Unicode.Scalar] {
      let text = "a" + String(scalar) + "b"
      for draft in [
        ClientDraft(name: "Иван", phone: "0501234567", note: text),
        ClientDraft(name: "Иван", phone: "0501234567", city: text),
      ] {
        #expect(throws: Refusal.value(.nameUnreadable(scalar))) {
          try desk.perform(.registerClient(draft))
        }
      }
    }
    let note = "место 12\r\nу окна\t👨‍👩‍👧"
    try desk.perform(.registerClient(ClientDraft(name: "Иван", phone: "0501234567", note: note)))
    #expect(try desk.card(Client.ID(1)).note == note)
  }

  @Test("A note of a megabyte is refused with its length and the limit")
  func longNote() throws {
    var desk = try ClubUnderTest()
    let note = String(repeating: "a", count: 1_000_000)
    #expect(throws: Refusal.textTooLong(length: 1_000_000, limit: 2_000)) {
      try desk.perform(
        .registerClient(ClientDraft(name: "Иван", phone: "0501234567", note: note))
      )
    }
  }
}
