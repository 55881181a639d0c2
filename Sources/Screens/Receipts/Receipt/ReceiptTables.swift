import Localization
import Loyalty
import Terminal

/// The tables of a receipt: its lines, its rules, its refunds.
struct ReceiptTables: Sendable {
  private let receipt: Receipt
  private let context: Context
  private let given: [Refund]
  private var words: Words { context.words }

  init(_ receipt: Receipt, _ context: Context) {
    self.receipt = receipt
    self.context = context
    given = context.club.receipts.refunds(of: receipt.id).reversed()
  }

  /// The names of the sheets with their counts.
  var titles: [String] {
    [
      words("receipt.sheet.lines", ["count": .number(receipt.lines.count)]),
      words("receipt.sheet.rules"),
      words("receipt.sheet.refunds", ["count": .number(given.count)]),
    ]
  }

  /// What the rules did.
  var rules: TableView { context.rulesTable(ReceiptRules(receipt, context).all) }

  // MARK: Lines

  /// The lines with what was taken off, paid with bonuses and money, accrued, and given back.
  func lines(_ state: TableState<Int>) -> TableView {
    let before = context.club.receipts.refunded(receipt)
    let rows = TableRows(Array(receipt.lines.indices))
    return TableView(lineColumns(hasReturned: !given.isEmpty), rows: rows, state: state) { place in
      row(receipt.lines[place], before.lines[place])
    }
  }

  private func lineColumns(hasReturned: Bool) -> [Column] {
    let columns = [
      Column(
        id: "name",
        title: words("receipt.column.line"),
        width: .flexible(minimum: 14, ideal: 22)
      ),
      figures("quantity", "sale.column.quantity", width: 6, priority: 0),
      figures("price", "sale.column.price", width: 9, priority: 6),
      figures("discount", "receipt.column.discount", width: 8, priority: 4),
      figures("bonuses", "account.column.spent", width: 9, priority: 2),
      figures("paid", "account.column.paid", width: 9, priority: 0),
      figures("accrued", "account.column.accrued", width: 9, priority: 5),
      figures("returned", "receipt.column.returned", width: 8, priority: 1),
    ]
    return hasReturned ? columns : columns.dropLast()
  }

  private func figures(_ id: String, _ title: String, width: Int, priority: Int) -> Column {
    Column(
      id: id,
      title: words(title),
      width: .fixed(width),
      alignment: .right,
      priority: priority,
      gap: 1
    )
  }

  private func row(_ line: ReceiptLine, _ before: RefundedSoFar.Line) -> TableRow {
    let returned = try? Quantity(thousandths: before.thousandths)
    return TableRow(
      [
        TableCell(line.name), TableCell(context.quantity(line.quantity)),
        TableCell(context.money(line.price)), TableCell(context.money(line.discount)),
        TableCell(context.bonuses(line.bonuses)), TableCell(context.money(line.toPay)),
        TableCell(context.bonuses(line.accrued)),
        TableCell(returned.map { context.quantity($0) } ?? "", style: .warning),
      ],
      isDim: before.thousandths >= line.quantity.thousandths
    )
  }

  // MARK: Refunds

  /// The refunds by their places, the newest 0.
  var refundRows: TableRows<Int> { TableRows(Array(given.indices)) }

  /// The refunds, the newest first; without a state nothing is selected in it.
  func refunds(_ state: TableState<Int>?) -> TableView {
    let given = given
    let columns = [
      Column(id: "at", title: words("refund.title"), width: .fixed(11)),
      Column(
        id: "lines",
        title: words("account.column.lines"),
        width: .flexible(minimum: 10, ideal: 24)
      ),
      figures("money", "refund.column.money", width: 10, priority: 0),
      figures("bonuses", "refund.column.bonuses", width: 9, priority: 1),
      figures("accrual", "refund.column.accrual", width: 10, priority: 2),
    ]
    var view = TableView(columns, rows: refundRows, state: state ?? TableState()) { row(given[$0]) }
    view.showsSelection = state != nil
    view.empty = [words("receipt.noRefunds")]
    return view
  }

  private func row(_ refund: Refund) -> TableRow {
    let names = refund.lines.compactMap { part -> String? in
      guard receipt.lines.indices.contains(part.place - 1) else { return nil }
      return context.composed(receipt.lines[part.place - 1].name, part.quantity)
    }
    return TableRow([
      TableCell(context.dayAndTime(refund.at), style: .muted),
      TableCell(names.joined(separator: ", ")), TableCell(context.money(refund.money)),
      TableCell(words.difference(minorUnits: refund.bonusesReturned.minorUnits)),
      TableCell(words.difference(minorUnits: -refund.accrualTaken.minorUnits)),
    ])
  }
}

extension Context {
  /// A name and how many: "Cyber hour × 2"; one is not counted.
  func composed(_ name: String, _ quantity: Quantity) -> String {
    quantity == .one ? name : name + " × " + self.quantity(quantity)
  }
}
