import Localization
import Loyalty

/// What keeps messages from arriving: those that a gateway's trouble holds up, and those that
/// failed since yesterday.
struct DeliveryFigures: Sendable {
  /// How often each problem was met, those that only a manager can mend first, then the most frequent.
  private typealias Problems = [(problem: DeliveryProblem, count: Int)]

  private let waiting: (count: Int, problems: Problems, since: Moment, next: Moment)?
  private let failed: (count: Int, problems: Problems)?
  /// How many wait, and since when nobody did anything about those that are due; nil where none is.
  private let idle: (count: Int, due: Moment, since: Moment)?
  /// From when on failed ones are told of.
  private let start: Moment

  /// Counts.
  ///
  /// Costs a look at every message: a millisecond with half a million.
  init(_ club: Club, at now: Moment) {
    let outbox = club.outbox
    let troubled = outbox.troubled()
    let problems = Self.counted(troubled.map(\.problem))
    let deliveries = troubled.compactMap { outbox.delivery(of: $0.id) }
    let first = deliveries.filter { $0.state == .queued(after: problems.first?.problem) }
    if let since = first.map(\.since).min(), let next = deliveries.map(\.due).min() {
      waiting = (outbox.openCount, problems, since, next)
    } else {
      waiting = nil
    }
    let due = [outbox.nextDue, club.nextMailingTime].compactMap(\.self).min()
    idle = due.map { (max(1, outbox.openCount), $0, max($0, outbox.lastWork ?? $0)) }
    let yesterday = club.calendar.day(of: now).advanced(byDays: -1)
    start = club.calendar.start(of: yesterday)
    let missed = outbox.failed(after: start)
    failed = missed.isEmpty ? nil : (missed.count, Self.counted(missed.map(\.problem)))
  }

  private static func counted(_ met: [DeliveryProblem]) -> Problems {
    Dictionary(grouping: met) { $0 }.map { (problem: $0.key, count: $0.value.count) }
      .sorted { left, right in
        if left.problem.isForManager != right.problem.isForManager {
          return left.problem.isForManager
        }
        return (right.count, left.problem.rawValue) < (left.count, right.problem.rawValue)
      }
  }

  /// A sentence for each that there is, and the messages that it is about.
  func sentences(_ context: Context) -> [(text: String, messages: MailingMessagesScreen.Subject)] {
    let words = context.words
    if let idle, idle.due <= context.now,
      idle.since < context.now.advanced(bySeconds: -Self.patienceSeconds)
    {
      let text = words(
        "menu.attention.nobodySends",
        ["count": .number(idle.count), "since": .text(MailingWords(context).since(idle.since))]
      )
      return [(text, .waiting)] + lost(context)
    }
    let held = waiting.map { waiting in
      words(
        "menu.attention.waiting",
        [
          "count": .number(waiting.count), "since": .text(context.time(waiting.since)),
          "reason": .text(reasons(waiting.problems, words)),
          "next": .text(MailingWords(context).shortMoment(max(waiting.next, context.now))),
        ]
      )
    }
    return (held.map { [($0, .waiting)] } ?? []) + lost(context)
  }

  /// How long nobody sends before it is told: longer than a gateway in trouble is left alone.
  private static let patienceSeconds: Int64 = 600

  private func lost(_ context: Context) -> [(text: String, messages: MailingMessagesScreen.Subject)]
  {
    guard let failed else { return [] }
    let text = context.words(
      "menu.attention.undelivered",
      ["count": .number(failed.count), "reason": .text(reasons(failed.problems, context.words))]
    )
    return [(text, .failed(after: start))]
  }

  /// The first problem, and of how many others there are.
  private func reasons(_ problems: Problems, _ words: Words) -> String {
    guard let first = problems.first else { return "" }
    let reason = words("mailing.problem." + first.problem.rawValue)
    let others = problems.dropFirst().reduce(0) { $0 + $1.count }
    guard others > 0 else { return reason }
    return words(
      "menu.attention.reasons",
      ["reason": .text(reason), "count": .number(first.count), "others": .number(others)]
    )
  }
}

extension DeliveryProblem {
  /// Whether it goes on until somebody changes how gateways are set up.
  fileprivate var isForManager: Bool {
    switch self {
    case .unauthorized, .forbidden, .notFound, .certificate, .redirected: true
    default: false
    }
  }
}
