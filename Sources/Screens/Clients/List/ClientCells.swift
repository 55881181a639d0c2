import Localization
import Loyalty
import Terminal

/// The cells of clients' rows, in the list and at the Desk; only rows in sight are asked for.
struct ClientCells: Sendable {
  private let context: Context
  private var words: Words { context.words }

  init(_ context: Context) {
    self.context = context
  }

  /// A row of the Desk: name, phone, bonuses, group, last visit.
  func deskRow(_ id: Client.ID) -> TableRow {
    TableRow([name(id), phone(id), bonuses(id), group(id), visit(id)])
  }

  func name(_ id: Client.ID) -> TableCell { TableCell(context.name(of: id)) }

  func phone(_ id: Client.ID) -> TableCell {
    TableCell(words.phone(context.club.clients.columns(of: id).phone.e164))
  }

  /// The leading group.
  func group(_ id: Client.ID) -> TableCell {
    TableCell(context.club.leadingGroup(of: id)?.name ?? "")
  }

  /// What can be spent now; nothing is muted.
  func bonuses(_ id: Client.ID) -> TableCell {
    let usable = context.club.account(of: id, at: context.now).usable(at: context.now)
    return TableCell(context.bonuses(usable), style: usable.isZero ? .muted : .text)
  }

  /// When the client bought last: the time today, the day of this year's visits, else the year.
  private func visit(_ id: Client.ID) -> TableCell {
    guard let visit = context.club.receipts.lastVisit(of: id) else { return "" }
    let day = context.club.calendar.day(of: visit)
    if day == context.today { return TableCell(context.time(visit)) }
    let isRecent = day > context.today.advanced(byDays: -365)
    return TableCell(isRecent ? words.shortDate(day) : String(day.year), style: .muted)
  }
}
