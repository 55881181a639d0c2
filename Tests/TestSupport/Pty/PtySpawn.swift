import Glibc

/// Starts a program as the leader of a new session whose terminal is the given slave.
///
/// The first terminal that a session leader opens becomes its controlling terminal.
func spawn(
  _ program: String,
  arguments: [String],
  environment: [String],
  terminal: String
) throws(PtyFailure) -> pid_t {
  var attributes = posix_spawnattr_t()
  var actions = posix_spawn_file_actions_t()
  posix_spawnattr_init(&attributes)
  posix_spawn_file_actions_init(&actions)
  defer {
    posix_spawnattr_destroy(&attributes)
    posix_spawn_file_actions_destroy(&actions)
  }
  var none = sigset_t()
  var all = sigset_t()
  sigemptyset(&none)
  sigfillset(&all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  let newSession: Int32 = 0x80
  let flags = newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
  posix_spawnattr_setflags(&attributes, Int16(flags))
  posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
  posix_spawn_file_actions_adddup2(&actions, 0, 1)
  posix_spawn_file_actions_adddup2(&actions, 0, 2)

  var pid: pid_t = 0
  let code = withCStrings(arguments) { arguments in
    withCStrings(environment) { environment in
      posix_spawnp(&pid, program, &actions, &attributes, arguments, environment)
    }
  }
  guard code == 0 else { throw PtyFailure(doing: "start \(program)", code: code) }
  return pid
}

private func withCStrings<Result>(
  _ strings: [String],
  _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let copies = strings.map { strdup($0) } + [nil]
  defer { copies.forEach { free($0) } }
  return copies.withUnsafeBufferPointer { buffer in
    guard let start = buffer.baseAddress else { preconditionFailure("a list with its end") }
    return body(start)
  }
}
