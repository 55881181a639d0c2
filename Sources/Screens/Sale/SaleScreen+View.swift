import Localization
import Loyalty
package import Terminal

extension SaleScreen {
  package func view(_ context: Context) -> View {
    let isRoomy = context.size.rows >= 20
    let body = ScreenFrame.bodyRect(in: context.size)
    let right = StackPart(.figures(FiguresView(figures(context))))
    let left = View.stack([
      StackPart(.findLine(addLine(context, isRoomy: isRoomy))), .gap(isRoomy ? 1 : 0),
      StackPart(.table(linesTable(context)), .filling(atLeast: 3)),
    ])
    guard body.columns >= 76 else {
      return over(
        .stack([
          StackPart(left, .filling(atLeast: 4)),
          StackPart(part == .code || !code.text.isBlank ? codeView(context) : .blank),
          StackPart(.figures(FiguresView(shortFigures(context)))),
        ]),
        context
      )
    }
    let rules = rules(context)
    let code = codeView(context)
    let parts = code.fittingRows(columns: body.columns) + 1
    let gap = body.rows - rules.count - parts >= 13 ? 1 : 0
    let room = body.rows - rules.count - parts - gap - 2
    let upper = min(max(9, room), max(12, rows.count + 6))
    return over(
      .stack([
        .gap(isRoomy ? 1 : 0),
        StackPart(
          .split([
            SplitPart(left, columns: body.columns - 28), SplitPart(.stack([right])),
          ]),
          .fixed(isRoomy ? upper : 9)
        ),
        StackPart(rulesView(rules, context)), .gap(isRoomy ? gap : 0), StackPart(code),
        StackPart(bonusLine(context)),
      ]),
      context
    )
  }

  private func over(_ view: View, _ context: Context) -> View {
    if let prompt { return prompt.over(view, context) }
    return question.map { $0.over(view) } ?? view
  }

  // MARK: The add line and the rows

  private func addLine(_ context: Context, isRoomy: Bool) -> FindLineView {
    let words = context.words
    if let changing {
      let name =
        rows.indices.contains(table.selected) ? self.name(rows[table.selected], context) : ""
      let hint = problem.map { context.refusalSentence.problem($0) }
      return FindLineView(
        name,
        FindLineState(text: changing.text),
        hint: hint ?? words("sale.changing.hint")
      )
    }
    return FindLineView(
      words("button.add"),
      find,
      hint: isRoomy ? words("sale.add.hint") : nil,
      isFocused: part == .add
    )
  }

  private func name(_ row: Row, _ context: Context) -> String {
    row.name ?? row.product.flatMap { context.club.priceList.products[$0]?.name } ?? ""
  }

  private func linesTable(_ context: Context) -> TableView {
    isFinding ? matchesTable(context) : receiptTable(context)
  }

  private func matchesTable(_ context: Context) -> TableView {
    let words = context.words
    let products = found(context)
    let columns = [
      Column(
        id: "name",
        title: words("sale.column.product"),
        width: .flexible(minimum: 12, ideal: 22)
      ),
      Column(
        id: "category",
        title: words("sale.column.category"),
        width: .flexible(minimum: 8, ideal: 14),
        priority: 1
      ),
      Column(id: "price", title: words("sale.column.price"), width: .fixed(9), alignment: .right),
    ]
    var view = TableView(columns, rows: TableRows(products.map(\.id)), state: matches) { place in
      let product = products[place]
      return TableRow([
        product.name, context.category(product.category), context.money(product.price),
      ])
    }
    view.holdsCursor = false
    view.empty = [words("sale.nothingFound", ["typed": .text(SaleTyped(find.text).words)])]
    return view
  }

  private func receiptTable(_ context: Context) -> TableView {
    let words = context.words
    let columns = [
      Column(
        id: "name",
        title: words("sale.column.product"),
        width: .flexible(minimum: 12, ideal: 18)
      ),
      Column(
        id: "quantity",
        title: words("sale.column.quantity"),
        width: .fixed(6),
        alignment: .right,
        gap: 1
      ),
      Column(
        id: "price",
        title: words("sale.column.price"),
        width: .fixed(9),
        alignment: .right,
        priority: 1
      ),
      Column(
        id: "sum",
        title: words("sale.column.sum"),
        width: .fixed(10),
        alignment: .right,
        gap: 1
      ),
    ]
    let lines = sums?.lines ?? []
    let rows = rows
    var view = TableView(columns, rows: lineRows, state: table) { place in
      let line = lines.indices.contains(place) ? lines[place] : nil
      return TableRow([
        name(rows[place], context), context.quantity(rows[place].quantity),
        line.map { context.money($0.price) } ?? "", line.map { context.money($0.gross) } ?? "",
      ])
    }
    view.holdsCursor = false
    view.empty = [
      words(context.club.priceList.products.items.isEmpty ? "sale.noProducts" : "sale.empty")
    ]
    return view
  }

