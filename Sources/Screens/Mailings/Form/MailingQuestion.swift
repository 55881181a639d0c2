import Localization
import Loyalty
import Terminal

/// The questions about pushes and SMS: before they go, and about those that are there.
enum MailingQuestion {
  /// Asks before sending, naming how many get it, what it costs, and that it cannot be taken back.
  static func send(
    _ draft: MailingDraft,
    _ counts: MailingCounts?,
    _ button: String,
    _ context: Context
  ) -> Question<Void> {
    let words = context.words
    var lines: [String] = []
    if let counts {
      let values: [String: WordValue] = [
        "count": .number(counts.count), "total": .number(counts.total),
      ]
      let isNow = goes(draft, context) <= context.now
      lines.append(words(isNow ? "mailings.ask.now" : "mailings.ask.recipients", values))
      let skipped = MailingWords(context).skipped(counts.skipped)
      if !skipped.isEmpty { lines.append(words("mailings.ask.skipped", ["who": .text(skipped)])) }
      if draft.channel == .sms, let cost = SmsForecast(context).total(draft.text, counts) {
        lines.append(cost)
      }
    }
    lines.append(words("mailings.ask.final"))
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
    case .draft, .scheduled, .sending: ["cancel", "copy"]
    case .sent, .cancelled:
      context.club.missed(by: mailing.id).isEmpty ? ["copy"] : ["resend", "copy"]
    }
  }
}
