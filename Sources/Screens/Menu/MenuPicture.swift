import Localization
import Loyalty
import Terminal

/// Draws the menu: sections, today against a week ago, what needs attention.
struct MenuPicture {
  let figures: MenuFigures
  let state: MenuState

  func view(_ context: Context) -> View {
    .stack([
      .gap(),
      StackPart(.menu(MenuView(MenuPlaces.menu(figures, context), state))),
      .gap(2),
      StackPart(.table(today(context))),
      .gap(),
      StackPart(attention(context), .filling(atLeast: 2)),
    ])
  }

  private func today(_ context: Context) -> TableView {
    let words = context.words
    let calendar = context.club.calendar
    let then = figures.day.advanced(byDays: -7)
    let weekday = words.weekdayAndDate(
      weekday: figures.day.weekday.rawValue,
      month: figures.day.month,
      day: figures.day.dayOfMonth
    )
    let minute: [String: WordValue] = [
      "day": .text(words.shortDate(then)), "time": .text(context.time(context.now)),
    ]
    let columns = [
      Column(
        id: "what",
        title: words("menu.figure.today", ["day": .text(weekday)]),
        width: .flexible(minimum: 14, ideal: 28)
      ),
      figureColumn("now", words("menu.figure.now"), width: 14, priority: 0),
      figureColumn("then", words("menu.figure.then", minute), width: 15, priority: 1),
      figureColumn("difference", words("menu.figure.difference"), width: 14, priority: 2),
    ]
    let trade = figures.trade(in: context.club, at: context.now)
    let receipts = MenuFigures.Pair(now: trade.now.receipts, then: trade.then.receipts)
    let currency = words.currency(context.club.settings.currency.code)
    let rows = [
      row(words("menu.figure.receipts"), receipts, words),
      row(
        words("menu.figure.paid", ["currency": .text(currency)]),
        (trade.now.paid, trade.then.paid),
        words
      ),
      row(words("menu.figure.average"), (trade.now.average, trade.then.average), words),
      row(words("menu.figure.newClients"), figures.newClients(at: context.now, calendar), words),
    ]
    return TableView(columns, rows: rows)
  }

  private func figureColumn(
    _ id: String,
    _ title: String,
    width: Int,
    priority: Int
  ) -> Column {
    Column(id: id, title: title, width: .fixed(width), alignment: .right, priority: priority)
  }

  /// A row of money; an average is nothing where nothing was sold.
  private func row(_ title: String, _ pair: (now: Int64?, then: Int64?), _ words: Words) -> TableRow
  {
    let figures = [pair.now, pair.then].map { $0.map { words.money(minorUnits: $0) } ?? "" }
    var difference = ""
    if let now = pair.now, let then = pair.then {
      difference = words.difference(minorUnits: now - then)
    }
    return TableRow([title] + figures + [difference])
  }

  private func row(_ title: String, _ pair: MenuFigures.Pair, _ words: Words) -> TableRow {
    TableRow([
      title, words.number(pair.now), words.number(pair.then),
      words.difference(pair.now - pair.then),
    ])
  }

  private func attention(_ context: Context) -> View {
    let lines = Attention.all(figures, context).map(\.text)
    let words = context.words
    guard !lines.isEmpty else {
      return .text(TextView(lines: [words("menu.attention.nothing")], style: .muted))
    }
    let column = Column(
      id: "what",
      title: words("menu.attention"),
      width: .flexible(minimum: 10, ideal: 76)
    )
    let isHere = state.part == .lower
    return .table(
      TableView([column], rows: lines.map { TableRow([$0]) }, selected: isHere ? state.lower : nil)
    )
  }
}
