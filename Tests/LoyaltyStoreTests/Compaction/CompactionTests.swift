import Foundation
import Loyalty
import TestSupport
import Testing

@testable import LoyaltyStore

@Suite("Compaction")
struct CompactionTests {
  private static let day: Int64 = 86_400

  private static func options(
    files: any FileSystem = FailingFiles(syncs: false),
    _ clock: @escaping () -> Moment = { Fixture.start }
  ) -> StoreOptions {
    StoreOptions(clock: clock, staff: Fixture.olga, files: files)
  }

  private func open(_ fixture: Fixture) throws -> Store {
    try Store.open(at: fixture.path, Self.options())
  }

  /// A store in which something of every kind has happened at random, and a desk of it.
  private func traded(_ random: inout SplitMix, steps: Int = 60) throws -> (Fixture, Store) {
    let fixture = try Fixture()
    let store = try open(fixture)
    try Till.furnish(store)
    try trade(store, &random, steps: steps)
    return (fixture, store)
  }

  private func trade(_ store: Store, _ random: inout SplitMix, steps: Int) throws {
    var now = store.lastAt ?? Fixture.start
    for _ in 0..<steps {
      now = now.advanced(bySeconds: Int64(random.next() % 100_000))
      let erased = random.next().isMultiple(of: 40) ? UInt32(random.next() % 6 + 1) : nil
      let command =
        try erased.map { .eraseClient(.id(Client.ID($0))) } ?? SellingTests.command(&random)
      _ = try? store.append(command, by: Fixture.olga, at: now)
    }
  }

  @Test("Whatever happened, the folded store is the same club, and goes on as the same")
  func histories() throws {
    var random = SplitMix(seed: 20_261_201)
    var (folded, merged, erased, uses) = (0, 0, 0, 0)
    for _ in 0..<15 {
      let (fixture, desk) = try traded(&random)
      for _ in 0..<3 {
        let records = desk.seq
        let done = try #require(try Store.compact(at: fixture.path, Self.options()))
        #expect(done.seq == records)
        folded += done.records
        let opened = try open(fixture)
        _ = try desk.follow()
        #expect(opened.readOnly == nil && opened.seq == desk.seq && opened.lastAt == desk.lastAt)
        #expect(desk.club.firstDifference(from: opened.club) == nil)
        #expect(try Seen(opened) == Seen(desk))
        #expect(try Store.verify(at: fixture.path).findings == [])
        try trade(random.next().isMultiple(of: 2) ? opened : desk, &random, steps: 25)
        _ = try desk.follow()
      }
      let numbers = (1..<desk.club.clients.nextID.number).map { Client.ID($0) }
      merged += numbers.count { desk.club.clients.isMerged($0) }
      erased += numbers.count {
        desk.club.clients.isErased($0) && !desk.club.clients.isMerged($0)
      }
      uses += desk.club.promoCodes.activationCount
    }
    #expect(folded > 500 && merged > 10 && erased > 5 && uses > 30)
  }

  @Test("Each member of the club is written, read back and compared: a new one must be told here")
  func members() throws {
    let club = try Club(settings: Fixture.settings)
    let names = Mirror(reflecting: club).children.compactMap(\.label)
    #expect(Set(names).subtracting(["calendar"]) == Set(ClubPart.allCases.map(\.rawValue)))
  }

