import Exchange
import Loyalty
import LoyaltyStore
import Runtime
import TestSupport
import Testing

@Suite("Imports of receipts")
struct ReceiptImportTests {
  private let folder: TemporaryFolder
  private let files = FailingFiles(syncs: false)
  private static let header = "number;at;phone;category;name;quantity;price\n"

  init() throws {
    folder = try TemporaryFolder()
    try Store.create(
      at: folder.path("store"),
      settings: Settings(
        name: "Arena",
        currency: .hryvnia,
        timeZone: "Europe/Kyiv",
        region: .ukraine,
        language: "en"
      )
    )
    let store = try open()
    let bonuses = try Tiers([
      .init(threshold: .zero, percent: try Percent(decimal: "2")),
      .init(threshold: try Money(decimal: "1000"), percent: try Percent(decimal: "5")),
    ])
    for command in [
      Command.createProgram(
        ProgramDraft(name: "Bonuses", tiers: bonuses, terms: .bonus(BonusTerms(expiryDays: 30)))
      ),
      .createGroup(
        GroupDraft(name: "New", loyalty: .bonus, program: "Bonuses", isDefault: true)
      ),
    ] {
      try store.commit(command, by: Staff("olga"))
    }
  }

  private func open() throws -> Store {
    let options = StoreOptions(clock: SystemClock.now, staff: Staff("olga"), files: files)
    return try Store.open(at: folder.path("store"), options)
  }

  /// Receipts of ten clients, three days apart.
  private func rows(_ count: Int) -> [String] {
    (0..<count).map { number in
      let day = number / 40 % 28 + 1
      let at = "\(day < 10 ? "0" : "")\(day).0\(number / 1_120 % 9 + 1).2024 12:\(10 + number % 40)"
      return
        "T-\(number);\(at);05012345\(10 + number % 10);bar;Cola;\(number % 3 + 1);\(number % 90 + 10)\n"
    }
  }

  private func work(_ rows: [String], _ store: Store) throws -> ReceiptImport {
    var options = ImportOptions(staff: Staff("olga"))
    options.registersUnknown = true
    let bytes = Array((Self.header + rows.joined()).utf8)
    return try ReceiptImport(
      ReceiptFile(CSVReader(MemorySource(bytes))),
      into: store,
      options: options,
      folder: folder.path
    )
  }

  private func accounts(_ store: Store) -> [[String]] {
    (0..<UInt32(store.club.clients.count)).map { number in
      let id = Client.ID(number + 1)
      return store.club.ledger(of: id, at: SystemClock.now())
        .map { "\($0.at.rfc3339) \($0.kind) \($0.amount)" }
        + [store.club.clients.columns(of: id).phone.e164]
    }
    .sorted { $0.last ?? "" < $1.last ?? "" }
  }

  @Test("A shuffled file leads to the same accounts as one in the order of time")
  func shuffled() throws {
    let rows = rows(3_000)
    let store = try open()
    try work(rows, store).run(ImportWatch())
    let expected = accounts(store)
    #expect(expected.count == 10)
    #expect(expected.allSatisfy { $0.count > 300 })
    let other = try ReceiptImportTests()
    let shuffled = (0..<rows.count).map { rows[$0 * 1_999 % rows.count] }
    let second = try other.open()
    try other.work(shuffled, second).run(ImportWatch())
    #expect(other.accounts(second) == expected)
    #expect(try other.accounts(other.open()) == expected)
  }

  @Test("Stopped between two records, the next run finds what was taken and goes on")
  func stopped() throws {
    let rows = rows(4_500)
    let store = try open()
    let work = try work(rows, store)
    try work.run(ImportWatch(isStopped: { store.club.receipts.count > 0 }))
    #expect(work.stop == .booking)
    #expect(work.counts.taken == 2_000)
    #expect(work.counts.registered == 10)
    let again = try open()
    let rest = try self.work(rows, again)
    try rest.run(ImportWatch())
    #expect(rest.stop == nil)
    #expect(rest.counts.known == 2_000)
    #expect(rest.counts.taken == 2_500)
    let other = try ReceiptImportTests()
    let whole = try other.open()
    try other.work(rows, whole).run(ImportWatch())
    #expect(accounts(again) == other.accounts(whole))
  }

  @Test("Stopped while the file is read, nothing is saved")
  func stoppedReading() throws {
    let store = try open()
    let work = try work(rows(2_000), store)
    try work.run(ImportWatch(isStopped: { true }))
    #expect(work.stop == .reading)
    #expect(work.counts.read == 1_024)
    #expect(store.club.receipts.count == 0)
  }

  @Test("A record that the disk does not take leaves no trace, and what was told before stays")
  func failingDisk() throws {
    let store = try open()
    let work = try work(rows(4_500), store)
    var told = 0
    #expect(throws: StoreProblem.self) {
      try work.run(
        ImportWatch(
          tell: { _, _ in told += 1 },
          step: {
            guard store.club.receipts.count == 2_000 else { return }
            files.fail(.init("write", "journal/000001.ndjson", code: 28, taken: 100_000))
          }
        )
      )
    }
    files.fail()
    #expect(told == 2_000)
    #expect(store.club.receipts.count == 2_000)
    #expect(accounts(store) == (try accounts(open())))
    let rest = try self.work(rows(4_500), store)
    try rest.run(ImportWatch())
    #expect(rest.counts.taken == 2_500)
    #expect(try open().club.receipts.count == 4_500)
  }

  @Test("Rows of one receipt that stand apart are refused, all of them")
  func scattered() throws {
    let rows = [
      "1;01.02.2024;;bar;a;1;1\n", "2;01.02.2024;;bar;a;1;1\n", "1;01.02.2024;;bar;b;1;1\n",
      "3;02.02.2024;;bar;b;1;1\n",
    ]
    let work = try work(rows, open())
    var told: [String: ImportVerdict] = [:]
    try work.run(ImportWatch(tell: { told["\($0.line)"] = $1 }))
    func apart(_ line: Int, _ other: Int) -> ImportVerdict {
      .unreadable(
        RowProblem(
          line: line,
          heading: "number",
          value: "1",
          reason: .notTogether(otherLine: other)
        )
      )
    }
    #expect(told["2"] == apart(2, 4))
    #expect(told["4"] == apart(4, 2))
    #expect(work.counts.taken == 2)
    #expect(work.counts.refused == 2)
  }
}
