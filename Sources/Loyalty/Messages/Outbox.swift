/// All messages and mailings of the club, with how far each has come.
///
/// A message of a mailing is a row of some 60 bytes; its text stands in the mailing once.
public struct Outbox: Sendable {
  private var rows: [OutboxRow] = []
  private var own: [Message.ID: Message] = [:]
  private var byClient: [Client.ID: [Message.ID]] = [:]
  /// Of messages to several devices alone.
  private var devices: [Message.ID: MessageDevices] = [:]
  /// What stood for the variables of messages as they went.
  private var values: [Message.ID: MessageValues] = [:]
  private var open = OpenMessages()
  private var figures: [Mailing.ID: MailingFigures] = [:]
  private var firsts: [Mailing.ID: Range<UInt32>] = [:]
  /// The mailings, oldest first; their numbers count from 1.
  public private(set) var mailings: [Mailing] = []

  /// A club that never sent anything.
  public init() {}

  /// The number that the next message gets.
  public var nextMessage: Message.ID { Message.ID(UInt32(rows.count) + 1) }

  /// The number that the next mailing gets.
  public var nextMailing: Mailing.ID { Mailing.ID(UInt32(mailings.count) + 1) }

  /// The mailing with that number.
  public subscript(id: Mailing.ID) -> Mailing? {
    let index = Int(id.number) - 1
    return mailings.indices.contains(index) ? mailings[index] : nil
  }

  /// The message with that number.
  public subscript(id: Message.ID) -> Message? {
    guard let row = row(id) else { return nil }
    guard let mailing = self[Mailing.ID(row.mailing)] else { return own[id] }
    return Message(
      id: id,
      client: row.client,
      channel: mailing.channel,
      title: mailing.title,
      text: mailing.text,
      cause: .mailing,
      kind: mailing.kind,
      mailing: mailing.id,
      queuedAt: row.queuedAt
    )
  }

  /// How far a message has come.
  public func delivery(of id: Message.ID) -> Delivery? {
    row(id)?.delivery(devices[id])
  }

  /// What stood for the variables of a message when it went last.
  public func values(of id: Message.ID) -> MessageValues? { values[id] }

  /// The client's messages, oldest first.
  public func messages(of client: Client.ID) -> [Message] {
    (byClient[client] ?? []).compactMap { self[$0] }
  }

  /// The client's messages that wait and that no sender has in hand, oldest first.
  public func waiting(of client: Client.ID) -> [Message.ID] {
    (byClient[client] ?? []).filter { id in
      switch row(id)?.state {
      case .queued, .deferred: true
      default: false
      }
    }
  }

  /// The messages of a mailing, oldest first.
  public func messages(of mailing: Mailing.ID) -> [Message.ID] {
    firsts[mailing].map { $0.map { Message.ID($0) } } ?? []
  }

  /// What became of a mailing's messages.
  public func figures(of mailing: Mailing.ID) -> MailingFigures {
    figures[mailing] ?? MailingFigures()
  }

  /// How many messages a sender still has to do with.
  public var openCount: Int { open.count }

  /// These messages, oldest first.
  public var waiting: [Message.ID] { Array(open.ids) }

  /// The messages that can be sent now, the oldest first, with those that a sender had in hand.
  ///
  /// - Parameters:
  ///   - moment: Now.
  ///   - limit: The most to return.
  ///   - wants: Tells which channels are asked for.
  /// - Returns: Their numbers.
  public func due(
    at moment: Moment,
    limit: Int,
    where wants: (Channel) -> Bool = { _ in true }
  ) -> [Message.ID] {
    var found: [Message.ID] = []
    for id in open.ids where found.count < limit {
      guard let row = row(id), row.due <= moment, let channel = channel(of: id, row), wants(channel)
      else { continue }
      found.append(id)
    }
    return found
  }

  /// When the next open message is due; nil where none is open.
  public var nextDue: Moment? { open.ids.compactMap { row($0)?.due }.min() }

  /// The open messages that met a problem, and the problem of the latest.
  public func troubled() -> [(id: Message.ID, problem: DeliveryProblem)] {
    open.ids.compactMap { id in
      guard case .queued(let problem?) = row(id)?.state else { return nil }
      return (id, problem)
    }
  }

  /// When somebody last took a message in hand, or noted what became of one.
  ///
  /// Cost: a look at every message.
  public var lastWork: Moment? {
    rows.lazy.filter { $0.attempts > 0 || !Delivery.isOpen($0.state) }.map(\.since).max()
  }

  /// The accepted messages of which a gateway was to report by a moment and did not, oldest first.
  ///
  /// Cost: a look at every message.
  public func unreported(at moment: Moment) -> [Message.ID] {
    rows.indices.filter { index in
      let row = rows[index]
      return row.state == .accepted && row.due > row.since && row.due <= moment
    }.map { Message.ID(UInt32($0) + 1) }
  }

