import Glibc
import Localization
import LoyaltyStore
import Screens

extension Session {
  /// Milliseconds after a stop in which the signals that belong to it arrive.
  private static let stopEcho: Int64 = 500

  func take(signal: Int32) {
    switch signal {
    case SIGWINCH:
      terminal.redrawAll()
      isStale = true
    case SIGTSTP where SystemClock.ticks() >= ignoresStopsUntil: suspend()
    case SIGCONT where SystemClock.ticks() >= ignoresStopsUntil:
      terminal.restoreAfterStop()
      terminal.redrawAll()
      isStale = true
    case SIGHUP: ending = .hungUp
    case SIGTERM, SIGINT: ending = ending ?? .signalled(signal)
    default: break
    }
  }

  /// Hands the terminal back to the shell until it continues the job.
  func suspend() {
    guard terminal.canSuspend else { return tell(.note, words("cli.noShell")) }
    waitForSync()
    // Blocked, the job's own stop would wait, and stop the process a second time after `fg`.
    SignalThread.unblocking(SIGTSTP) { terminal.suspend() }
    ignoresStopsUntil = SystemClock.ticks() + Self.stopEcho
    terminal.redrawAll()
    isStale = true
    follow()
  }

  /// Tells who keeps us waiting; false when somebody gave up or the session must end.
  func isPatient(_ holder: LockHolder?) -> Bool {
    let sentence = storeSentence.waiting(for: holder)
    if shell.notice?.text != sentence {
      tell(.note, sentence)
      draw()
    }
    for wakeup in wake.take() {
      if case .signal(let signal) = wakeup {
        take(signal: signal)
      } else {
        heldWakeups.append(wakeup)
      }
    }
    return !readsEscape() && ending == nil
  }
}

extension Session {
  /// Ends the process as the signal that ended the session would have, so that whoever waits for
  /// it sees why; the terminal must be given back before.
  package static func die(of signal: Int32) {
    Glibc.signal(signal, SIG_DFL)
    SignalThread.endBySignal(signal)
    exit(128 + signal)
  }
}
