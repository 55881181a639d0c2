import Exchange
import Loyalty

/// Moves the days of the example's files so that its history ends today.
///
/// By whole weeks, so that its weekends stay weekends; up to six of its last days are then yet to
/// come.
struct DemoShift {
  private let days: Int
  private let calendar: ClubCalendar

  /// Measures from the last day of the files to today.
  init(last: Moment, now: Moment, calendar: ClubCalendar) {
    let behind = calendar.day(of: last).days(until: calendar.day(of: now))
    days = (behind > 0 ? behind + 6 : behind) / 7 * 7
    self.calendar = calendar
  }

  func callAsFunction(_ day: Day) -> Day { day.advanced(byDays: days) }

  /// The same time of another day.
  func callAsFunction(_ moment: Moment) -> Moment {
    calendar.moment(of: self(calendar.day(of: moment)), at: calendar.time(of: moment))
  }

  func callAsFunction(_ draft: ClientDraft) -> ClientDraft {
    var draft = draft
    draft.registeredOn = draft.registeredOn.map { self($0) }
    return draft
  }

  func callAsFunction(_ receipt: FileReceipt) -> FileReceipt {
    FileReceipt(
      number: receipt.number,
      at: self(receipt.at),
      phone: receipt.phone,
      typedPhone: receipt.typedPhone,
      venue: receipt.venue,
      bonuses: receipt.bonuses,
      lines: receipt.lines
    )
  }

  /// The command with the days that it names moved.
  func callAsFunction(_ command: Command) -> Command {
    switch command {
    case .createPromoCode(var draft):
      draft.terms.from = draft.terms.from.map { self($0) }
      draft.terms.until = draft.terms.until.map { self($0) }
      return .createPromoCode(draft)
    case .createMailing(var draft):
      draft.sendAt = draft.sendAt.map { self($0) }
      return .createMailing(draft)
    case .accrue(let client, let amount, let reason, let expiresOn):
      return .accrue(client, amount, reason: reason, expiresOn: expiresOn.map { self($0) })
    default: return command
    }
  }
}
