import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Reports of a store that is folded")
struct CompactedReportTests {
  private static let staff = [Fixture.olga, Staff("Иван"), Staff("ann")]

  private static func options() -> StoreOptions {
    StoreOptions(
      clock: { Fixture.start },
      staff: Fixture.olga,
      files: FailingFiles(syncs: false)
    )
  }

  /// A report as it is printed: its rows, not the places that staff have in memory.
  private struct Printed: Equatable {
    let name: ReportName
    let cells: [[ReportTable.Cell]]
    let notes: [ReportTable.Note]

    init(_ table: ReportTable) {
      name = table.name
      let rows = table.rows + table.others + (table.total.map { [$0] } ?? [])
      cells = rows.map(\.cells)
      notes = table.notes
    }
  }

  /// Trade of three members of staff with refunds, gifts by hand and cards made one.
  private func trade(_ store: Store, _ random: inout SplitMix, steps: Int) throws {
    var now = store.lastAt ?? Fixture.start
    for _ in 0..<steps {
      now = now.advanced(bySeconds: Int64(random.next() % 50_000))
      let command = try SellingTests.command(&random)
      let staff = Self.staff[Int(random.next() % 3)]
      _ = try? store.append(command, by: staff, at: now)
    }
  }

  private func reports(_ store: Store) throws -> [Printed] {
    let now = (store.lastAt ?? Fixture.start).advanced(bySeconds: 1)
    return try ReportName.allCases.map { name in
      let request = ReportRequest(name, ReportScope(.always), at: now, mark: store.mark)
      return Printed(try #require(store.club.report(request)))
    }
  }

  /// The sheets of all days from the first sale on, each with the last record of its day.
  private func sheets(_ store: Store) throws -> [Printed] {
    let now = store.lastAt ?? Fixture.start
    let calendar = store.club.calendar
    let (first, last) = (calendar.day(of: Fixture.start), calendar.day(of: now))
    return try (0...first.days(until: last)).map { place in
      let day = first.advanced(byDays: place)
      let scope = ReportScope(ReportPeriod(.day, containing: day))
      let mark = store.marks.last(through: day)
      let request = ReportRequest(.day, scope, at: now, mark: mark)
      return Printed(try #require(store.club.report(request)))
    }
  }

  @Test("Every report is the same before and after folding, names of staff and the record too")
  func same() throws {
    var random = SplitMix(seed: 20_261_207)
    var names = 0
    for _ in 0..<5 {
      let fixture = try Fixture()
      let desk = try Store.open(at: fixture.path, Self.options())
      try Till.furnish(desk)
      for _ in 0..<3 {
        try trade(desk, &random, steps: 60)
        let (before, mark) = (try reports(desk), try #require(desk.mark))
        let (days, marks) = (try sheets(desk), desk.marks)
        _ = try Store.compact(at: fixture.path, Self.options())
        let folded = try Store.open(at: fixture.path, Self.options())
        #expect(folded.mark == mark && folded.marks == marks)
        #expect(try reports(folded) == before)
        #expect(try sheets(folded) == days)
        _ = try desk.follow()
        #expect(desk.mark == mark && desk.marks == marks)
        let staff = before.first { $0.name == .staff }
        names = max(names, (staff?.cells.count ?? 0) - 1)
      }
    }
    #expect(names == Self.staff.count)
  }

  @Test("Each day's last record is that of the journal, read by plain words")
  func daysOfJournal() throws {
    var random = SplitMix(seed: 20_261_209)
    let fixture = try Fixture()
    let desk = try Store.open(at: fixture.path, Self.options())
    try Till.furnish(desk)
    try trade(desk, &random, steps: 60)
    let journal = try PosixFiles().contents(of: fixture.path + "/journal/000001.ndjson")
    var ends: [Day: String] = [:]
    for line in String(decoding: journal, as: UTF8.self).split(separator: "\n") {
      let at = try #require(
        line.split(separator: "\"at\":\"").dropFirst().first?.prefix { $0 != "\"" }
      )
      let day = desk.club.calendar.day(of: try Moment(rfc3339: String(at)))
      ends[day] = String(line.suffix(10).prefix(8))
    }
    #expect(ends.count > 10)
    let kept = desk.marks.days.map { ($0.day, $0.mark.checksumText) }
    #expect(Dictionary(uniqueKeysWithValues: kept) == ends)
    for (day, checksum) in ends {
      #expect(desk.marks.last(through: day)?.checksumText == checksum)
    }
    let first = try #require(ends.keys.min())
    #expect(desk.marks.last(through: first.advanced(byDays: -1)) == nil)
    #expect(desk.marks.last(through: nil) == desk.mark)
  }

  @Test("A store that an older program folded knows the last record alone")
  func olderBase() throws {
    var random = SplitMix(seed: 20_261_210)
    let fixture = try Fixture()
    let desk = try Store.open(at: fixture.path, Self.options())
    try Till.furnish(desk)
    try trade(desk, &random, steps: 30)
    _ = try Store.compact(at: fixture.path, Self.options())
    var manifest = try Store.readManifest(at: fixture.path, PosixFiles())
    manifest.base.others.removeAll { $0.file.hasSuffix(BaseFile.days) }
    try fixture.folder.write(manifest.bytes, to: "store/MANIFEST.json")
    let folded = try Store.open(at: fixture.path, Self.options())
    #expect(folded.marks.days.map(\.mark) == [try #require(desk.mark)])
    try trade(folded, &random, steps: 10)
    _ = try Store.compact(at: fixture.path, Self.options())
    let again = try Store.open(at: fixture.path, Self.options())
    #expect(again.marks == folded.marks && again.marks.days.count > 1)
  }

  @Test("A report is of one moment, whatever another desk sells and folds meanwhile")
  func oneMoment() throws {
    var random = SplitMix(seed: 20_261_208)
    let fixture = try Fixture()
    let desk = try Store.open(at: fixture.path, Self.options())
    try Till.furnish(desk)
    try trade(desk, &random, steps: 60)
    _ = try Store.compact(at: fixture.path, Self.options())
    _ = try desk.follow()
    try trade(desk, &random, steps: 30)
    let before = try reports(desk)
    let other = try Store.open(at: fixture.path, Self.options())
    // Half of what the sheet reads stands in the archive, half in the journal; both are folded away
    // while it is worked out.
    let now = (desk.lastAt ?? Fixture.start).advanced(bySeconds: 1)
    let request = ReportRequest(.day, ReportScope(.always), at: now, mark: desk.mark)
    var (rounds, failure) = (0, (any Error)?.none)
    let sheet = desk.club.report(request) { _, _ in
      rounds += 1
      guard rounds <= 2 else { return true }
      do {
        try trade(other, &random, steps: 40)
        _ = try Store.compact(at: fixture.path, Self.options())
        _ = try desk.follow()
      } catch { failure = error }
      return true
    }
    #expect(rounds > 0 && failure == nil)
    #expect(sheet.map(Printed.init) == before.first { $0.name == .day })
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
