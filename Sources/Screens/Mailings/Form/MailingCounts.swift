import Loyalty

/// Who would get a push or SMS now and who would not: counted once for each choice of recipients.
struct MailingCounts: Sendable {
  private let recipients: Recipients
  private let channel: Channel
  private let kind: Loyalty.Message.Kind
  /// How many would get it.
  let count: Int
  /// How many would not, by the reason.
  let skipped: [SkipReason: Int]
  /// Some of those who would, for examples and forecasts.
  let sample: [Client.ID]
  /// Those of the sample with the shortest and the longest name: between them texts lie.
  let ends: [Client.ID]
  /// How many marketing messages the sample had in the time of the cap, at the most.
  let mostBefore: Int

  /// The most cards that a forecast looks at.
  static let sampleLimit = 500

  /// Looks at every recipient's columns, and at the devices of as many as a forecast looks at: where
  /// there are more, those without a device come out when it is sent.
  init(_ reading: MailingReading, _ context: Context, needsDevices: Bool = true) {
    recipients = reading.resolved
    channel = reading.channel
    kind = reading.kind
    let preview = context.club.preview(recipients, channel, kind, at: context.now)
    var reached = preview.clients
    var skipped = preview.skipped
    if needsDevices, channel == .push, reached.count <= Self.sampleLimit {
      reached = reached.filter { context.card($0)?.pushTokens.isEmpty == false }
      let lacking = preview.clients.count - reached.count
      if lacking > 0 { skipped[.noToken, default: 0] += lacking }
    }
    count = reached.count
    self.skipped = skipped
    sample = Array(reached.prefix(Self.sampleLimit))
    let lengths = sample.map { (id: $0, length: context.club.clients.foldedName(of: $0).count) }
    ends = [lengths.min { $0.length < $1.length }, lengths.max { $0.length < $1.length }]
      .compactMap { $0?.id }
    mostBefore =
      sample.map { context.club.marketingCount(of: $0, at: context.now) }.max() ?? 0
  }

  /// How many were looked at.
  var total: Int { count + skipped.values.reduce(0, +) }

  /// Whether the choice is still the one that was counted.
  func isOf(_ reading: MailingReading) -> Bool {
    recipients == reading.resolved && channel == reading.channel && kind == reading.kind
  }
}
