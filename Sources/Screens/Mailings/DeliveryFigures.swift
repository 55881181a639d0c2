import Localization
import Loyalty

/// What keeps messages from arriving: those that a gateway's trouble holds up, and those that
/// failed since yesterday.
struct DeliveryFigures: Sendable {
  private let waiting: (count: Int, problem: DeliveryProblem, since: Moment, next: Moment)?
  private let failed: (count: Int, problem: DeliveryProblem)?

  /// Counts.
  ///
  /// Costs a look at every message: a millisecond with half a million.
  init(_ club: Club, at now: Moment) {
    let outbox = club.outbox
    let troubled = outbox.troubled()
    let deliveries = troubled.compactMap { outbox.delivery(of: $0.id) }
    if let last = troubled.last, let since = deliveries.map(\.since).min(),
      let next = deliveries.map(\.due).min()
    {
      waiting = (outbox.openCount, last.problem, since, next)
    } else {
      waiting = nil
    }
    let yesterday = club.calendar.day(of: now).advanced(byDays: -1)
    let missed = outbox.failed(after: club.calendar.start(of: yesterday))
    failed = missed.last.map { (missed.count, $0.problem) }
  }

  /// A sentence for each that there is.
  func sentences(_ context: Context) -> [String] {
    let words = context.words
    let held = waiting.map { waiting in
      words(
        "menu.attention.waiting",
        [
          "count": .number(waiting.count), "since": .text(context.time(waiting.since)),
          "reason": .text(words("mailing.problem." + waiting.problem.rawValue)),
          "next": .text(MailingWords(context).shortMoment(max(waiting.next, context.now))),
        ]
      )
    }
    let lost = failed.map { failed in
      words(
        "menu.attention.undelivered",
        [
          "count": .number(failed.count),
          "reason": .text(words("mailing.problem." + failed.problem.rawValue)),
        ]
      )
    }
    return [held, lost].compactMap(\.self)
  }
}
