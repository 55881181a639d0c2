import Glibc

/// Takes the bytes that a terminal has ready, without ever waiting for more.
package struct TerminalInput {
  /// What one look at the terminal gave.
  package enum Reading: Equatable, Sendable {
    /// Nothing has been typed.
    case nothing
    /// Bytes in the order they came, at least one.
    case bytes([UInt8])
    /// The terminal is gone: end of input, an error or a hang-up. It never comes back.
    case ended
  }

  /// The terminal that is read; its open file is shared with the shell and stays in blocking mode.
  package let descriptor: Int32

  package init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// Reads what is there, at most 4,096 bytes at a time.
  package func read() -> Reading {
    var look = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var count: Int32
    repeat { count = poll(&look, 1, 0) } while count < 0 && errno == EINTR
    guard count != 0 else { return .nothing }
    guard count > 0, look.revents & Int16(POLLNVAL) == 0 else { return .ended }
    return take()
  }

  private func take() -> Reading {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      if count > 0 { return .bytes(Array(bytes.prefix(count))) }
      if count == 0 { return .ended }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .nothing
      default: return .ended
      }
    }
  }
}
