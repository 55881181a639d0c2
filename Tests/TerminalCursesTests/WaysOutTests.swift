import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Every way out gives the terminal back")
struct WaysOutTests {
  private func expectGivenBack(_ program: PtyProcess) {
    #expect(!program.screen.isAlternate)
    #expect(program.screen.cursorIsVisible)
    #expect(!program.screen.pastesAreBracketed)
    #expect(program.screen.padIsNumeric)
    #expect(!program.screen.cursorKeysAreApplication)
    #expect(TerminalModes(of: program).isCooked)
  }

  @Test(
    "Closing, twice, prints on the shell's screen afterwards",
    arguments: ["xterm", "linux", "vt100"]
  )
  func closing(term: String) throws {
    let program = try ProbeRun.start(term: term)
    #expect(!TerminalModes(of: program).isCooked)
    try program.send([0x03])
    #expect(try program.waitForEnd() == .exited(0))
    expectGivenBack(program)
    #expect(program.screen.lines.contains("ушли"))
  }

  @Test("Leaving without closing")
  func exiting() throws {
    let program = try ProbeRun.start()
    try program.send("4")
    #expect(try program.waitForEnd() == .exited(3))
    expectGivenBack(program)
  }

  @Test(
    "A signal that ends the process",
    arguments: [
      SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE,
    ]
  )
  func signals(signal: Int32) throws {
    let program = try ProbeRun.start()
    program.kill(signal)
    #expect(try program.waitForEnd() == .signalled(signal))
    expectGivenBack(program)
  }

  @Test(
    "A crash: a trap, an abort, a full stack, a wild pointer",
    arguments: [("1", [SIGILL, SIGTRAP]), ("3", [SIGABRT]), ("5", [SIGSEGV]), ("6", [SIGSEGV])]
  )
  func crashes(key: String, signals: [Int32]) throws {
    let program = try ProbeRun.start()
    try program.send(key)
    let ending = try program.waitForEnd()
    #expect(signals.map(PtyProcess.Ending.signalled).contains(ending))
    expectGivenBack(program)
  }

  @Test("Swift's backtracer still works, on the shell's screen")
  func backtracer() throws {
    let program = try ProbeRun.start(
      environment: [
        "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no,symbolicate=off",
      ]
    )
    program.patience = 60_000
    try program.send("1")
    let ending = try program.waitForEnd()
    #expect([.signalled(SIGILL), .signalled(SIGTRAP)].contains(ending))
    expectGivenBack(program)
    let text = String(decoding: program.output, as: UTF8.self)
    let parts = text.components(separatedBy: "\u{1b}[?1049l")
    #expect(parts.count == 2)
    #expect(parts.last?.contains("Program crashed") == true)
  }

  @Test("A closed terminal ends a session that ignores hang-ups, too")
  func hangUpIgnored() throws {
    let program = try PtyProcess(
      "/bin/sh",
      ["-c", "trap '' HUP; exec \(ProbeRun.path)"],
      environment: ["TERM": "xterm", "LANG": "C.UTF-8"]
    )
    try program.readUntil("готово")
    program.hangUp()
    #expect(try program.waitForEnd() == .exited(7))
  }

  @Test("A stop from elsewhere is mended when the process goes on")
  func stopFromElsewhere() throws {
    let program = try ProbeRun.start()
    try program.send("&")
    program.readUntilQuiet()
    #expect(program.screen.isAlternate && program.screen.pastesAreBracketed)
    #expect(program.screen.reversedRows == [4])
    #expect(!TerminalModes(of: program).isCooked)
  }

  @Test("A closed terminal ends the session at once")
  func hangUp() throws {
    let program = try ProbeRun.start()
    program.hangUp()
    #expect([.signalled(SIGHUP), .exited(7)].contains(try program.waitForEnd()))
  }

  @Test(
    "A terminal that cannot be used is refused in words, and left as it was",
    arguments: [
      (nil, "TERM is not set"), ("", "TERM is not set"),
      ("dumb", "TERM=dumb: this terminal cannot"),
      ("no-such", "TERM=no-such: no description"), ("unknown", "TERM=unknown: no description"),
    ]
  )
  func refusals(term: String?, sentence: String) throws {
    let program = try ProbeRun.launch(term: term)
    #expect(try program.waitForEnd() == .exited(69))
    #expect(program.screen.lines[0].hasPrefix("refused: \(sentence)"))
    #expect(!program.output.contains(0x1b))
    expectGivenBack(program)
  }

  @Test("Ctrl-Z goes back to the shell, fg brings the same picture")
  func suspending() throws {
    let program = try PtyProcess(
      "/bin/sh",
      ["-mi"],
      environment: ["PS1": "shell% ", "TERM": "xterm", "LANG": "C.UTF-8", "ENV": ""]
    )
    try program.readUntil("shell%")
    try program.send("\(ProbeRun.path)\n")
    try program.readUntil("готово")
    try program.send("jx")
    try program.readUntil("the row and the letter") { screen in
      screen.reversedRows == [5] && screen.lines[2].hasSuffix("x")
    }
    try program.send([0x1a])
    try program.readUntil("the shell") {
      !$0.isAlternate && $0.lines.contains { $0.contains("Stopped") }
    }
    #expect(!program.screen.pastesAreBracketed)
    try program.send("fg\n")
    try program.readUntil("the picture") { $0.isAlternate && $0.reversedRows == [5] }
    program.readUntilQuiet()
    #expect(program.screen.lines[2] == "   Найти   x")
    #expect(program.screen.pastesAreBracketed && program.screen.padIsNumeric)
    #expect(program.screen.cursor == (2, 12))
    try program.send([0x03])
    try program.readUntil("ушли")
  }
}
