/// Long work that a screen asks for and that runs aside while the screen can still be read.
///
/// It works on values that it was made with, never on the store, so that stopping it leaves
/// nothing half done.
package struct Job: Sendable {
  /// Told how much is done of all, as often as is convenient; false means to stop.
  package typealias GoesOn = (_ progress: JobProgress) -> Bool

  /// What it does: `job.<name>` in the catalogue says how far it is, knowing `{done}` and
  /// `{total}`.
  package let name: String
  /// The work; nil when it was stopped.
  package let work: @Sendable (_ goesOn: GoesOn) -> (any Sendable)?

  /// Describes work.
  package init(_ name: String, work: @escaping @Sendable (_ goesOn: GoesOn) -> (any Sendable)?) {
    self.name = name
    self.work = work
  }

  /// The number by which shell and runtime name a job that was started, never used twice in a
  /// session.
  package typealias ID = Int

  /// What the runtime tells of a job.
  package struct Report: Sendable {
    /// Which job.
    package let job: ID
    /// What there is to tell.
    package let state: State

    package init(_ job: ID, _ state: State) {
      self.job = job
      self.state = state
    }
  }

  /// How a job stands.
  package enum State: Sendable {
    /// It goes on.
    case progressed(JobProgress)
    /// It has come to its end with a result.
    case finished(any Sendable)
  }

  /// What comes of a job.
  package enum Outcome: Sendable {
    /// What its work returned.
    case done(any Sendable)
    /// It was stopped there: by Esc, Ctrl-C, or by leaving its screen.
    case stopped(JobProgress)
  }
}

/// How much of long work is done.
package struct JobProgress: Hashable, Sendable {
  /// How many pieces are done.
  package let done: Int
  /// How many there are; 0 while nobody knows.
  package let all: Int

  package init(done: Int, all: Int) {
    self.done = done
    self.all = all
  }

  /// How much is done, 0…1.
  package var share: Double {
    all > 0 ? Double(min(done, all)) / Double(all) : 0
  }
}
