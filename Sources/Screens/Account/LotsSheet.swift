import Localization
import Loyalty
import Terminal

/// The sheet of what is left of each accrual: in the order in which it will be spent, then what is
/// used up or burnt, the newest first.
struct LotsSheet: Sendable {
  /// An accrual, what is left of it now, and where it came from.
  struct Line: Hashable, Sendable {
    let lot: Lot
    let remainder: Bonus
    let entry: LedgerEntry?
  }

  /// The accruals, what will be spent first at the top.
  let lines: [Line]
  private let context: Context

  init(of client: Client.ID, _ context: Context) {
    self.context = context
    let now = context.now
    let all = context.club.lots(of: client, at: now).map { lot, entry in
      Line(lot: lot, remainder: lot.isBurnt(at: now) ? .zero : lot.remainder, entry: entry)
    }
    let left = all.filter { !$0.remainder.isZero }
    let spent = all.filter(\.remainder.isZero)
    lines = left.sorted { Lot.isSpentBefore($0.lot, $1.lot) } + spent.reversed()
  }

  /// How many accruals have something left.
  var left: Int { lines.count { !$0.remainder.isZero } }

  /// The rows by their places, what is spent first 0.
  var rows: TableRows<Int> { TableRows(Array(lines.indices)) }

  /// The table.
  func table(_ state: TableState<Int>) -> TableView {
    let lines = lines
    var view = TableView(columns, rows: rows, state: state) { row(lines[$0]) }
    view.empty = [context.words("account.noLots")]
    return view
  }

  private var columns: [Column] {
    let words = context.words
    func column(_ id: String, _ title: String, width: Int, priority: Int) -> Column {
      Column(
        id: id,
        title: words(title),
        width: .fixed(width),
        alignment: .right,
        priority: priority,
        gap: 1
      )
    }
    return [
      Column(id: "at", title: words("account.column.at"), width: .fixed(11), priority: 3),
      Column(
        id: "what",
        title: words("account.column.from"),
        width: .flexible(minimum: 10, ideal: 24)
      ),
      column("amount", "account.column.lotAmount", width: 9, priority: 2),
      column("remainder", "account.column.left", width: 9, priority: 0),
      column("usable", "account.column.usableFrom", width: 10, priority: 4),
      column("last", "account.column.lastDay", width: 14, priority: 1),
    ]
  }

  private func row(_ line: Line) -> TableRow {
    let words = context.words
    let calendar = context.club.calendar
    let isPending = line.lot.usableFrom > context.now && !line.remainder.isZero
    let usable = words.date(calendar.day(of: line.lot.usableFrom))
    let last = line.lot.burnsAt.map {
      words.date(calendar.day(of: $0).advanced(byDays: -1))
    }
    return TableRow(
      [
        TableCell(line.entry.map { context.dayAndTime($0.at) } ?? "", style: .muted),
        TableCell(line.entry.flatMap { context.origin($0) } ?? words("account.kind.accrual")),
        TableCell(context.bonuses(line.lot.amount)), TableCell(context.bonuses(line.remainder)),
        TableCell(usable, style: isPending ? .warning : .muted),
        TableCell(last ?? words("account.neverBurns"), style: last == nil ? .muted : .text),
      ],
      isDim: line.remainder.isZero
    )
  }
}
