import Testing

@testable import Loyalty

@Suite("rules.md §7.3: texts of a batch drawn ahead of its command")
struct DrawnTextsTests {
  private let seed = Seed(words: [1, 2, 3, 4, 5, 6, 7, 8])

  private func draft(_ count: Int = 50, length: Int = 9) throws -> PromoCodeBatchDraft {
    PromoCodeBatchDraft(
      name: "Флаеры",
      prefix: "CLUB-",
      count: count,
      length: length,
      terms: PromoCodeTermsDraft(bonuses: try Bonus(decimal: "50"))
    )
  }

  private func draw(_ draft: PromoCodeBatchDraft, _ desk: ClubUnderTest) throws -> BatchCodes {
    let asking = Asking(at: desk.now, by: Staff("Ольга"))
    let drawn = try desk.club.drawTexts(of: draft, for: asking, seed: seed) { _ in true }
    return try #require(drawn)
  }

  private func batch(_ events: [Event]) throws -> BatchCodes {
    for case .promoCodeBatchCreated(_, let texts) in events { return texts }
    throw Refusal.noLines
  }

  @Test("The command takes the texts as they were drawn, whatever its own seed")
  func taken() throws {
    let desk = try ClubUnderTest()
    var draft = try draft()
    let drawn = try draw(draft, desk)
    #expect(drawn.count == 50 && Set(drawn.texts).count == 50)
    draft.drawn = drawn
    let asking = Asking(at: desk.now, by: Staff("Ольга"))
    let needed = Needed(seed: Seed(words: [9]))
    let events = try desk.club.decide(.createPromoCodeBatch(draft), with: needed, for: asking)
    #expect(try batch(events) == drawn)
  }

  @Test(
    "Texts of another prefix, length or number, doubled or foreign ones are drawn anew",
    arguments: 0..<5
  )
  func refusedTexts(_ wrong: Int) throws {
    let desk = try ClubUnderTest()
    var draft = try draft()
    let good = try draw(draft, desk)
    var symbols = good.symbols
    switch wrong {
    case 0: symbols.removeLast(9)
    case 1: symbols.replaceSubrange(0..<9, with: symbols[9..<18])
    case 2: symbols[0] = UInt8(ascii: "O")
    default: break
    }
    let prefix = wrong == 3 ? "KLUB-" : "CLUB-"
    draft.drawn = BatchCodes(prefix: prefix, length: wrong == 4 ? 10 : 9, symbols: symbols)
    let asking = Asking(at: desk.now, by: Staff("Ольга"))
    let needed = Needed(seed: Seed(words: [9]))
    let events = try desk.club.decide(.createPromoCodeBatch(draft), with: needed, for: asking)
    let texts = try batch(events)
    #expect(texts != draft.drawn && texts.count == 50 && Set(texts.texts).count == 50)
    #expect(texts.prefix == "CLUB-" && texts.length == 9)
  }

  @Test("A text that was taken meanwhile is not made twice")
  func takenMeanwhile() throws {
    var desk = try ClubUnderTest()
    var draft = try draft()
    let drawn = try draw(draft, desk)
    try desk.createCode(drawn[7])
    draft.drawn = drawn
    let asking = Asking(at: desk.now, by: Staff("Ольга"))
    let needed = Needed(seed: seed)
    let events = try desk.club.decide(.createPromoCodeBatch(draft), with: needed, for: asking)
    #expect(try !batch(events).texts.contains(drawn[7]))
  }

  @Test("Drawing tells how far it is, stops when asked, and refuses what the command would")
  func stops() throws {
    let desk = try ClubUnderTest()
    let asking = Asking(at: desk.now, by: Staff("Ольга"))
    var told: [Int] = []
    let stopped = try desk.club.drawTexts(of: try draft(20_000), for: asking, seed: seed) {
      told.append($0)
      return told.count < 3
    }
    #expect(stopped == nil && told.count == 3 && told == told.sorted())
    #expect(throws: Refusal.promoCode(.guessable(bits: 39, length: 8, needed: 9))) {
      try desk.club.drawTexts(of: try draft(length: 8), for: asking, seed: seed) { _ in true }
    }
  }

  @Test("Texts are found by a part of them and by their state")
  func places() throws {
    var desk = try ClubUnderTest()
    let texts = try desk.createBatch("Флаеры", count: 40)
    let id = try #require(desk.club.promoCodes.codes.named("Флаеры")).id
    try desk.perform(.markHandedOut("Флаеры", .count(3)))
    let book = desk.club.promoCodes
    #expect(book.places(of: id).map(\.place) == Array(0..<40))
    #expect(book.places(of: id, in: .handedOut).map(\.place) == [0, 1, 2])
    let part = String(texts[11].suffix(5)).lowercased()
    #expect(book.places(of: id, containing: part).map(\.place) == [11])
    #expect(book.places(of: id, in: .handedOut, containing: part).isEmpty)
    #expect(book.places(of: id, containing: "club").count == 40)
    #expect(book.places(of: PromoCode.ID(9)).isEmpty)
  }
}
