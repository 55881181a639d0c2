import Foundation

/// Receives the process's signals on a thread of its own and tells the session.
///
/// They are blocked everywhere else, so that nothing is interrupted in the middle.
enum SignalThread {
  /// Signals that end the session.
  static let ending = [SIGHUP, SIGTERM, SIGINT]
  private static let other = [SIGWINCH, SIGCONT, SIGTSTP]
  /// How long the session may take to end before the process is ended, in microseconds.
  private static let grace: UInt32 = 800_000

  /// Blocks the signals and begins to receive them; called before other threads start.
  static func begin(_ wake: Wake) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in (ending + other) where !isIgnored(signal) { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    Thread.detachNewThread { [signals] in receive(signals, wake) }
  }

  private static func receive(_ signals: sigset_t, _ wake: Wake) {
    var signals = signals
    while true {
      var signal: Int32 = 0
      guard sigwait(&signals, &signal) == 0 else { continue }
      wake.post(.signal(signal))
      if ending.contains(signal) { endLater(signal) }
    }
  }

  /// Ends the process where the session cannot: the terminal or the disk may hold it.
  private static func endLater(_ signal: Int32) {
    Thread.detachNewThread {
      usleep(grace)
      alarm(1)
      endBySignal(signal)
    }
  }

  /// Does something while a signal reaches this thread as it reaches any program.
  static func unblocking(_ signal: Int32, _ work: () -> Void) {
    var one = sigset_t()
    sigemptyset(&one)
    sigaddset(&one, signal)
    pthread_sigmask(SIG_UNBLOCK, &one, nil)
    work()
    pthread_sigmask(SIG_BLOCK, &one, nil)
  }

  /// Dies of a signal as if it had not been received, so that whoever waits sees why.
  static func endBySignal(_ signal: Int32) {
    var one = sigset_t()
    sigemptyset(&one)
    sigaddset(&one, signal)
    pthread_sigmask(SIG_UNBLOCK, &one, nil)
    raise(signal)
  }

  /// Whether whoever started the program wants it to ignore a signal, as `nohup` does.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    return handler == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
