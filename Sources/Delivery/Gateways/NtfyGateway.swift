import JSONText
package import Loyalty

/// A push gateway that is asked as ntfy is: one JSON object for each topic.
package struct NtfyGateway: Hashable, Sendable {
  /// The server: "https://ntfy.example".
  package let url: String
  /// The one topic to which all listen; nil where each client's tokens are topics of their own.
  package let topic: String?
  /// The access token of the server.
  package let token: Secret?

  /// Describes the gateway.
  package init(url: String, topic: String? = nil, token: Secret? = nil) {
    self.url = url
    self.topic = topic
    self.token = token
  }

  /// The requests that send a message: one, or one for each device.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - id: The stable name of the message, or of the mailing that the one topic gets: a server
  ///     from 2.16 on shows what comes again under it in the place of the first.
  /// - Returns: The requests.
  package func requests(for message: Outgoing, id: String) -> [GatewayRequest] {
    let topics = topic.map { [$0] } ?? message.tokens
    return topics.map { topic in
      var members = [
        JSONMember("topic", .string(topic)), JSONMember("sequence_id", .string(id)),
      ]
      if let title = message.title { members.append(JSONMember("title", .string(title))) }
      members.append(JSONMember("message", .string(message.text)))
      var headers = [GatewayRequest.Header("Content-Type", "application/json")]
      if let token {
        headers.append(GatewayRequest.Header("Authorization", "Bearer " + token.revealed))
      }
      let body = Array(JSONValue.object(members).text.utf8)
      return GatewayRequest("POST", url, headers: headers, body: body)
    }
  }

  /// What the gateway's answer says: the message as it published it.
  package func verdict(of answer: GatewayAnswer) -> Verdict {
    if let failure = answer.failure { return failure }
    guard let value = try? JSONValue(answer.body), case .string? = value["id"] else {
      return .problem(.answerUnreadable)
    }
    return .accepted
  }
}
