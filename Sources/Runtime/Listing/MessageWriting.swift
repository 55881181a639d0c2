import Exchange
import Localization
import Loyalty
import LoyaltyStore

/// The columns of a file of messages.
enum MessageColumn: String, ExportColumn {
  case message, mailing, cause, channel, phone, queued, count, state, reason, since, attempts
  case parts, cost, opened, clicked
}

/// Writes all messages, a row each: how far it has come and what it cost, without its text.
///
/// Clients who got no message of a mailing, by the reason, are a row behind its messages: it has no
/// number, and `count` of them. What nobody was billed for has no cost.
package struct MessageWriting: Writing {
  private let form: WritingForm

  package init(_ form: WritingForm) {
    self.form = form
  }

  package func run(on desk: OpenDesk, write: @escaping ([UInt8]) throws -> Void) throws -> Int {
    try desk.settle()
    let club = desk.store.club
    let writer = form.writer(write)
    var export = try ColumnExport<MessageColumn>(
      writer,
      headings: form.headings("messageColumn.", desk.words)
    )
    let cells = MessageCells(club, form.isTranslated ? desk.words : nil)
    for message in club.outbox {
      guard let delivery = club.outbox.delivery(of: message.id) else { continue }
      try export.write(cells.cells(of: message, delivery))
    }
    for mailing in club.outbox.mailings {
      for row in cells.skipped(of: mailing) { try export.write(row) }
    }
    try export.finish()
    return export.unwritable
  }
}

/// What a file tells of messages, in the contract's words or in those of a language.
private struct MessageCells {
  private let club: Club
  private let words: Words?

  init(_ club: Club, _ words: Words?) {
    self.club = club
    self.words = words
  }

  func cells(of message: Message, _ delivery: Delivery) -> [MessageColumn: String] {
    [
      .message: message.id.description, .mailing: message.mailing?.description ?? "",
      .cause: told("messageCause.", message.cause.rawValue),
      .channel: message.channel.rawValue,
      .phone: club.clients.phone(of: club.clients.current(message.client))?.e164 ?? "",
      .queued: message.queuedAt.map(text) ?? "", .count: "1",
      .state: told("mailings.message.", delivery.state.name),
      .reason: reason(of: delivery.state), .since: text(delivery.since),
      .attempts: String(delivery.attempts),
      .parts: delivery.isPaid && delivery.bill.units > 0 ? String(delivery.bill.units) : "",
      .cost: delivery.isPaid ? delivery.bill.cost.decimalString : "",
      .opened: yes(delivery.reactions.contains(.opened)),
      .clicked: yes(delivery.reactions.contains(.clicked)),
    ]
  }

  /// Who got no message of a mailing, a row a reason.
  func skipped(of mailing: Mailing) -> [[MessageColumn: String]] {
    let figures = club.outbox.figures(of: mailing.id)
    return SkipReason.allCases.compactMap { reason in
      figures.skippedAtStart[reason].map { count in
        [
          .mailing: mailing.id.description,
          .cause: told("messageCause.", Message.Cause.mailing.rawValue),
          .channel: mailing.channel.rawValue,
          .queued: figures.startedAt.map(text) ?? "", .count: String(count),
          .state: told("mailings.message.", "skipped"),
          .reason: told("mailing.skip.", reason.rawValue),
        ]
      }
    }
  }

  private func reason(of state: Delivery.State) -> String {
    let keys = if case .skipped = state { "mailing.skip." } else { "mailing.problem." }
    return state.reason.map { told(keys, $0) } ?? ""
  }

  private func told(_ keys: String, _ name: String) -> String { words?(keys + name) ?? name }

  private func text(_ moment: Moment) -> String {
    FileMoment.text(moment, calendar: club.calendar)
  }

  private func yes(_ isSo: Bool) -> String {
    guard isSo else { return "" }
    return words?.parts(of: "file.yes").first ?? "yes"
  }
}
