import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Reports of a store that is folded")
struct CompactedReportTests {
  private static let ivan = Staff("Иван")

  private static func options() -> StoreOptions {
    StoreOptions(
      clock: { Fixture.start },
      staff: Fixture.olga,
      files: FailingFiles(syncs: false)
    )
  }

  /// Trade of two members of staff with refunds, gifts by hand and cards made one.
  private func trade(_ store: Store, _ random: inout SplitMix, steps: Int) throws {
    var now = store.lastAt ?? Fixture.start
    for step in 0..<steps {
      now = now.advanced(bySeconds: Int64(random.next() % 50_000))
      let command = try SellingTests.command(&random)
      _ = try? store.append(command, by: step % 3 == 0 ? Self.ivan : Fixture.olga, at: now)
    }
  }

  private func reports(_ store: Store) throws -> [ReportTable] {
    let now = (store.lastAt ?? Fixture.start).advanced(bySeconds: 1)
    return try ReportName.allCases.map { name in
      let request = ReportRequest(name, ReportScope(.always), at: now, mark: store.mark)
      return try #require(store.club.report(request))
    }
  }

  @Test("Every report is the same before and after folding, names of staff and the record too")
  func same() throws {
    var random = SplitMix(seed: 20_261_207)
    for _ in 0..<5 {
      let fixture = try Fixture()
      let desk = try Store.open(at: fixture.path, Self.options())
      try Till.furnish(desk)
      for _ in 0..<3 {
        try trade(desk, &random, steps: 60)
        let (before, mark) = (try reports(desk), try #require(desk.mark))
        _ = try Store.compact(at: fixture.path, Self.options())
        let folded = try Store.open(at: fixture.path, Self.options())
        #expect(folded.mark == mark)
        #expect(try reports(folded) == before)
        _ = try desk.follow()
        #expect(desk.mark == mark)
        let staff = before.first { $0.name == .staff }
        #expect(staff?.rows.count == 2, "both names")
      }
    }
  }

  @Test("A report is of one moment, whatever another desk sells and folds meanwhile")
  func oneMoment() throws {
    var random = SplitMix(seed: 20_261_208)
    let fixture = try Fixture()
    let desk = try Store.open(at: fixture.path, Self.options())
    try Till.furnish(desk)
    try trade(desk, &random, steps: 60)
    let before = try reports(desk)
    let request = ReportRequest(
      .groups,
      ReportScope(.always),
      at: (desk.lastAt ?? Fixture.start).advanced(bySeconds: 1)
    )
    let other = try Store.open(at: fixture.path, Self.options())
    // The club that a report is asked of is a value: it stays while others write and fold.
    let asked = desk.club
    try trade(other, &random, steps: 40)
    _ = try Store.compact(at: fixture.path, Self.options())
    _ = try desk.follow()
    #expect(asked.report(request) == before.first)
    #expect(try reports(desk) == reports(try Store.open(at: fixture.path, Self.options())))
    #expect(try reports(desk) != before)
  }

  @Test("The checksum of the last record is the one that ends its line")
  func checksum() throws {
    let fixture = try Fixture()
    let store = try Store.open(at: fixture.path, Self.options())
    #expect(store.mark == nil)
    try store.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    try store.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
    let journal = try PosixFiles().contents(of: fixture.path + "/journal/000001.ndjson")
    let text = String(decoding: journal, as: UTF8.self)
    let mark = try #require(store.mark)
    #expect(text.hasSuffix("\"crc\":\"\(mark.checksumText)\"}\n"))
    #expect(mark.seq == 2)
    #expect(try Store.open(at: fixture.path, Self.options()).mark == mark)
  }
}
