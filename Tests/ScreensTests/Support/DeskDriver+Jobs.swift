import Screens
import Testing

/// Long work moved on by hand: nothing of it runs until a test says how far.
///
/// Jobs are pure, so that one may be run from its beginning each time.
extension DeskDriver {
  /// Lets the job that runs tell how far it is for the so-manieth time, and no further.
  mutating func stepJob(_ count: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let (id, job) = jobs.first else {
      Issue.record("No job runs", sourceLocation: sourceLocation)
      return
    }
    var told: [JobProgress] = []
    _ = job.work { progress in
      told.append(progress)
      return told.count < count
    }
    guard let last = told.last else { return }
    hear(Job.Report(id, .progressed(last)))
  }

  /// Lets the job that runs come to its end.
  mutating func finishJob(sourceLocation: SourceLocation = #_sourceLocation) {
    guard let (id, job) = jobs.first, let result = job.work({ _ in true }) else {
      Issue.record("No job runs", sourceLocation: sourceLocation)
      return
    }
    jobs[id] = nil
    hear(Job.Report(id, .finished(result)))
  }
}
