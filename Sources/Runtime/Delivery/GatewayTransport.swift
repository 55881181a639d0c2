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

  package func written(_ message: Outgoing) -> String { gateway.written(message) }

  package func send(_ messages: [Outgoing], at moment: Moment) -> [GatewayReply] {
    client.exchange(messages.map(gateway.request)).map { GatewayReply($0.verdict(gateway.verdict)) }
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

  package func send(_ messages: [Outgoing], at moment: Moment) -> [GatewayReply] {
    let requests = messages.map {
      gateway.request(for: $0, id: MessageName.of($0.id, in: store), at: moment)
    }
    return client.exchange(requests).map { answer in
      switch answer {
      case .success(let answer): gateway.reply(of: answer)
      case .failure(let problem): GatewayReply(.problem(problem.kind))
      }
    }
  }
}

/// Push through a server of ntfy's kind.
package final class NtfyTransport: Transport {
  private let gateway: NtfyGateway
  private let client: HTTPClient
  private let store: String
  /// Mailings that the one topic has already.
  private var published: Set<Mailing.ID> = []
  package let perSecond: Int

  /// Sends through a gateway.
  package init(_ gateway: NtfyGateway, store: String, perSecond: Int, client: HTTPClient) {
    self.gateway = gateway
    self.store = store
    self.perSecond = perSecond
    self.client = client
  }

  package var needsDevices: Bool { gateway.topic == nil }

  /// Sends to each device, or once a mailing to the one topic to which all listen: what is not for
  /// everybody, or names one client, does not go there.
  package func send(_ messages: [Outgoing], at moment: Moment) -> [GatewayReply] {
    guard gateway.topic != nil else {
      let requests = messages.map {
        gateway.requests(for: $0, id: MessageName.of($0.id, in: store))
      }
      return client.exchange(requests, of: messages, gateway.verdict)
    }
    // What one message of a mailing met in this round the others meet as well: the topic may have
    // it in spite of a lost answer.
    var met: [Mailing.ID: Verdict] = [:]
    return messages.map { message in
      guard message.isForAll, !message.isPersonal, let mailing = message.mailing else {
        return GatewayReply(.problem(.notForAll))
      }
      if message.isMailingOut || published.contains(mailing) { return GatewayReply(.accepted) }
      if let verdict = met[mailing] { return GatewayReply(verdict) }
      let verdict = publish(message, as: MessageName.of(mailing, in: store))
      met[mailing] = verdict
      if verdict == .accepted { published.insert(mailing) }
      return GatewayReply(verdict)
    }
  }

  private func publish(_ message: Outgoing, as name: String) -> Verdict {
    client.exchange(gateway.requests(for: message, id: name))[0].verdict(gateway.verdict)
  }
}

extension HTTPClient {
  /// Exchanges the requests of messages, one for each of their devices, and sums up the answers.
  func exchange(
    _ requests: [[GatewayRequest]],
    of messages: [Outgoing],
    _ verdict: (GatewayAnswer) -> Verdict
  ) -> [GatewayReply] {
    var answers = exchange(requests.flatMap(\.self))[...]
    return zip(messages, requests).map { message, own in
      let verdicts = answers.prefix(own.count).map { $0.verdict(verdict) }
      answers = answers.dropFirst(own.count)
      return GatewayReply(each: zip(message.tokens, verdicts).map { ($0, $1) })
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
