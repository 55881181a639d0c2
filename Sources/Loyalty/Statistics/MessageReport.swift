extension Club {
  /// The report on messages: what was queued in the period, how far it has come by now, and what the
  /// SMS among it cost.
  ///
  /// The total holds those that were skipped, before queueing or after it.
  ///
  /// A mailing is a row, other messages are told by their cause. Costs a look at every message.
  func messageReport(
    _ scope: ReportScope,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    guard goesOn(0, outbox.count) else { return nil }
    let period = scope.period.moments(in: calendar)
    var mailings: [Mailing.ID: MessageSums] = [:]
    var causes: [Message.Cause: MessageSums] = [:]
    for (place, message) in outbox.enumerated() {
      guard place % 1_024 > 0 || goesOn(place, outbox.count) else { return nil }
      guard holds(message.queuedAt, period), let delivery = outbox.delivery(of: message.id) else {
        continue
      }
      if let mailing = message.mailing {
        mailings[mailing, default: MessageSums()].add(delivery)
      } else {
        causes[message.cause, default: MessageSums()].add(delivery)
      }
    }
    for mailing in outbox.mailings {
      let figures = outbox.figures(of: mailing.id)
      guard let started = figures.startedAt, period.contains(started) else { continue }
      let skipped = figures.skippedAtStart.values.reduce(0, +)
      mailings[mailing.id, default: MessageSums()].skip(skipped)
    }
    return messageTable(mailings, causes)
  }

  /// Messages of the first versions do not say when they were queued: they belong to all of time.
  private func holds(_ queued: Moment?, _ period: Period) -> Bool {
    queued.map { period.contains($0) } ?? (period.start == nil)
  }

  private func messageTable(
    _ mailings: [Mailing.ID: MessageSums],
    _ causes: [Message.Cause: MessageSums]
  ) -> ReportTable {
    var table = ReportTable(
      .messages,
      columns: [
        .init("message", .name), .init("total", .count), .init("waiting", .count),
        .init("sent", .count), .init("delivered", .count), .init("opened", .count),
        .init("clicked", .count), .init("failed", .count), .init("skipped", .count),
        .init("cost", .money),
      ],
      rows: mailings.keys.sorted().compactMap { id in
        guard let mailing = outbox[id], let sums = mailings[id] else { return nil }
        let name = "№ " + id.description + " " + (mailing.title ?? mailing.text)
        return ReportTable.Row(.mailing(id), [.text(name)] + sums.cells)
      },
      chart: .stacked(columns: ["sent", "waiting", "failed", "skipped"])
    )
    table.others = Message.Cause.allCases.compactMap { cause in
      causes[cause].map { ReportTable.Row(.all, [.word(cause.word)] + $0.cells) }
    }
    var total = MessageSums()
    for sums in Array(mailings.values) + Array(causes.values) { total.add(sums) }
    table.total = ReportTable.Row(.all, [.word("sum")] + total.cells)
    table.notes = [.fixed("messages"), .fixed("messageTotal"), .fixed("messageCost")]
    return table
  }
}

extension Message.Cause {
  /// The word by which reports name it; a mailing has a row of its own.
  fileprivate var word: String {
    switch self {
    case .welcome: "causeWelcome"
    case .afterOrder: "causeAfterOrder"
    case .test, .mailing: "causeTest"
    }
  }
}

/// How far messages have come, in numbers.
private struct MessageSums {
  private var waiting = 0
  private var sent = 0
  private var delivered = 0
  private var opened = 0
  private var clicked = 0
  private var failed = 0
  private var skipped = 0
  private var cost: Int64 = 0

  /// Adds a message; it costs what the bill of SMS says, once a gateway took it.
  mutating func add(_ delivery: Delivery) {
    if delivery.isPaid { cost += delivery.bill.cost.minorUnits }
    if delivery.reactions.contains(.opened) { opened += 1 }
    if delivery.reactions.contains(.clicked) { clicked += 1 }
    switch delivery.state {
    case .queued, .deferred, .sending: waiting += 1
    case .accepted, .delivered:
      sent += 1
      if delivery.state == .delivered { delivered += 1 }
    case .failed, .unknown: failed += 1
    case .skipped, .cancelled: skipped += 1
    }
  }

  /// Adds clients who got no message at all.
  mutating func skip(_ count: Int) { skipped += count }

  mutating func add(_ other: MessageSums) {
    waiting += other.waiting
    sent += other.sent
    delivered += other.delivered
    opened += other.opened
    clicked += other.clicked
    failed += other.failed
    skipped += other.skipped
    cost += other.cost
  }

  var cells: [ReportTable.Cell] {
    [waiting + sent + failed + skipped, waiting, sent, delivered, opened, clicked, failed, skipped]
      .map { ReportTable.Cell.count($0) } + [.number(cost)]
  }
}
