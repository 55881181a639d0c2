import Testing

@testable import Loyalty

@Suite("rules.md §7.3: batches of unique codes")
struct BatchTests {
  @Test("The texts are different, begin with the prefix and go on with the 31 symbols")
  func texts() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", prefix: "ЛЕТО-", count: 2_000)
    #expect(Set(texts).count == 2_000)
    let symbols = Set("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    #expect(symbols.count == 31)
    #expect(texts.allSatisfy { $0.hasPrefix("ЛЕТО-") && $0.count == 5 + 9 })
    #expect(texts.allSatisfy { symbols.isSuperset(of: $0.dropFirst(5)) })
    for text in texts { #expect(try desk.meant(text.lowercased()) == text) }
  }

  @Test("One seed draws the same texts again, another seed others")
  func seeds() throws {
    var first = try ClubUnderTest()
    var second = try ClubUnderTest()
    var third = try ClubUnderTest()
    third.seed = Seed(words: [8])
    let texts = try first.createBatch("Флаеры", count: 50)
    #expect(try second.createBatch("Флаеры", count: 50) == texts)
    #expect(Set(try third.createBatch("Флаеры", count: 50)).isDisjoint(with: texts))
  }

  @Test("A second batch of the same seed draws around the first")
  func collisions() throws {
    var desk = try ClubUnderTest()
    let first = try desk.createBatch("Раз", count: 100)
    let second = try desk.createBatch("Два", count: 100)
    #expect(Set(first).isDisjoint(with: second))
  }

  @Test("No text looks like a code in use")
  func shared() throws {
    var desk = try ClubUnderTest()
    for symbol in "2345AВ" { try desk.createCode("К\(symbol)") }
    let texts = try desk.createBatch(
      "Раз",
      prefix: "K",
      count: 15,
      length: 1,
      allowsGuessable: true
    )
    #expect(Set(texts).isDisjoint(with: ["K2", "K3", "K4", "K5", "KA", "KB"]))
  }

  @Test("More than half of the space is refused, half of it is not")
  func space() throws {
    var desk = try ClubUnderTest()
    #expect(
      throws: Refusal.promoCode(.spaceTooSmall(count: 16, length: 1, needed: 2))
    ) { try desk.createBatch("Раз", count: 16, length: 1, allowsGuessable: true) }
    try desk.createBatch("Раз", count: 15, length: 1, allowsGuessable: true)
    #expect(
      throws: Refusal.promoCode(.spaceTooSmall(count: 1, length: 1, needed: 2)),
      "batches with one beginning share the space"
    ) { try desk.createBatch("Два", prefix: "СLUВ", count: 1, length: 1, allowsGuessable: true) }
    try desk.createBatch("Два", prefix: "НАШ", count: 480, length: 2, allowsGuessable: true)
    #expect(
      throws: Refusal.promoCode(.spaceTooSmall(count: 481, length: 2, needed: 3))
    ) { try desk.createBatch("Три", prefix: "", count: 481, length: 2, allowsGuessable: true) }
  }

  @Test("Codes of every other text stand in the way: a batch ends with a refusal, not never")
  func crowded() throws {
    var desk = try ClubUnderTest()
    for symbol in "23456789ABCDEFGHJKMNPQRSTUVWXYZ" { try desk.createCode("K\(symbol)") }
    let refusal = refusal {
      try desk.createBatch("Раз", prefix: "K", count: 1, length: 1, allowsGuessable: true)
    }
    #expect(refusal?.code == "codeSpaceTooSmall")
  }

  @Test("Under 40 bits only when it is allowed expressly; nine symbols have them")
  func guessable() throws {
    var desk = try ClubUnderTest()
    #expect(PromoCodeBatch.leastLength == 9)
    #expect((1...9).map(PromoCodeBatch.bits) == [4, 9, 14, 19, 24, 29, 34, 39, 44])
    #expect(
      throws: Refusal.promoCode(.guessable(bits: 39, length: 8, needed: 9))
    ) { try desk.createBatch("Раз", length: 8) }
    try desk.createBatch("Раз", length: 8, allowsGuessable: true)
    try desk.createBatch("Два", length: 9)
  }

  @Test("Counts and lengths outside their ranges are refused")
  func ranges() throws {
    var desk = try ClubUnderTest()
    for count in [0, -1, 100_001] {
      #expect(throws: Refusal.promoCode(.countInvalid(count, limit: 100_000))) {
        try desk.createBatch("Раз", count: count)
      }
    }
    for length in [0, -1, 33] {
      #expect(throws: Refusal.promoCode(.lengthInvalid(length, limit: 32))) {
        try desk.createBatch("Раз", length: length)
      }
    }
    #expect(throws: Refusal.value(.nameTooLong(length: 41, limit: 40))) {
      try desk.createBatch("Раз", prefix: String(repeating: "Я", count: 41))
    }
    try desk.createBatch("Раз", prefix: " ", count: 1, length: 32)
  }

  @Test("Each text works once, for one client; the limit per client counts over the batch")
  func once() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", count: 5) { $0.perClientLimit = 2 }
    let anna = try desk.register("Анна", "0501234567")
    let boris = try desk.register("Борис", "0501234568")
    try desk.activate(texts[0], anna)
    #expect(desk.refusal(of: texts[0], anna) == "codeAlreadyUsed")
    #expect(desk.refusal(of: texts[0], boris) == "codeUsedUp")
    try desk.activate(texts[1], anna)
    #expect(desk.refusal(of: texts[2], anna) == "codeAlreadyUsed")
    try desk.activate(texts[2], boris)
    #expect(desk.balance(anna) == "100.00")
    #expect(desk.balance(boris) == "50.00")
  }

  @Test("A limit in all holds for a batch too")
  func totalLimit() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", count: 5) { $0.totalLimit = 1 }
    try desk.activate(texts[0], try desk.register("Анна", "0501234567"))
    let boris = try desk.register("Борис", "0501234568")
    #expect(
      throws: Refusal.promoCode(.usedUp(code: texts[1], limit: 1))
    ) { try desk.activate(texts[1], boris) }
  }

  @Test("Handed out, used and left are counted apart; the rest is revoked and works no more")
  func states() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", count: 10)
    let id = try desk.club.promoCode("Флаеры").code.id
    func counts() -> [Int] {
      let counts = desk.club.promoCodes.counts(of: id)
      return [counts.left, counts.handedOut, counts.used, counts.revoked]
    }
    #expect(try desk.perform(.markHandedOut("Флаеры", .count(3))).texts == Array(texts[0..<3]))
    #expect(counts() == [7, 3, 0, 0])
    let named = HandingOut.codes([texts[9].lowercased(), texts[0], texts[9]])
    #expect(try desk.perform(.markHandedOut("Флаеры", named)).texts == [texts[9]])
    #expect(counts() == [6, 4, 0, 0])
    let anna = try desk.register("Анна", "0501234567")
    try desk.activate(texts[0], anna)
    try desk.activate(texts[5], try desk.register("Борис", "0501234568"))
    #expect(counts() == [5, 3, 2, 0])
    try desk.perform(.setPromoCodeStatus("Флаеры", .revoked))
    #expect(counts() == [0, 3, 2, 5])
    let vera = try desk.register("Вера", "0501234569")
    #expect(desk.refusal(of: texts[4], vera) == "codeEnded")
    #expect(desk.refusal(of: texts[1], vera) == nil, "what was handed out is honoured")
    let count = desk.events.count
    try desk.perform(.setPromoCodeStatus("Флаеры", .revoked))
    #expect(desk.events.count == count)
    let code = try desk.club.promoCode("Флаеры").code
    #expect(desk.club.promoCodes.state(of: code, at: desk.now) == .active)
    for text in [texts[1], texts[2], texts[9]] {
      try desk.perform(.setPromoCodeStatus(text, .revoked))
    }
    #expect(desk.club.promoCodes.state(of: code, at: desk.now) == .usedUp)
  }

  @Test("More than is left, a text of elsewhere or a revoked one are not handed out")
  func handingOut() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", count: 3)
    try desk.createCode("ЛЕТО")
    let cases: [(HandingOut, PromoCodeProblem)] = [
      (.count(4), .notEnoughLeft(asked: 4, left: 3)), (.count(0), .countInvalid(0, limit: 100_000)),
      (.codes([texts[0], "ЛЕТО"]), .notInBatch(code: "ЛЕТО", batch: "Флаеры")),
    ]
    for (which, problem) in cases {
      #expect(throws: Refusal.promoCode(problem)) {
        try desk.perform(.markHandedOut("Флаеры", which))
      }
    }
    #expect(throws: Refusal.promoCode(.notABatch(name: "ЛЕТО"))) {
      try desk.perform(.markHandedOut("ЛЕТО", .count(1)))
    }
    try desk.perform(.setPromoCodeStatus(texts[0], .revoked))
    #expect(throws: Refusal.promoCode(.revoked(code: texts[0]))) {
      try desk.perform(.markHandedOut("Флаеры", .codes([texts[0]])))
    }
  }

  @Test("A text of a batch can be revoked and nothing else; its batch keeps its texts")
  func oneText() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", count: 3)
    let part = Refusal.promoCode(.partOfBatch(code: texts[0], batch: "Флаеры"))
    #expect(throws: part) { try desk.perform(.setPromoCodeStatus(texts[0], .paused)) }
    #expect(throws: part) { try desk.perform(.editPromoCode(texts[0], PromoCodeEdit())) }
    var edit = PromoCodeEdit()
    edit.code = "ДРУГОЙ"
    #expect(throws: Refusal.promoCode(.textsStay(batch: "Флаеры"))) {
      try desk.perform(.editPromoCode("Флаеры", edit))
    }
    try desk.activate(texts[1], try desk.register("Анна", "0501234567"))
    #expect(throws: Refusal.promoCode(.usedUp(code: texts[1], limit: 1))) {
      try desk.perform(.setPromoCodeStatus(texts[1], .revoked))
    }
    try desk.perform(.setPromoCodeStatus("Флаеры", .paused))
    #expect(desk.refusal(of: texts[2], Client.ID(1)) == "codePaused")
  }

  @Test("A revoked text may be made again as a code of its own")
  func freed() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", count: 3)
    #expect(refusal { try desk.createCode(texts[0]) }?.code == "codeLooksLikeAnother")
    try desk.perform(.setPromoCodeStatus(texts[0], .revoked))
    try desk.createCode(texts[0])
  }
}

extension Answer {
  fileprivate var texts: [String] {
    if case .codes(let codes) = self { codes.texts } else { [] }
  }
}
