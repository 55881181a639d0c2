package import Delivery
package import Loyalty

/// Push through Google's FCM, with an access token that is asked for anew before it ends.
package final class FcmTransport: Transport {
  private let gateway: FcmGateway
  private let client: HTTPClient
  private let store: String
  private var token: (text: Secret, until: Moment)?
  package let perSecond: Int

  /// Seconds before its end from which a token is not used any more.
  private static let reserve: Int64 = 60

  /// Sends through a gateway.
  package init(_ gateway: FcmGateway, store: String, perSecond: Int, client: HTTPClient) {
    self.gateway = gateway
    self.store = store
    self.perSecond = perSecond
    self.client = client
  }

  package func send(_ messages: [Outgoing], at moment: Moment) -> [GatewayReply] {
    let token: Secret
    switch currentToken(at: moment) {
    case .success(let found): token = found
    case .failure(let problem): return messages.map { _ in GatewayReply(.problem(problem.kind)) }
    }
    let requests = messages.map {
      gateway.requests(for: $0, id: MessageName.of($0.id, in: store), token: token)
    }
    let replies = client.exchange(requests, of: messages, gateway.verdict)
    if replies.contains(where: { $0.verdict == .problem(.unauthorized) }) { self.token = nil }
    return replies
  }

  private func currentToken(at moment: Moment) -> Result<Secret, GatewayProblem> {
    if let token, moment < token.until { return .success(token.text) }
    guard let request = gateway.tokenRequest(at: moment, sign: SystemSigner.rs256) else {
      return .failure(GatewayProblem(.unauthorized))
    }
    switch client.exchange([request])[0] {
    case .failure(let problem): return .failure(problem)
    case .success(let answer):
      guard let found = gateway.token(of: answer) else {
        let isRefused = (400..<500).contains(answer.status)
        return .failure(GatewayProblem(isRefused ? .unauthorized : .gatewayFailed))
      }
      token = (found.token, moment.advanced(bySeconds: found.seconds - Self.reserve))
      return .success(found.token)
    }
  }
}
