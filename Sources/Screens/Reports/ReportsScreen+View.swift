import Localization
import Loyalty
package import Terminal

extension ReportsScreen {
  package func view(_ context: Context) -> View {
    let picture = ReportPicture(self, context)
    if let choosing {
      let list = PickerView(
        choices(context.words),
        choosing,
        findLabel: context.words("key.find"),
        title: context.words("report.key.clients")
      )
      return .picker(list, over: picture.view)
    }
    guard let ordering else { return picture.view }
    let list = PickerView(
      orders(context.words),
      ordering,
      findLabel: context.words("key.find"),
      title: context.words("key.sort")
    )
    return .picker(list, over: picture.view)
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    var left = result.map { words("report.count", ["count": .number($0.lineCount)]) } ?? ""
    if let (shown, all) = columns(context), shown < all {
      let counts: [String: WordValue] = ["shown": .number(shown), "all": .number(all)]
      left += words("report.count.columns", counts)
    }
    guard let asOf else { return Status(left) }
    let time = context.club.calendar.time(of: asOf)
    let text = words.time(hour: time.hour, minute: time.minute, second: time.second)
    var right = words("report.asOf", ["time": .text(text)])
    if let mark { right += words("report.asOf.record", ["seq": .number(Int(mark.seq))]) }
    return Status(left, right: right)
  }
}

extension ReportsScreen {
  /// How many columns of the rows or of the map have room, of how many.
  private func columns(_ context: Context) -> (shown: Int, all: Int)? {
    guard let result, !result.rows.isEmpty else { return nil }
    if isDrawn {
      guard case .heatMap(let all) = result.chart else { return nil }
      return ReportChart(result, self, context).view?.fields(onScreenOf: context.size.columns)
        .map { ($0.shown, all.count) }
    }
    let columns = ReportPicture(self, context).layout(result).columns
    return (columns.fitting(onScreenOf: context.size.columns), columns.count)
  }
}

/// Draws a report: its tabs, the period, the rows or the chart, and what there is to know.
struct ReportPicture {
  private let screen: ReportsScreen
  private let context: Context
  private let told: ReportWords
  private var words: Words { context.words }

  init(_ screen: ReportsScreen, _ context: Context) {
    self.screen = screen
    self.context = context
    told = ReportWords(context.words)
  }

  var view: View {
    let all = ReportName.allCases
    let tabs = TabsView(all.map(told.name), selected: all.firstIndex(of: screen.name) ?? 0)
    return .stack([
      StackPart(.tabs(tabs)),
      StackPart(.text(TextView([Paragraph(head)])), .fixed(1)), .gap(),
      StackPart(body, .filling(atLeast: 4)),
      StackPart(.text(TextView(notes)), .fitting),
    ])
  }

  /// The period, the venues, and what stands beside them.
  private var head: String {
    let asked = screen.scope
    let scope = screen.name.scope(of: asked, today: context.today)
    let period = told.period(scope.period).capitalisedFirst
    let canMove = screen.name.takesPeriod && scope.period.days != nil
    var parts = [
      canMove ? "‹ " + period + " ›" : period,
      screen.name.takesVenues
        ? told.venues(scope.venues, of: context.club) : words("report.wholeClub"),
    ]
    let room = max(0, context.size.columns - 4)
    if let comparison, screen.shownScope == asked {
      parts.append(told.beside(comparison, of: scope.period))
      // A part of it would say nothing; so narrow a screen has no column of it either.
      if parts.joined(separator: "   ").displayWidth > room { parts.removeLast() }
    }
    return parts.joined(separator: "   ").truncated(to: room)
  }

  /// What the figures are compared with.
  private var comparison: ReportComparison? {
    for case .compared(let before) in screen.result?.notes ?? [] { return before }
    return nil
  }

  // MARK: Rows

  private var body: View {
    guard let table = screen.result else {
      return .table(empty("report.working"))
    }
    if table.rows.isEmpty, table.others.isEmpty { return .table(empty("report.empty")) }
    guard screen.isDrawn else { return rows(table) }
    let chart = ReportChart(table, screen, context)
    guard let view = chart.view else { return rows(table) }
    let title = chart.title.truncated(to: max(0, context.size.columns - 4))
    return .stack([
      StackPart(.text(TextView(lines: [title], style: .muted)), .fixed(1)),
      StackPart(.chart(view), .filling()),
    ])
  }

