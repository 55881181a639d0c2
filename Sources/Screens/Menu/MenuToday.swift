import Localization
import Loyalty
import Terminal

/// Draws today's four numbers: now, a week ago until the same minute, by how much they differ, and
/// the two weeks before today as small columns.
struct MenuToday {
  /// A number of today with what stands beside it, printed.
  private struct Line {
    let title: String
    let now: String
    var then = ""
    var difference = ""
    /// A value a day, without today: what is not over would always seem to fall.
    let days: [Double]
  }

  /// The row of what was paid.
  private static let paid = 1

  private let figures: MenuFigures
  private let context: Context
  private var words: Words { context.words }

  init(_ figures: MenuFigures, _ context: Context) {
    self.figures = figures
    self.context = context
  }

  /// The numbers as wide as they are; where the screen is too narrow for all, the columns of the two
  /// weeks go first, then the difference.
  var view: TableView {
    let lines = lines
    let heading = words("menu.figure.today", ["day": .text(weekdayAndDate)])
    let names = ([heading] + lines.map(\.title)).map(\.displayWidth).max() ?? 0
    let days = Column(
      id: "days",
      title: words("menu.figure.days", ["days": .number(MenuFigures.pastDays)]),
      width: .fixed(MenuFigures.pastDays),
      priority: 3,
      isDrawing: true
    )
    return TableView(
      [
        Column(id: "what", title: heading, width: .flexible(minimum: min(names, 28), ideal: 28)),
        column("now", words("menu.figure.now"), lines.map(\.now), priority: 0),
        column("then", words("menu.figure.then", minute), lines.map(\.then), priority: 1),
        column("difference", words("menu.figure.difference"), lines.map(\.difference), priority: 2),
        days,
      ],
      rows: lines.enumerated().map { row, line in
        let cells = [line.title, line.now, line.then, line.difference].map { TableCell($0) }
        return TableRow(cells + [TableCell(hasSpark(row) ? spark(line.days) : "", style: .muted)])
      }
    )
  }

  /// The same numbers in two lines, for a screen without room for a table.
  var small: TextView {
    let trade = figures.trade(in: context.club, at: context.now).now
    let new = figures.newClients(at: context.now, context.club.calendar).now
    let average = trade.average.map { words.money(minorUnits: $0) }
    let clients = WordValue.number(new)
    return TextView(
      lines: [
        words(
          "menu.figure.small",
          [
            "receipts": .number(trade.receipts),
            "paid": .text(words.money(minorUnits: trade.paid)),
          ]
        ),
        average.map {
          words("menu.figure.smallAverage", ["average": .text($0), "clients": clients])
        } ?? words("menu.figure.smallClients", ["clients": clients]),
      ]
    )
  }

  /// The weekday in full where there is room for it beside the two weeks.
  private var weekdayAndDate: String {
    let (day, weekday) = (figures.day, figures.day.weekday.rawValue)
    guard context.size.columns < 100 else {
      return words.weekdayAndDate(weekday: weekday, month: day.month, day: day.dayOfMonth)
    }
    return words.shortWeekday(weekday) + " " + words.shortDate(day)
  }

  private var minute: [String: WordValue] {
    let then = figures.day.advanced(byDays: -7)
    return ["day": .text(words.shortDate(then)), "time": .text(context.time(context.now))]
  }

  private func column(
    _ id: String,
    _ title: String,
    _ texts: [String],
    priority: Int
  ) -> Column {
    let width = ([title] + texts).map(\.displayWidth).max() ?? 0
    return Column(
      id: id,
      title: title,
      width: .fixed(max(8, width)),
      alignment: .right,
      priority: priority
    )
  }

  /// Lines of half blocks one below another run into one grey field: there the money alone has one.
  private func hasSpark(_ row: Int) -> Bool { context.blocks != .halves || row == Self.paid }

  /// Nothing where nothing happened: a line of zeros says no more than the number.
  private func spark(_ values: [Double]) -> String {
    guard values.contains(where: { $0 > 0 }) else { return "" }
    return Bar.spark(values, columns: values.count, blocks: context.blocks)
  }

  // MARK: The numbers

  private var lines: [Line] {
    let trade = figures.trade(in: context.club, at: context.now)
    let past = figures.trade
    let newClients = figures.newClients(at: context.now, context.club.calendar)
    let currency = words.currency(context.club.settings.currency.code)
    return [
      line(
        words("menu.figure.receipts"),
        MenuFigures.Pair(now: trade.now.receipts, then: trade.then.receipts),
        past.map(\.receipts)
      ),
      line(
        words("menu.figure.paid", ["currency": .text(currency)]),
        (trade.now.paid, trade.then.paid),
        past.map(\.paid)
      ),
      line(
        words("menu.figure.average"),
        (trade.now.average, trade.then.average),
        past.map(\.average)
      ),
      line(words("menu.figure.newClients"), newClients, figures.pastNewClients),
    ]
  }

  /// A line of money; an average is nothing where nothing was sold.
  private func line(
    _ title: String,
    _ pair: (now: Int64?, then: Int64?),
    _ past: [Int64?]
  ) -> Line {
    func text(_ amount: Int64?) -> String { amount.map { words.money(minorUnits: $0) } ?? "" }
    let days = past.map { Double($0 ?? 0) }
    var line = Line(title: title, now: text(pair.now), then: text(pair.then), days: days)
    if let now = pair.now, let then = pair.then {
      line.difference = words.difference(minorUnits: now - then)
    }
    return line
  }

  private func line(_ title: String, _ pair: MenuFigures.Pair, _ past: [Int]) -> Line {
    Line(
      title: title,
      now: words.number(pair.now),
      then: words.number(pair.then),
      difference: words.difference(pair.now - pair.then),
      days: past.map { Double($0) }
    )
  }
}
