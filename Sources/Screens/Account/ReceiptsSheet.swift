import Localization
import Loyalty
import Terminal

/// The sheet of a client's receipts, the newest first.
struct ReceiptsSheet: Sendable {
  /// The receipts, the newest first.
  let receipts: [Receipt]
  private let context: Context

  init(of client: Client.ID, _ context: Context) {
    receipts = context.club.receipts(of: client).reversed()
    self.context = context
  }

  /// The rows by the receipts' numbers.
  var rows: TableRows<Receipt.ID> { TableRows(receipts.map(\.id)) }

  /// The table; without a state nothing is selected in it.
  func table(_ state: TableState<Receipt.ID>?) -> TableView {
    let receipts = receipts
    var view = TableView(columns, rows: rows, state: state ?? TableState()) { row(receipts[$0]) }
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

  private func row(_ receipt: Receipt) -> TableRow {
    TableRow(
      [
        receipt.id.description, context.dayAndTime(receipt.at), context.composition(receipt),
        context.money(receipt.paid), context.bonuses(receipt.bonusesSpent),
        context.bonuses(receipt.accrued),
      ],
      isDim: context.club.receipts.isReturned(receipt)
    )
  }
}

extension Context {
  /// What was bought, and whether it came back; the rest of a long receipt is not looked at.
  func composition(_ receipt: Receipt) -> String {
    let names = receipt.lines.prefix(12).map { composed($0.name, $0.quantity) }
    let list = names.joined(separator: ", ")
    guard !club.receipts.refunds(of: receipt.id).isEmpty else { return list }
    let isWhole = club.receipts.isReturned(receipt)
    return words(isWhole ? "account.returned" : "account.returnedPartly") + ": " + list
  }

  /// A day without its year, and the time: "21.11 23:40".
  func dayAndTime(_ moment: Moment) -> String {
    words.shortDate(club.calendar.day(of: moment)) + " " + time(moment)
  }
}