  // MARK: Sums

  private func figures(_ context: Context) -> [FigureLine] {
    let words = context.words
    var lines: [FigureLine] = []
    if let client {
      let group = context.club.leadingGroup(of: client)?.name ?? words("sale.noGroup")
      let usable = context.club.account(of: client, at: context.now).usable(at: context.now)
      lines += [.words(group, style: .title)]
      lines += [.figure(words("sale.usable"), context.bonuses(usable)), .gap]
    } else {
      lines += [.words(words("sale.noClient"), style: .muted), .gap, .gap]
    }
    guard let sums else { return lines }
    return lines + [
      .figure(words("sale.gross"), context.money(sums.gross)),
      .figure(words("sale.discounts"), minus(sums.discount.minorUnits, words)),
      .figure(words("sale.byBonuses"), minus(sums.bonusesSpent.minorUnits, words)),
      .rule,
      .figure(words("sale.toPay"), context.price(sums.toPay), style: Style(.title, bold: true)),
      .figure(words("sale.accrual"), context.bonuses(sums.accrued)),
    ]
  }

  private func minus(_ minorUnits: Int64, _ words: Words) -> String {
    words.difference(minorUnits: -minorUnits)
  }

  /// What a small terminal shows of the sums.
  private func shortFigures(_ context: Context) -> [FigureLine] {
    guard let sums else { return [] }
    let words = context.words
    return [
      .figure(words("sale.byBonuses"), minus(sums.bonusesSpent.minorUnits, words)),
      .figure(words("sale.toPay"), context.price(sums.toPay), style: Style(.title, bold: true)),
    ]
  }

  // MARK: Rules and bonuses

  private func rules(_ context: Context) -> [SaleRule] {
    sums.map { SaleRules($0, of: client, context).all } ?? []
  }

  private func rulesView(_ rules: [SaleRule], _ context: Context) -> View {
    guard !rules.isEmpty else { return .blank }
    return .stack([
      StackPart(.text(TextView(lines: [context.words("sale.rules")], style: .title))),
      StackPart(.table(context.rulesTable(rules))),
    ])
  }

  private func bonusLine(_ context: Context) -> View {
    guard client != nil, let sums else { return .blank }
    let words = context.words
    let taking = part == .bonuses ? "sale.atMost" : "sale.atMostStar"
    let most = words(
      sums.maximumBonuses.isZero ? "sale.atMostNone" : taking,
      ["most": .text(context.bonuses(sums.maximumBonuses))]
    )
    let line = FindLineView(
      words("sale.byBonuses"),
      FindLineState(text: bonuses.text),
      isFocused: part == .bonuses
    )
    let locked = isLocked ? words("sale.atMostLocked") : nil
    let problem = aboutBonuses.map { context.refusalSentence.problem($0) }
    let note = problem ?? locked ?? most
    let style: Style = problem == nil ? .muted : .error
    return .split([
      SplitPart(.findLine(line), columns: 27),
      SplitPart(.text(TextView([Paragraph(note, style: style)]))),
    ])
  }

  /// Why the receipt cannot be paid, where that is not the promo code: its line says so.
  private var aboutBonuses: Refusal? {
    if case .promoCode? = refusal { nil } else { refusal }
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    let key: String =
      if changing != nil {
        "sale.status.changing"
      } else if part == .code {
        "sale.status.code"
      } else if part == .bonuses {
        "sale.status.bonuses"
      } else {
        rows.isEmpty || isFinding ? "sale.status.add" : "sale.status.pay"
      }
    return Status(words(prompt == nil ? key : "sale.status.password"), right: right(context))
  }

  /// How many lines, and where they are sold if there is more than one place.
  private func right(_ context: Context) -> String {
    let words = context.words
    let count = words("sale.count", ["count": .number(rows.count)])
    guard context.club.priceList.venuesInUse.count > 1 else { return count }
    let name = context.venue.flatMap { context.club.priceList.venues[$0]?.name }
    return (name ?? words("sale.noVenue")) + " · " + count
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    prompt?.hints(context) ?? question?.hints(context) ?? codeHints(context)
  }
}
