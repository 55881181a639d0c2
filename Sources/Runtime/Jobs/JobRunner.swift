import Dispatch
import Screens
import Synchronization

/// Runs long work on one thread aside and tells the session of it.
///
/// A job that was stopped has its end at its next look at whether to go on; the one after it waits
/// for that.
final class JobRunner {
  /// Milliseconds between two pictures of how far a job is.
  private static let interval: Int64 = 100

  private let queue = DispatchQueue(label: "frontdesk.jobs", qos: .utility)
  private let wake: Wake
  private var underway: [Job.ID: StopMark] = [:]

  /// Whether a job is to stop, set on one thread and read on another.
  private final class StopMark: Sendable {
    let isSet = Atomic(false)
  }

  init(_ wake: Wake) {
    self.wake = wake
  }

  /// Begins a job as soon as the one before it has ended.
  func start(_ id: Job.ID, _ job: Job) {
    let mark = StopMark()
    underway[id] = mark
    queue.async { [wake] in Self.run(id, job, mark, wake) }
  }

  private static func run(_ id: Job.ID, _ job: Job, _ mark: StopMark, _ wake: Wake) {
    var told = SystemClock.ticks()
    let result = job.work { progress in
      guard !mark.isSet.load(ordering: .relaxed) else { return false }
      let now = SystemClock.ticks()
      if now - told >= interval {
        told = now
        wake.post(.job(Job.Report(id, .progressed(progress))))
      }
      return true
    }
    if let result { wake.post(.job(Job.Report(id, .finished(result)))) }
  }

  /// Stops a job.
  func stop(_ id: Job.ID) {
    underway.removeValue(forKey: id)?.isSet.store(true, ordering: .relaxed)
  }

  /// Stops whatever runs, as at the end of a session.
  func stopAll() {
    for id in Array(underway.keys) { stop(id) }
  }
}
