import Loyalty
import LoyaltyStore

/// A saved change against a bare append and fdatasync of the same bytes on the same disk, in turn.
enum SaveBench {
  private static let pairs = 201

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Saving one change (\(pairs) pairs in turn)")
    let store = try club.open()
    let journal = try JournalFile(of: club)
    let bare = try BareFile(at: club.folder + "/bare")
    defer { bare.close() }
    let commit = try BareCommit(at: club.folder + "/bare-commit")
    defer { commit.close() }
    let peer = SQLitePeer.isInstalled ? try SQLitePeer(at: club.folder + "/one.sqlite") : nil
    try peer?.prepare()
    var saved = Samples()
    var appended = Samples()
    var shared = Samples()
    var inserted = Samples()
    for turn in 1...pairs {
      let before = try journal.size()
      let edit = ClientEdit(note: .set("seat \(turn), by the window"))
      let id = Client.ID(UInt32(turn % club.clientCount + 1))
      try saved.time { _ = try store.commit(.editClient(.id(id), edit), by: Staff("bench")) }
      let bytes = [UInt8](repeating: 0x61, count: try journal.size() - before)
      let text = String(decoding: bytes, as: UTF8.self)
      let peers = [
        { try appended.time { try bare.append(bytes) } },
        { try shared.time { try commit.commit(bytes) } },
        { try peer.map { peer in try inserted.time { try peer.insert(text) } } ?? () },
      ]
      // The change itself comes behind each of them as often: behind SQLite all caches are cold.
      for step in 1...peers.count { try peers[(turn + step) % peers.count]() }
    }
    var warm = Samples()
    for turn in 1...pairs {
      let edit = Command.editClient(.id(Client.ID(1)), ClientEdit(note: .set("warm \(turn)")))
      _ = try warm.time { try store.append(edit, by: Staff("bench")) }
    }
    try store.syncThrough(store.seq)
    report.fact("append + fdatasync, median", appended.median, unit: "ms")
    report.fact("the system calls of a commit alone, median", shared.median, unit: "ms")
    report.fact("a saved change, median", saved.median, unit: "ms")
    report.fact("the same without the sync, one behind the other", warm.median, unit: "ms")
    if peer != nil {
      report.fact("SQLite, WAL, synchronous=FULL, median", inserted.median, unit: "ms")
    }
    report.fact(
      "the system calls of a commit ÷ append + fdatasync",
      shared.median / appended.median,
      unit: "×"
    )
    report.line(
      "a saved change ÷ append + fdatasync",
      saved.median / appended.median,
      unit: "×",
      atMost: 1.15
    )
  }
}
