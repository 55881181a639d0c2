import Delivery
package import Loyalty
package import LoyaltyStore

/// Sends what waits in the outbox: the one at work of all desks and workers of a store.
///
/// Each round is three steps: what is to be sent is noted as taken and brought to the disk, it goes
/// to the gateways, and what became of it is noted. Whoever dies in between leaves messages that
/// are noted as taken; the next one sends them again under the same names. So a message goes at
/// least once, and a gateway that knows the names drops repeats.
package final class Sender {
  /// What a sender works with beside the store; tests have their own.
  package struct Surroundings {
    /// Now.
    package var clock: () -> Moment
    /// Draws 0...1000 by lot, for the pauses between attempts.
    package var jitter: () -> Int64
    /// The most messages of a round.
    package var roundLimit = 256

    /// Takes a clock and a source of lots.
    package init(clock: @escaping () -> Moment, jitter: @escaping () -> Int64) {
      self.clock = clock
      self.jitter = jitter
    }

    /// The machine's clock and randomness.
    package static var system: Surroundings {
      Surroundings(clock: SystemClock.now, jitter: { Int64.random(in: 0...1_000) })
    }
  }

  /// What a round did.
  package struct Round: Hashable, Sendable {
    /// Messages that went to a gateway.
    package var sent = 0
    /// Of these, messages that it took.
    package var accepted = 0
    /// Of these, messages that are tried again.
    package var retried = 0
    /// Messages that were settled without a gateway.
    package var settled = 0
    /// The problem that a gateway as a whole has now, else that of a message.
    package var problem: DeliveryProblem?

    /// Whether there was nothing to do.
    package var isIdle: Bool { sent == 0 && settled == 0 }
  }

  private let store: Store
  private let staff: Staff
  private let surroundings: Surroundings
  private let transports: [Channel: any Transport]
  private var pauses: [Channel: GatewayPause] = [:]
  /// When it was last looked for reminders and for reports that never came, and by which rules.
  private var looked: (at: Moment, rules: MessageRules)?

  /// How many clients the files of messages have forgotten, and when they are looked at again after
  /// that could not be done.
  private var forgotten: (count: Int, again: Moment?) = (0, nil)

  /// How long it is not looked again: a look costs a little for each client and message.
  static let lookingSeconds: Int64 = 600
  /// How long it is not tried again to let the files of messages forget.
  static let forgettingSeconds: Int64 = 60

  /// Sends the messages of an open store.
  ///
  /// - Parameters:
  ///   - store: The store, which belongs to this thread.
  ///   - staff: Under whose name the records stand.
  ///   - transports: What carries each channel.
  ///   - surroundings: Clock and lots.
  package init(
    _ store: Store,
    as staff: Staff,
    through transports: [Channel: any Transport],
    _ surroundings: Surroundings = .system
  ) {
    self.store = store
    self.staff = staff
    self.transports = transports
    self.surroundings = surroundings
  }

  /// One round over all that is due.
  ///
  /// - Throws: `StoreProblem`; what was sent and not noted is sent again by the next round.
  @discardableResult
  package func round() throws -> Round {
    _ = try store.follow()
    forgetErased()
    try beginMailings()
    var round = Round()
    var going: [Outgoing] = []
    let pending = try store.append(by: staff) { club, _ in
      going = []
      round.settled = 0
      return try take(of: club, &going, &round)
    }
    // Nothing leaves the process before the disk knows that it was taken.
    try pending.sync()
    guard !going.isEmpty else { return round }
    try send(going, &round)
    return round
  }

  /// Lets the files of messages forget clients who were erased, once for each erasure, and once a
  /// minute as long as that cannot be done.
  ///
  /// What cannot be written anew holds up no messages: the desk that erased tells of it.
  private func forgetErased() {
    let (count, now) = (store.club.clients.erasedCount, surroundings.clock())
    guard count != forgotten.count, forgotten.again.map({ $0 <= now }) ?? true else { return }
    do throws(StoreProblem) {
      try MessageFiles.rewrite(store)
      forgotten = (count, nil)
    } catch {
      forgotten.again = now.advanced(bySeconds: Self.forgettingSeconds)
    }
  }

  /// Queues the messages of mailings whose time has come, and those that go by themselves.
  private func beginMailings() throws {
    let now = surroundings.clock()
    try lookAround(now)
    while !store.club.beginning(at: now).isEmpty {
      let pending = try store.append(by: staff) { club, at in club.beginning(at: max(now, at)) }
      guard !pending.committed.events.isEmpty else { return }
    }
  }

  /// Looks now and then for what no queue tells of: reminders that are due, and reports that never
  /// came.
  private func lookAround(_ now: Moment) throws {
    let rules = store.club.settings.messages
    if let looked, looked.rules == rules, now < looked.at.advanced(bySeconds: Self.lookingSeconds) {
      return
    }
    try remind(now)
    let silent = store.club.outbox.unreported(at: now)
    if !silent.isEmpty {
      _ = try store.append(by: staff) { club, _ in
        let silent = club.outbox.unreported(at: now)
        return [.messagesSettled([Settlement(.unknown(.noReport), silent)], at: now)]
      }
    }
    looked = (now, rules)
  }

  /// Queues the reminders that are due; the lock is only taken where there are some.
  private func remind(_ now: Moment) throws {
    let staff = staff
    while !store.club.reminding(at: now, by: staff).isEmpty {
      let pending = try store.append(by: staff) { club, at in
        club.reminding(at: max(now, at), by: staff)
      }
      guard !pending.committed.events.isEmpty else { return }
    }
  }

  /// Chooses what goes now; what does not go any more is settled in the same record.
  private func take(
    of club: Club,
    _ going: inout [Outgoing],
    _ round: inout Round
  ) throws -> [Event] {
    let now = surroundings.clock()
    var settlements = Settlements()
    var room = transports.mapValues { min($0.perSecond, surroundings.roundLimit) }
    for (channel, pause) in pauses { room[channel] = min(room[channel] ?? 0, pause.room(at: now)) }
    // Each channel for itself: a slow one that has much to send does not hold up the other.
    let due = room.filter { $0.value > 0 }.keys.flatMap { channel in
      club.outbox.due(at: now, limit: surroundings.roundLimit) { $0 == channel }
    }.sorted()
    for id in due {
      guard let message = club.outbox[id], room[message.channel, default: 0] > 0 else { continue }
      let card = try store.card(of: message.client)
      let needsDevices = transports[message.channel]?.needsDevices ?? true
      switch club.dispatch(id, to: card, at: now, needsDevices: needsDevices) {
      case .send(let outgoing):
        going.append(outgoing)
        room[message.channel, default: 0] -= 1
      case .settle(let outcome):
        settlements.add(outcome, id)
        round.settled += 1
      }
    }
    var events: [Event] = []
    if !settlements.isEmpty { events.append(.messagesSettled(settlements.all, at: now)) }
    guard !going.isEmpty else { return events }
    let bills = going.map { message -> SmsBill in
      guard message.channel == .sms else { return .nothing }
      let text = transports[.sms]?.written(message) ?? message.text
      return SmsBill(of: text, club.settings)
    }
    let values = Dictionary(
      going.compactMap { message in message.values.map { (message.id, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
    events.append(.messagesTaken(going.map(\.id), at: now, bills: bills, values: values))
    return events
  }

  private func send(_ messages: [Outgoing], _ round: inout Round) throws {
    var results = SendingResults()
    for (channel, transport) in transports.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let own = messages.filter { $0.channel == channel }
      guard !own.isEmpty else { continue }
      let replies = transport.send(own, at: surroundings.clock())
      let verdicts = replies.map(\.verdict)
      for (message, reply) in zip(own, replies) {
        let verdict = reply.verdict
        let outcome = outcome(of: verdict, message, transport)
        results.add(reply, outcome, message)
        if case .retry = outcome { round.retried += 1 }
        guard case .problem(let problem, _) = verdict else { continue }
        if verdict.isOfGateway || round.problem == nil { round.problem = problem }
      }
      round.sent += own.count
      round.accepted += verdicts.count { $0 == .accepted || $0 == .delivered }
      rest(channel, after: verdicts)
    }
    let now = surroundings.clock()
    let pending = try store.append(by: staff) { club, _ in
      try results.events(in: club, at: now) { try store.card(of: $0) }
    }
    try pending.sync()
  }

  private func outcome(
    of verdict: Verdict,
    _ message: Outgoing,
    _ transport: any Transport
  ) -> DeliveryOutcome {
    switch verdict {
    case .accepted where transport.awaitsReports:
      let until = surroundings.clock().advanced(bySeconds: RetrySchedule.reportSeconds)
      return .awaitsReport(until: until)
    case .accepted: return .accepted
    case .delivered: return .delivered
    case .problem(let problem, let retryAfter):
      let now = surroundings.clock()
      return RetrySchedule.outcome(
        of: problem,
        attempts: message.attempt,
        at: now,
        jitter: surroundings.jitter(),
        notBefore: retryAfter.map { now.advanced(bySeconds: $0) }
      )
    }
  }

  /// Lets a gateway rest through which nothing got, or that asks for it, so that a thousand messages
  /// do not knock at a closed door; then one message tries it.
  private func rest(_ channel: Channel, after verdicts: [Verdict]) {
    guard verdicts.allSatisfy(\.isOfGateway) || verdicts.contains(where: \.asksForRest) else {
      pauses[channel] = nil
      return
    }
    let longest = verdicts.compactMap { verdict -> Int64? in
      guard case .problem(_, let seconds) = verdict else { return nil }
      return seconds
    }.max()
    let pause = pauses[channel, default: GatewayPause()]
    pauses[channel] = pause.longer(from: surroundings.clock(), atLeastSeconds: longest)
  }

  /// Whether messages wait for a gateway that rests: a sender opened anew would not know of it.
  package var isResting: Bool {
    let now = surroundings.clock()
    return store.club.outbox.openCount > 0 && pauses.values.contains { now < $0.until }
  }

  /// When there may be something to do next; nil where nothing waits.
  package var nextTime: Moment? {
    let due = store.club.outbox.nextDue.map { moment in
      max(moment, pauses.values.map(\.until).min() ?? moment)
    }
    return [due, store.club.nextMailingTime].compactMap(\.self).min()
  }
}

/// The rest of a gateway through which nothing got.
private struct GatewayPause {
  private static let seconds: [Int64] = [5, 15, 60, 300]

  private var step = 0
  private(set) var until = Moment(milliseconds: 0)

  /// How many messages may try it at a moment: one, and none before the rest is over.
  func room(at moment: Moment) -> Int { moment < until ? 0 : 1 }

  func longer(from moment: Moment, atLeastSeconds least: Int64?) -> GatewayPause {
    var next = self
    next.until = moment.advanced(bySeconds: max(Self.seconds[step], least ?? 0))
    next.step = min(step + 1, Self.seconds.count - 1)
    return next
  }
}

extension Sender {
  /// Milliseconds that a round must have lasted before the next one, so that no gateway gets more a
  /// second than it takes.
  package var restAfterRound: Int64 {
    let slowest = transports.values.map {
      min($0.perSecond, surroundings.roundLimit) * 1_000 / $0.perSecond
    }
    return Int64(slowest.max() ?? 0)
  }
}
