import Localization
import Loyalty
import Terminal

/// Draws a receipt: who and when, the sums, then lines, rules and refunds one below the other, or a
/// sheet of them at a time where they do not fit.
struct ReceiptPicture: Sendable {
  private let receipt: Receipt
  private let tables: ReceiptTables
  private let context: Context
  private var words: Words { context.words }

  init(_ receipt: Receipt, _ context: Context) {
    self.receipt = receipt
    self.context = context
    tables = ReceiptTables(receipt, context)
  }

  /// The lines by their places, the first 0.
  var lineRows: TableRows<Int> { TableRows(Array(receipt.lines.indices)) }
  /// The refunds by their places, the newest 0.
  var refundRows: TableRows<Int> { tables.refundRows }

  private var body: Rect { ScreenFrame.bodyRect(in: context.size) }
  private var isWide: Bool { body.columns >= 76 }

  /// Whether lines, rules and refunds are all seen at once.
  var isWhole: Bool {
    let parts = head + below(TableState())
    let rows = parts.reduce(0) { $0 + fittingRows($1) }
    return isWide && rows <= body.rows
  }

  private func fittingRows(_ part: StackPart) -> Int {
    switch part.length {
    case .fixed(let rows): rows
    case .fitting, .filling: part.view.fittingRows(columns: body.columns)
    }
  }

  func view(
    _ sheet: ReceiptSheet,
    _ lines: TableState<Int>,
    _ refunds: TableState<Int>
  ) -> View {
    guard !isWhole else { return .stack(head + below(lines)) }
    let table =
      switch sheet {
      case .lines: tables.lines(lines)
      case .rules: tables.rules
      case .refunds: tables.refunds(refunds)
      }
    return .stack(
      head + [
        StackPart(.tabs(TabsView(tables.titles, selected: sheet.rawValue))),
        StackPart(.table(table), .filling(atLeast: 3)),
      ]
    )
  }

  // MARK: Parts

  private var head: [StackPart] {
    guard isWide else { return [StackPart(.text(TextView(summary)))] }
    let left = View.labels(LabelsView(person + labelled, firstLabelled: person.count))
    let right = View.figures(FiguresView(figures))
    let split = View.split([SplitPart(left, columns: body.columns / 2 + 1), SplitPart(right)])
    return [.gap(body.rows >= 16 ? 1 : 0), StackPart(split), .gap()]
  }

  private func below(_ lines: TableState<Int>) -> [StackPart] {
    var parts = [
      StackPart(.table(tables.lines(lines))), .gap(),
      title(words("sale.rules")), StackPart(.table(tables.rules)),
    ]
    if refundRows.count > 0 {
      parts += [.gap(), StackPart(.table(tables.refunds(nil)))]
    }
    return parts
  }

  private func title(_ text: String) -> StackPart {
    StackPart(.text(TextView(lines: [text], style: .title)))
  }

  private var client: String {
    receipt.client.map { context.name(of: $0) } ?? words("receipt.noClient")
  }

  /// What a narrow screen says above the sheets.
  private var summary: [Paragraph] {
    let paid = words("receipt.paid") + " " + context.price(receipt.paid)
    let bonuses = words(
      "sale.withBonuses",
      ["bonuses": .text(context.bonuses(receipt.bonusesSpent))]
    )
    return [
      Paragraph(context.dayAndTime(receipt.at) + " · " + client, style: .title),
      Paragraph(receipt.bonusesSpent.isZero ? paid : paid + ", " + bonuses),
    ]
  }

  private var person: [LabelledLine] {
    let day = words.date(context.club.calendar.day(of: receipt.at))
    var lines = [
      LabelledLine.words(client, style: Style(.title, bold: true)),
      .words(day + " " + context.time(receipt.at)),
    ]
    if let phone = receipt.client.flatMap({ context.club.clients.phone(of: $0) }) {
      lines.insert(.words(words.phone(phone.e164)), at: 1)
    }
    return lines
  }

  private var labelled: [LabelledLine] {
    var lines: [LabelledLine] = []
    if let group = context.club.groups.leading(of: receipt.groups) {
      lines.append(LabelledLine(words("clients.column.group"), group.name))
    }
    if let venue = receipt.venue.flatMap({ context.club.priceList.venues[$0] }) {
      lines.append(LabelledLine(words("receipt.venue"), venue.name))
    }
    if let number = receipt.externalNumber {
      lines.append(LabelledLine(words("receipt.external"), number))
    }
    return lines
  }

  private var figures: [FigureLine] {
    var lines = [FigureLine.figure(words("sale.gross"), context.money(receipt.gross))]
    func add(_ key: String, _ minorUnits: Int64) {
      guard minorUnits != 0 else { return }
      lines.append(.figure(words(key), words.difference(minorUnits: -minorUnits)))
    }
    add("sale.discounts", receipt.discount.minorUnits)
    add("sale.byBonuses", receipt.bonusesSpent.minorUnits)
    let paid = context.price(receipt.paid)
    lines += [
      .figure(words("receipt.paid"), paid, style: Style(.title, bold: true)),
      .figure(words("receipt.accrued"), context.bonuses(receipt.accrued)),
    ]
    return lines + remaining
  }

  /// What can still go back, once something did.
  private var remaining: [FigureLine] {
    let before = context.club.receipts.refunded(receipt)
    guard !context.club.receipts.refunds(of: receipt.id).isEmpty else { return [] }
    guard !context.club.receipts.isReturned(receipt.id) else {
      return [.words(words("receipt.returned"), style: .warning)]
    }
    let money = Money(clamping: before.lines.reduce(0) { $0 + $1.money.minorUnits })
    var lines: [FigureLine] = [
      .figure(
        words("receipt.canReturn"),
        context.money(receipt.paid.remaining(after: money)),
        style: .warning
      )
    ]
    if !receipt.bonusesSpent.isZero {
      let bonuses = receipt.bonusesSpent.remaining(after: before.bonuses)
      lines.append(.figure(words("receipt.canReturnBonuses"), context.bonuses(bonuses)))
    }
    return lines
  }
}
