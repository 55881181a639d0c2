import Testing

@testable import Loyalty

@Suite("rules.md §7.1: creating and changing promo codes")
struct PromoCodeCommandTests {
  @Test("A name and bonuses are enough: the name is the code, it works at once, once a client")
  func threeFields() throws {
    var desk = try ClubUnderTest()
    let code = try desk.createCode(" Вернись_и_получи_100бонусов ")
    #expect(code.name == "Вернись_и_получи_100бонусов")
    #expect(code.code == code.name)
    #expect(code.status == .active)
    #expect(code.terms.perClientLimit == 1)
    #expect(code.terms.totalLimit == nil)
    #expect(code.terms.period == .always)
    #expect(desk.club.promoCodes.state(of: code, at: desk.now) == .active)
  }

  @Test("A separate code is what clients type; the name finds it too, and so does its number")
  func separateCode() throws {
    var desk = try ClubUnderTest()
    let code = try desk.createCode("Летняя акция", code: "ЛЕТО-2024")
    #expect(try desk.meant("лето2024") == "ЛЕТО-2024")
    #expect(desk.refusal(of: "Летняя акция", try desk.register("Анна", "0501234567")) != nil)
    for typed in ["летняя_акция", "лето2024", "1"] {
      #expect(try desk.club.promoCode(typed).code.id == code.id)
    }
    #expect(throws: Refusal.notFound(.promoCode, typed: "2")) { try desk.club.promoCode("2") }
  }

