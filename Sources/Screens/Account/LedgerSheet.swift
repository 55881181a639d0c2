import Localization
import Loyalty
import Terminal

/// The sheet of a client's bonuses: every movement with the balance after it, the newest first.
struct LedgerSheet: Sendable {
  /// A movement and the balance after it.
  struct Line: Hashable, Sendable {
    let entry: LedgerEntry
    let balance: Bonus
  }

  /// The movements, the newest first.
  let lines: [Line]
  private let context: Context

  init(of client: Client.ID, _ context: Context) {
    self.context = context
    var balance: Int64 = 0
    let entries = context.club.ledger(of: client, at: context.now)
    lines = entries.map { entry in
      balance += entry.amount.minorUnits
      return Line(entry: entry, balance: Bonus(clamping: balance))
    }
    .reversed()
  }

  /// The rows by their places, the newest 0.
  var rows: TableRows<Int> { TableRows(Array(lines.indices)) }

  /// The table.
  func table(_ state: TableState<Int>) -> TableView {
    let lines = lines
    var view = TableView(columns, rows: rows, state: state) { row(lines[$0]) }
    view.empty = [context.words("account.noEntries")]
    return view
  }

  private var columns: [Column] {
    let words = context.words
    return [
      Column(id: "at", title: words("account.column.at"), width: .fixed(11)),
      Column(
        id: "what",
        title: words("account.column.what"),
        width: .flexible(minimum: 10, ideal: 36)
      ),
      Column(
        id: "amount",
        title: words("account.column.amount"),
        width: .fixed(11),
        alignment: .right,
        gap: 1
      ),
      Column(
        id: "balance",
        title: words("account.column.balance"),
        width: .fixed(10),
        alignment: .right,
        priority: 1
      ),
    ]
  }

  private func row(_ line: Line) -> TableRow {
    let entry = line.entry
    return TableRow([
      TableCell(context.dayAndTime(entry.at), style: .muted), TableCell(context.movement(entry)),
      TableCell(context.words.difference(minorUnits: entry.amount.minorUnits)),
      TableCell(context.bonuses(line.balance)),
    ])
  }
}

extension Context {
  /// What a movement of bonuses was, and where it came from.
  func movement(_ entry: LedgerEntry) -> String {
    let kind = words("account.kind." + entry.kind.rawValue)
    return origin(entry).map { kind + ": " + $0 } ?? kind
  }

  /// Where a movement of bonuses came from; what burnt came from nowhere.
  func origin(_ entry: LedgerEntry) -> String? {
    switch entry.origin {
    case .receipt(let id): words("account.origin.receipt", ["number": .text(id.description)])
    case .refund(let id): words("account.origin.refund", ["number": .text(id.description)])
    case .welcome: words("account.origin.welcome")
    case .birthday: words("account.origin.birthday")
    case .referral: words("account.origin.referral")
    case .promoCode(let id):
      words("account.origin.promoCode", ["name": .text(club.promoCodes[id]?.name ?? "")])
    case .byHand(let reason): reason
    case .erasure: words("account.origin.erasure")
    case .lot: nil
    }
  }
}

extension LedgerEntry {
  /// The receipt that the entry comes from.
  var receipt: Receipt.ID? {
    switch origin {
    case .receipt(let id), .refund(let id): id
    case .welcome, .birthday, .referral, .promoCode, .byHand, .erasure, .lot: nil
    }
  }
}
