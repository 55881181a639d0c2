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

  /// Looks at every recipient's columns.
  init(_ reading: MailingReading, _ context: Context) {
    recipients = reading.resolved
    channel = reading.channel
    kind = reading.kind
    let preview = context.club.preview(recipients, channel, kind, at: context.now)
    count = preview.clients.count
    skipped = preview.skipped
    sample = Array(preview.clients.prefix(Self.sampleLimit))
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
