import Localization
import Loyalty
import Screens
import Testing

@Suite("Printed slips of promo codes")
struct SlipTests {
  private func club() throws -> (Club, PromoCode) {
    var club = try Arena.club()
    var terms = PromoCodeTermsDraft(bonuses: try Bonus(decimal: "50"))
    terms.until = try Day(year: 2027, month: 2, day: 28)
    terms.groups = [.name("VIP_постоянные")]
    let draft = PromoCodeBatchDraft(name: "Флаеры", prefix: "ЗИМА-", count: 3, terms: terms)
    let asking = Asking(at: try DeskDriver.startMoment(), by: Staff("Ольга"))
    let needed = Needed(seed: Seed(words: [1, 2, 3, 4, 5, 6, 7, 8]))
    club.apply(try club.decide(.createPromoCodeBatch(draft), with: needed, for: asking))
    return (club, try #require(club.promoCodes.codes.items.last))
  }

  @Test("A page tells the club, the code large and plain, the terms and the last day, and ends")
  func page() throws {
    let (club, code) = try club()
    let text = try #require(club.promoCodes.texts(of: code.id))[0]
    let page = SlipPages(code, of: club, RepositoryWords.words(.russian)).page(text)
    let lines = page.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.last == "\u{C}")
    #expect(lines.contains("   Arena") && lines.contains("   " + text))
    #expect(lines.contains("   50,00 бонусов на ваш счёт"))
    #expect(lines.contains("   По 28.02.2027 включительно"))
    #expect(lines.contains("   Группы: VIP_постоянные"))
    #expect(lines.contains { $0.hasPrefix("   ####   #   #") })
    #expect(lines.allSatisfy { $0.count <= 80 })
    // A sheet has some sixty lines.
    #expect(lines.count < 60)
  }

  @Test(
    "Every symbol that is drawn has a large letter, and no two are the same",
    arguments: Look.languages
  )
  func letters(_ language: Language) throws {
    let (club, code) = try club()
    let pages = SlipPages(code, of: club, RepositoryWords.words(language))
    let symbols = PromoCodeBatch.symbols.map { String(decoding: [$0], as: UTF8.self) }
    let drawn = symbols.map { pages.page("ЗИМА-" + String(repeating: $0, count: 9)) }
    #expect(Set(drawn).count == symbols.count)
    #expect(drawn.allSatisfy { $0.contains("#####") })
    let other = pages.page("ДЖЫҐЇ☺-ABCDEFGHJ")
    #expect(other.contains("ДЖЫҐЇ☺-ABCDEFGHJ") && !other.contains("####"))
  }
}
