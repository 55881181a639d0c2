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
  /// Any status of success takes the message, as Standard Webhooks has it, whatever the body is.
  /// `{"recipients":[{"token":"…","result":"delivered"},…]}` tells of each device besides, with
  /// "delivered", "accepted" or "gone". Such an answer is the last word on all of them: the back end
  /// knows the message's name and would drop it as a repeat.
  package func reply(of answer: GatewayAnswer) -> GatewayReply {
    if let failure = answer.failure { return GatewayReply(failure) }
    guard let value = try? JSONValue(answer.body), case .array(let devices)? = value["recipients"]
    else { return GatewayReply(.accepted) }
    var fates: [String: GatewayReply.Fate] = [:]
    var results: [GatewayReply.Fate] = []
    for device in devices {
      guard case .string(let result)? = device["result"] else { continue }
      let fate = Self.fates[result] ?? .missed
      results.append(fate)
      if case .string(let token)? = device["token"] { fates[token] = fate }
    }
    return GatewayReply(Self.verdict(of: results), devices: fates)
  }

  private static let fates: [String: GatewayReply.Fate] = [
    "delivered": .delivered, "accepted": .took, "gone": .gone,
  ]

  private static func verdict(of results: [GatewayReply.Fate]) -> Verdict {
    if results.contains(.delivered) { return .delivered }
    if results.contains(.took) || results.isEmpty { return .accepted }
    return results.allSatisfy { $0 == .gone } ? .problem(.tokenGone) : .problem(.refused)
  }
}
