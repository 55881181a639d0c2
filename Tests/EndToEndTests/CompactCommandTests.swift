import Foundation
import TestSupport
import Testing

@Suite("Compaction from the command line")
struct CompactCommandTests {
  @Test("The journal is folded while the screens are open, which go on; a second time does nothing")
  func compact() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    try Program.apply(
      folder,
      #"{"command":"registerClient","name":"Olena","phone":"0501234567"}"#,
      #"{"command":"accrue","client":1,"amount":"10","reason":"gift"}"#
    )
    let screens = try Program.screens(folder)
    try screens.readUntil("Marketing")
    let folded = try Program.run(folder, ["compact"])
    #expect(folded.status == 0)
    let sentence = "The journal is folded: base 2 holds 2 records more. Clients: 1, receipts: 0"
    #expect(folded.errors.contains(sentence))
    let again = try Program.run(folder, ["compact"])
    #expect(again.status == 0 && again.errors.contains("Nothing to fold"))
    try Program.apply(folder, #"{"command":"createGroup","name":"VIP"}"#)
    let verified = try Program.run(folder, ["verify"])
    #expect(verified.status == 0)
    #expect(verified.output.contains("is whole. Clients: 1, records: 3, receipts: 0, balances: 1"))
    let list = try Program.run(folder, ["list", "clients", "--format", "json"])
    #expect(list.output.contains("Olena"))
  }

  @Test("A store that was folded more often than a process may hold files open is opened")
  func manyParts() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    let sale =
      #"{"command":"sell","lines":[{"name":"Cola","category":"bar","price":"45"}]}"#
    let rounds = "for n in $(seq 30); do echo '\(sale)' | $F apply && $F compact; done"
    #expect(try Program.shell(folder, rounds).status == 0)
    let report = try Program.shell(folder, "ulimit -S -n 24; $F verify")
    #expect(report.output.contains("is whole"), "\(report.output)\(report.errors)")
    #expect(report.output.contains("receipts: 30"))
  }
}
