import Localization
import Loyalty
import Terminal

/// The Desk: a find line that tells a balance at once, who was here last, the receipts that wait
/// (screens.md wireframe 11).
package struct DeskScreen: KeyedScreen {
  /// The find line, the selection, the marks.
  var list = ListState<DeskRow>(startsFinding: true)
  /// Who answers what was typed.
  private(set) var listing = ClientListing()
  /// The question before a parked receipt is thrown away.
  var question: Question<ParkedReceipt.ID>?
  /// The command under way.
  var pending: Command?
  /// How far the club's receipts were when a sale was opened out of here.
  private var sale: SaleMark?

  /// The numbers that the next receipt and the next parked one would get.
  private struct SaleMark: Hashable, Sendable {
    let receipt: Receipt.ID
    let parked: ParkedReceipt.ID

    init(_ club: Club) {
      receipt = club.receipts.nextID
      parked = club.parkedReceipts.nextID
    }
  }

  package init() {}

  package var helpTopic: String { "desk" }
  package var isTyping: Bool { list.isFinding && question == nil }
  package var isAsking: Bool { question != nil }

  package func trail(_ context: Context) -> [String] { [context.words("menu.item.desk")] }

  // MARK: Rows

  /// Whether nothing is typed.
  var isBlank: Bool { list.find.text.isBlank }

  /// The listing, asked if it was not yet.
  func current(_ context: Context) -> ClientListing {
    var listing = listing
    listing.ask(asked, of: context.club, at: context.now)
    return listing
  }

  private var asked: ClientListing.Question {
    ClientListing.Question(typed: isBlank ? "" : list.find.text)
  }

  /// Asks the listing anew after something was typed.
  mutating func ask(_ context: Context) {
    listing.ask(asked, of: context.club, at: context.now)
  }

  /// Fetches more of what was found before somebody moves on.
  mutating func reach(_ place: Int, _ context: Context) {
    listing.reach(place, in: context.club)
  }

  /// What stands on the Desk now.
  func deskRows(_ context: Context) -> DeskRows {
    let layout = DeskLayout(context.size)
    let recent = context.club.lastBuyers
    let parked = context.club.parkedReceipts.waiting.map(\.id)
    guard !isBlank else {
      let shown = layout.recentLines(of: recent.count, above: parked.count)
      return DeskRows(
        found: TableRows([]),
        offersNew: false,
        recent: Array(recent.prefix(shown)),
        parked: parked
      )
    }
    let listing = current(context)
    let found = listing.rows(context.club, hasActionRow: false)
    let offersNew = listing.hasAll && context.whyReadOnly == nil
    guard listing.hasAll else {
      return DeskRows(found: found, offersNew: false, recent: [], parked: [])
    }
    let others = recent.filter { found.place(of: $0) == nil }
    let rows = 1 + found.count + (offersNew ? 1 : 0)
    let below = layout.below(rows, recent: others.count, parked: parked.count)
    return DeskRows(
      found: found,
      offersNew: offersNew,
      recent: Array(others.prefix(below.recent)),
      parked: Array(parked.prefix(below.parked))
    )
  }

  /// What stands in the selected row.
  func selectedRow(_ context: Context) -> DeskRow? {
    var table = list.table
    table.follow(rows(context))
    return table.selectedID
  }

  /// The selected receipt that waits.
  func selectedParked(_ context: Context) -> ParkedReceipt? {
    guard case .parked(let id)? = selectedRow(context) else { return nil }
    return context.club.parkedReceipts[id]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .clubChanged(let change):
      for case .clientsMerged(let merge) in change.events {
        list.table.marks.follow(.client(merge.from.id), into: .client(merge.into))
      }
      for case .clientErased(let id) in change.events { list.table.marks.remove(.client(id)) }
      listing.refresh(context.club, at: context.now)
      list.table.follow(rows(context))
    case .performed(let command, _) where command == pending:
      pending = nil
      return [.tell(Notice(.done, context.words("desk.dropped")))]
    case .refused(let command, let refusal) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    case .notSaved(let command, let sentence) where command == pending:
      pending = nil
      return [.tell(Notice(.trouble, sentence))]
    case .returned(.client(let id)):
      listing.refresh(context.club, at: context.now)
      list.table.select(id: .client(id), in: rows(context), page: page(context))
    case .returned: turnToNextGuest(context)
    default: break
    }
    return []
  }

  /// Remembers where the receipts are before a sale is opened.
  mutating func beginSale(_ context: Context) { sale = SaleMark(context.club) }

  /// A receipt that was sold or parked ends a guest's visit: the line is free for the next one.
  private mutating func turnToNextGuest(_ context: Context) {
    defer { sale = nil }
    guard let sale, sale != SaleMark(context.club) else { return }
    list.find.clear()
    list.startFinding()
    ask(context)
    list.found(rows(context))
  }
}
