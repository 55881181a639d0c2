/// How far one message of the outbox has come, in some 60 bytes.
struct OutboxRow: Sendable {
  var client: Client.ID
  /// The number of its mailing; 0 for a message of its own.
  let mailing: UInt32
  var state: Delivery.State
  var attempts: UInt8 = 0
  var reactions: UInt8 = 0
  var units: UInt8 = 0
  var doubt: DeliveryProblem?
  var cost: Int32 = 0
  var since: Moment
  var due: Moment
  let queuedAt: Moment?
  let isMarketing: Bool

  /// The row as others see it.
  func delivery(_ devices: MessageDevices?) -> Delivery {
    Delivery(
      state: state,
      attempts: Int(attempts),
      since: since,
      due: due,
      bill: SmsBill(units: Int(units), cost: Money(clamping: Int64(cost))),
      reactions: Set(
        Reaction.Kind.allCases.enumerated().compactMap { place, kind in
          reactions & (1 << UInt8(place)) > 0 ? kind : nil
        }
      ),
      doubt: doubt,
      devices: devices
    )
  }

  /// An end that does not say more than is known: what may have gone out at an earlier attempt is
  /// neither unsent nor has it surely failed, and what a device took is not undone by the others.
  func honest(_ outcome: DeliveryOutcome, _ devices: MessageDevices?) -> DeliveryOutcome {
    switch outcome {
    case .delivered, .awaitsReport, .retry, .deferred: return outcome
    case .accepted: return devices?.outcome ?? .accepted
    case .failed, .unknown, .skipped, .cancelled: break
    }
    if let reached = devices?.outcome { return reached }
    switch outcome {
    case .failed(let problem) where problem.isPassing: return doubt.map { .unknown($0) } ?? outcome
    case .skipped:
      // Only whoever finds it in the hands of a sender that died does not send it.
      let doubt = doubt ?? (state == .sending ? .interrupted : nil)
      return doubt.map { .unknown($0) } ?? outcome
    default: return outcome
    }
  }
}
