package import Loyalty

/// What a gateway said of one message: as a whole, and of each device where it told of them.
package struct GatewayReply: Hashable, Sendable {
  /// What became of the message on one device.
  package enum Fate: Hashable, Sendable {
    /// The gateway took it.
    case took
    /// It arrived.
    case delivered
    /// The device does not take notifications any more.
    case gone
    /// It did not get there.
    case missed
  }

  /// What it said of the message.
  package let verdict: Verdict
  /// What it said of devices, by the app's addresses on them.
  package let devices: [String: Fate]

  /// Describes what a gateway said.
  package init(_ verdict: Verdict, devices: [String: Fate] = [:]) {
    self.verdict = verdict
    self.devices = devices
  }

  /// Sums up what a gateway said that was asked for each device by itself.
  ///
  /// As long as one of them may get it at another attempt the message waits for that; then it counts
  /// by those that it reached.
  package init(each devices: [(token: String, verdict: Verdict)]) {
    self.devices = Dictionary(
      devices.map { ($0.token, Self.fate($0.verdict)) },
      uniquingKeysWith: { first, _ in first }
    )
    let verdicts = devices.map(\.verdict)
    verdict =
      verdicts.first(where: \.isPassing) ?? verdicts.first { $0 == .delivered }
      ?? verdicts.first { $0 == .accepted } ?? verdicts.first ?? .problem(.tokenGone)
  }

  private static func fate(_ verdict: Verdict) -> Fate {
    switch verdict {
    case .accepted: .took
    case .delivered: .delivered
    case .problem(.tokenGone, _): .gone
    case .problem: .missed
    }
  }

  /// The addresses that the gateway calls gone.
  package var gone: [String] { devices.filter { $0.value == .gone }.keys.sorted() }

  /// What of it the journal keeps of a message that has several devices; nil for all others.
  package func report(on message: Outgoing) -> DeviceReport? {
    guard !devices.isEmpty, message.tokens.count > 1 || message.isPartly else { return nil }
    func marks(_ fates: [Fate]) -> [DeviceMark] {
      message.tokens.filter { fates.contains(devices[$0] ?? .missed) }.map { DeviceMark(token: $0) }
    }
    return DeviceReport(
      message.id,
      took: marks([.took]),
      delivered: marks([.delivered]),
      missed: marks([.gone, .missed])
    )
  }
}