  @Test("There is nothing to fold in a new store, nor twice")
  func nothing() throws {
    let fixture = try Fixture()
    #expect(try Store.compact(at: fixture.path, Self.options()) == nil)
    try open(fixture).commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    #expect(try Store.compact(at: fixture.path, Self.options(), journalBytes: 1 << 20) == nil)
    #expect(try Store.compact(at: fixture.path, Self.options())?.records == 1)
    #expect(try Store.compact(at: fixture.path, Self.options()) == nil)
    let names = try PosixFiles().names(in: fixture.path)
    #expect(
      names == ["FILES", "LOCK", "MANIFEST.json", "base", "history", "journal", "receipts"]
    )
    #expect(try PosixFiles().names(in: fixture.path + "/base") == ["000002"])
    #expect(try PosixFiles().names(in: fixture.path + "/journal") == ["000002.ndjson"])
  }

  @Test("A request repeated after folding gets its first answer, for 30 days")
  func requests() throws {
    let fixture = try Fixture()
    let store = try open(fixture)
    try Till.furnish(store)
    let sale = try Till.sale("2")
    let request = RequestID("till-1", content: "2 hours".utf8)
    let first = try store.commit(sale, request: request, by: Fixture.olga)
    for days in [0, 29, 30] {
      let now = first.at.advanced(bySeconds: Int64(days) * Self.day)
      try store.commit(.createGroup(GroupDraft(name: "\(days)")), by: Fixture.olga, at: now)
      #expect(try Store.compact(at: fixture.path, Self.options())?.requests == 1)
      for desk in [store, try open(fixture)] {
        let again = try desk.commit(sale, request: request, by: Fixture.olga, at: now)
        #expect(again.isRepeat && again.seq == first.seq && again.events == first.events)
        let other = RequestID("till-1", content: "3 hours".utf8)
        #expect(throws: Refusal.requestConflict(request: "till-1")) {
          try desk.commit(sale, request: other, by: Fixture.olga, at: now)
        }
      }
    }
    let late = first.at.advanced(bySeconds: 31 * Self.day)
    try store.commit(.createGroup(GroupDraft(name: "late")), by: Fixture.olga, at: late)
    // The record may be dated ahead: by the clock the request came just now.
    #expect(try Store.compact(at: fixture.path, Self.options())?.requests == 1)
    #expect(try open(fixture).earlier(request)?.seq == first.seq)
    var options = Self.options()
    options.clock = { late }
    try open(fixture).commit(.createGroup(GroupDraft(name: "l")), by: Fixture.olga, at: late)
    #expect(try Store.compact(at: fixture.path, options)?.requests == 0)
    #expect(try open(fixture).earlier(request) == nil)
  }

  @Test("What is personal stands in the base alone")
  func personal() throws {
    let fixture = try Fixture()
    let store = try open(fixture)
    try Till.furnish(store)
    let id = ClientReference.id(Client.ID(1))
    let edit = ClientEdit(name: "Zhanna", email: .set("zh@b.ua"), city: .set("Lutsk"))
    try store.commit(.editClient(id, edit), by: Fixture.olga)
    try store.commit(.editClient(id, ClientEdit(note: .set("Zhmerynka"))), by: Fixture.olga)
    try store.commit(try Till.sale("1"), by: Fixture.olga)
    let line = SaleDraft.Line(product: "Hour")
    let parked = SaleDraft(lines: [line], client: id)
    try store.commit(.parkReceipt(parked, note: "Zhorzh"), by: Fixture.olga)
    try store.commit(.mergeClients(into: .id(Client.ID(2)), from: id), by: Fixture.olga)
    _ = try Store.compact(at: fixture.path, Self.options())
    let archive = try ["receipts", "history"].flatMap { folder in
      try fixture.folder.lines(of: "store/\(folder)/000002.ndjson")
    }
    #expect(archive.count > 10)
    for text in ["Zh", "zh@", "Lutsk", "Ivan", "Олена", "50111220"] {
      #expect(!archive.contains { $0.contains(text) }, "\(text)")
    }
    #expect(archive.contains { $0.contains(#""fields":["name","#) })
    #expect(archive.contains { $0.contains(#""receiptSold":{"id":1,"#) })
    #expect(try open(fixture).card(of: Client.ID(2)).note == "Zhmerynka")
  }

  @Test("Every line of every file is JSON with its checksum, and the last counts the others")
  func files() throws {
    var random = SplitMix(seed: 7)
    let (fixture, _) = try traded(&random)
    _ = try Store.compact(at: fixture.path, Self.options())
    let manifest = try Manifest(try fixture.folder.bytes(of: "store/MANIFEST.json"))
    #expect(manifest.epoch == 2 && manifest.format == Manifest.knownFormat)
    for name in manifest.fixedFiles {
      let lines = try fixture.folder.lines(of: "store/" + name)
      for line in lines {
        #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
      }
      let end = #"{"count":\#(lines.count - 1),"crc":""#
      #expect(lines.last?.hasPrefix(end) == true, "\(name)")
    }
  }

  @Test("A desk that looks away during two foldings sees the club again, and writes on")
  func farBehind() throws {
    let fixture = try Fixture()
    let (away, other) = (try open(fixture), try open(fixture))
    for name in ["A", "B", "C"] {
      try other.commit(.createGroup(GroupDraft(name: name)), by: Fixture.olga)
      _ = try Store.compact(at: fixture.path, Self.options())
    }
    try other.commit(.createGroup(GroupDraft(name: "D")), by: Fixture.olga)
    _ = try away.follow()
    #expect(away.readOnly == nil && away.seq == 4)
    try away.commit(.createGroup(GroupDraft(name: "E")), by: Fixture.olga)
    _ = try other.follow()
    #expect(try Seen(other) == Seen(away))
    #expect(try Seen(open(fixture)) == Seen(away))
  }

  @Test("A card is found after folding, whether it was touched before or is touched after")
  func cards() throws {
    let fixture = try Fixture(clients: try (1...9).map { try Fixture.client($0) })
    let store = try open(fixture)
    let edit = ClientEdit(city: .set("Lviv"))
    try store.commit(.editClient(.id(Client.ID(3)), edit), by: Fixture.olga)
    let draft = ClientDraft(name: "New", phone: "0501112233")
    try store.commit(.registerClient(draft), by: Fixture.olga)
    try store.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
    try store.commit(.addToGroup([.id(Client.ID(4))], .name("A")), by: Fixture.olga)
    _ = try Store.compact(at: fixture.path, Self.options())
    let opened = try open(fixture)
    let base = try fixture.folder.lines(of: "store/base/000002/clients.ndjson")
    #expect(base[2].contains("Lviv") && base[3].contains(#""groups":[1]"#))
    #expect(base[9].contains(#""name":"New""#))
    let later = ClientEdit(note: .set("late"))
    try opened.commit(.editClient(.id(Client.ID(3)), later), by: Fixture.olga)
    _ = try store.follow()
    for desk in [store, opened, try open(fixture)] {
      let card = try desk.card(of: Client.ID(3))
      #expect(card.city == "Lviv" && card.note == "late")
      #expect(try desk.card(of: Client.ID(4)).groups == GroupSet([Group.ID(1)]))
      #expect(try desk.card(of: Client.ID(10)).name == "New")
    }
  }

  @Test("A folded store is backed up and restored whole, by a desk that was open before, too")
  func backup() throws {
    var random = SplitMix(seed: 11)
    let (fixture, desk) = try traded(&random)
    for round in 1...2 {
      _ = try Store.compact(at: fixture.path, Self.options())
      let place = fixture.folder.path("backup \(round)")
      let backup = try desk.backUp(to: place, at: Fixture.start)
      #expect(backup.seq == desk.seq)
      let restored = fixture.folder.path("restored \(round)")
      #expect(try Store.restore(place, to: restored).isWhole)
      let opened = try Store.open(at: restored, Self.options())
      #expect(desk.club.firstDifference(from: opened.club) == nil)
      try trade(desk, &random, steps: 20)
    }
  }

  @Test("A rotation that a crash cut off is ended by the next writer; nobody reads it as damage")
  func halfRotated() throws {
    for isMade in [false, true] {
      let fixture = try Fixture()
      let (one, two) = (try open(fixture), try open(fixture))
      try one.commit(.createGroup(GroupDraft(name: "A")), by: Fixture.olga)
      let whole = try fixture.folder.bytes(of: Fixture.journal)
      try fixture.folder.write(whole + RecordCoding.sealedLine(last: 1), to: Fixture.journal)
      if isMade { try fixture.folder.write([], to: "store/journal/000002.ndjson") }
      #expect(try two.follow().map(\.seq) == [1])
      #expect(try open(fixture).readOnly == nil)
      try two.commit(.createGroup(GroupDraft(name: "B")), by: Fixture.olga)
      #expect(try one.follow().map(\.seq) == [2])
      #expect(try Seen(open(fixture)) == Seen(one))
      #expect(try fixture.folder.lines(of: "store/journal/000002.ndjson").count == 1)
      #expect(try Store.verify(at: fixture.path).findings == [])
    }
  }
}
