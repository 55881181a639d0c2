import Foundation
import TestSupport
import Testing

@Suite("Several desks on one store")
struct SharingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder)
  }

  @Test("Another desk's change comes on the screen without a key, with who and what")
  func othersChange() throws {
    let program = try Program.screens(folder)
    try program.readUntil("Marketing")
    try program.send("2")
    try program.readUntil("User groups")
    program.readUntilQuiet()
    program.patience = 2_000
    try Program.apply(folder, #"{"command":"createGroup","name":"Night owls"}"#)
    try program.readUntil("changed by Ivan: group Night owls")
    try program.readUntil("the count of groups") { screen in
      screen.lines.contains { $0.contains("User groups") && $0.hasSuffix("1") }
    }
  }

  @Test("Two processes that add groups at the same time lose none")
  func twoWriters() async throws {
    let folder = folder
    async let left = Task.detached { try Self.addGroups(folder, "L") }.value
    async let right = Task.detached { try Self.addGroups(folder, "R") }.value
    let answers = try await left + right
    #expect(answers.count == 400)
    #expect(answers.allSatisfy { $0.hasPrefix(#"{"ok":true"#) })
    let groups = try Program.run(folder, ["list", "groups", "--format", "csv"])
    #expect(Set(groups.lines).count == 401)
  }

  private static func addGroups(_ folder: TemporaryFolder, _ side: String) throws -> [String] {
    let lines = (1...200).map { #"{"command":"createGroup","name":"\#(side) \#($0)"}"# }
    return try Program.run(folder, ["apply"], input: lines.joined(separator: "\n")).lines
  }

  @Test("A repeated request is answered with its first answer, by another process too")
  func repeatedRequest() throws {
    let line = #"{"command":"createGroup","name":"Once","requestId":"till-7"}"#
    let first = try Program.apply(folder, line)
    let again = try Program.apply(folder, line)
    #expect(first.output == again.output)
    let other = try Program.apply(
      folder,
      #"{"command":"createGroup","name":"B","requestId":"till-7"}"#
    )
    #expect(other.output.contains("requestConflict"))
    #expect(other.status == 1)
  }

  @Test("Apply answers each line at once, so that a till can hold the pipe")
  func heldPipe() throws {
    let program = try Program.screens(folder, ["apply"])
    try program.send(#"{"command":"createGroup","name":"One"}"# + "\n")
    try program.readUntil(#""seq":1"#)
    try program.send(#"{"query":"list","what":"groups"}"# + "\n")
    try program.readUntil(#""rows""#)
    try program.send("\u{4}")
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test("Who waits for another desk's lock is told, Esc gives up, and the form stays")
  func lockIsHeld() throws {
    let desk = try Program.screens(folder)
    try desk.readUntil("Marketing")
    try desk.send("61")
    try desk.readUntil("Club name")
    let lock = open(folder.path("store/LOCK"), O_RDWR | O_CLOEXEC)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    try desk.send("\u{15}Cyber\u{13}")
    try desk.readUntil("writing")
    try desk.send("\u{1b}")
    try desk.readUntil("Not saved:")
    #expect(desk.screen.lines.contains { $0.contains("Cyber") })
    close(lock)
    try desk.send("\u{13}")
    try desk.readUntil("the new name in line 1") { $0.lines[0].contains("Cyber") }
  }

  @Test("While a batch waits for another desk keys are taken, and Esc gives up without a code")
  func batchWaits() throws {
    let desk = DeskKeys(try Program.screens(folder))
    try desk.see("Marketing")
    try desk.press("4", "4")
    try desk.see("Promocodes")
    try desk.press("i")
    try desk.go(to: "Name of the batch")
    try desk.type("Flyers")
    try desk.go(to: "How many codes")
    try desk.type("300")
    try desk.go(to: "Number of bonuses")
    try desk.type("50")
    let lock = open(folder.path("store/LOCK"), O_RDWR | O_CLOEXEC)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    try desk.press("Ctrl-S")
    try desk.see("writing")
    try desk.press("F2")
    try desk.see("Command")
    try desk.type("language")
    try desk.see("language")
    try desk.press("F2")
    try desk.press("Esc")
    try desk.see("Not saved:")
    try desk.press("Ctrl-S")
    try desk.see("writing")
    close(lock)
    try desk.see("Batch Flyers: codes 300")
    let codes = try Program.run(folder, ["export", "codes", "--batch", "Flyers"])
    #expect(codes.lines.count == 301)
  }

  @Test("A signal ends a session that waits for the lock")
  func terminatedWhileWaiting() throws {
    let desk = try Program.screens(folder)
    try desk.readUntil("Marketing")
    try desk.send("61")
    try desk.readUntil("Club name")
    let lock = open(folder.path("store/LOCK"), O_RDWR | O_CLOEXEC)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    defer { close(lock) }
    try desk.send("\u{15}Cyber\u{13}")
    try desk.readUntil("writing")
    desk.kill(SIGTERM)
    #expect(try desk.waitForEnd() == .signalled(SIGTERM))
    #expect(!desk.screen.isAlternate)
  }

  @Test("What is no command is told in the store's language, and the next line is read")
  func malformed() throws {
    try Program.apply(folder, #"{"command":"setSettings","language":"ru"}"#)
    let run = try Program.apply(
      folder,
      #"{"command":"creatGroup","name":"A"}"#,
      #"{"command":"createGroup","name":"A"}"#
    )
    try #require(run.lines.count == 2)
    #expect(run.lines[0].contains("команды «creatGroup» нет; может быть, «createGroup»?"))
    #expect(run.lines[1].hasPrefix(#"{"ok":true"#))
  }
}
