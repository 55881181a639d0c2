import Foundation
import TestSupport
import Testing

@Suite("How a session ends and pauses")
struct EndingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder)
  }

  private func open() throws -> PtyProcess {
    let program = try Program.screens(folder)
    try program.readUntil("Marketing")
    program.readUntilQuiet()
    return program
  }

  /// Another process writes at once: nobody holds the lock.
  private func expectLockIsFree() throws {
    let run = try Program.apply(folder, #"{"command":"createGroup","name":"After"}"#)
    #expect(run.output.contains(#""ok":true"#))
  }

  @Test("A closed terminal ends the process and frees the lock")
  func closedTerminal() throws {
    let program = try open()
    program.patience = 3_000
    program.hangUp()
    #expect(try program.waitForEnd() == .signalled(SIGHUP))
    try expectLockIsFree()
  }

  @Test("SIGTERM gives the terminal back and ends by the signal", arguments: [SIGTERM, SIGINT])
  func terminated(signal: Int32) throws {
    let program = try open()
    #expect(program.screen.isAlternate)
    program.kill(signal)
    #expect(try program.waitForEnd() == .signalled(signal))
    #expect(!program.screen.isAlternate)
    #expect(program.screen.cursorIsVisible)
    try expectLockIsFree()
  }

  @Test("Ctrl-Z hands the terminal to the shell, fg brings the screen back")
  func suspended() throws {
    let shell = try PtyProcess(
      "/bin/sh",
      ["-i"],
      environment: Program.environment(folder, ["PS1": "ready> ", "F": Program.path, "ENV": nil])
    )
    try shell.readUntil("ready>")
    try shell.send("$F\r")
    try shell.readUntil("Marketing")
    shell.readUntilQuiet()
    try shell.send("\u{1a}")
    // The shell takes the terminal before it asks again, and may drop what was typed before that.
    try shell.readUntil("the shell's prompt") { screen in
      let last = screen.lines.last { $0.contains { $0 != " " } }
      return !screen.isAlternate && last?.split(separator: " ") == ["ready>"]
    }
    try shell.send("echo in-$((40+2))\r")
    try shell.readUntil("in-42")
    try shell.send("fg\r")
    try shell.readUntil("the menu again") { screen in
      screen.isAlternate && screen.lines.contains { $0.contains("Marketing") }
    }
    shell.readUntilQuiet()
    try shell.send("\u{1b}[21~")
    try shell.readUntil("Leave FrontDesk?")
    try shell.send("\r")
    try shell.readUntil("the shell at the end") { !$0.isAlternate }
  }

  @Test("Ctrl-C says how to leave and leaves nothing")
  func interrupted() throws {
    let program = try open()
    try program.send("\u{3}")
    try program.readUntil("To leave: F10")
  }

  @Test("A screen at rest sends nothing")
  func atRest() throws {
    let program = try open()
    let before = program.output.count
    program.readUntilQuiet(for: 800)
    // The clock may pass a minute meanwhile; that is a handful of bytes.
    #expect(program.output.count - before < 60)
  }
}
