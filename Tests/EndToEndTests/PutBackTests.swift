import Foundation
import TestSupport
import Testing

@Suite("u in the real program")
struct PutBackTests {
  @Test("The last own change is asked about and put back; another desk's is not touched")
  func putBack() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    try Program.apply(
      folder,
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"createGroup","name":"Night"}"#
    )
    _ = try Program.run(
      folder,
      ["apply", "--as", "Olga"],
      input: #"{"command":"editGroup","group":1,"name":"Gold"}"#
    )
    try Program.apply(folder, #"{"command":"editGroup","group":2,"name":"Day"}"#)
    let program = try Program.screens(folder)
    try program.readUntil("Marketing")
    try program.send("u")
    try program.readUntil("Put back as it was: group Gold?")
    try program.readUntil("Gold → VIP")
    try program.send("\r")
    try program.readUntil("Put back: group VIP: Name: Gold → VIP")
    let groups = try Program.run(folder, ["list", "groups", "--format", "csv"])
    #expect(groups.output.contains("VIP") && groups.output.contains("Day"))
    #expect(!groups.output.contains("Gold"))
  }
}
