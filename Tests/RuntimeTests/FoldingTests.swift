import Glibc
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("Folding by itself")
struct FoldingTests {
  private static let staff = Staff("olga")

  /// A store with some records in its journal.
  private static func traded() throws -> (folder: TemporaryFolder, store: Store) {
    let folder = try TemporaryFolder()
    let settings = Settings(
      name: "Arena",
      currency: .hryvnia,
      timeZone: "Europe/Kyiv",
      region: .ukraine,
      language: "en"
    )
    try Store.create(at: folder.path("store"), settings: settings)
    let store = try open(folder)
    for number in 1...5 {
      try store.commit(.createGroup(GroupDraft(name: "G\(number)")), by: staff)
    }
    return (folder, store)
  }

  private static func open(_ folder: TemporaryFolder) throws -> Store {
    let options = StoreOptions(clock: SystemClock.now, staff: staff)
    return try Store.open(at: folder.path("store"), options)
  }

  private static func bases(_ folder: TemporaryFolder) throws -> [String] {
    try PosixFiles().names(in: folder.path("store/base"))
  }

  private static func desk(_ folder: TemporaryFolder) throws -> Desk {
    try Desk(
      store: folder.path("store"),
      language: "en",
      staff: "olga",
      environment: ["FRONTDESK_RESOURCES": resources]
    )
  }

  private static var resources: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/") + "/Resources"
  }

  @Test("A session folds a journal that has grown long, once, and goes on")
  func session() throws {
    let (folder, store) = try Self.traded()
    let wake = Wake()
    let folding = Folding(wake, allowsNetwork: false, journalBytes: 300)
    folding.look(at: store, by: Self.staff, now: 60_000)
    // Only one at a time.
    folding.look(at: store, by: Self.staff, now: 180_000)
    var ends: [StoreProblem?] = []
    while ends.isEmpty {
      var ready = pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0)
      try #require(poll(&ready, 1, 60_000) > 0)
      for case .folded(let problem) in wake.take() { ends.append(problem) }
    }
    #expect(ends == [nil] && folding.ended(nil) == nil)
    #expect(try Self.bases(folder) == ["000002"])
    try store.commit(.createGroup(GroupDraft(name: "After")), by: Self.staff)
    #expect(try Self.open(folder).club.groups.inUse.count == 6)
    // The journal is short again.
    folding.look(at: store, by: Self.staff, now: 300_000)
    #expect(try Self.bases(folder) == ["000002"])
  }

  @Test(
    "A command folds at its end what it made long; what is short stays",
    arguments: [1, 1 << 20]
  )
  func command(limit: Int) throws {
    let (folder, store) = try Self.traded()
    let length = try Store.journalSize(at: store.path)
    let folding = CommandFolding(try Self.desk(folder), journalBytes: length + limit)
    try store.commit(
      .createGroup(GroupDraft(name: "One more, and the limit is passed")),
      by: Self.staff
    )
    folding.look()
    #expect(try Self.bases(folder) == ["000001"])
    #expect(folding.end() == nil)
    #expect(try Self.bases(folder) == [limit == 1 ? "000002" : "000001"])
    try store.commit(.createGroup(GroupDraft(name: "After")), by: Self.staff)
    #expect(try Store.verify(at: folder.path("store")).isWhole)
  }

  @Test("What is long already is folded by the command that makes it longer by a step, not by each")
  func steps() throws {
    let (folder, store) = try Self.traded()
    let length = try Store.journalSize(at: store.path)
    func folding() throws -> CommandFolding {
      CommandFolding(try Self.desk(folder), journalBytes: 300, step: length + 400)
    }
    // A command that writes nothing, and one that writes little.
    #expect(try folding().end() == nil)
    let little = try folding()
    try store.commit(.createGroup(GroupDraft(name: "A")), by: Self.staff)
    #expect(try Store.journalSize(at: store.path) > length && little.end() == nil)
    #expect(try Self.bases(folder) == ["000001"])
    let more = try folding()
    for number in 1...3 {
      try store.commit(.createGroup(GroupDraft(name: "B\(number)")), by: Self.staff)
    }
    #expect(more.end() == nil)
    #expect(try Self.bases(folder) == ["000002"])
  }

  @Test("That another process folds, or that the store can only be read, is not told")
  func quiet() throws {
    let (folder, _) = try Self.traded()
    let backup = folder.path("backup")
    _ = try Self.open(folder).backUp(to: backup, at: SystemClock.now())
    let desk = try Desk(
      store: backup,
      language: "en",
      staff: "olga",
      environment: ["FRONTDESK_RESOURCES": Self.resources]
    )
    #expect(CommandFolding(desk, journalBytes: 1, began: 0).end() == nil)
    #expect(try Store.verify(at: backup).isWhole)
    try PosixFiles().remove(folder.path("store/MANIFEST.json"))
    #expect(CommandFolding(try Self.desk(folder), journalBytes: 1, began: 0).end() != nil)
  }
}