  @Test("Bonuses of zero and below are refused")
  func bonuses() throws {
    var desk = try ClubUnderTest()
    for amount in ["0", "-5", "-0.01"] {
      let amount = try bonus(amount)
      #expect(throws: Refusal.amountInvalid(typed: amount.decimalString)) {
        try desk.createCode("ЛЕТО") { $0.bonuses = amount }
      }
    }
    #expect(desk.club.promoCodes.codes.items.isEmpty)
  }

  @Test("A period that ends before it starts is refused; one day is a period")
  func period() throws {
    var desk = try ClubUnderTest()
    let first = try Day(iso: "2026-06-30")
    let second = try Day(iso: "2026-07-01")
    let wrong = Refusal.promoCode(.periodInvalid(from: second, until: first))
    #expect(throws: wrong) {
      try desk.createCode("ЛЕТО") { ($0.from, $0.until) = (second, first) }
    }
    #expect(throws: wrong) {
      try desk.createCode("ЛЕТО") { ($0.registeredFrom, $0.registeredUntil) = (second, first) }
    }
    #expect(throws: Refusal.value(.dateInvalid("9999-12-31"))) {
      try desk.createCode("ЛЕТО") { $0.until = try Day(iso: "9999-12-31") }
    }
    let code = try desk.createCode("ЛЕТО") { ($0.from, $0.until) = (first, first) }
    #expect(code.terms.period.start == desk.club.calendar.start(of: first))
    #expect(code.terms.period.end == desk.club.calendar.start(of: second))
  }

  @Test("Limits and days outside their ranges are refused")
  func limits() throws {
    var desk = try ClubUnderTest()
    for limit in [0, -1, 1_000_000_001] {
      let refusal = Refusal.promoCode(.limitInvalid(limit, limit: 1_000_000_000))
      #expect(throws: refusal) { try desk.createCode("ЛЕТО") { $0.totalLimit = limit } }
      #expect(throws: refusal) { try desk.createCode("ЛЕТО") { $0.perClientLimit = limit } }
    }
    for days in [-1, 36_601] {
      #expect(throws: Refusal.daysInvalid(days, limit: 36_600)) {
        try desk.createCode("ЛЕТО") { $0.registeredWithinDays = days }
      }
    }
  }

  @Test("A name or code without anything that counts is refused")
  func empty() throws {
    var desk = try ClubUnderTest()
    #expect(throws: Refusal.value(.nameEmpty)) { try desk.createCode("  ") }
    #expect(throws: Refusal.promoCode(.codeEmpty(typed: "- _"))) { try desk.createCode("- _") }
    #expect(throws: Refusal.promoCode(.codeEmpty(typed: "'"))) {
      try desk.createCode("ЛЕТО", code: "'")
    }
    #expect(throws: Refusal.value(.nameUnreadable("\u{200B}"))) {
      try desk.createCode("ЛЕ\u{200B}ТО")
    }
    let long = String(repeating: "Я", count: 10_000)
    #expect(throws: Refusal.value(.nameTooLong(length: 10_000, limit: 200))) {
      try desk.createCode(long)
    }
  }

  @Test(
    "A code that looks like another of whatever status is refused, and that one is named",
    arguments: ["WELCOME50", "welcome 50", "WЕLСОМE5O", "ＷＥＬＣＯＭＥ５０", "We1come50"]
  )
  func lookAlike(_ typed: String) throws {
    for status in [PromoCode.Status.draft, .active, .paused, .ended] {
      var desk = try ClubUnderTest()
      try desk.createCode("Привет", code: "WELCOME50")
      if status == .draft {
        desk = try ClubUnderTest()
        try desk.createCode("Привет", code: "WELCOME50", status: .draft)
      } else if status != .active {
        try desk.perform(.setPromoCodeStatus("Привет", status))
      }
      let refusal = refusal { try desk.createCode(typed) }
      #expect(refusal?.code == "codeLooksLikeAnother")
      #expect(
        refusal
          == .promoCode(
            .looksLikeAnother(code: typed, existing: "WELCOME50", name: "Привет")
          )
      )
    }
  }

  @Test("A name that another code has is refused; a revoked one frees its name and its text")
  func names() throws {
    var desk = try ClubUnderTest()
    try desk.createCode("Акция", code: "ОДИН")
    #expect(
      throws: Refusal.nameTaken(name: "акция", existing: "Акция", isArchived: false)
    ) { try desk.createCode("акция", code: "ДВА") }
    try desk.perform(.setPromoCodeStatus("Акция", .revoked))
    let again = try desk.createCode("Акция", code: "ОДИН")
    #expect(try desk.club.promoCode("Акция").code.id == again.id)
  }

  @Test("The name of a revoked code belongs to the next that takes it, however that is written")
  func nameAfterRevoked() throws {
    var desk = try ClubUnderTest()
    try desk.createCode("Акция", code: "ОДИН")
    try desk.perform(.setPromoCodeStatus("Акция", .revoked))
    let second = try desk.createCode("акция", code: "ДВА")
    #expect(try desk.club.promoCode("Акция").code.id == second.id)
    #expect(
      throws: Refusal.nameTaken(name: "Акция", existing: "акция", isArchived: false)
    ) { try desk.createCode("Акция", code: "ТРИ") }
  }

  @Test("An older code that takes the name of a younger revoked one keeps it in a folded store")
  func nameInFoldedStore() throws {
    var desk = try ClubUnderTest()
    try desk.createCode("Летняя", code: "ОДИН")
    try desk.createCode("Акция", code: "ДВА")
    try desk.perform(.setPromoCodeStatus("Акция", .revoked))
    var edit = PromoCodeEdit()
    edit.name = "Акция"
    try desk.perform(.editPromoCode("Летняя", edit))
    var folded = try ClubUnderTest().club
    folded.apply(desk.club.promoCodeEvents)
    for club in [desk.club, folded] {
      #expect(try club.promoCode("Акция").code.id == PromoCode.ID(1))
      #expect(throws: Refusal.nameTaken(name: "АКЦИЯ", existing: "Акция", isArchived: false)) {
        try club.freePromoName("АКЦИЯ", except: nil)
      }
    }
  }

  @Test(
    "Paused, resumed, ended, started again; revoked it stays, and every step is dated and signed"
  )
  func statuses() throws {
    var desk = try ClubUnderTest()
    try desk.createCode("ЛЕТО", status: .draft)
    func set(_ status: PromoCode.Status) throws {
      try desk.perform(.setPromoCodeStatus("лето", status))
    }
    func code() throws -> PromoCode { try desk.club.promoCode("1").code }
    for status in [PromoCode.Status.active, .paused, .active, .ended, .active, .ended] {
      desk.now = desk.now.advanced(bySeconds: 60)
      try set(status)
      #expect(try code().status == status)
      #expect(try code().statusSince == desk.now)
      #expect(try code().statusBy == Staff("Ольга"))
    }
    let count = desk.events.count
    try set(.ended)
    #expect(desk.events.count == count, "nothing changes, nothing is written")
    #expect(throws: Refusal.promoCode(.statusInvalid(.draft))) { try set(.draft) }
    try set(.revoked)
    #expect(throws: Refusal.promoCode(.revoked(code: "ЛЕТО"))) { try set(.active) }
    #expect(throws: Refusal.promoCode(.revoked(code: "ЛЕТО"))) {
      try desk.perform(.editPromoCode("1", PromoCodeEdit()))
    }
    for status in [PromoCode.Status.ended, .revoked] {
      #expect(throws: Refusal.promoCode(.statusInvalid(status))) {
        try desk.createCode("ЗИМА", status: status)
      }
    }
  }

  @Test("An edit changes what it names, and the period keeps the end that is not named")
  func edit() throws {
    var desk = try ClubUnderTest()
    try desk.createCode("ЛЕТО") {
      ($0.from, $0.until) = (try Day(iso: "2026-06-01"), try Day(iso: "2026-06-30"))
      $0.totalLimit = 5
      $0.isForFirstVisit = true
    }
    var edit = PromoCodeEdit()
    edit.name = "Лето 2026"
    edit.code = "ЛЕТО26"
    edit.bonuses = try bonus("70")
    edit.until = .set(try Day(iso: "2026-07-31"))
    edit.totalLimit = .clear
    edit.perClientLimit = 2
    edit.isForFirstVisit = false
    edit.returnsOnRefund = true
    try desk.perform(.editPromoCode("ЛЕТО", edit))
    let code = try desk.club.promoCode("Лето 2026").code
    let draft = code.terms.draft(in: desk.club.calendar)
    #expect(draft.from == (try Day(iso: "2026-06-01")))
    #expect(draft.until == (try Day(iso: "2026-07-31")))
    #expect(draft.bonuses.decimalString == "70.00")
    #expect(draft.totalLimit == nil)
    #expect(draft.perClientLimit == 2)
    #expect(draft.returnsOnRefund)
    #expect(try desk.meant("лето-26") == "ЛЕТО26")
    #expect(throws: Refusal.self, "its old text is free") { try desk.meant("ЛЕТО") }
    try desk.createCode("ЛЕТО")
    var back = PromoCodeEdit()
    back.code = "ЛЕТО"
    #expect(refusal { try desk.perform(.editPromoCode("1", back)) }?.code == "codeLooksLikeAnother")
    let count = desk.events.count
    try desk.perform(.editPromoCode("1", PromoCodeEdit()))
    #expect(desk.events.count == count)
  }

  @Test("A code may be written in another way that looks like itself")
  func rewritten() throws {
    var desk = try ClubUnderTest()
    try desk.createCode("ЛЕТО")
    var edit = PromoCodeEdit()
    edit.code = "лето"
    try desk.perform(.editPromoCode("ЛЕТО", edit))
    #expect(try desk.meant("ЛЕТО") == "лето")
  }

  @Test("A limit below what was used is refused; the limit itself, or none, is not")
  func limitBelowUsed() throws {
    var desk = try ClubUnderTest()
    try desk.createCode("ЛЕТО") { $0.totalLimit = 10 }
    for (index, phone) in ["0501234567", "0501234568", "0501234569"].enumerated() {
      try desk.activate("ЛЕТО", try desk.register("Клиент \(index)", phone))
    }
    var edit = PromoCodeEdit()
    edit.totalLimit = .set(2)
    #expect(throws: Refusal.promoCode(.limitBelowUsed(limit: 2, used: 3))) {
      try desk.perform(.editPromoCode("ЛЕТО", edit))
    }
    edit.totalLimit = .set(3)
    try desk.perform(.editPromoCode("ЛЕТО", edit))
    let code = try desk.club.promoCode("ЛЕТО").code
    #expect(desk.club.promoCodes.state(of: code, at: desk.now) == .usedUp)
  }

  @Test("Groups are named once, must exist and be in use")
  func groups() throws {
    var desk = try ClubUnderTest()
    let vip = try desk.createGroup("VIP")
    let code = try desk.createCode("ДЛЯVIP") { $0.groups = [.name("vip"), .id(vip)] }
    #expect(code.terms.conditions.groups == [vip])
    #expect(throws: Refusal.notFound(.group, typed: "Нет")) {
      try desk.createCode("ЛЕТО") { $0.groups = [.name("Нет")] }
    }
    try desk.createGroup("Старые")
    try desk.perform(.archiveGroup(.name("Старые")))
    #expect(throws: Refusal.groupArchived(group: "Старые")) {
      try desk.createCode("ЛЕТО") { $0.groups = [.name("Старые")] }
    }
  }

  @Test("A group that codes in use name cannot be archived, and the codes are listed")
  func groupInUse() throws {
    var desk = try ClubUnderTest()
    try desk.createGroup("VIP")
    for name in ["РАЗ", "ДВА", "ТРИ"] { try desk.createCode(name) { $0.groups = [.name("VIP")] } }
    try desk.perform(.setPromoCodeStatus("РАЗ", .ended))
    try desk.perform(.setPromoCodeStatus("ДВА", .paused))
    let uses: [GroupUse] = [.promoCode("ДВА"), .promoCode("ТРИ")]
    #expect(throws: Refusal.groupInUse(group: "VIP", by: uses)) {
      try desk.perform(.archiveGroup(.name("VIP")))
    }
    try desk.perform(.setPromoCodeStatus("ДВА", .ended))
    var edit = PromoCodeEdit()
    edit.groups = .clear
    try desk.perform(.editPromoCode("ТРИ", edit))
    try desk.perform(.archiveGroup(.name("VIP")))
    #expect(throws: Refusal.groupArchived(group: "VIP")) {
      try desk.perform(.setPromoCodeStatus("РАЗ", .active))
    }
  }
}
