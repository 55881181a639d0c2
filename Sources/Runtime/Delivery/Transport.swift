package import Delivery
package import Loyalty

/// What carries messages of one channel to where they go.
package protocol Transport: AnyObject {
  /// The most messages in a second.
  var perSecond: Int { get }

  /// Whether a message that was accepted is still to be reported as delivered or not.
  var awaitsReports: Bool { get }

  /// Whether a push goes to devices of the client, which have to be known.
  var needsDevices: Bool { get }

  /// A text as it goes out: some gateways get Latin letters.
  func written(_ message: Outgoing) -> String

  /// Sends messages, several at once where the way allows it.
  ///
  /// - Parameters:
  ///   - messages: The messages.
  ///   - moment: Now.
  /// - Returns: What became of each, in the same order.
  func send(_ messages: [Outgoing], at moment: Moment) -> [GatewayReply]
}

extension Transport {
  package var awaitsReports: Bool { false }

  package var needsDevices: Bool { true }

  package func written(_ message: Outgoing) -> String { message.text }
}
