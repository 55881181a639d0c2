import Glibc
import TestSupport
import Testing

@Suite("A program in a pseudo-terminal")
struct PtyProcessTests {
  private func shell(_ script: String, rows: Int = 24) throws -> PtyProcess {
    try PtyProcess("/bin/sh", ["-c", script], environment: ["X": "мир"], rows: rows)
  }

  @Test("It has a terminal of the given size, the environment, and ends with its status")
  func start() throws {
    let program = try shell("stty size; echo \"$X\"; tty; exit 3", rows: 31)
    #expect(try program.waitForEnd() == .exited(3))
    #expect(program.screen.lines[0] == "31 80")
    #expect(program.screen.lines[1] == "мир")
    #expect(program.screen.lines[2] == program.pair.slavePath)
  }

  @Test("What is typed is read, and the bytes that answer a key are counted")
  func typing() throws {
    let program = try shell(
      "stty -echo; echo ready; while read -r x; do printf '<%s>' \"$x\"; done"
    )
    try program.readUntil("ready")
    let answer = try program.bytes(answering: "да\n") { $0.lines[1] == "<да>" }
    #expect(String(decoding: answer, as: UTF8.self) == "<да>")
  }

  @Test("It is the terminal's own: Ctrl-C reaches it as a signal")
  func controllingTerminal() throws {
    let program = try shell("echo ready; exec sleep 60")
    try program.readUntil("ready")
    try program.send([3])
    #expect(try program.waitForEnd() == .signalled(SIGINT))
  }

  @Test("A new size sends SIGWINCH")
  func resizing() throws {
    let program = try shell(
      "trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.02; done"
    )
    try program.readUntil("ready")
    program.resize(rows: 40, columns: 100)
    #expect(try program.waitForEnd() == .exited(0))
    #expect(program.screen.lines.contains("40 100"))
  }

  @Test("A closed terminal hangs the program up")
  func hangingUp() throws {
    let program = try shell("echo ready; exec sleep 60")
    try program.readUntil("ready")
    program.hangUp()
    #expect(try program.waitForEnd() == .signalled(SIGHUP))
  }

  @Test("Waiting for what never comes ends with the screen as it is")
  func waiting() throws {
    let program = try shell("echo something else; exec sleep 60")
    program.patience = 200
    let failure = #expect(throws: PtyFailure.self) { try program.readUntil("nothing like it") }
    #expect(failure?.description.contains("nothing like it") == true)
    program.kill(SIGKILL)
    program.patience = 10_000
    #expect(try program.waitForEnd() == .signalled(SIGKILL))
  }

  @Test("A program that is not there is told at once")
  func missing() {
    #expect(throws: PtyFailure.self) { try PtyProcess("/nowhere/program") }
  }
}