  func layout(_ table: ReportTable) -> ReportLayout {
    ReportLayout(
      table,
      screen.shown,
      order: screen.order,
      selected: screen.selected,
      told,
      context.size,
      context.blocks
    )
  }

  private func empty(_ key: String) -> TableView {
    let words = words
    var view = TableView([], rows: TableRows([Int]()), state: TableState<Int>()) { _ in
      TableRow([String]())
    }
    let isWorking = screen.isWorking
    view.empty = [
      words(isWorking ? "report.working" : key == "report.working" ? "report.stopped" : key)
    ]
    return view
  }

  private func rows(_ table: ReportTable) -> View {
    let layout = layout(table)
    let cells = screen.shown.indices.map { layout.row($0) }
    var view = TableView(layout.columns, rows: screen.rows, state: screen.table) { cells[$0] }
    view.isDim = screen.isWorking
    // What belongs to no row of the list stays beside the whole, or that seems not to add up.
    let others = isTall ? table.others.count : 0
    view.keptRows = table.total == nil ? 0 : 1 + others
    view.tellsMore = true
    view.showsSelection = screen.ordering == nil
    return .table(view)
  }

  // MARK: Notes

  /// What there is to know about the figures, and about the row.
  private var notes: [Paragraph] {
    guard let table = screen.result, isTall else { return [] }
    // What stands beside is told above the figures.
    let notes = table.notes.filter { if case .compared = $0 { false } else { true } }
    let texts = notes.map(told.note)
    let lines = texts.map { Paragraph($0, style: .muted) }
    guard let row = detail(table) else { return [Paragraph("")] + lines }
    let gap = isCrowded(beside: texts + [row]) ? [] : [Paragraph("")]
    return [Paragraph("")] + lines + gap + [Paragraph(row)]
  }

  /// Whether there is room for notes and for rows that stay where they are.
  private var isTall: Bool { context.size.rows >= 20 }

  /// Whether the rows need each line that the notes can spare.
  private func isCrowded(beside notes: [String]) -> Bool {
    let room = max(1, context.size.columns - 4)
    let lines = notes.reduce(0) { $0 + ($1.displayWidth + room - 1) / room }
    // Title and tabs with their rules, period, headings, three gaps, and three lines of the foot.
    return !screen.isDrawn && screen.shown.count + lines + 12 > context.size.rows
  }

  /// The figures of the row that the table has no room for.
  private func detail(_ table: ReportTable) -> String? {
    guard let row = screen.selected else { return nil }
    let details = table.name.details.compactMap { id -> String? in
      guard let place = table.place(of: id), row.cells[place] != .empty else { return nil }
      let value = told.text(row.cells[place], table.columns[place].kind)
      return words("report.detail." + id, ["value": .text(value)])
    }
    guard !details.isEmpty else { return nil }
    return told.text(row.cells[0], .name) + ": " + details.joined(separator: ", ")
  }
}

extension ReportName {
  /// The help page about it.
  var helpTopic: String {
    switch self {
    case .groups: "reports"
    case .promoCodes: "report-promo-codes"
    case .bonuses, .burning, .messages, .clients, .cohorts, .rfm, .visits, .staff, .day:
      "report-" + rawValue
    }
  }

  /// The columns that stand in the line below the table.
  var details: [String] {
    self == .groups ? ["activeClients", "bonusesPaid", "accrued", "averageBefore"] : []
  }

  /// The columns in the order in which they stay when room is short; the others go first, from the
  /// right.
  var priorities: [String] {
    switch self {
    case .groups:
      [
        "group", "paid", "receipts", "averageReceipt", "share", "bar", "clients", "change",
        "activeClients", "bonusesPaid", "accrued", "paidBefore", "averageBefore", "redeemed",
      ]
    case .promoCodes:
      [
        "promoCode", "activations", "back30", "paid", "backShare", "clients", "back7", "accrued",
        "back14", "bar",
      ]
    case .rfm: ["lastReceipt", "clients", "paid"]
    case .messages:
      [
        "message", "total", "sent", "failed", "skipped", "waiting", "cost", "delivered", "opened",
        "clicked",
      ]
    case .staff:
      ["staff", "sold", "sales", "refunded", "paid", "byHand", "refunds", "corrected"]
    case .bonuses, .burning, .clients, .cohorts, .visits, .day: []
    }
  }
}
