import Glibc
import Loyalty
import LoyaltyStore
import Screens
import Synchronization

/// What other threads tell the session.
enum Wakeup: Sendable {
  /// A signal came.
  case signal(Int32)
  /// The sync of the last record ended; nil means that it is on the disk.
  case synced(StoreProblem?)
  /// A long record was written aside, or not.
  case written(Command, Written)
  /// A long record waits for another desk.
  case waiting(LockHolder?)
  /// The journal was folded, or what kept it from that.
  case folded(StoreProblem?)
  /// A stretch of sending messages aside ended.
  case sent(DeskSending.Ending)
  /// Long work goes on, or has come to its end.
  case job(Job.Report)
}

/// A locked queue with a pipe behind it, so that one `poll` waits for keys and for other threads.
final class Wake: Sendable {
  /// Readable while something waits in the queue.
  let descriptor: Int32
  private let writeEnd: Int32
  private let queue = Mutex<[Wakeup]>([])

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// Tells something; may be called on any thread.
  func post(_ wakeup: Wakeup) {
    queue.withLock { $0.append(wakeup) }
    var byte: UInt8 = 0
    // A full pipe wakes as well as one byte more would.
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all that was told.
  func take() -> [Wakeup] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    return queue.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
