import Localization
import Loyalty
import Terminal

/// The sheet of a client's receipts and their refunds, the newest first.
struct ReceiptsSheet: Sendable {
  /// A row: a receipt as it was sold, or one of its refunds by its place among them.
  struct RowID: Hashable, Sendable {
    let receipt: Receipt.ID
    var refund: Int?
  }

  /// A row with what it shows.
  private enum Line {
    case receipt(ReceiptFacts)
    case refund(Refund)

    var at: Moment {
      switch self {
      case .receipt(let receipt): receipt.at
      case .refund(let refund): refund.at
      }
    }
  }

  /// The receipts, the newest first.
  let receipts: [Receipt.ID]
  private let lines: [(id: RowID, line: Line)]
  private let context: Context

  init(of client: Client.ID, _ context: Context) {
    let club = context.club
    receipts = club.receipts.ids(of: club.clients.current(client)).reversed()
    let lines = receipts.flatMap { id in
      let refunds = club.receipts.refunds(of: id).enumerated().reversed()
      return refunds.map { place, refund in
        (RowID(receipt: id, refund: place), Line.refund(refund))
      } + [(RowID(receipt: id), Line.receipt(club.receipts.facts(of: id)))]
    }
    // Refunds of an older receipt may be newer than the next one.
    self.lines = lines.enumerated()
      .sorted { ($1.element.1.at, $0.offset) < ($0.element.1.at, $1.offset) }
      .map { (id: $0.element.0, line: $0.element.1) }
    self.context = context
  }

  /// The rows.
  var rows: TableRows<RowID> { TableRows(lines.map(\.id)) }

  /// The place of the row's receipt among the receipts, from 1.
  func place(of row: RowID) -> Int? {
    receipts.firstIndex(of: row.receipt).map { $0 + 1 }
  }

  /// The table; without a state nothing is selected in it.
  func table(_ state: TableState<RowID>?) -> TableView {
    let lines = lines
    var view = TableView(columns, rows: rows, state: state ?? TableState()) {
      row(lines[$0].line)
    }
    view.showsSelection = state != nil
    view.empty = [context.words("account.noReceipts")]
    return view
  }

  private var columns: [Column] {
    let words = context.words
    return [
      Column(id: "number", title: "№", width: .fixed(6)),
      Column(id: "at", title: words("account.column.at"), width: .fixed(11), gap: 1),
      Column(
        id: "lines",
        title: words("account.column.lines"),
        width: .flexible(minimum: 10, ideal: 24),
        priority: 2
      ),
      figures("paid", "account.column.paid", width: 10, priority: 0),
      figures("bonuses", "account.column.spent", width: 9, priority: 1),
      figures("accrued", "account.column.accrued", width: 9, priority: 3),
    ]
  }

  private func figures(_ id: String, _ title: String, width: Int, priority: Int) -> Column {
    Column(
      id: id,
      title: context.words(title),
      width: .fixed(width),
      alignment: .right,
      priority: priority,
      gap: 1
    )
  }

  private func row(_ line: Line) -> TableRow {
    switch line {
    case .receipt(let facts): row(facts)
    case .refund(let refund):
      TableRow([
        refund.receipt.description, context.dayAndTime(refund.at),
        context.words("account.returned") + ": " + context.names(refund),
        context.money(refund.money.negated), context.bonuses(refund.bonusesReturned.negated),
        context.bonuses(refund.accrualTaken.negated),
      ])
    }
  }

  /// A receipt, read only now that it is seen; of one that cannot be read, what is known.
  private func row(_ facts: ReceiptFacts) -> TableRow {
    guard let receipt = context.club.receipts[facts.id] else {
      return TableRow([
        TableCell(facts.id.description), TableCell(context.dayAndTime(facts.at)),
        TableCell(context.words("receipt.unreadable.row"), style: .warning),
        TableCell(context.money(facts.paid)), TableCell(""), TableCell(""),
      ])
    }
    return TableRow(
      [
        receipt.id.description, context.dayAndTime(receipt.at), context.names(receipt),
        context.money(receipt.paid), context.bonuses(receipt.bonusesSpent),
        context.bonuses(receipt.accrued),
      ],
      isDim: context.club.receipts.isReturned(receipt.id)
    )
  }
}

extension Context {
  /// What was bought, and whether it came back; the rest of a long receipt is not looked at.
  func composition(_ receipt: Receipt) -> String {
    let list = names(receipt)
    guard !club.receipts.refunds(of: receipt.id).isEmpty else { return list }
    let isWhole = club.receipts.isReturned(receipt.id)
    return words(isWhole ? "account.returned" : "account.returnedPartly") + ": " + list
  }

  /// What was bought.
  fileprivate func names(_ receipt: Receipt) -> String {
    receipt.lines.prefix(12).map { composed($0.name, $0.quantity) }.joined(separator: ", ")
  }

  /// What came back.
  fileprivate func names(_ refund: Refund) -> String {
    guard let receipt = club.receipts[refund.receipt] else {
      return words("receipt.unreadable.row")
    }
    return refund.lines.prefix(12).map { line in
      let isThere = receipt.lines.indices.contains(line.place - 1)
      return composed(isThere ? receipt.lines[line.place - 1].name : "", line.quantity)
    }
    .joined(separator: ", ")
  }

  /// A day without its year, and the time: "21.11 23:40".
  func dayAndTime(_ moment: Moment) -> String {
    words.shortDate(club.calendar.day(of: moment)) + " " + time(moment)
  }
}
