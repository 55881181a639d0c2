import Testing

@testable import Loyalty

@Suite("rules.md §2.5: two cards of one person are made one")
struct MergeClientsTests {
  private let anna = Client.ID(1)
  private let double = Client.ID(2)

  /// Anna with a bare card, and her second card with everything on it.
  private func desk() throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    try desk.createGroup("Обычные")
    try desk.createGroup("VIP", loyalty: .bonus)
    try desk.register("Анна", "0501234567", groups: ["Обычные"])
    try desk.goTo("2026-11-23")
    try desk.perform(
      .registerClient(
        ClientDraft(
          name: "Аня Коваль",
          phone: "0671112233",
          email: "anna@club.ua",
          city: "Київ",
          birthday: try Day(iso: "1998-11-30"),
          gender: .female,
          note: "место 12",
          consents: [.sms],
          usesApp: true,
          pushTokens: ["t1"],
          tags: ["ночные"],
          groups: [.name("VIP")]
        )
      )
    )
    return desk
  }

  private func merge(_ into: Client.ID, _ from: Client.ID) -> Command {
    .mergeClients(into: .id(into), from: .id(from))
  }

  @Test("Name and phone stay, what is empty is filled, and groups unite")
  func fills() throws {
    var desk = try desk()
    #expect(try desk.perform(merge(anna, double)) == .merged(balance: .zero, receipts: 0))
    let card = try desk.card(anna)
    #expect(card.name == "Анна" && card.phone.e164 == "+380501234567")
    #expect(card.email == "anna@club.ua" && card.city == "Київ" && card.gender == .female)
    #expect(card.birthday == (try Day(iso: "1998-11-30")) && card.note == "место 12")
    #expect(card.usesApp && card.pushTokens == ["t1"] && card.tags == ["ночные"])
    #expect(card.groups == GroupSet([Group.ID(1), Group.ID(2)]))
    #expect(desk.club.leadingGroup(of: anna)?.name == "VIP")
    #expect(desk.club.clients.columns(of: anna) == ClientColumns(card))
  }

  @Test("What both cards say stays as it is on the card that stays; notes and lists are joined")
  func keeps() throws {
    var desk = try desk()
    let own = ClientEdit(
      email: .set("own@club.ua"),
      city: .set("Львів"),
      birthday: .set(try Day(iso: "1998-11-29")),
      gender: .set(.male),
      note: .set("у окна"),
      pushTokens: ["t0", "t1"]
    )
    try desk.perform(.editClient(.id(anna), own))
    try desk.perform(merge(anna, double))
    let card = try desk.card(anna)
    #expect(card.email == "own@club.ua" && card.city == "Львів" && card.gender == .male)
    #expect(card.birthday == (try Day(iso: "1998-11-29")))
    #expect(card.note == "у окна; место 12")
    #expect(card.pushTokens == ["t0", "t1"])
  }

  @Test("A note that says all that the other does stays alone")
  func oneNote() throws {
    for (own, other, joined) in [
      ("место 12, у окна", "место 12", "место 12, у окна"),
      ("место 12", "место 12, у окна", "место 12, у окна"), ("а", "а", "а"),
    ] {
      var desk = try desk()
      try desk.perform(.editClient(.id(anna), ClientEdit(note: .set(own))))
      try desk.perform(.editClient(.id(double), ClientEdit(note: .set(other))))
      try desk.perform(merge(anna, double))
      #expect(try desk.card(anna).note == joined)
    }
  }

  @Test("The later word on a channel wins, given or withdrawn; the earlier one never does")
  func consents() throws {
    for isLaterOurs in [false, true] {
      var desk = try desk()
      let ours: (Client.ID, Set<Channel>) = (anna, [.sms, .push])
      let theirs: (Client.ID, Set<Channel>) = (double, [])
      let steps = isLaterOurs ? [theirs, ours] : [ours, theirs]
      for (client, channels) in steps {
        desk.now = desk.now.advanced(bySeconds: 60)
        try desk.perform(.editClient(.id(client), ClientEdit(consents: channels)))
      }
      try desk.perform(merge(anna, double))
      let given = try desk.card(anna).consents.given
      #expect(given == (isLaterOurs ? [.sms, .push] : [.push]))
      #expect(desk.club.clients.columns(of: anna).flags.contains(.acceptsSms) == isLaterOurs)
    }
  }

  @Test("The earlier registration stays, whichever card stays; that of the other counts on its day")
  func registration() throws {
    var desk = try desk()
    let first = try desk.card(anna).registeredAt
    let second = try desk.card(double).registeredAt
    try desk.perform(merge(double, anna))
    #expect(try desk.card(double).registeredAt == first)
    #expect(desk.club.clients.columns(of: double).registeredAt == first)
    let all = desk.club.clients.registrations(in: .always)
    #expect(all == [first, second])
  }

  @Test("The old number answers as the card that stays everywhere, through chains of merges")
  func answersAs() throws {
    var desk = try desk()
    let third = try desk.register("Анна К", "0931112233")
    let receipt = try desk.sell([try line("100.00")], to: anna)
    try desk.perform(merge(double, anna))
    try desk.perform(merge(third, double))
    for old in [anna, double, third] {
      #expect(try desk.club.client(.id(old)) == third)
      #expect(try desk.card(old).id == third)
      #expect(desk.club.clients.columns(of: old) == ClientColumns(try desk.card(third)))
      #expect(desk.club.receipts(of: old).map(\.id) == [receipt.id])
      #expect(desk.club.total(of: old, for: nil, at: desk.now) == receipt.paid)
      #expect(desk.club.account(of: old, at: desk.now) == desk.account(third))
    }
    #expect(desk.club.receipts[receipt.id]?.client == third)
    try desk.accrue("5", to: anna)
    #expect(desk.balance(third) == "5.00")
    try desk.perform(.editClient(.id(double), ClientEdit(city: .set("Одеса"))))
    #expect(try desk.card(third).city == "Одеса")
    try desk.sell([try line("1.00")], to: double)
    #expect(desk.club.receipts(of: third).count == 2)
  }

  @Test("The phone is free, and lists, counts and finding know the card no more")
  func vanishes() throws {
    var desk = try desk()
    let phone = try desk.card(double).phone
    try desk.register("Пётр", "0931112233", groups: ["VIP"])
    try desk.perform(merge(anna, double))
    let clients = desk.club.clients
    #expect(clients.count == 2 && Array(clients.ids) == [anna, Client.ID(3)])
    #expect(clients.client(with: phone) == nil)
    #expect(desk.club.clientCount(in: Group.ID(2)) == 2)
    #expect(clients.clients(in: Group.ID(2)) == [anna, Client.ID(3)])
    #expect(clients.countedGroupSets.reduce(0) { $0 + $1.clients } == 2)
    #expect(clients.birthdays(on: try Day(iso: "2026-11-30")) == 1)
    for typed in ["Коваль", "1112233", "0671112233", "0", "Аня 067"] {
      #expect(!clients.find(typed).ids.contains(double), "\(typed)")
    }
    #expect(clients.find("anna@club.ua").ids == [anna])
    #expect(clients.find("").ids == [Client.ID(3), anna] && clients.find("").total == 2)
    let again = try desk.register("Новый", "0671112233")
    #expect(again == Client.ID(4))
    #expect(desk.club.clients.client(with: phone) == again)
  }

  @Test("Referrers that name the old card name the one that stays, and nobody names oneself")
  func referrers() throws {
    var desk = try desk()
    try desk.perform(
      .registerClient(ClientDraft(name: "Друг", phone: "0931112233", referrer: .id(double)))
    )
    let friend = Client.ID(3)
    try desk.perform(.editClient(.id(anna), ClientEdit(referrer: .set(.id(double)))))
    try desk.perform(merge(anna, double))
    #expect(try desk.card(friend).referrer == anna)
    #expect(try desk.card(anna).referrer == nil)
    try desk.perform(merge(friend, anna))
    #expect(try desk.card(friend).referrer == nil)
  }

  @Test("Who brought the card that goes has brought the one that stays, if nobody else did")
  func inheritsReferrer() throws {
    var desk = try desk()
    let friend = try desk.register("Друг", "0931112233")
    try desk.perform(.editClient(.id(double), ClientEdit(referrer: .set(.id(friend)))))
    try desk.perform(merge(anna, double))
    #expect(try desk.card(anna).referrer == friend)
  }

  @Test("Messages that wait move with the person, for the phone may be another's tomorrow")
  func messages() throws {
    var desk = try ClubUnderTest()
    let sms = SmsSetting(isOn: true, template: "{name}, привет")
    try desk.perform(.createGroup(GroupDraft(name: "Новые", isDefault: true, welcomeSms: sms)))
    for (name, phone) in [("Анна", "0501234567"), ("Аня", "0671112233")] {
      try desk.perform(
        .registerClient(ClientDraft(name: name, phone: phone, consents: [.sms]))
      )
    }
    try desk.perform(merge(anna, double))
    #expect(desk.club.outbox.map(\.client) == [anna, anna])
    #expect(desk.club.outbox.map(\.text) == ["Анна, привет", "Аня, привет"])
  }

  @Test("A parked receipt waits for the card that stays, which stands once among the last buyers")
  func parked() throws {
    var desk = try desk()
    let other = try desk.register("Пётр", "0931112233")
    for client in [anna, other, double] {
      desk.now = desk.now.advanced(bySeconds: 60)
      try desk.sell([try line("1.00")], to: client)
    }
    let draft = SaleDraft(lines: [try line("5.00")], client: .id(double))
    try desk.perform(.parkReceipt(draft, note: nil))
    try desk.perform(merge(anna, double))
    #expect(desk.club.parkedReceipts.waiting(of: anna).count == 1)
    #expect(desk.club.parkedReceipts.waiting(of: double).isEmpty)
    #expect(desk.club.receipts.lastBuyers.clients == [anna, other])
    let parked = try #require(desk.club.parkedReceipts.waiting.first)
    try desk.perform(.sell(desk.club.draft(of: parked)))
    #expect(desk.club.receipts(of: anna).count == 3)
  }

  @Test("Oneself, a card that was merged before and an unknown one are refused")
  func refusals() throws {
    var desk = try desk()
    let phone = try desk.card(anna).phoneTyped
    #expect(throws: Refusal.mergeWithItself(anna)) { try desk.decide(merge(anna, anna)) }
    #expect(throws: Refusal.mergeWithItself(anna)) {
      try desk.decide(.mergeClients(into: .id(anna), from: .phone(phone)))
    }
    #expect(throws: Refusal.notFound(.client, typed: "9")) {
      try desk.decide(merge(anna, Client.ID(9)))
    }
    try desk.perform(merge(anna, double))
    #expect(throws: Refusal.clientMerged(double, into: anna)) {
      try desk.decide(merge(anna, double))
    }
    let third = try desk.register("Пётр", "0931112233")
    #expect(throws: Refusal.clientMerged(double, into: anna)) {
      try desk.decide(merge(double, third))
    }
  }

  @Test("The preview is what the merge does")
  func preview() throws {
    var desk = try desk()
    try desk.accrue("12.50", to: anna)
    try desk.accrue("7.50", to: double)
    try desk.sell([try line("30.00")], to: double)
    let preview = try desk.club.mergePreview(
      into: try desk.card(anna),
      from: try desk.card(double),
      at: desk.now
    )
    #expect(try desk.decide(merge(anna, double)) == [.clientsMerged(preview.merge)])
    try desk.perform(merge(anna, double))
    #expect(try desk.card(anna) == preview.after.card)
    #expect(desk.account(anna) == preview.after.account)
    #expect(desk.club.leadingGroup(of: anna) == preview.after.leading)
    #expect(desk.club.total(of: anna, for: nil, at: desk.now) == preview.after.total)
    #expect(desk.club.receipts(of: anna).count == preview.after.receipts)
    #expect(preview.into.leading?.name == "Обычные" && preview.after.leading?.name == "VIP")
  }
}
