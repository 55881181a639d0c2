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
    #expect(done.errors.contains("Left out: no. 4") && done.errors.contains("groupCreated"))
    #expect(done.errors.contains("client no. 1, bonuses: Accrued 7.50"))
    // The club's own time, not the journal's.
    #expect(!done.errors.contains("Z,"))
    #expect(done.errors.contains("kept in quarantine/000001"))
    #expect(try Program.run(folder, ["verify"]).status == 0)
    try Program.apply(folder, #"{"command":"createGroup","name":"VIP"}"#)
  }
}
