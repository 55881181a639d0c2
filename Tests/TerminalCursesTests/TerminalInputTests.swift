import Glibc
import TestSupport
import Testing

@testable import TerminalCurses

@Suite("What is typed, as bytes")
struct TerminalInputTests {
  /// A slave in raw mode, as the program reads it.
  private func rawSlave(of pair: PtyPair) throws -> Int32 {
    let slave = try pair.openSlave()
    var modes = termios()
    tcgetattr(slave, &modes)
    cfmakeraw(&modes)
    tcsetattr(slave, TCSANOW, &modes)
    return slave
  }

  @Test("Nothing, then all that came, then nothing again")
  func reading() throws {
    let pair = try PtyPair(rows: 24, columns: 80)
    let slave = try rawSlave(of: pair)
    defer { close(slave) }
    let input = TerminalInput(descriptor: slave)
    #expect(input.read() == .nothing)
    try pair.write([0x1b, 0x5b, 0x41, 0xd0, 0xaf])
    #expect(input.read() == .bytes([0x1b, 0x5b, 0x41, 0xd0, 0xaf]))
    #expect(input.read() == .nothing)
  }

  @Test("A closed terminal is the end, each time it is asked")
  func hangingUp() throws {
    let pair = try PtyPair(rows: 24, columns: 80)
    let slave = try rawSlave(of: pair)
    defer { close(slave) }
    pair.hangUp()
    let input = TerminalInput(descriptor: slave)
    #expect(input.read() == .ended)
    #expect(input.read() == .ended)
  }

  @Test("The end of a file and a descriptor that is not open are the end")
  func otherEnds() {
    let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(null) }
    #expect(TerminalInput(descriptor: null).read() == .ended)
    #expect(TerminalInput(descriptor: 1_000_000).read() == .ended)
  }
}
