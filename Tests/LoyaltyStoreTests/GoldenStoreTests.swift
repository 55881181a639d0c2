import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

/// Stores as earlier programs left them, from the commands in Golden/*.json; never written anew.
@Suite("Stores of every format that there was")
struct GoldenStoreTests {
  private static let names = [
    "format-1", "format-1-sales", "format-2", "format-3", "format-4", "format-4-sums",
  ]

  /// A copy of a golden store that may be written.
  private func copy(_ name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast()
    let golden = parts.joined(separator: "/") + "/Golden/" + name
    try FileManager.default.copyItem(atPath: golden, toPath: folder.path("store"))
    return folder
  }

  private func open(_ folder: TemporaryFolder) throws -> Store {
    let now = try Moment(rfc3339: "2026-03-08T10:00:00Z")
    return try Store.open(
      at: folder.path("store"),
      StoreOptions(clock: { now }, staff: Fixture.olga)
    )
  }

  @Test("It opens whole, with cards, groups and settings", arguments: names)
  func opens(name: String) throws {
    let folder = try copy(name)
    let report = try Store.verify(at: folder.path("store"))
    #expect(report.isWhole && report.findings.isEmpty)
    let store = try open(folder)
    #expect(store.readOnly == nil && store.repairs.isEmpty)
    #expect(store.club.settings.name == "Arena Club")
    #expect(store.club.groups.inUse.map(\.name) == ["VIP"])
    #expect(store.club.groups.inArchive.map(\.name) == ["Night owls"])
    let olena = try store.card(of: Client.ID(1))
    #expect(olena.name == "Олена Шевченко" && olena.note == "line one\nline \"two\"")
    #expect(olena.consents[.sms]?.isGiven == true)
    #expect(try store.card(of: Client.ID(2)).city == "Київ")
    #expect(store.club.clients.client(with: olena.phone) == Client.ID(1))
  }

  @Test("Its receipts and balances are what they were", arguments: Array(names.dropFirst()))
  func sales(name: String) throws {
    let store = try open(try copy(name))
    let now = try Moment(rfc3339: "2026-03-08T10:00:00Z")
    #expect(store.club.receipts.count == 2)
    #expect(store.club.programs.items.map(\.name) == ["Gold", "Day"])
    let olena = name == "format-1-sales" ? "29.74" : "56.74"
    let balances = [1, 2].map { store.club.accounts[Client.ID($0)].balance(at: now).decimalString }
    #expect(balances == [olena, "12.50"])
  }

  @Test("Since bases have checksums of whole files, lines of theirs that change places are told")
  func sums() throws {
    for name in Self.names.suffix(2) {
      let folder = try copy(name)
      let manifest = try Manifest(try folder.bytes(of: "store/MANIFEST.json"))
      #expect(manifest.base.own.isEmpty == (name == "format-4"))
      let file = "base/000004/groups.ndjson"
      var lines = try folder.lines(of: "store/" + file)
      lines.swapAt(0, 1)
      try folder.write((lines.joined(separator: "\n") + "\n").utf8, to: "store/" + file)
      let damage = Damage(file: file, line: 3, reason: .otherFile)
      let findings = try Store.verify(at: folder.path("store")).findings
      #expect(findings == (name == "format-4" ? [] : [.damaged(damage)]))
    }
  }

  @Test("Two cards that were merged stay one", arguments: names.suffix(4))
  func merged(name: String) throws {
    let store = try open(try copy(name))
    #expect(store.club.clients.count == 2)
    #expect(store.club.clients.current(Client.ID(3)) == Client.ID(1))
  }

  @Test("When numbers were given and cards merged is known from format 4 on", arguments: names)
  func dates(name: String) throws {
    let store = try open(try copy(name))
    let clients = store.club.clients
    let gone = [3, 4].map { Client.ID($0) }.filter { clients.contains($0) }
    let dates = gone.map { clients.registration(of: $0)?.rfc3339 }
    switch name {
    case "format-4", "format-4-sums":
      #expect(clients.isErased(Client.ID(4)))
      #expect(dates == ["2026-03-07T08:00:00.000Z", "2026-03-07T09:00:00.000Z"])
    // What a base of then does not tell nobody knows; a journal tells all.
    case "format-3": #expect(dates == [nil])
    case "format-2": #expect(dates == ["2026-03-07T08:00:00.000Z"])
    default: #expect(dates.isEmpty)
    }
    let request = ReportRequest(.rfm, ReportScope(.always), at: Fixture.start)
    let notes = try #require(store.club.report(request)).notes
    #expect(notes.contains(.fixed("personsNow")) == (name == "format-3"))
  }

  @Test("It is written on, in this program's format, and stays whole", arguments: names)
  func writes(name: String) throws {
    let folder = try copy(name)
    let store = try open(folder)
    let last = store.seq
    try store.commit(.createGroup(GroupDraft(name: "New")), by: Fixture.olga)
    #expect(store.seq == last + 1)
    let manifest = try Manifest(try folder.bytes(of: "store/MANIFEST.json"))
    #expect(manifest.format == Manifest.knownFormat)
    #expect(try Store.verify(at: folder.path("store")).isWhole)
    #expect(try open(folder).club.groups.named("New") != nil)
  }

  @Test("A repeated request of an earlier program is answered from its record", arguments: names)
  func requests(name: String) throws {
    let folder = try copy(name)
    let folded = [
      "format-3": "base/000003/requests.ndjson", "format-4": "base/000004/requests.ndjson",
      "format-4-sums": "base/000004/requests.ndjson",
    ]
    let file = folded[name] ?? "journal/000001.ndjson"
    let line = try folder.lines(of: "store/" + file)[folded[name] == nil ? 3 : 0]
    #expect(line.contains(#""request":{"id":"till-1/7","content":""#))
    let store = try open(folder)
    let other = RequestID("till-1/7", content: "something else".utf8)
    #expect(throws: Refusal.requestConflict(request: "till-1/7")) { try store.earlier(other) }
  }
}
