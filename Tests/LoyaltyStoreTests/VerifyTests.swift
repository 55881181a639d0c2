import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Looking through a store")
struct VerifyTests {
  /// A store that has sold, with some clients in its base.
  static func store() throws -> Fixture {
    let fixture = try Fixture(clients: try (1...4).map { try Fixture.client($0) })
    let store = try fixture.open(files: FailingFiles(syncs: false))
    try Till.furnish(store)
    for hours in ["1", "2.5"] {
      try store.commit(try Till.sale(hours, to: 5), by: Fixture.olga)
    }
    return fixture
  }

  private func verify(_ fixture: Fixture) throws -> StoreReport {
    try Store.verify(at: fixture.path)
  }

  @Test("A sound store is whole, and everything in it was counted")
  func whole() throws {
    let fixture = try Self.store()
    let store = try fixture.open()
    let report = try verify(fixture)
    #expect(report.isWhole && report.findings.isEmpty)
    #expect(report.seq == store.seq && report.lastAt == store.lastAt)
    #expect(report.clients == 6 && report.groups == 1 && report.receipts == 2)
    #expect(report.balances == 2)
    #expect(report.settings == Fixture.settings)
  }

  @Test("Looking changes nothing, not even a torn tail")
  func changesNothing() throws {
    let fixture = try Self.store()
    let whole = try fixture.folder.bytes(of: Fixture.journal)
    try fixture.folder.write(whole + Array(#"{"seq":99,"by"#.utf8), to: Fixture.journal)
    let report = try verify(fixture)
    let line = try fixture.folder.lines(of: Fixture.journal).count
    let tail = Damage(file: "journal/000001.ndjson", line: line, reason: .cut)
    #expect(report.isWhole && report.findings == [.tail(tail)])
    #expect(report.clients == 6 && report.receipts == 2)
    #expect(try fixture.folder.bytes(of: Fixture.journal).count == whole.count + 13)
    #expect(try !PosixFiles().names(in: fixture.path).contains("quarantine"))
  }

  @Test("Every damaged line is told with file, line and reason, not only the first")
  func damagedLines() throws {
    let fixture = try Self.store()
    var lines = try fixture.folder.lines(of: Fixture.journal)
    lines[1] = lines[1].replacing("categoryCreated", with: "categoryCreaked")
    lines[3].removeLast()
    lines.remove(at: 6)
    try fixture.folder.write((lines.joined(separator: "\n") + "\n").utf8, to: Fixture.journal)
    let name = "store/base/000001/clients.ndjson"
    var clients = try fixture.folder.bytes(of: name)
    clients[10] ^= 1
    try fixture.folder.write(clients, to: name)
    let report = try verify(fixture)
    let damages = report.findings.compactMap { finding in
      if case .damaged(let damage) = finding { "\(damage.file):\(damage.line)" } else { nil }
    }
    #expect(!report.isWhole)
    #expect(damages.first == "base/000001/clients.ndjson:1")
    #expect(damages.filter { $0.hasPrefix("journal") }.count == 3)
    #expect(report.faults == report.findings.count)
  }

  /// Whether somebody who looks is told that something is wrong, and not that the program is old.
  static func isTold(_ fixture: Fixture) throws -> Bool {
    do throws(StoreProblem) {
      return try !Store.verify(at: fixture.path).findings.isEmpty
    } catch {
      if case .newerFormat = error { return false }
      return true
    }
  }

  @Test("Lines that change places in a file of the base are told, and never read in that order")
  func exchanged() throws {
    let fixture = try Fixture(
      groups: (1...3).map { Fixture.group($0) },
      clients: try (1...4).map { try Fixture.client($0) }
    )
    for round in 1...2 {
      for file in ["groups", "clients"] {
        let name = "store/base/00000\(round)/\(file).ndjson"
        let whole = try fixture.folder.bytes(of: name)
        var lines = try fixture.folder.lines(of: name)
        lines.swapAt(0, 1)
        try fixture.folder.write((lines.joined(separator: "\n") + "\n").utf8, to: name)
        let line = lines.count
        let file = String(name.dropFirst("store/".count))
        let damage = Damage(file: file, line: line, reason: .otherFile)
        #expect(try verify(fixture).findings.first == .damaged(damage), "\(name)")
        #expect(throws: StoreProblem.self, "\(name)") { try fixture.open(indexesFrom: .max) }
        try fixture.folder.write(whole, to: name)
      }
      let store = try fixture.open()
      try store.commit(.createGroup(GroupDraft(name: "New \(round)")), by: Fixture.olga)
      let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
      _ = try Store.compact(at: fixture.path, options)
    }
    #expect(try verify(fixture).findings == [])
  }

  @Test(
    "A base of an older program, which has no checksums of whole files, is read and looked through"
  )
  func withoutSums() throws {
    let fixture = try Self.store()
    var manifest = try Store.readManifest(at: fixture.path, PosixFiles())
    #expect(manifest.base.own.map(\.file) == Array(manifest.fixedFiles.prefix(3)))
    manifest.base.own = []
    try fixture.folder.write(manifest.bytes, to: "store/MANIFEST.json")
    #expect(try verify(fixture).findings == [])
    let options = StoreOptions(clock: { Fixture.start }, staff: Fixture.olga)
    _ = try Store.compact(at: fixture.path, options)
    manifest = try Store.readManifest(at: fixture.path, PosixFiles())
    #expect(manifest.base.own.map(\.lines) == [1, manifest.base.groups, manifest.base.clients])
  }

  @Test("A pipe in place of a file is told, and not waited for")
  func pipe() throws {
    let fixture = try Self.store()
    for name in ["MANIFEST.json", "base/000001/groups.ndjson", "journal/000001.ndjson", "LOCK"] {
      let place = fixture.folder.path("store/" + name)
      let whole = try fixture.folder.bytes(of: "store/" + name)
      try PosixFiles().remove(place)
      #expect(mkfifo(place, 0o600) == 0)
      #expect(throws: StoreProblem.self, "\(name)") { try fixture.open() }
      let report = try? verify(fixture)
      #expect(report.map { !$0.isWhole } ?? true, "\(name)")
      try PosixFiles().remove(place)
      try fixture.folder.write(whole, to: "store/" + name)
    }
    #expect(try verify(fixture).isWhole)
  }

  @Test("Every flipped byte of a store is told, unless no line holds it")
  func flippedBytes() throws {
    let fixture = try Self.store()
    let names =
      ["MANIFEST.json", "journal/000001.ndjson"]
      + ["club", "groups", "clients"].map { "base/000001/\($0).ndjson" }
    for name in names {
      let whole = try fixture.folder.bytes(of: "store/" + name)
      for index in stride(from: 0, to: whole.count, by: 7) {
        var bytes = whole
        bytes[index] ^= 0x04
        try fixture.folder.write(bytes, to: "store/" + name)
        #expect(try VerifyTests.isTold(fixture), "\(name), byte \(index)")
      }
      try fixture.folder.write(whole, to: "store/" + name)
    }
    #expect(try verify(fixture).isWhole)
  }

  @Test("A balance that is not the sum of its entries is told")
  func balance() throws {
    let fixture = try Self.store()
    let store = try fixture.open()
    let entry = LedgerEntry(
      at: Fixture.start,
      kind: .accrual,
      amount: try Bonus(decimal: "5"),
      origin: .byHand(reason: "x")
    )
    let lot = Lot(
      id: store.club.accounts[Client.ID(5)].nextLot,
      amount: try Bonus(decimal: "7"),
      usableFrom: Fixture.start,
      burnsAt: nil
    )
    try store.commit(by: Fixture.olga) { _, _ in
      [
        .bonusesMoved(
          LedgerMovement(client: Client.ID(5), entry: entry, lot: lot, balanceAfter: .zero)
        )
      ]
    }
    let findings = try verify(fixture).findings
    guard case .balance(Client.ID(5), let entries, let lots, 0)? = findings.first else {
      Issue.record("\(findings)")
      return
    }
    #expect(lots - entries == 200 && findings.count == 1)
  }

  @Test("A missing file, a foreign file and a poison mark are told")
  func files() throws {
    let fixture = try Self.store()
    try fixture.folder.write([], to: "store/notes.txt")
    let lock = try StoreLock(in: fixture.path, .readWrite, files: PosixFiles())
    let poison = Poison(by: Fixture.olga, at: Fixture.start, code: 5)
    lock.mark(poison)
    #expect(
      try verify(fixture).findings == [.poisoned(poison), .unlisted(file: "notes.txt")]
    )
    try PosixFiles().remove(fixture.folder.path(Fixture.journal))
    let report = try verify(fixture)
    #expect(
      report.findings.contains(
        .unreadable(FileProblem(call: "open", path: fixture.folder.path(Fixture.journal), code: 2))
      )
    )
    #expect(!report.isWhole)
  }
}
