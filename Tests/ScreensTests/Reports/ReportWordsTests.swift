import Localization
import Loyalty
import Testing

@testable import Screens

@Suite("Figures of reports in words")
struct ReportWordsTests {
  private func text(_ points: Int64, _ kind: ReportTable.Kind) throws -> String {
    ReportWords(RepositoryWords.words(.russian)).text(.number(points), kind)
      .replacing("\u{A0}", with: " ")
  }

  @Test(
    "A share below ten percent is told in tenths, any other in whole percent, half up",
    arguments: [
      (0, "0 %"), (4, "0 %"), (5, "0,1 %"), (36, "0,4 %"), (94, "0,9 %"), (95, "1 %"),
      (149, "1,5 %"), (994, "9,9 %"), (995, "10 %"), (1_049, "10 %"), (1_050, "11 %"),
      (10_000, "100 %"), (10_000_000, "100 000 %"),
    ] as [(Int64, String)]
  )
  func shares(points: Int64, told: String) throws {
    #expect(try text(points, .percent) == told)
    let words = ReportWords(RepositoryWords.words(.russian))
    let bare = words.bare(points, .percent).replacing("\u{A0}", with: " ")
    #expect(bare + " %" == told)
  }

  @Test("A change is told as a share is, with its sign")
  func changes() throws {
    let told = try [-995, -994, -5, 0, 4, 5, 1_234].map { try text($0, .change) }
    #expect(told == ["− 10 %", "− 9,9 %", "− 0,1 %", "0 %", "0 %", "+ 0,1 %", "+ 12 %"])
  }
}
