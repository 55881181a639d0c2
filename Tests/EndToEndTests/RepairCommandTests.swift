import Foundation
import TestSupport
import Testing

@Suite("Repair from the command line")
struct RepairCommandTests {
  @Test(
    "What is left out is told record by record, a trial changes nothing, then the store is whole"
  )
  func repair() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    try Program.apply(
      folder,
      #"{"command":"registerClient","name":"Olena","phone":"0501234567"}"#,
      #"{"command":"accrue","client":1,"amount":"10","reason":"gift"}"#,
      #"{"command":"accrue","client":1,"amount":"7.50","reason":"late"}"#,
      #"{"command":"createGroup","name":"VIP"}"#
    )
    let whole = try Program.run(folder, ["repair"])
    #expect(whole.status == 0 && whole.errors.contains("Nothing to repair"))
    let journal = "store/journal/000001.ndjson"
    var lines = try folder.lines(of: journal)
    lines[1] = lines[1].replacingOccurrences(of: "gift", with: "rift")
    lines[1] = lines[1].replacingOccurrences(of: "10.00", with: "99.00")
    try folder.write((lines.joined(separator: "\n") + "\n").utf8, to: journal)
    let trial = try Program.run(folder, ["repair", "--dry-run"])
    #expect(trial.status == 0 && trial.errors.contains("Nothing was changed"))
    #expect(try Program.run(folder, ["verify"]).status == 1)
    let done = try Program.run(folder, ["repair"])
    #expect(done.status == 0 && done.errors.contains("journal/000001.ndjson, line 2 is damaged"))
    #expect(done.errors.contains("Left out: no. 4") && done.errors.contains("group VIP"))
    #expect(done.errors.contains("client no. 1, bonuses: Accrued 7.50"))
    // The club's own time, not the journal's.
    #expect(!done.errors.contains("Z,"))
    #expect(done.errors.contains("kept in quarantine/000001"))
    #expect(try Program.run(folder, ["verify"]).status == 0)
    try Program.apply(folder, #"{"command":"createGroup","name":"VIP"}"#)
  }

  @Test("Lines that are whole and are not those that were written are not passed over by a repair")
  func exchanged() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    for name in ["VIP", "Gold", "Silver"] {
      try Program.apply(folder, #"{"command":"createGroup","name":"\#(name)"}"#)
    }
    try #require(try Program.run(folder, ["compact"]).status == 0)
    let history = "store/history/000002.ndjson"
    var lines = try folder.lines(of: history)
    lines.swapAt(0, 1)
    try folder.write((lines.joined(separator: "\n") + "\n").utf8, to: history)
    let run = try Program.run(folder, ["repair"])
    #expect(run.status == 1 && run.errors.contains("This cannot be repaired"), "\(run.errors)")
    #expect(run.errors.contains("history/000002.ndjson"))
  }

  @Test("What cannot be repaired is not advised to be repaired, nor LOCK to be restored")
  func impossible() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    let club = "store/base/000001/club.ndjson"
    let whole = try folder.bytes(of: club)
    try folder.write(whole.map { $0 == UInt8(ascii: "A") ? UInt8(ascii: "B") : $0 }, to: club)
    for arguments in [["repair"], ["repair", "--dry-run"]] {
      let run = try Program.run(folder, arguments)
      #expect(run.status == 1 && run.errors.contains("This cannot be repaired: restore"))
    }
    try folder.write(whole, to: club)
    try FileManager.default.removeItem(atPath: folder.path("store/LOCK"))
    for arguments in [["repair"], ["verify"], ["list", "groups"]] {
      let run = try Program.run(folder, arguments)
      let said = run.output + run.errors
      #expect(run.status == 1 && said.contains("touch \(folder.path("store"))/LOCK"), "\(said)")
      #expect(said.ranges(of: "LOCK").count == 2)
    }
  }
}
