import Loyalty
import LoyaltyStore

/// A saved change against a bare append and fdatasync of the same bytes on the same disk, in pairs.
///
/// SQLite, whose work leaves the caches cold, makes pairs of its own.
enum SaveBench {
  private static let pairs = 201

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Saving one change (\(pairs) pairs in turn)")
    var changes = try Changes(club)
    let bare = try BareFile(at: club.folder + "/bare")
    defer { bare.close() }
    let commit = try BareCommit(at: club.folder + "/bare-commit")
    defer { commit.close() }
    let (saved, appended) = try inTurn({ try changes.save() }, { try bare.append(changes.record) })
    let (calls, beside) = try inTurn(
      { try commit.commit(changes.record) },
      { try bare.append(changes.record) }
    )
    var warm = Samples()
    for _ in 1...pairs { try warm.time { try changes.write() } }
    try changes.sync()
    report.fact("append + fdatasync, median", appended.median, unit: "ms")
    report.fact("a saved change, median", saved.median, unit: "ms")
    report.fact("the same without the sync, one behind the other", warm.median, unit: "ms")
    report.fact(
      "the system calls of a commit alone ÷ append + fdatasync",
      calls.median / beside.median,
      unit: "×"
    )
    report.line(
      "a saved change ÷ append + fdatasync",
      saved.median / appended.median,
      unit: "×",
      atMost: 1.15
    )
    guard SQLitePeer.isInstalled else { return }
    let peer = try SQLitePeer(at: club.folder + "/one.sqlite")
    try peer.prepare()
    let (behind, inserted) = try inTurn(
      { try changes.save() },
      { try peer.insert(String(decoding: changes.record, as: UTF8.self)) }
    )
    report.fact("SQLite, WAL, synchronous=FULL, median", inserted.median, unit: "ms")
    report.fact("a saved change behind it, with cold caches, median", behind.median, unit: "ms")
    report.fact("SQLite ÷ a saved change", inserted.median / behind.median, unit: "×")
  }

  private static func inTurn(
    _ one: () throws -> Void,
    _ other: () throws -> Void
  ) rethrows -> (Samples, Samples) {
    var samples = (Samples(), Samples())
    for _ in 1...pairs {
      try samples.0.time(one)
      try samples.1.time(other)
    }
    return samples
  }
}

/// Changes of one card after the other.
private struct Changes {
  private let store: Store
  private let clients: Int
  private var turn = 0
  /// As many bytes as the record of a change has.
  let record: [UInt8]

  init(_ club: BenchClub) throws {
    store = try club.open()
    clients = club.clientCount
    let journal = try JournalFile(of: club)
    let before = try journal.size()
    let edit = ClientEdit(note: .set("seat 100, by the window"))
    _ = try store.commit(.editClient(.id(Client.ID(1)), edit), by: Staff("bench"))
    record = [UInt8](repeating: 0x61, count: try journal.size() - before)
  }

  /// Saves the next change.
  mutating func save() throws {
    _ = try store.commit(next(), by: Staff("bench"))
  }

  /// Writes the next change without waiting for the disk.
  mutating func write() throws {
    _ = try store.append(next(), by: Staff("bench"))
  }

  /// Waits for the disk.
  func sync() throws { try store.syncThrough(store.seq) }

  private mutating func next() -> Command {
    turn += 1
    let edit = ClientEdit(note: .set("seat \(turn), by the window"))
    return .editClient(.id(Client.ID(UInt32(turn % clients + 1))), edit)
  }
}
