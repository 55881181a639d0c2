import Testing

@testable import Loyalty

@Suite("rules.md §10.5: the outbox")
struct OutboxTests {
  @Test("Attempts come at once, after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, then it has failed")
  func schedule() throws {
    let start = Moment(milliseconds: 0)
    let pauses = (1...7).map { attempts -> Int64? in
      let outcome = RetrySchedule.outcome(
        of: .gatewayFailed,
        attempts: attempts,
        at: start,
        jitter: 500
      )
      guard case .retry(_, let at) = outcome else { return nil }
      return at.milliseconds / 1_000
    }
    #expect(pauses == [5, 300, 1_800, 7_200, 18_000, 36_000, nil])
    let end = RetrySchedule.outcome(of: .gatewayFailed, attempts: 7, at: start, jitter: 0)
    #expect(end == .failed(.gatewayFailed))
  }

  @Test("Lots shorten or lengthen a pause by a tenth at the most", arguments: [0, 1_000])
  func jitter(drawn: Int64) {
    let outcome = RetrySchedule.outcome(
      of: .unreachable,
      attempts: 1,
      at: Moment(milliseconds: 0),
      jitter: drawn
    )
    #expect(outcome == .retry(.unreachable, at: Moment(milliseconds: drawn == 0 ? 4_500 : 5_500)))
  }

  @Test("Retry-After is kept where it is later than the schedule")
  func retryAfter() {
    let start = Moment(milliseconds: 0)
    for (seconds, expected) in [(120, 120), (1, 5)] as [(Int64, Int64)] {
      let outcome = RetrySchedule.outcome(
        of: .tooManyRequests,
        attempts: 1,
        at: start,
        jitter: 500,
        notBefore: start.advanced(bySeconds: seconds)
      )
      #expect(outcome == .retry(.tooManyRequests, at: start.advanced(bySeconds: expected)))
    }
  }

  @Test(
    "After the last attempt a lost answer leaves doubt; a refusal and a gone device fail at once"
  )
  func ends() {
    let now = Moment(milliseconds: 0)
    let doubt = RetrySchedule.outcome(of: .timeout, attempts: 7, at: now, jitter: 0)
    #expect(doubt == .unknown(.timeout))
    for problem in [DeliveryProblem.refused, .tokenGone, .undelivered] {
      let end = RetrySchedule.outcome(of: problem, attempts: 1, at: now, jitter: 0)
      #expect(end == .failed(problem))
    }
  }

  @Test("Messages are due oldest first, not before their time, and those in hand again")
  func due() throws {
    var desk = try ClubUnderTest.withApp(4)
    try desk.push()
    let ids = (1...4).map { Message.ID($0) }
    #expect(desk.club.outbox.due(at: desk.now, limit: 3) == Array(ids.prefix(3)))
    desk.take([.messagesTaken(Array(ids.prefix(2)), at: desk.now)])
    #expect(desk.state(ids[0]) == .sending)
    desk.settle(.retry(.timeout, at: desk.now.advanced(bySeconds: 5)), [ids[0]])
    desk.settle(.accepted, [ids[2]])
    // The sender died with the second one in hand: the next one finds it.
    #expect(desk.club.outbox.due(at: desk.now, limit: 9) == [ids[1], ids[3]])
    desk.wait(seconds: 5)
    #expect(desk.club.outbox.due(at: desk.now, limit: 9) == [ids[0], ids[1], ids[3]])
    #expect(desk.club.outbox.delivery(of: ids[0])?.attempts == 1)
    #expect(desk.state(ids[0]) == .queued(after: .timeout))
    #expect(desk.club.outbox.troubled().map(\.id) == [ids[0]])
    #expect(desk.club.outbox.due(at: desk.now, limit: 9, where: { $0 == .sms }).isEmpty)
  }

  @Test("The figures of a mailing follow each message, and add up at any time")
  func figures() throws {
    var desk = try ClubUnderTest.withApp(5)
    let (mailing, _) = try desk.push()
    let ids = desk.club.outbox.messages(of: mailing.id)
    desk.take([.messagesTaken(ids.filter { $0 != ids[3] }, at: desk.now)])
    desk.settle(.accepted, [ids[0], ids[1]])
    desk.settle(.failed(.refused), [ids[2]])
    desk.settle(.skipped(.noToken), [ids[3]])
    desk.settle(.delivered, [ids[0]])
    var figures = desk.club.outbox.figures(of: mailing.id)
    #expect(figures.waiting == 1)
    #expect(figures.accepted == 1)
    #expect(figures.delivered == 1)
    #expect(figures.failed == 1)
    #expect(figures.skippedInAll == [.noToken: 1])
    #expect(figures.total == 5)
    // A report that comes twice or late takes nothing back.
    desk.settle(.accepted, [ids[0]])
    let opened = Reaction(message: ids[1], kind: .opened, at: desk.now)
    desk.take([.reactionsCame([opened, opened])])
    figures = desk.club.outbox.figures(of: mailing.id)
    #expect(figures.delivered == 2)
    #expect(figures.opened == 1)
    #expect(figures.total == 5)
    desk.settle(.accepted, [ids[4]])
    #expect(desk.club.outbox.openCount == 0)
    #expect(desk.club.state(of: mailing) == .scheduled)
    #expect(desk.club.state(of: try desk.club.mailing(mailing.id)) == .sent)
  }

  @Test("Rules of messages are changed by setSettings, and what no club can have is refused")
  func settings() throws {
    var desk = try ClubUnderTest.withApp(1)
    let edit = MessageRulesEdit(
      quietHours: .clear,
      cap: MessageRules.Cap(count: 1, hours: 24),
      desksSend: true
    )
    try desk.perform(.setSettings(SettingsEdit(messages: edit)))
    #expect(desk.club.settings.messages.quietHours == nil)
    desk.now = try Moment(rfc3339: "2026-11-21T02:00:00+02:00")
    #expect(try desk.push().start?.clients.count == 1)
    #expect(try desk.push().start?.skipped == [.capReached: 1])
    let wrong = MessageRulesEdit(cap: MessageRules.Cap(count: 1_001, hours: 24))
    #expect(throws: Refusal.mailing(.ruleInvalid(1_001, limit: 1_000))) {
      try desk.perform(.setSettings(SettingsEdit(messages: wrong)))
    }
  }
}
