import Glibc
import Terminal

/// Standard output or error: exact bytes, or lines in which nothing can move a terminal's cursor.
package struct Output {
  /// Writing failed.
  package struct Failure: Error, Hashable {
    /// The system's error number.
    package let code: Int32
    /// Whether nobody reads the output any more, as after `| head -1`.
    package var isClosed: Bool { code == EPIPE }
  }

  /// Where the bytes go.
  package let descriptor: Int32

  /// Standard output.
  package static let standard = Output(STDOUT_FILENO)
  /// Standard error.
  package static let errors = Output(STDERR_FILENO)

  package init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether a person looks at it.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether it is a file that was just begun, as behind `> file`.
  package var isNewFile: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
  }

  /// How many columns the terminal has; 80 where it does not say.
  package var columns: Int {
    var window = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    return known ? Int(window.ws_col) : 80
  }

  /// Writes all bytes, waiting where the reader is slow.
  package func write(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(descriptor, all.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
  }

  /// Writes a sentence for people: on a terminal no word is broken at its edge.
  package func line(_ text: String) throws {
    let text = Displayable.text(text)
    let lines = isTerminal ? text.wrapped(to: columns) : [text]
    try write(Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}
