import Testing

@testable import Loyalty

@Suite("What is known of a message is not forgotten, and nobody gets one twice")
struct MessageFateTests {
  private let one = Message.ID(1)

  private func sent() throws -> ClubUnderTest {
    var desk = try ClubUnderTest.withApp(1)
    try desk.push()
    desk.take([.messagesTaken([one], at: desk.now)])
    return desk
  }

  @Test("What arrived stays so, whatever is noted after it, and is not sent again")
  func arrived() throws {
    var desk = try sent()
    desk.settle(.delivered, [one])
    let late: [DeliveryOutcome] = [
      .accepted, .awaitsReport(until: desk.now), .retry(.timeout, at: desk.now),
      .deferred(until: desk.now), .failed(.undelivered), .unknown(.timeout), .cancelled,
    ]
    for outcome in late {
      desk.settle(outcome, [one])
      #expect(desk.state(one) == .delivered, "\(outcome)")
    }
    #expect(desk.club.outbox.openCount == 0)
  }

  @Test("A report of failure that is noted before the gateway's word stays, unless it arrived")
  func failedFirst() throws {
    var desk = try sent()
    desk.settle(.failed(.undelivered), [one])
    desk.settle(.awaitsReport(until: desk.now.advanced(bySeconds: 60)), [one])
    desk.settle(.retry(.timeout, at: desk.now), [one])
    #expect(desk.state(one) == .failed(.undelivered))
    #expect(desk.club.outbox.openCount == 0)
    desk.settle(.delivered, [one])
    #expect(desk.state(one) == .delivered)
  }

  @Test("What was opened after a lost answer is not sent again")
  func openedInDoubt() throws {
    var desk = try sent()
    let opened = Event.reactionsCame([Reaction(message: one, kind: .opened, at: desk.now)])
    desk.settle(.retry(.unreachable, at: desk.now), [one])
    var other = desk
    desk.take([opened])
    #expect(desk.state(one) == .queued(after: .unreachable))
    other.settle(.retry(.answerCut, at: other.now), [one])
    other.take([opened])
    #expect(other.state(one) == .delivered)
    #expect(other.club.outbox.due(at: other.now, limit: 9).isEmpty)
  }

  @Test("A person whose two cards became one gets a mailing once")
  func merged() throws {
    var desk = try ClubUnderTest.withApp(3)
    try desk.push()
    try desk.perform(.mergeClients(into: .id(Client.ID(1)), from: .id(Client.ID(2))))
    guard case .send = try desk.dispatch(one) else {
      Issue.record("not sent")
      return
    }
    #expect(try desk.dispatch(Message.ID(2)) == .settle(.cancelled))
    guard case .send = try desk.dispatch(Message.ID(3)) else {
      Issue.record("not sent")
      return
    }
    desk.settle(.failed(.tokenGone), [one])
    guard case .send = try desk.dispatch(Message.ID(2)) else {
      Issue.record("not sent")
      return
    }
    desk.settle(.accepted, [Message.ID(2)])
    #expect(desk.club.missed(by: Mailing.ID(1)).isEmpty)
  }

  @Test("Both in hand of a sender that died: the first of the two goes")
  func mergedInHand() throws {
    var desk = try ClubUnderTest.withApp(2)
    try desk.push()
    desk.take([.messagesTaken([one, Message.ID(2)], at: desk.now)])
    try desk.perform(.mergeClients(into: .id(Client.ID(1)), from: .id(Client.ID(2))))
    guard case .send = try desk.dispatch(one) else {
      Issue.record("not sent")
      return
    }
    #expect(try desk.dispatch(Message.ID(2)) == .settle(.cancelled))
  }

  @Test("Sending again goes to nobody whom an earlier one reached or is on its way to")
  func resendTwice() throws {
    var desk = try ClubUnderTest.withApp(3)
    let (mailing, _) = try desk.push(kind: .service)
    desk.settle(.failed(.tokenGone), [one, Message.ID(2)])
    desk.settle(.delivered, [Message.ID(3)])
    try desk.perform(.resendMailing(mailing.id))
    #expect(desk.club.missed(by: mailing.id).isEmpty)
    desk.settle(.delivered, [Message.ID(4)])
    desk.settle(.failed(.refused), [Message.ID(5)])
    #expect(desk.club.missed(by: mailing.id) == [Client.ID(2)])
    let second = try #require(desk.club.outbox.mailings.last)
    try desk.perform(.resendMailing(second.id))
    #expect(desk.club.missed(by: mailing.id).isEmpty)
    desk.settle(.failed(.refused), [Message.ID(6)])
    #expect(desk.club.missed(by: mailing.id) == [Client.ID(2)])
  }

  @Test("Sending again in quiet hours is asked for once")
  func resendAtNight() throws {
    var desk = try ClubUnderTest.withApp(1)
    let (mailing, _) = try desk.push()
    desk.settle(.failed(.tokenGone), [one])
    desk.now = try Moment(rfc3339: "2026-11-20T23:00:00+02:00")
    try desk.perform(.resendMailing(mailing.id))
    #expect(throws: Refusal.mailing(.nothingFailed(mailing.id))) {
      try desk.perform(.resendMailing(mailing.id))
    }
  }

  @Test("Whoever was erased is not counted among those whom a mailing missed")
  func erased() throws {
    var desk = try ClubUnderTest.withApp(2)
    let (mailing, _) = try desk.push()
    desk.settle(.failed(.tokenGone), [one, Message.ID(2)])
    try desk.perform(.eraseClient(.id(Client.ID(1))))
    #expect(desk.club.missed(by: mailing.id) == [Client.ID(2)])
  }
}
