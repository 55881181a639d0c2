import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Days that are over keep their reports through folding")
struct FoldedPastTests {
  private static func options(indexesFrom: Int = 1) -> StoreOptions {
    var options = StoreOptions(
      clock: { Fixture.start },
      staff: Fixture.olga,
      files: FailingFiles(syncs: false)
    )
    options.indexesFrom = indexesFrom
    return options
  }

  private struct Trade {
    var random: SplitMix
    var phone = 0
    var erased = 0
    var merged = 0

    /// Sales, refunds, gifts, codes; clients come, are merged and erased.
    mutating func run(_ store: Store, steps: Int) throws {
      var now = store.lastAt ?? Fixture.start
      for _ in 0..<steps {
        now = now.advanced(bySeconds: Int64(random.next() % 50_000))
        let known = store.club.clients.nextID.number - 1
        let one = Client.ID(UInt32(random.next() % UInt64(known) + 1))
        let other = Client.ID(UInt32(random.next() % UInt64(known) + 1))
        let command: Command
        switch random.next() % 12 {
        case 0, 1:
          phone += 1
          command = .registerClient(ClientDraft(name: "N", phone: "06711\(10_000 + phone)"))
        case 2: command = .mergeClients(into: .id(one), from: .id(other))
        case 3 where random.next().isMultiple(of: 3): command = .eraseClient(.id(one))
        case 4, 5: command = try Till.sale("1", to: one.number)
        default: command = try SellingTests.command(&random)
        }
        let done = try? store.append(command, by: Fixture.olga, at: now)
        for event in done?.committed.events ?? [] {
          if case .clientsMerged = event { merged += 1 }
          if case .clientErased = event { erased += 1 }
        }
      }
    }
  }

  @Test("Every report of days that are over, after merges, erasures, folding and opening again")
  func same() throws {
    var trade = Trade(random: SplitMix(seed: 20_261_122))
    for _ in 0..<3 {
      let fixture = try Fixture()
      let desk = try Store.open(at: fixture.path, Self.options())
      try Till.furnish(desk)
      try trade.run(desk, steps: 90)
      let calendar = desk.club.calendar
      let last = calendar.day(of: desk.lastAt ?? Fixture.start)
      let first = calendar.day(of: Fixture.start)
      let periods = [
        try ReportPeriod(from: first, until: last),
        ReportPeriod(.month, containing: first),
        ReportPeriod(.day, containing: first.advanced(byDays: 5)),
      ]
      let now = calendar.start(of: last.advanced(byDays: 40))
      let today = calendar.day(of: now)
      let before = PastReports(desk.club, periods, at: now, today: today)
      // What comes later is dated behind the days.
      let later = try Store.open(at: fixture.path, Self.options())
      _ = try later.append(.createCategory("Later"), by: Fixture.olga, at: now)
      for _ in 0..<3 {
        try trade.run(later, steps: 40)
        let live = PastReports(later.club, periods, at: now, today: today)
        #expect(before.firstDifference(from: live) == nil)
        _ = try Store.compact(at: fixture.path, Self.options())
        for indexesFrom in [Int.max, 1] {
          let folded = try Store.open(at: fixture.path, Self.options(indexesFrom: indexesFrom))
          #expect(later.club.firstDifference(from: folded.club) == nil)
          let after = PastReports(folded.club, periods, at: now, today: today)
          #expect(before.firstDifference(from: after) == nil)
        }
        _ = try later.follow()
      }
      #expect(try Store.verify(at: fixture.path).findings.isEmpty)
    }
    #expect(trade.merged > 15 && trade.erased > 4)
  }

  @Test("A base tells when numbers were given and cards merged, and through which card")
  func lines() throws {
    let fixture = try Fixture()
    let desk = try Store.open(at: fixture.path, Self.options())
    try Till.furnish(desk)
    var now = Fixture.start
    func append(_ command: Command) throws {
      now = now.advanced(bySeconds: 86_400)
      _ = try desk.append(command, by: Fixture.olga, at: now)
    }
    for number in 3...5 {
      try append(.registerClient(ClientDraft(name: "N", phone: "050111220\(number)")))
    }
    try append(try Till.sale("1", to: 3))
    try append(.mergeClients(into: .id(Client.ID(4)), from: .id(Client.ID(3))))
    try append(.mergeClients(into: .id(Client.ID(5)), from: .id(Client.ID(4))))
    try append(.eraseClient(.id(Client.ID(2))))
    _ = try Store.compact(at: fixture.path, Self.options())
    let base = try fixture.folder.lines(of: "store/base/000002/clients.ndjson")
    #expect(base[1].hasPrefix(#"{"id":2,"erased":true,"registeredAt":"2023-11-14T"#))
    #expect(
      base[2].hasPrefix(
        #"{"id":3,"merged":5,"into":4,"at":"2023-11-19T22:13:20.000Z","#
          + #""registeredAt":"2023-11-15T22:13:20.000Z","crc":""#
      )
    )
    #expect(
      base[3].hasPrefix(
        #"{"id":4,"merged":5,"at":"2023-11-20T22:13:20.000Z","#
          + #""registeredAt":"2023-11-16T22:13:20.000Z","#
          + #""intoRegisteredAt":"2023-11-17T22:13:20.000Z","crc":""#
      )
    )
    let receipts = try fixture.folder.lines(of: "store/receipts/000002.ndjson")
    #expect(receipts.first { $0.contains("receiptSold") }?.contains(#""client":3,"#) == true)
    let folded = try Store.open(at: fixture.path, Self.options())
    #expect(folded.club.receipts[Receipt.ID(1)]?.client == Client.ID(5))
    #expect(folded.club.clients.columns(of: Client.ID(3)).registeredAt.rfc3339.contains("11-15"))
  }

  @Test(
    "A base of an older program, or one that runs in a circle, is read or refused as it says",
    arguments: [
      (#"{"id":2,"merged":1}"#, true), (#"{"id":2,"erased":true}"#, true),
      (#"{"id":2,"merged":1,"into":3}"#, false), (#"{"id":2,"merged":2}"#, false),
      (#"{"id":2,"merged":9}"#, false), (#"{"id":2,"merged":1,"at":"soon"}"#, false),
      (#"{"id":2,"erased":true,"registeredAt":7}"#, false),
    ]
  )
  func older(line: String, isRead: Bool) throws {
    let fixture = try Fixture(clients: try (1...3).map { try Fixture.client(UInt32($0)) })
    let file = "store/base/000001/clients.ndjson"
    var lines = try fixture.folder.lines(of: file)
    let bytes = ChecksummedLine.line(of: Array(line.utf8))
    lines[1] = String(decoding: bytes.dropLast(), as: UTF8.self)
    let whole = Array((lines.joined(separator: "\n") + "\n").utf8)
    try fixture.folder.write(whole, to: file)
    var manifest = try Store.readManifest(at: fixture.path, PosixFiles())
    manifest.base.clientBytes = whole.count
    manifest.base.own = []
    try fixture.folder.write(manifest.bytes, to: "store/MANIFEST.json")
    guard isRead else {
      #expect(throws: StoreProblem.self) { try fixture.open() }
      return
    }
    let store = try fixture.open(indexesFrom: .max)
    #expect(store.club.clients.count == 2)
    #expect(store.club.clients.registration(of: Client.ID(2)) == nil)
    let request = ReportRequest(.rfm, ReportScope(.always), at: Fixture.start)
    let table = try #require(store.club.report(request))
    #expect(table.notes.contains(.fixed("personsNow")))
  }
}
