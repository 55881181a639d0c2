package import Glibc

/// A program in a pseudo-terminal of its own, driven by keys and read as a screen.
///
/// The program is a session leader with the slave as its controlling terminal, standard input,
/// output and error. Every wait is bounded; what the program leaves unfinished is killed at the end.
package final class PtyProcess {
  /// How a program ended.
  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  package let pid: pid_t
  package let pair: PtyPair
  /// The screen as far as it was read.
  package private(set) var screen: TerminalEmulator
  /// Every byte the program has sent so far.
  package private(set) var output: [UInt8] = []
  package private(set) var ending: Ending?
  /// The longest that one wait takes, in milliseconds, unless it says otherwise.
  package var patience = 10_000

  /// Starts the program with exactly the given environment.
  package init(
    _ program: String,
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    rows: Int = 24,
    columns: Int = 80
  ) throws(PtyFailure) {
    pair = try PtyPair(rows: rows, columns: columns)
    screen = TerminalEmulator(rows: rows, columns: columns)
    pid = try spawn(
      program,
      arguments: [program] + arguments,
      environment: environment.map { "\($0.key)=\($0.value)" },
      terminal: pair.slavePath
    )
  }

  deinit {
    guard ending == nil else { return }
    Glibc.kill(pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
  }

  /// Types text or an escape sequence.
  package func send(_ text: String) throws(PtyFailure) { try send(Array(text.utf8)) }

  /// Types raw bytes.
  package func send(_ bytes: [UInt8]) throws(PtyFailure) { try pair.write(bytes) }

  /// Reads until the screen satisfies the condition; throws with the screen when time is up.
  package func readUntil(
    _ what: String,
    _ holds: (TerminalEmulator) -> Bool
  ) throws(PtyFailure) {
    let deadline = milliseconds() + patience
    while !holds(screen) {
      guard milliseconds() < deadline, receive(waiting: 50) || holds(screen) else {
        throw PtyFailure("never came: \(what)\n\(screen.lines.joined(separator: "\n"))")
      }
    }
  }

  /// Reads until the text stands somewhere on the screen.
  package func readUntil(_ text: String) throws(PtyFailure) {
    try readUntil("«\(text)»") { $0.lines.contains { $0.contains(text) } }
  }

  /// Reads until nothing came for the given time.
  package func readUntilQuiet(for quiet: Int32 = 100) {
    let deadline = milliseconds() + patience
    var count = -1
    while count != output.count, milliseconds() < deadline {
      count = output.count
      receive(waiting: quiet)
    }
  }

  /// Types one key and gives the bytes that answer it.
  package func bytes(
    answering key: String,
    until holds: (TerminalEmulator) -> Bool = { _ in true }
  ) throws(PtyFailure) -> [UInt8] {
    readUntilQuiet()
    let before = output.count
    try send(key)
    try readUntil("the answer to a key", holds)
    readUntilQuiet()
    return Array(output[before...])
  }

  /// Changes the terminal's size; the program gets SIGWINCH.
  package func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    pair.resize(rows: rows, columns: columns)
  }

  /// Sends a signal to the program.
  package func kill(_ signal: Int32) { Glibc.kill(pid, signal) }

  /// Closes the terminal under the program.
  package func hangUp() { pair.hangUp() }

  /// Waits for the end, reading what still comes; throws when the program goes on.
  @discardableResult
  package func waitForEnd() throws(PtyFailure) -> Ending {
    let deadline = milliseconds() + patience
    while ending == nil {
      guard milliseconds() < deadline else { throw PtyFailure("the program did not end") }
      if !receive(waiting: 5) { usleep(2_000) }
      lookForEnd()
    }
    while receive(waiting: 0), pair.isReadable {}
    guard let ending else { throw PtyFailure("the program did not end") }
    return ending
  }

  /// Takes in what came; false when nothing can come any more.
  @discardableResult
  private func receive(waiting milliseconds: Int32) -> Bool {
    guard let bytes = pair.read(waiting: milliseconds) else { return false }
    output += bytes
    screen.feed(bytes)
    return true
  }

  private func lookForEnd() {
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return }
    let signal = status & 0x7f
    ending = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
  }
}

/// Time that only goes forward, for bounds of waits.
private func milliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
}
