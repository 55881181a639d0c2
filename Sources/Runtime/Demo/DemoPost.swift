import Loyalty

/// Sends the example's messages to nobody: a gateway of its own takes most of them, and what becomes
/// of each is booked as a sender books it.
///
/// The verdicts follow from the messages' numbers, so that the example is the same each time.
struct DemoPost {
  /// What is told of a message later: a report of the operator, what a client did.
  private struct Later {
    let at: Moment
    let event: Event
  }

  private let cards: [Client.ID: Client]
  private var later: [Later] = []

  /// Takes the cards of the clients that the store begins with.
  init(_ cards: [Client.ID: Client]) {
    self.cards = cards
  }

  /// The cards that a command takes.
  func needed(by command: Command, _ club: Club) -> Needed {
    let ids = command.needs(club).cards
    let known = ids.compactMap { id in card(of: id, club).map { (id, $0) } }
    return Needed(cards: Dictionary(known) { first, _ in first })
  }

  private func card(of client: Client.ID, _ club: Club) -> Client? {
    club.clients.cardInMemory(of: client) ?? cards[client]
  }

  /// Sends what is due until a moment, each at its own time, and notes what was told of it by then.
  mutating func send(of club: inout Club, until moment: Moment) -> [Event] {
    var events: [Event] = []
    while let next = next(in: club), next <= moment {
      let decided = step(in: club, at: next)
      club.apply(decided)
      events += decided
    }
    return events
  }

  /// When there is something to do next.
  private func next(in club: Club) -> Moment? {
    let mailing = club.outbox.mailings.lazy.filter { $0.status == .scheduled }
      .compactMap { mailing in mailing.sendAt.map { club.time(for: mailing.kind, at: $0) } }.min()
    let due = club.outbox.openCount > 0 ? club.outbox.nextDue : nil
    return [mailing, due, later.first?.at].compactMap(\.self).min()
  }

  private mutating func step(in club: Club, at moment: Moment) -> [Event] {
    if let told = later.first, told.at <= moment { return [later.removeFirst().event] }
    let beginning = club.beginning(at: moment)
    return beginning.isEmpty ? take(of: club, at: moment) : beginning
  }

  /// What a sender does in a round: messages that go and those that do not, then what the gateway
  /// said.
  private mutating func take(of club: Club, at moment: Moment) -> [Event] {
    var events: [Event] = []
    var going: [Outgoing] = []
    for id in club.outbox.due(at: moment, limit: 1_000) {
      guard let message = club.outbox[id], let card = card(of: message.client, club) else {
        continue
      }
      switch club.dispatch(id, to: card, at: moment) {
      case .send(let outgoing): going.append(outgoing)
      case .settle(let outcome):
        events.append(.messagesSettled([Settlement(outcome, [id])], at: moment))
      }
    }
    guard !going.isEmpty else { return events }
    let bills = going.map {
      $0.channel == .sms ? SmsBill(of: $0.text, club.settings) : .nothing
    }
    events.append(.messagesTaken(going.map(\.id), at: moment, bills: bills))
    let answered = moment.advanced(bySeconds: 2)
    let settlements = going.map { Settlement(answer(to: $0, at: answered), [$0.id]) }
    return events + [.messagesSettled(settlements, at: answered)]
  }

  /// What the gateway answers; what is told later is kept.
  private mutating func answer(to message: Outgoing, at moment: Moment) -> DeliveryOutcome {
    // Knuth's multiplicative hash: neighbours meet different things.
    let lot = ((message.id.number &* 2_654_435_761) >> 16) % 100
    if lot < 3, message.attempt == 1 {
      return RetrySchedule.outcome(of: .timeout, attempts: 1, at: moment, jitter: 500)
    }
    switch message.channel {
    case .push:
      if lot < 7 { return .failed(.tokenGone) }
      if lot < 47 { react(.opened, to: message, after: 600 + Int64(lot) * 300, moment) }
      if lot < 20 { react(.clicked, to: message, after: 700 + Int64(lot) * 300, moment) }
      return .accepted
    case .sms, .email:
      if lot < 5 { return .failed(.refused) }
      if lot < 11 { tell(.failed(.undelivered), of: message, after: 3_600, moment) }
      if lot >= 14 { tell(.delivered, of: message, after: 4 + Int64(lot), moment) }
      return .awaitsReport(until: moment.advanced(bySeconds: RetrySchedule.reportSeconds))
    }
  }

  private mutating func react(
    _ kind: Reaction.Kind,
    to message: Outgoing,
    after seconds: Int64,
    _ moment: Moment
  ) {
    let at = moment.advanced(bySeconds: seconds)
    keep(.reactionsCame([Reaction(message: message.id, kind: kind, at: at)]), until: at)
  }

  private mutating func tell(
    _ outcome: DeliveryOutcome,
    of message: Outgoing,
    after seconds: Int64,
    _ moment: Moment
  ) {
    let at = moment.advanced(bySeconds: seconds)
    keep(.messagesSettled([Settlement(outcome, [message.id])], at: at), until: at)
  }

  private mutating func keep(_ event: Event, until moment: Moment) {
    let place = later.firstIndex { $0.at > moment } ?? later.endIndex
    later.insert(Later(at: moment, event: event), at: place)
  }
}
