/// What SMS of a calendar month were sent, and what they cost.
public struct SmsMonth: Hashable, Sendable {
  /// The first day of the month.
  public let first: Day
  /// The SMS that the gateway took.
  public fileprivate(set) var messages = 0
  /// Their units, as the club counted them when they were sent.
  public fileprivate(set) var units = 0
  /// Their price, as it was when they were sent.
  public fileprivate(set) var cost = Money.zero
  /// Those of them that did not arrive, or of which nobody knows.
  public fileprivate(set) var undelivered = 0

  /// A month without SMS.
  public init(first: Day) {
    self.first = first
  }
}

extension Club {
  /// The bill of SMS by month, the newest first: a message belongs to the month in which it was
  /// queued.
  ///
  /// Cost: a look at every message.
  public var smsBill: [SmsMonth] {
    var months: [Day: SmsMonth] = [:]
    forEachPaidSms { _, first, delivery in
      months[first, default: SmsMonth(first: first)].add(delivery)
    }
    return months.values.sorted { $0.first > $1.first }
  }

  /// The SMS of a month of the bill, the newest first.
  public func paidSms(ofMonth first: Day) -> [Message.ID] {
    var found: [Message.ID] = []
    forEachPaidSms { message, month, _ in if month == first { found.append(message) } }
    return found.reversed()
  }

  private func forEachPaidSms(_ look: (Message.ID, Day, Delivery) -> Void) {
    for place in outbox.indices {
      let message = outbox[place]
      guard message.channel == .sms, let queued = message.queuedAt,
        let delivery = outbox.delivery(of: message.id), delivery.isPaid
      else { continue }
      let day = calendar.day(of: queued)
      look(message.id, day.advanced(byDays: 1 - day.dayOfMonth), delivery)
    }
  }
}

extension SmsMonth {
  fileprivate mutating func add(_ delivery: Delivery) {
    messages += 1
    units += delivery.bill.units
    cost = Money(clamping: cost.minorUnits + delivery.bill.cost.minorUnits)
    switch delivery.state {
    case .failed, .unknown: undelivered += 1
    default: break
    }
  }
}

extension Delivery {
  /// Whether a gateway took the message, so that it is paid for.
  public var isPaid: Bool {
    switch state {
    case .accepted, .delivered, .failed(.undelivered), .unknown(.noReport): true
    default: false
    }
  }
}
