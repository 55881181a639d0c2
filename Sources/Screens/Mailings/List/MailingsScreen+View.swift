import Localization
import Loyalty
package import Terminal

extension MailingsScreen {
  package func view(_ context: Context) -> View {
    var parts = [StackPart.gap(), StackPart(.table(tableView(context)), .filling(atLeast: 4))]
    if let mailing = selected(context), context.size.rows >= 18 {
      parts += [.gap(), StackPart(.text(TextView(about(mailing, context)))), .gap()]
    }
    let view = View.stack(parts)
    return question.map { $0.over(view) } ?? view
  }

  private func about(_ mailing: Mailing, _ context: Context) -> [Paragraph] {
    let words = MailingWords(context)
    let figures = context.club.outbox.figures(of: mailing.id)
    var lines = [
      Paragraph(mailing.title ?? words.recipients(mailing), style: .title),
      Paragraph(String(mailing.text.prefix(160))),
    ]
    let became = words.figures(mailing)
    if !became.isEmpty { lines.append(Paragraph(became.capitalisedFirst)) }
    let skipped = words.skipped(figures.skippedInAll)
    if !skipped.isEmpty {
      lines.append(Paragraph(context.words("mailings.notSent", ["who": .text(skipped)])))
    }
    return lines
  }

  private func tableView(_ context: Context) -> TableView {
    let rows = rows(context)
    let outbox = context.club.outbox
    let words = MailingWords(context)
    return TableView(
      columns(context.words),
      rows: rows,
      state: table,
      empty: [context.words("mailings.empty"), context.words("mailings.emptyNext")]
    ) { place in
      guard let mailing = rows.id(at: place).flatMap({ outbox[$0] }) else {
        return TableRow([String]())
      }
      let figures = outbox.figures(of: mailing.id)
      let reached = figures.accepted + figures.delivered
      return TableRow(
        [
          words.title(mailing),
          context.words("clients.consent." + mailing.channel.rawValue),
          words.recipients(mailing), words.time(of: mailing), words.state(mailing),
          figures.startedAt == nil
            ? ""
            : context.words(
              "common.of",
              ["number": .number(reached), "total": .number(figures.total)]
            ),
        ],
        isDim: mailing.status == .cancelled
      )
    }
  }

  private func columns(_ words: Words) -> [Column] {
    [
      Column(
        id: "title",
        title: words("mailings.column.title"),
        width: .flexible(minimum: 12, ideal: 24)
      ),
      Column(id: "channel", title: "", width: .fixed(4), priority: 3),
      Column(
        id: "recipients",
        title: words("mailings.column.recipients"),
        width: .flexible(minimum: 8, ideal: 14),
        priority: 2
      ),
      Column(id: "time", title: words("mailings.column.time"), width: .fixed(13), priority: 1),
      Column(id: "state", title: words("mailings.column.state"), width: .fixed(13)),
      Column(
        id: "reached",
        title: words("mailings.column.reached"),
        width: .fixed(11),
        alignment: .right
      ),
    ]
  }
}
