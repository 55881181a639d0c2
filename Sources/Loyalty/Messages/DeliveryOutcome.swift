/// What became of an attempt, or of a message before any.
public enum DeliveryOutcome: Hashable, Sendable {
  /// The gateway took it and will tell no more of it.
  case accepted
  /// The gateway took it and is to tell by then whether it arrived.
  case awaitsReport(until: Moment)
  /// It arrived.
  case delivered
  /// It is tried again, not before then.
  case retry(DeliveryProblem, at: Moment)
  /// Quiet hours keep it until then.
  case deferred(until: Moment)
  /// It is not tried again.
  case failed(DeliveryProblem)
  /// It is not tried again and may have arrived.
  case unknown(DeliveryProblem)
  /// It is not sent.
  case skipped(SkipReason)
  /// Its mailing was taken back meanwhile.
  case cancelled
}

/// Messages to which the same happened.
public struct Settlement: Hashable, Sendable {
  /// What happened.
  public let outcome: DeliveryOutcome
  /// The messages.
  public let messages: [Message.ID]

  /// Describes what happened to messages.
  public init(_ outcome: DeliveryOutcome, _ messages: [Message.ID]) {
    self.outcome = outcome
    self.messages = messages
  }
}

/// When a message that met a passing problem is tried again.
public enum RetrySchedule {
  /// Seconds before each attempt: at once, then ever later, over seventeen hours in all.
  public static let pauses: [Int64] = [0, 5, 300, 1_800, 7_200, 18_000, 36_000]
  /// How long a message is worth sending, tried or not: three days.
  ///
  /// All attempts and a night's quiet hours fit into it; what comes later, after a sender stood still
  /// for long, only puzzles.
  public static let patienceMilliseconds: Int64 = 3 * 86_400_000
  /// How long a report of a gateway is waited for: 72 hours.
  public static let reportSeconds: Int64 = 72 * 3_600

  /// What follows from a problem.
  ///
  /// - Parameters:
  ///   - problem: What the attempt met.
  ///   - attempts: How many attempts there were, this one among them.
  ///   - moment: When it failed.
  ///   - jitter: Drawn by lot, 0...1000: the pause is 10 % shorter or longer, so that desks which
  ///     failed together do not come back together.
  ///   - notBefore: When the gateway said that it will listen again.
  /// - Returns: Another attempt, or the end of it.
  public static func outcome(
    of problem: DeliveryProblem,
    attempts: Int,
    at moment: Moment,
    jitter: Int64,
    notBefore: Moment? = nil
  ) -> DeliveryOutcome {
    guard problem.isPassing else { return .failed(problem) }
    guard attempts < pauses.count else {
      return problem.leavesDoubt ? .unknown(problem) : .failed(problem)
    }
    let pause = pauses[max(attempts, 1)] * (900 + jitter * 200 / 1_000)
    let next = moment.advanced(byMilliseconds: pause)
    return .retry(problem, at: max(next, notBefore ?? next))
  }
}

extension Event {
  /// Whether it only tells how far messages have come: nobody at a desk has to be told whose work
  /// that was.
  public var isOfDelivery: Bool {
    switch self {
    case .messagesTaken, .devicesTold, .messagesSettled, .reactionsCame: true
    // Devices that a gateway called gone are taken off the card.
    case .clientEdited(_, let changes):
      changes.allSatisfy { if case .pushTokens = $0 { true } else { false } }
    default: false
    }
  }
}