  /// The messages that failed after a moment, oldest first.
  ///
  /// Cost: a look at every message.
  public func failed(after moment: Moment) -> [(id: Message.ID, problem: DeliveryProblem)] {
    rows.indices.compactMap { index in
      guard rows[index].since > moment, case .failed(let problem) = rows[index].state else {
        return nil
      }
      return (Message.ID(UInt32(index) + 1), problem)
    }
  }

  /// How many marketing messages a client has or will have that were queued after a moment.
  ///
  /// - Parameters:
  ///   - client: The client.
  ///   - moment: When the stretch began.
  ///   - own: A message that asks whether it may go: of the others that wait only those count which
  ///     were there before it.
  /// - Returns: Their number.
  func marketingCount(
    of client: Client.ID,
    after moment: Moment,
    before own: Message.ID? = nil
  ) -> Int {
    var count = 0
    for id in (byClient[client] ?? []).reversed() where id != own {
      guard let row = row(id), let queued = row.queuedAt, queued > moment else { break }
      guard row.isMarketing, Delivery.counts(row.state) else { continue }
      if let own, id > own, Delivery.isOpen(row.state) { continue }
      count += 1
    }
    return count
  }

  /// When a client was last sent something that goes by itself for an occasion.
  func lastReminder(of client: Client.ID, _ origin: Mailing.Origin) -> Moment? {
    for id in (byClient[client] ?? []).reversed() {
      guard let row = row(id), row.mailing > 0 else { continue }
      if self[Mailing.ID(row.mailing)]?.origin == origin { return row.queuedAt }
    }
    return nil
  }

  private func row(_ id: Message.ID) -> OutboxRow? {
    let index = Int(id.number) - 1
    return rows.indices.contains(index) ? rows[index] : nil
  }

  private func channel(of id: Message.ID, _ row: OutboxRow) -> Channel? {
    row.mailing > 0 ? self[Mailing.ID(row.mailing)]?.channel : own[id]?.channel
  }

  // MARK: Applying

  /// Adds a message, whose number must be `nextMessage`.
  mutating func queue(_ message: Message) {
    own[message.id] = message
    let queued = message.queuedAt ?? Moment(milliseconds: 0)
    append(
      OutboxRow(
        client: message.client,
        mailing: 0,
        state: .queued(after: nil),
        since: queued,
        due: queued,
        queuedAt: message.queuedAt,
        isMarketing: message.kind == .marketing
      ),
      message.id
    )
  }

  private mutating func append(_ row: OutboxRow, _ id: Message.ID) {
    rows.append(row)
    byClient[row.client, default: []].append(id)
    open.append(id)
  }

  /// Adds a mailing, or puts it in the place of the one with its number; cancels what waits of one
  /// that was cancelled.
  mutating func put(_ mailing: Mailing, at moment: Moment?) {
    let index = Int(mailing.id.number) - 1
    guard mailings.indices.contains(index) else { return mailings.append(mailing) }
    mailings[index] = mailing
    guard mailing.status == .cancelled, let moment else { return }
    for id in messages(of: mailing.id) {
      switch row(id)?.state {
      case .queued?, .deferred?: settle(id, .cancelled, at: moment)
      default: break
      }
    }
  }

  /// Queues the messages of a mailing.
  mutating func start(_ start: MailingStart) {
    guard let mailing = self[start.mailing] else { return }
    mailings[Int(start.mailing.number) - 1].status = .started
    var figures = MailingFigures()
    figures.startedAt = start.at
    figures.skippedAtStart = start.skipped
    figures.add(.queued(after: nil), start.clients.count)
    self.figures[start.mailing] = figures
    firsts[start.mailing] = start.first.number..<start.first.number + UInt32(start.clients.count)
    for (step, client) in start.clients.enumerated() {
      let row = OutboxRow(
        client: client,
        mailing: mailing.id.number,
        state: .queued(after: nil),
        since: start.at,
        due: start.at,
        queuedAt: start.at,
        isMarketing: mailing.kind == .marketing
      )
      append(row, Message.ID(start.first.number + UInt32(step)))
    }
  }

  /// Notes that a sender has messages in hand.
  mutating func take(
    _ ids: [Message.ID],
    _ bills: [SmsBill],
    _ values: [Message.ID: MessageValues],
    at moment: Moment
  ) {
    self.values.merge(values) { _, new in new }
    for (place, id) in ids.enumerated() where row(id) != nil {
      let index = Int(id.number) - 1
      // Whoever had it in hand before died with it: it may have gone.
      if rows[index].state == .sending { rows[index].doubt = rows[index].doubt ?? .interrupted }
      set(id, .sending, at: moment)
      if bills.indices.contains(place) { bill(bills[place], at: index) }
      rows[index].attempts = rows[index].attempts == .max ? .max : rows[index].attempts + 1
    }
  }

  private mutating func bill(_ bill: SmsBill, at index: Int) {
    rows[index].units = UInt8(clamping: bill.units)
    rows[index].cost = Int32(clamping: bill.cost.minorUnits)
  }

