import Localization
import Loyalty
import Terminal

/// The one job that runs, and the screen that waits for it.
struct RunningJob: Sendable {
  let id: Job.ID
  let job: Job
  /// At which depth the screen stands that asked.
  let depth: Int
  let startedAt: Moment
  var progress = JobProgress(done: 0, all: 0)
}

extension Shell {
  /// Takes what the runtime tells of a job; jobs that were stopped have nothing to tell any more.
  package mutating func receive(_ report: Job.Report, _ context: Context) -> [Request] {
    guard var running, running.id == report.job else { return [] }
    let news: News
    switch report.state {
    case .progressed(let progress):
      running.progress = progress
      self.running = running
      news = .progressed(progress)
    case .finished(let result):
      self.running = nil
      news = .finished(.done(result))
    }
    let effects = screens[running.depth]?.receive(news, context) ?? []
    return settleJobs(carryOut(effects, from: running.depth, context), context)
  }

  /// Begins a job for the screen at a depth; one that runs already gives way.
  mutating func start(_ job: Job, from depth: Int, _ context: Context) -> [Request] {
    let former = running
    lastJob += 1
    // What was closed before, as the commands are that chose it, has nothing to do with it.
    lowest = screens.count
    running = RunningJob(id: lastJob, job: job, depth: depth, startedAt: context.now)
    guard let former else { return [.start(lastJob, job)] }
    return [.stop(former.id), .start(lastJob, job)]
  }

  /// Takes the keys that stop long work: Ctrl-C anywhere, Esc on the screen that waits for it.
  mutating func stopsJob(_ key: Key, _ context: Context) -> [Request]? {
    guard let running else { return nil }
    let isAsking = (screens.top as? any KeyedScreen)?.isAsking == true
    let isEscape = key == .escape && running.depth == screens.count && !isAsking
    guard key == .control("c") || isEscape else { return nil }
    return stopJob(context)
  }

  /// Stops the job whose screen has gone, or that another screen stands before; help and commands
  /// may be read meanwhile.
  mutating func settleJobs(_ requests: [Request], _ context: Context) -> [Request] {
    guard let running, isLeft(running) else { return requests }
    return requests + stopJob(context)
  }

  private func isLeft(_ running: RunningJob) -> Bool {
    guard running.depth <= lowest, running.depth <= screens.count else { return true }
    return screens.all[running.depth...].contains { screen in
      !(screen is HelpScreen || screen is PaletteScreen || screen is MessagesScreen)
    }
  }

  /// Stops the job, tells how far it was, and lets its screen know if it still stands.
  private mutating func stopJob(_ context: Context) -> [Request] {
    guard let stopped = running else { return [] }
    running = nil
    let done: [String: WordValue] = [
      "done": .number(stopped.progress.done), "total": .number(stopped.progress.all),
    ]
    tell(Notice(.note, context.words("state.stopped", done)))
    guard stopped.depth <= lowest else { return [.stop(stopped.id)] }
    let news = News.finished(.stopped(stopped.progress))
    let effects = screens[stopped.depth]?.receive(news, context) ?? []
    return [.stop(stopped.id)] + carryOut(effects, from: stopped.depth, context)
  }

  // MARK: The line

  /// The body with the line of the job below it while one runs.
  func withJob(_ body: View, _ context: Context) -> View {
    guard let running else { return body }
    let words = context.words
    let done: [String: WordValue] = [
      "done": .number(running.progress.done), "total": .number(running.progress.all),
    ]
    var text = words("job." + running.job.name, done)
    if let left = secondsLeft(running, context) {
      let length = words.duration(seconds: left)
      text = words("state.longWork", ["work": .text(text), "left": .text(length)])
    }
    let line = WorkView(share: running.progress.share, text: text, stop: words("state.stopsWork"))
    return .stack([StackPart(body, .filling()), StackPart(.work(line), .fixed(1))])
  }

  /// Seconds that the rest will take at the speed so far, rounded up; nil in the first second.
  private func secondsLeft(_ running: RunningJob, _ context: Context) -> Int? {
    let (done, all) = (Int64(running.progress.done), Int64(running.progress.all))
    let spent = context.now.milliseconds - running.startedAt.milliseconds
    guard spent >= 1_000, done > 0, done <= all else { return nil }
    let left = Double(spent) * Double(all - done) / Double(done)
    return Int((left / 1_000).rounded(.up))
  }
}
