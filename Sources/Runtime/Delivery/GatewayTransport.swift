package import Delivery
package import Loyalty

/// SMS through a gateway of Kannel's kind.
package final class KannelTransport: Transport {
  private let gateway: KannelGateway
  private let client: HTTPClient
  package let perSecond: Int

  /// Sends through a gateway.
  package init(_ gateway: KannelGateway, perSecond: Int, client: HTTPClient) {
    self.gateway = gateway
    self.perSecond = perSecond
    self.client = client
  }

  package var awaitsReports: Bool { gateway.reports != nil }

  package func written(_ text: String) -> String { gateway.written(text) }

  package func send(_ messages: [Outgoing], at moment: Moment) -> [Verdict] {
    client.exchange(messages.map(gateway.request)).map { $0.verdict(gateway.verdict) }
  }
}

/// Push through the back end of the club's own app.
package final class WebhookTransport: Transport {
  private let gateway: WebhookGateway
  private let client: HTTPClient
  private let store: String
  package let perSecond: Int

  /// Sends through a gateway.
  package init(_ gateway: WebhookGateway, store: String, perSecond: Int, client: HTTPClient) {
    self.gateway = gateway
    self.store = store
    self.perSecond = perSecond
    self.client = client
  }

  package func send(_ messages: [Outgoing], at moment: Moment) -> [Verdict] {
    let requests = messages.map {
      gateway.request(for: $0, id: MessageName.of($0.id, in: store), at: moment)
    }
    return client.exchange(requests).map { $0.verdict(gateway.verdict) }
  }
}

/// Push through a server of ntfy's kind.
package final class NtfyTransport: Transport {
  private let gateway: NtfyGateway
  private let client: HTTPClient
  /// Mailings that the one topic has already.
  private var published: Set<Mailing.ID> = []
  package let perSecond: Int

  /// Sends through a gateway.
  package init(_ gateway: NtfyGateway, perSecond: Int, client: HTTPClient) {
    self.gateway = gateway
    self.perSecond = perSecond
    self.client = client
  }

  /// Sends to each device, or once a mailing to the one topic to which all listen; what names one
  /// client is not for them.
  package func send(_ messages: [Outgoing], at moment: Moment) -> [Verdict] {
    guard gateway.topic != nil else { return exchange(messages) }
    return messages.map { message in
      if message.isPersonal { return .problem(.notForAll) }
      if message.isMailingOut { return .accepted }
      if let mailing = message.mailing, published.contains(mailing) { return .accepted }
      let verdict = exchange([message])[0]
      if verdict == .accepted, let mailing = message.mailing { published.insert(mailing) }
      return verdict
    }
  }

  private func exchange(_ messages: [Outgoing]) -> [Verdict] {
    let requests = messages.map(gateway.requests)
    var answers = client.exchange(requests.flatMap(\.self))[...]
    return requests.map { own in
      let verdicts = answers.prefix(own.count).map { $0.verdict(gateway.verdict) }
      answers = answers.dropFirst(own.count)
      return verdicts.first { $0 == .accepted } ?? verdicts.first ?? .problem(.tokenGone)
    }
  }
}

extension Result<GatewayAnswer, GatewayProblem> {
  /// What a gateway makes of the answer, or the problem.
  func verdict(_ read: (GatewayAnswer) -> Verdict) -> Verdict {
    switch self {
    case .success(let answer): read(answer)
    case .failure(let problem): .problem(problem.kind)
    }
  }
}