  /// Notes what a gateway told of single devices.
  mutating func take(_ reports: [DeviceReport]) {
    for report in reports { devices[report.message, default: MessageDevices()].take(report) }
  }

  /// Notes what became of messages.
  mutating func settle(_ settlements: [Settlement], at moment: Moment) {
    for settlement in settlements {
      for id in settlement.messages { settle(id, settlement.outcome, at: moment) }
    }
  }

  private mutating func settle(_ id: Message.ID, _ outcome: DeliveryOutcome, at moment: Moment) {
    guard let row = row(id), !Delivery.stays(row.state, after: outcome) else { return }
    let index = Int(id.number) - 1
    switch row.honest(outcome, devices[id]) {
    case .accepted: set(id, .accepted, at: moment)
    case .awaitsReport(let until):
      set(id, .accepted, at: moment)
      rows[index].due = until
    case .delivered: set(id, .delivered, at: moment)
    case .retry(let problem, let due):
      set(id, .queued(after: problem), at: moment)
      rows[index].due = due
      if problem.leavesDoubt { rows[index].doubt = problem }
    case .deferred(let until):
      set(id, .deferred, at: moment)
      rows[index].due = until
    case .failed(let problem): set(id, .failed(problem), at: moment)
    case .unknown(let problem): set(id, .unknown(problem), at: moment)
    case .skipped(let reason): set(id, .skipped(reason), at: moment)
    case .cancelled: set(id, .cancelled, at: moment)
    }
  }

  private mutating func set(_ id: Message.ID, _ state: Delivery.State, at moment: Moment) {
    let index = Int(id.number) - 1
    let mailing = Mailing.ID(rows[index].mailing)
    if mailing.number > 0 { figures[mailing]?.move(from: rows[index].state, to: state) }
    rows[index].state = state
    rows[index].since = moment
    switch state {
    case .queued, .deferred, .sending: open.insert(id)
    default: open.remove(id)
    }
  }

  /// Takes over how far messages had come when the journal was folded.
  mutating func restore(_ kept: [KeptDelivery]) {
    for item in kept where row(item.message) != nil {
      let index = Int(item.message.number) - 1
      set(item.message, item.delivery.state, at: item.delivery.since)
      rows[index].attempts = UInt8(clamping: item.delivery.attempts)
      rows[index].due = item.delivery.due
      rows[index].doubt = item.delivery.doubt
      devices[item.message] = item.delivery.devices
      values[item.message] = item.values
      bill(item.delivery.bill, at: index)
      for (place, kind) in Reaction.Kind.allCases.enumerated()
      where item.delivery.reactions.contains(kind) {
        rows[index].reactions |= UInt8(1) << UInt8(place)
        figures[Mailing.ID(rows[index].mailing)]?.add(kind)
      }
    }
  }

  /// The number of a mailing's first message, or of the next one where it had none.
  func firstMessage(of mailing: Mailing.ID) -> Message.ID? {
    firsts[mailing].map { Message.ID($0.lowerBound) }
  }

  /// Notes what clients did; something done twice counts once.
  mutating func take(_ reactions: [Reaction]) {
    for reaction in reactions {
      let index = Int(reaction.message.number) - 1
      guard rows.indices.contains(index) else { continue }
      let place = Reaction.Kind.allCases.firstIndex(of: reaction.kind) ?? 0
      let bit = UInt8(1) << UInt8(place)
      guard rows[index].reactions & bit == 0 else { continue }
      rows[index].reactions |= bit
      figures[Mailing.ID(rows[index].mailing)]?.add(reaction.kind)
      if Delivery.isArrival(in: rows[index].state)
        || (rows[index].doubt != nil && Delivery.isOpen(rows[index].state))
      {
        set(reaction.message, .delivered, at: reaction.at)
      }
    }
  }

  /// Forgets what was written to a client alone; when and how it went stays.
  mutating func dropTexts(of client: Client.ID) {
    for id in byClient[client] ?? [] {
      own[id] = own[id]?.withoutText
    }
  }

  /// Forgets the words of mailings to chosen clients all of whom are erased: whoever wrote them may
  /// have named these.
  mutating func dropWords(toAll isErased: (Client.ID) -> Bool) {
    for (place, mailing) in mailings.enumerated() {
      guard case .clients(let ids) = mailing.recipients, ids.allSatisfy(isErased) else { continue }
      mailings[place] = mailing.withoutWords
    }
  }

  /// Lets another client stand for one whose card went.
  ///
  /// A message that waits is for the person, and the phone that it would have gone to is free for
  /// somebody else: it moves as well, with its text.
  mutating func merge(_ from: Client.ID, into: Client.ID) {
    guard let moved = byClient.removeValue(forKey: from) else { return }
    for id in moved {
      rows[Int(id.number) - 1].client = into
      own[id]?.client = into
    }
    byClient[into] = ((byClient[into] ?? []) + moved).sorted()
  }
}
