import Glibc
import TestSupport

/// The probe program in a pseudo-terminal, with its first picture shown.
enum ProbeRun {
  /// Starts the probe and waits until its picture stands.
  static func start(
    term: String? = "xterm-256color",
    _ arguments: [String] = [],
    environment: [String: String] = ["LANG": "C.UTF-8"],
    shows: String = "готово"
  ) throws -> PtyProcess {
    let program = try launch(term: term, arguments, environment: environment)
    try program.readUntil(shows)
    program.readUntilQuiet()
    return program
  }

  /// Starts the probe without waiting.
  static func launch(
    term: String?,
    _ arguments: [String] = [],
    environment: [String: String] = [:]
  ) throws -> PtyProcess {
    var environment = environment
    environment["TERM"] = term
    environment["SWIFT_BACKTRACE"] = environment["SWIFT_BACKTRACE"] ?? "enable=no"
    return try PtyProcess(path, arguments, environment: environment)
  }

  /// The probe stands beside the tests' own executable.
  static var path: String {
    guard let resolved = realpath("/proc/self/exe", nil) else { return "terminal-probe" }
    defer { free(resolved) }
    let executable = String(cString: resolved)
    let folder = executable.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/terminal-probe"
  }
}

/// The modes of a terminal that a program changes, as far as they are compared.
struct TerminalModes: Equatable {
  let input: tcflag_t
  let output: tcflag_t
  let local: tcflag_t

  init(of program: PtyProcess) {
    var modes = termios()
    tcgetattr(program.pair.master, &modes)
    (input, output, local) = (modes.c_iflag, modes.c_oflag, modes.c_lflag)
  }

  /// Whether lines are edited by the kernel and keys send signals, as in a shell.
  var isCooked: Bool {
    let needed = tcflag_t(ICANON | ISIG | ECHO)
    return local & needed == needed
  }
}
