import Foundation
import JSONText
package import Loyalty

/// The back end of the club's own app, asked in the form of Standard Webhooks: an id that is the
/// same at every attempt, a timestamp, and an HMAC-SHA256 signature over both and the body.
package struct WebhookGateway: Hashable, Sendable {
  /// The address that is posted to.
  package let url: String
  /// The key of signatures, as "whsec_" and base64 or as plain text.
  package let secret: Secret

  /// What stands in front of a key in base64.
  private static let prefix = "whsec_"

  /// Describes the gateway.
  package init(url: String, secret: Secret) {
    self.url = url
    self.secret = secret
  }

  /// The request that sends a message.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - id: The message's stable name, by which repeats are known.
  ///   - moment: Now.
  /// - Returns: The signed request.
  package func request(for message: Outgoing, id: String, at moment: Moment) -> GatewayRequest {
    let body = Array(Self.body(of: message, at: moment).text.utf8)
    let timestamp = String(moment.milliseconds / 1_000)
    return GatewayRequest(
      "POST",
      url,
      headers: [
        GatewayRequest.Header("Content-Type", "application/json"),
        GatewayRequest.Header("webhook-id", id),
        GatewayRequest.Header("webhook-timestamp", timestamp),
        GatewayRequest.Header("webhook-signature", signature(id, timestamp, body)),
      ],
      body: body
    )
  }

  /// The signature of a body under its id and timestamp: "v1," and base64.
  package func signature(_ id: String, _ timestamp: String, _ body: [UInt8]) -> String {
    let signed = Array("\(id).\(timestamp).".utf8) + body
    return "v1," + Data(HMAC.code(of: signed, key: key)).base64EncodedString()
  }

  /// Whether one of the signatures of a request, which stand in a line, is this gateway's.
  package func isSigned(
    _ signatures: String,
    _ id: String,
    _ timestamp: String,
    _ body: [UInt8]
  ) -> Bool {
    let own = Array(signature(id, timestamp, body).utf8)
    return signatures.split(separator: " ").contains { HMAC.isSame(Array($0.utf8), own) }
  }

  private var key: [UInt8] {
    let text = secret.revealed
    guard text.hasPrefix(Self.prefix),
      let bytes = Data(base64Encoded: String(text.dropFirst(Self.prefix.count)))
    else { return Array(text.utf8) }
    return Array(bytes)
  }

  private static func body(of message: Outgoing, at moment: Moment) -> JSONValue {
    .object([
      JSONMember("type", .string("push")),
      JSONMember("timestamp", .string(moment.rfc3339)),
      JSONMember(
        "data",
        .object([
          JSONMember("message", .integer(message.id.number)),
          JSONMember("client", .integer(message.client.number)),
          JSONMember("tokens", .array(message.tokens.map { .string($0) })),
          JSONMember("title", message.title.map { .string($0) } ?? .null),
          JSONMember("text", .string(message.text)),
          JSONMember("class", .string(message.kind.rawValue)),
          JSONMember("attempt", .integer(message.attempt)),
        ])
      ),
    ])
  }

  /// What the back end's answer says.
  ///
  /// An empty body takes the message; `{"recipients":[{"token":"…","result":"delivered"},…]}` tells
  /// of each device, with "delivered", "accepted" or "gone".
  package func verdict(of answer: GatewayAnswer) -> Verdict {
    if let failure = answer.failure { return failure }
    guard !answer.body.isEmpty else { return .accepted }
    guard let value = try? JSONValue(answer.body), case .object = value else {
      return .problem(.answerUnreadable)
    }
    guard let recipients = value["recipients"] else { return .accepted }
    guard case .array(let devices) = recipients else { return .problem(.answerUnreadable) }
    let results = devices.compactMap { device -> String? in
      guard case .string(let result)? = device["result"] else { return nil }
      return result
    }
    guard results.count == devices.count else { return .problem(.answerUnreadable) }
    if results.contains("delivered") { return .delivered }
    if results.contains("accepted") || results.isEmpty { return .accepted }
    return results.allSatisfy { $0 == "gone" } ? .problem(.tokenGone) : .problem(.answerUnreadable)
  }
}
