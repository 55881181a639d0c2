import Glibc

// Linux's own calls: Swift does not see grantpt, unlockpt and ptsname.
private let unlockSlave: UInt = 0x4004_5431
private let numberOfSlave: UInt = 0x8004_5430

/// A pseudo-terminal: the master that a test reads and writes, and the path of its slave.
package final class PtyPair {
  package let master: Int32
  package let slavePath: String
  private var isOpen = true

  /// Opens a pair of the given size; nobody else inherits the master.
  package init(rows: Int, columns: Int) throws(PtyFailure) {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else { throw PtyFailure(doing: "open /dev/ptmx") }
    var locked: Int32 = 0
    var number: Int32 = 0
    guard ioctl(master, unlockSlave, &locked) == 0, ioctl(master, numberOfSlave, &number) == 0
    else {
      close(master)
      throw PtyFailure(doing: "unlock the slave")
    }
    self.master = master
    slavePath = "/dev/pts/\(number)"
    resize(rows: rows, columns: columns)
  }

  deinit { hangUp() }

  /// Opens the slave in this process, without making it the controlling terminal.
  package func openSlave() throws(PtyFailure) -> Int32 {
    let slave = open(slavePath, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw PtyFailure(doing: "open \(slavePath)") }
    return slave
  }

  /// Changes the size; the kernel sends SIGWINCH to the foreground processes.
  package func resize(rows: Int, columns: Int) {
    var size = winsize()
    size.ws_row = UInt16(rows)
    size.ws_col = UInt16(columns)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Closes the master, as a terminal window or a broken connection does.
  package func hangUp() {
    guard isOpen else { return }
    isOpen = false
    close(master)
  }

  /// What arrives within the given time, at most: empty when nothing came, nil at the end.
  package func read(waiting milliseconds: Int32) -> [UInt8]? {
    guard isOpen else { return nil }
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &bytes, bytes.count)
    guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : nil }
    return Array(bytes.prefix(count))
  }

  /// Whether bytes wait to be read.
  package var isReadable: Bool {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return isOpen && poll(&waiting, 1, 0) > 0 && waiting.revents & Int16(POLLIN) != 0
  }

  /// Writes all bytes, as a keyboard does.
  package func write(_ bytes: [UInt8]) throws(PtyFailure) {
    var rest = bytes[...]
    while isOpen, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw PtyFailure(doing: "write") }
      rest = rest.dropFirst(max(0, count))
    }
  }
}

/// What the system refused while a pseudo-terminal was being made or used.
package struct PtyFailure: Error, CustomStringConvertible {
  package let description: String

  package init(doing action: String, code: Int32 = errno) {
    description = "\(action): \(String(cString: strerror(code)))"
  }

  package init(_ description: String) {
    self.description = description
  }
}
