import Exchange
import Localization
package import Loyalty
import LoyaltyStore

/// The columns of a file of lots.
enum LotColumn: String, ExportColumn {
  case client, phone, lot, accrued, left, usableFrom, lastDay
}

/// Writes the lots of all clients of which something is left now: what can be spent, from when, and
/// the last day on which it can be.
///
/// What a client owes is a row without a lot, below zero; so the rows add up to what clients have.
package struct LotWriting: Writing {
  private let form: WritingForm
  private let now: Moment?

  /// Writes lots as of a moment; by the clock without one.
  package init(_ form: WritingForm, at now: Moment? = nil) {
    self.form = form
    self.now = now
  }

  package func run(on desk: OpenDesk, write: @escaping ([UInt8]) throws -> Void) throws -> Int {
    try desk.settle()
    let club = desk.store.club
    let now = now ?? max(SystemClock.now(), desk.store.lastAt ?? SystemClock.now())
    let writer = form.writer(write)
    var export = try ColumnExport<LotColumn>(
      writer,
      headings: form.headings("lotColumn.", desk.words)
    )
    for client in club.accountOwners {
      let account = club.accounts[client]
      let lots = account.lots.filter { !$0.remainder.isZero && !$0.isBurnt(at: now) }
      guard !lots.isEmpty || !account.debt.isZero else { continue }
      let owner: [LotColumn: String] = [
        .client: try desk.store.card(of: client).name,
        .phone: club.clients.phone(of: client)?.e164 ?? "",
      ]
      for lot in lots {
        try export.write(owner.merging(cells(of: lot, club.calendar)) { $1 })
      }
      guard !account.debt.isZero else { continue }
      try export.write(owner.merging([.left: account.debt.negated.decimalString]) { $1 })
    }
    try export.finish()
    return export.unwritable
  }

  private func cells(of lot: Lot, _ calendar: ClubCalendar) -> [LotColumn: String] {
    let last = lot.burnsAt.map { calendar.day(of: $0.advanced(byMilliseconds: -1)).iso }
    return [
      .lot: lot.id.description, .accrued: lot.amount.decimalString,
      .left: lot.remainder.decimalString,
      .usableFrom: FileMoment.text(lot.usableFrom, calendar: calendar), .lastDay: last ?? "",
    ]
  }
}
