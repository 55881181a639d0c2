import Loyalty
import LoyaltyStore

/// One record over all clients, and putting it back: what `u` does after a whole list was added to
/// a group by mistake.
enum UndoBench {
  static func run(_ club: BenchClub, _ report: inout Report) throws {
    report.heading("One record over \(club.clientCount) clients, put back")
    let store = try club.open()
    let journal = try JournalFile(of: club)
    let staff = Staff("bench")
    try store.commit(.createGroup(GroupDraft(name: "By mistake")), by: staff)
    guard let group = store.club.groups.inUse.first(where: { $0.name == "By mistake" }) else {
      throw BenchFailure("no group was made")
    }
    let all = store.club.clients.ids.map { ClientReference.id($0) }
    let before = try journal.size()
    var (added, back) = (Samples(), Samples())
    let done = try added.time { try store.commit(.addToGroup(all, .id(group.id)), by: staff) }
    report.fact("the record", Double(try journal.size() - before) / 1e6, unit: "MB")
    report.fact("adding them, saved", added.median, unit: "ms")
    try back.time { _ = try store.putBack(done.seq, by: staff).sync() }
    report.fact("putting it back, saved", back.median, unit: "ms")
    guard store.club.clientCount(in: group.id) == 0 else {
      throw BenchFailure("clients stayed in the group")
    }
  }
}
