import Testing

@testable import Loyalty

@Suite("rules.md §7.4: the order of refusals, and why a code did not work")
struct CodeCheckTests {
  /// What can be wrong, in the order of the rule.
  private enum Wrong: Int, CaseIterable {
    case notBegun, stopped, expired, alreadyUsed, usedUp, notForClient

    var code: String {
      switch self {
      case .notBegun: "codeNotYetActive"
      case .stopped: "codePaused"
      case .expired: "codeExpired"
      case .alreadyUsed: "codeAlreadyUsed"
      case .usedUp: "codeUsedUp"
      case .notForClient: "codeNotForClient"
      }
    }
  }

  /// A desk where exactly these things are wrong with a code for client 1.
  private func desk(_ wrong: Set<Wrong>) throws -> ClubUnderTest {
    var desk = try ClubUnderTest()
    let anna = try desk.register("Анна", "0501234567")
    let boris = try desk.register("Борис", "0501234568")
    try desk.createGroup("VIP")
    try desk.createCode("ЛЕТО") { $0.totalLimit = 2 }
    if wrong.contains(.alreadyUsed) { try desk.activate("ЛЕТО", anna) }
    if wrong.contains(.usedUp) {
      try desk.activate("ЛЕТО", boris)
      if !wrong.contains(.alreadyUsed) {
        try desk.activate("ЛЕТО", try desk.register("Вера", "0501234569"))
      }
    }
    var edit = PromoCodeEdit()
    if wrong.contains(.notForClient) { edit.groups = .set([.name("VIP")]) }
    if wrong.contains(.expired) { edit.until = .set(try Day(iso: "2026-11-21")) }
    if wrong.contains(.notBegun), !wrong.contains(.expired) {
      edit.from = .set(try Day(iso: "2026-11-23"))
    }
    try desk.perform(.editPromoCode("ЛЕТО", edit))
    if wrong.contains(.stopped) { try desk.perform(.setPromoCodeStatus("ЛЕТО", .paused)) }
    return desk
  }

  @Test("Of all that is wrong the first in the order of the rule is the refusal")
  func order() throws {
    for mask in 0..<(1 << Wrong.allCases.count) {
      let wrong = Set(Wrong.allCases.filter { mask >> $0.rawValue & 1 == 1 })
      // A period that has neither begun nor ended does not exist.
      if wrong.isSuperset(of: [.notBegun, .expired]) { continue }
      let desk = try desk(wrong)
      let first = wrong.min { $0.rawValue < $1.rawValue }
      #expect(desk.refusal(of: "ЛЕТО", Client.ID(1)) == first?.code, "\(wrong)")
      let checks = desk.club.checks(of: "ЛЕТО", for: Client.ID(1), at: desk.now)
      let failed = checks.compactMap { $0.refusal?.code }
      #expect(failed == wrong.sorted { $0.rawValue < $1.rawValue }.map(\.code))
      #expect(checks.first { !$0.isOK }?.refusal?.code == first?.code)
    }
  }

  @Test("A draft is not active yet, without a moment; an ended one tells since when and by whom")
  func statuses() throws {
    var desk = try desk([])
    let anna = Client.ID(1)
    try desk.createCode("ЗИМА", status: .draft)
    #expect(throws: Refusal.promoCode(.notYetActive(code: "ЗИМА", from: nil))) {
      try desk.activate("ЗИМА", anna)
    }
    let since = desk.now
    try desk.perform(.setPromoCodeStatus("ЗИМА", .ended))
    desk.now = desk.now.advanced(bySeconds: 5)
    let by = Staff("Ольга")
    #expect(
      throws: Refusal.promoCode(.ended(code: "ЗИМА", since: since, by: by, isRevoked: false))
    ) { try desk.activate("ЗИМА", anna) }
    let later = desk.now
    try desk.perform(.setPromoCodeStatus("ЗИМА", .revoked))
    #expect(
      throws: Refusal.promoCode(.ended(code: "ЗИМА", since: later, by: by, isRevoked: true))
    ) { try desk.activate("ЗИМА", anna) }
  }

  @Test("An unknown code has one check, that fails; a working one has all ticked with its facts")
  func checks() throws {
    var desk = try desk([])
    let anna = Client.ID(1)
    let unknown = desk.club.checks(of: "НЕТ", for: anna, at: desk.now)
    #expect(unknown.count == 1)
    #expect(unknown.first?.refusal == .promoCode(.unknown(typed: "НЕТ", .noSuch)))
    try desk.perform(.addToGroup([.id(anna)], .name("VIP")))
    try desk.createCode("VIP2026") {
      $0.groups = [.name("VIP")]
      $0.registeredWithinDays = 7
      $0.isForFirstVisit = true
      $0.until = try Day(iso: "2026-12-31")
    }
    let repair = CodeRepair(typed: "VIР2O26", meant: "VIP2026", how: .lookAlike)
    let end = desk.club.calendar.start(of: try Day(iso: "2027-01-01"))
    let checks = desk.club.checks(of: "VIР2O26", for: anna, at: desk.now)
    let kinds: [CodeCheck.Kind] = [
      .known(code: "VIP2026", repair: repair), .begun(from: nil), .running(.active),
      .notExpired(end: end), .clientUses(used: 0, limit: 1), .totalUses(used: 0, limit: nil),
      .condition(.registeredWithin(days: 7, now: 0)), .condition(.groups(["VIP"])),
      .condition(.firstVisit(receipts: 0)),
    ]
    #expect(checks.map(\.kind) == kinds)
    #expect(checks.allSatisfy { $0.isOK })
  }

  @Test("For the client's card: which codes would work now, and what is missing for the others")
  func card() throws {
    var desk = try desk([.notForClient])
    let anna = Client.ID(1)
    let texts = try desk.createBatch("Флаеры", count: 2)
    func missing() -> [[String]] {
      desk.club.promoCodes.codes.items.map { code in
        desk.club.checks(of: code, for: anna, at: desk.now).compactMap { $0.refusal?.code }
      }
    }
    #expect(missing() == [["codeNotForClient"], []])
    try desk.activate(texts[0], anna)
    #expect(missing() == [["codeNotForClient"], ["codeAlreadyUsed"]])
  }
}
