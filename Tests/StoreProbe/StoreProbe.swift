import Glibc
import Loyalty
import LoyaltyStore

/// A desk for tests that kill it: accrues bonuses one by one and tells each that was saved.
///
/// Arguments: the store, the desk's name, the number to begin with, and, where an earlier process
/// of the desk was killed without an answer, the key that it had asked for. Before each commit it
/// prints `try KEY`, after it `ok KEY SEQ`. With `--stop` in place of the number, and where the desk
/// stands behind it, it stops itself while it holds the lock, then saves one record and ends.
@main
enum StoreProbe {
  static func main() {
    // A file that may not grow answers a write.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = CommandLine.arguments
    guard arguments.count >= 4 else { exit(64) }
    let staff = Staff(arguments[2])
    var options = StoreOptions(clock: { Moment(milliseconds: 1_700_000_000_000) }, staff: staff)
    let stops = arguments[3] == "--stop"
    if stops, arguments.count > 4 { options.desk = arguments[4] }
    do {
      let store = try Store.open(at: arguments[1], options)
      if stops { return try stop(store, by: staff) }
      guard let first = Int(arguments[3]) else { exit(64) }
      if arguments.count > 4 { try accrue(arguments[4], in: store, by: staff) }
      for number in first... { try accrue("\(staff.name)-\(number)", in: store, by: staff) }
    } catch {
      say("failed \(error)")
      exit(1)
    }
  }

  private static func stop(_ store: Store, by staff: Staff) throws {
    try store.commit(by: staff) { club, at in
      say("holding")
      raise(SIGSTOP)
      return try club.decide(
        .createGroup(GroupDraft(name: "Stopped")),
        with: Needed(),
        for: Asking(at: at, by: staff, source: .desk)
      )
    }
  }

  private static func accrue(_ key: String, in store: Store, by staff: Staff) throws {
    say("try \(key)")
    let done = try store.commit(
      .accrue(.id(Client.ID(1)), try Bonus(decimal: "1"), reason: key, expiresOn: nil),
      request: RequestID(key, content: key.utf8),
      by: staff
    )
    say("ok \(key) \(done.seq)")
  }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
