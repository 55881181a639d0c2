import Loyalty
import LoyaltyStore

/// A saved change against a bare append and fdatasync of the same bytes on the same disk, in turn.
enum SaveBench {
  private static let pairs = 200

  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("Saving one change (\(pairs) pairs in turn)")
    let store = try club.open()
    let journal = try JournalFile(of: club)
    let bare = try BareFile(at: club.folder + "/bare")
    defer { bare.close() }
    let peer = SQLitePeer.isInstalled ? try SQLitePeer(at: club.folder + "/one.sqlite") : nil
    try peer?.prepare()
    var saved = Samples()
    var appended = Samples()
    var inserted = Samples()
    for turn in 1...pairs {
      let before = try journal.size()
      let edit = ClientEdit(note: .set("seat \(turn), by the window"))
      let id = Client.ID(UInt32(turn % club.clientCount + 1))
      try saved.time { _ = try store.commit(.editClient(.id(id), edit), by: Staff("bench")) }
      let bytes = [UInt8](repeating: 0x61, count: try journal.size() - before)
      try appended.time { try bare.append(bytes) }
      guard let peer else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      try inserted.time { try peer.insert(text) }
    }
    report.fact("append + fdatasync, median", appended.median, unit: "ms")
    report.fact("a saved change, median", saved.median, unit: "ms")
    if peer != nil {
      report.fact("SQLite, WAL, synchronous=FULL, median", inserted.median, unit: "ms")
    }
    report.line(
      "a saved change ÷ append + fdatasync",
      saved.median / appended.median,
      unit: "×",
      atMost: 1.15
    )
  }
}
