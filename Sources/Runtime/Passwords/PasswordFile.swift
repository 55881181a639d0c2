import Glibc
package import Localization

/// A password from a file, a pipe or the keyboard: never from the arguments, which every user of
/// the machine can read.
package enum PasswordFile {
  /// The most bytes that are read.
  private static let limit = 4_096

  /// The first line; "-" is standard input, where a terminal is asked without showing what is typed.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read.
  package static func password(at path: String, _ words: Words) throws(CommandFailure) -> String {
    let isInput = path == "-"
    let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, words) }
    defer { if !isInput { close(descriptor) } }
    guard isInput, isatty(descriptor) == 1 else { return try line(descriptor, path, words) }
    try? Output.errors.write(Array((words("cli.password") + " ").utf8))
    var shown = termios()
    tcgetattr(descriptor, &shown)
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(descriptor, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(descriptor, TCSAFLUSH, &shown)
      try? Output.errors.write([0x0A])
    }
    return try line(descriptor, path, words)
  }

  private static func line(
    _ descriptor: Int32,
    _ path: String,
    _ words: Words
  ) throws(CommandFailure) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.count < limit {
      let count = read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, words) }
      if count == 0 || byte == 0x0A { break }
      bytes.append(byte)
    }
    if bytes.last == 0x0D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unreadable(_ path: String, _ words: Words) -> CommandFailure {
    let reason = words.systemReason(errno, call: "read")
    return CommandFailure(
      words("import.file.unreadable", ["file": .text(path), "reason": .text(reason)])
    )
  }
}
