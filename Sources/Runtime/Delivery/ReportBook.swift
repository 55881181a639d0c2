package import Delivery
import Foundation
import JSONText
package import Loyalty
package import LoyaltyStore

/// Checks what came about messages and notes it in the store.
package final class ReportBook {
  /// How far the clock of the app's back end may be from ours.
  private static let toleranceSeconds: Int64 = 300

  private let store: Store
  private let staff: Staff
  private let settings: GatewaySettings
  private let clock: () -> Moment

  /// Notes reports in an open store.
  package init(
    _ store: Store,
    as staff: Staff,
    _ settings: GatewaySettings,
    clock: @escaping () -> Moment = SystemClock.now
  ) {
    self.store = store
    self.staff = staff
    self.settings = settings
    self.clock = clock
  }

  /// Notes a report; false for one that is not to be believed, or speaks of no message.
  package func take(_ report: ReportListener.Report) -> Bool {
    switch report {
    case .delivery(let message, let key, let type): delivery(message, key, type)
    case .reaction(let request): reaction(request)
    }
  }

  private func delivery(_ message: Message.ID, _ key: String, _ type: Int) -> Bool {
    guard let gateway = settings.sms,
      HMAC.isSame(Array(key.utf8), Array(gateway.reportKey(of: message).utf8)),
      (try? store.follow()) != nil, let delivery = store.club.outbox.delivery(of: message)
    else { return false }
    guard let outcome = KannelGateway.outcome(ofReport: type) else { return true }
    switch (delivery.state, outcome) {
    case (.delivered, _), (.failed(.undelivered), .failed): return true
    default: break
    }
    let now = clock()
    return note([.messagesSettled([Settlement(outcome, [message])], at: now)])
  }

  private func reaction(_ request: ReportListener.ReactionRequest) -> Bool {
    guard case .webhook(let gateway)? = settings.push, isFresh(request.timestamp),
      gateway.isSigned(request.signature, request.id, request.timestamp, request.body),
      let reaction = Self.reaction(request.body, at: clock()), (try? store.follow()) != nil,
      let delivery = store.club.outbox.delivery(of: reaction.message), delivery.mayHaveArrived
    else { return false }
    return delivery.reactions.contains(reaction.kind) || note([.reactionsCame([reaction])])
  }

  private func isFresh(_ timestamp: String) -> Bool {
    guard let seconds = Int64(timestamp) else { return false }
    let (difference, overflow) = seconds.subtractingReportingOverflow(clock().milliseconds / 1_000)
    return !overflow && difference.magnitude <= UInt64(Self.toleranceSeconds)
  }

  private static func reaction(_ body: [UInt8], at moment: Moment) -> Reaction? {
    guard let value = try? JSONValue(body), case .number(let digits)? = value["message"],
      let number = UInt32(digits), number > 0, case .string(let kind)? = value["kind"],
      let kind = Reaction.Kind(rawValue: kind)
    else { return nil }
    var at = moment
    if case .string(let text)? = value["at"], let told = try? Moment(rfc3339: text) {
      at = min(told, moment)
    }
    return Reaction(message: Message.ID(number), kind: kind, at: at)
  }

  private func note(_ events: [Event]) -> Bool {
    let pending = try? store.append(by: staff) { _, _ in events }
    return (try? pending?.sync()) != nil
  }
}
