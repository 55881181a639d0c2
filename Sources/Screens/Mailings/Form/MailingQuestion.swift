import Localization
import Loyalty
import Terminal

/// The questions about pushes and SMS: before they go, and about those that are there.
struct MailingQuestion {
  private let context: Context
  /// Whether the gateway of SMS writes Cyrillic in Latin letters.
  private let isLatin: Bool
  /// Whether pushes go to one topic of all.
  private let isOneTopic: Bool
  private var words: Words { context.words }

  init(_ context: Context, isLatin: Bool, isOneTopic: Bool) {
    self.context = context
    self.isLatin = isLatin
    self.isOneTopic = isOneTopic
  }

  /// Asks before sending, naming what goes to whom and how many get it, what it costs, and whether
  /// it can be taken back.
  func send(
    _ draft: MailingDraft,
    _ reading: MailingReading,
    _ counts: MailingCounts?,
    _ button: String
  ) -> Question<Void> {
    let isNow = Self.goes(draft, context) <= context.now
    var lines = [head(draft, reading)]
    if let counts {
      let values: [String: WordValue] = [
        "count": .number(counts.count), "total": .number(counts.total),
      ]
      let isFixed = isNow || reading.isOfMarked
      lines.append(words(isFixed ? "mailings.ask.now" : "mailings.ask.recipients", values))
      let skipped = MailingWords(context).skipped(counts.skipped)
      if !skipped.isEmpty { lines.append(words("mailings.ask.skipped", ["who": .text(skipped)])) }
      let forecast = SmsForecast(context, isLatin: isLatin)
      if draft.channel == .sms, let cost = forecast.total(draft.text, counts) {
        lines.append(cost)
      }
    }
    if isOneTopic, draft.channel == .push { lines.append(words("mailings.ask.topic")) }
    lines.append(words(isNow ? "mailings.ask.final" : "mailings.ask.until"))
    return Question(
      (),
      lines,
      buttons: [
        DialogButton(id: "send", title: button),
        DialogButton(id: "draft", title: words("mailings.button.draft")),
        DialogButton(id: "keep", title: words("mailings.button.keep")),
      ],
      startsSafe: true,
      openedBy: nil
    )
  }

  /// The way, to whom, and how it begins.
  private func head(_ draft: MailingDraft, _ reading: MailingReading) -> String {
    let text = draft.title ?? draft.text
    let short = text.count > Self.headLength ? text.prefix(Self.headLength - 1) + "…" : text[...]
    return words(
      "mailings.ask.head",
      [
        "channel": .text(words("mailings.channel." + draft.channel.rawValue)),
        "who": .text(MailingWords(context).recipients(reading.resolved)),
        "text": .text(String(short)),
      ]
    )
  }

  /// How much of a text names it.
  private static let headLength = 40

  /// When it goes, out of quiet hours.
  private static func goes(_ draft: MailingDraft, _ context: Context) -> Moment {
    context.club.time(for: draft.kind, at: draft.sendAt ?? context.now)
  }

  /// Asks what to do with a mailing: what its state allows.
  static func launch(_ mailing: Mailing, _ context: Context) -> Question<Mailing.ID> {
    let words = context.words
    let choices = choices(mailing, context)
    let shown = MailingWords(context)
    let head = words(
      "mailings.ask.launch",
      [
        "title": .text(mailing.title ?? mailing.text), "state": .text(shown.state(mailing)),
      ]
    )
    return Question(
      mailing.id,
      [head] + choices.map { words("mailings.ask." + $0) },
      buttons: choices.map { DialogButton(id: $0, title: words("mailings.button." + $0)) }
        + [DialogButton(id: "keep", title: words("button.leaveAsIs"))],
      startsSafe: true,
      openedBy: nil
    )
  }

  private static func choices(_ mailing: Mailing, _ context: Context) -> [String] {
    switch context.club.state(of: mailing) {
    case .draft: ["delete", "copy"]
    case .scheduled, .sending: ["cancel", "copy"]
    case .sent, .cancelled:
      context.club.missed(by: mailing.id).isEmpty ? ["copy"] : ["resend", "copy"]
    }
  }
}
