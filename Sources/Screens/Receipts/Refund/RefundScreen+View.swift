import Localization
import Loyalty
package import Terminal

extension RefundScreen {
  package func view(_ context: Context) -> View {
    guard let receipt = sold(context) else { return context.unreadable(receipt) }
    let body = ScreenFrame.bodyRect(in: context.size)
    let isRoomy = body.rows >= 16
    let table = StackPart(.table(linesTable(receipt, context)), .filling(atLeast: 3))
    let title = LabelledLine.words(title(receipt, context), style: .title)
    let heading = StackPart(.labels(LabelsView([title])))
    var parts = [.gap(isRoomy ? 1 : 0), heading, .gap(isRoomy ? 1 : 0), table]
    if body.columns >= 76 {
      let notes = View.text(TextView(notes(context)))
      let sums = View.figures(FiguresView(figures(context)))
      let half = SplitPart(notes, columns: body.columns - 34)
      parts += [.gap(isRoomy ? 1 : 0), StackPart(.split([half, SplitPart(sums)]), .fixed(6))]
    } else {
      parts.append(StackPart(.figures(FiguresView(shortFigures(context)))))
    }
    let view = View.stack(parts)
    return question.map { $0.over(view) } ?? view
  }

  private func title(_ receipt: Receipt, _ context: Context) -> String {
    let name = context.receiptName(receipt.id)
    guard context.size.columns >= 60 else { return name + ", " + context.dayAndTime(receipt.at) }
    let day = context.words.date(context.club.calendar.day(of: receipt.at))
    let when = name + ", " + day + " " + context.time(receipt.at)
    return receipt.client.map { when + ", " + context.name(of: $0) } ?? when
  }

  // MARK: Lines

  private func linesTable(_ receipt: Receipt, _ context: Context) -> TableView {
    let before = context.club.receipts.refunded(receipt)
    let parts = work.refund?.lines ?? []
    let byPlace = Dictionary(parts.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    let (typed, problems) = (typed, work.problems)
    return TableView(columns(context), rows: rows(context), state: table) { index in
      let line = receipt.lines[index]
      let left = try? Quantity(
        thousandths: line.quantity.thousandths - before.lines[index].thousandths
      )
      let part = byPlace[index + 1]
      let text = typed[index + 1]
      let style: Style = problems[index + 1] == nil ? Style(.accent, bold: true) : .error
      return TableRow(
        [
          TableCell(line.name), TableCell(context.quantity(line.quantity), style: .muted),
          TableCell(left.map { context.quantity($0) } ?? context.words("list.none")),
          TableCell(text.isEmpty ? "0" : text, style: text.isEmpty ? .muted : style),
          TableCell(part.map { context.money($0.money) } ?? ""),
          TableCell(part.map { context.bonuses($0.bonuses) } ?? ""),
        ],
        isDim: left == nil
      )
    }
  }

  private func columns(_ context: Context) -> [Column] {
    func figures(_ id: String, _ title: String, width: Int, priority: Int) -> Column {
      Column(
        id: id,
        title: context.words(title),
        width: .fixed(width),
        alignment: .right,
        priority: priority,
        gap: 1
      )
    }
    let name = context.words("receipt.column.line")
    return [
      Column(id: "name", title: name, width: .flexible(minimum: 12, ideal: 24)),
      figures("sold", "refund.column.sold", width: 8, priority: 3),
      figures("left", "refund.column.left", width: 9, priority: 2),
      figures("back", "refund.column.back", width: 9, priority: 0),
      figures("money", "refund.column.money", width: 10, priority: 1),
      figures("bonuses", "refund.column.bonuses", width: 10, priority: 4),
    ]
  }

  // MARK: Sums

  /// What is wrong beside a line, else what the worker should tell the guest.
  private func notes(_ context: Context) -> [Paragraph] {
    (news.map { [Paragraph($0, style: .warning)] } ?? []) + advice(context)
  }

  private func advice(_ context: Context) -> [Paragraph] {
    if let (_, refusal) = work.obstacle {
      return [Paragraph(context.sentence(for: refusal), style: .error)]
    }
    guard let refund = work.refund else {
      let isLeft = context.whyNotRefund(receipt) == nil
      let key = isLeft ? "refund.howTo" : "why.allReturned"
      return [Paragraph(context.words(key).capitalisedFirst, style: .muted)]
    }
    return RefundWords(context).warnings(refund).map { Paragraph($0, style: .warning) }
  }

  private func figures(_ context: Context) -> [FigureLine] {
    let words = context.words
    let refund = work.refund
    let money = context.price(refund?.money ?? .zero)
    var lines: [FigureLine] = [
      .figure(words("refund.money"), money, style: Style(.title, bold: true))
    ]
    guard let receipt = sold(context), let client = receipt.client else { return lines }
    let account = context.club.account(of: client, at: context.now)
    let back = (refund?.bonusesReturned ?? .zero).minorUnits
    let taken = (refund?.accrualTaken ?? .zero).minorUnits
    lines += [
      .figure(words("refund.bonuses"), words.difference(minorUnits: back)),
      .figure(words("refund.accrual"), words.difference(minorUnits: -taken)),
      .rule,
      .figure(words("refund.balanceNow"), context.bonuses(account.balance(at: context.now))),
    ]
    if let balance = refund?.balanceAfter {
      lines.append(.figure(words("refund.balanceAfter"), context.bonuses(balance)))
    }
    return lines
  }

  /// What a small terminal shows of the sums, or what is wrong.
  private func shortFigures(_ context: Context) -> [FigureLine] {
    if let (_, refusal) = work.obstacle {
      return [.words(context.refusalSentence.problem(refusal), style: .error)]
    }
    return Array(figures(context).prefix(3))
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    guard let receipt = sold(context) else { return Status() }
    let chosen: [String: WordValue] = [
      "chosen": .number(work.lines.count), "total": .number(receipt.lines.count),
    ]
    return Status(words("refund.status"), right: words("refund.chosen", chosen))
  }
}
