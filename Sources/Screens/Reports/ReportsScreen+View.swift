import Localization
import Loyalty
package import Terminal

extension ReportsScreen {
  package func view(_ context: Context) -> View {
    let picture = ReportPicture(self, context)
    if let exporting {
      let list = PickerView(
        Self.formats(context.words),
        exporting,
        findLabel: context.words("key.find"),
        title: context.words("report.key.export")
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
    let left = result.map { words("report.count", ["count": .number($0.rows.count)]) } ?? ""
    guard let asOf else { return Status(left) }
    let time = context.club.calendar.time(of: asOf)
    let text = words.time(hour: time.hour, minute: time.minute, second: time.second)
    var right = words("report.asOf", ["time": .text(text)])
    if let mark { right += words("report.asOf.record", ["seq": .number(Int(mark.seq))]) }
    return Status(left, right: right)
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
    let scope = screen.scope
    var parts = ["‹ " + told.period(scope.period).capitalisedFirst + " ›"]
    if let first = scope.period.first, let last = scope.period.last, scope.period.isNamed {
      parts.append(told.dates(first, last) + ", " + told.venues(scope.venues, of: context.club))
    } else {
      parts.append(told.venues(scope.venues, of: context.club))
    }
    if let before = scope.period.before, screen.name.comparesPeriods {
      parts.append(words("report.beside", ["period": .text(told.period(before))]))
    }
    return parts.joined(separator: "   ").truncated(to: max(0, context.size.columns - 4))
  }

  // MARK: Rows

  private var body: View {
    guard let table = screen.result else {
      return .table(empty("report.working"))
    }
    if table.rows.isEmpty, table.others.isEmpty { return .table(empty("report.empty")) }
    if screen.showsChart, let chart = ReportChart(table, screen, context).view {
      return .chart(chart)
    }
    return rows(table)
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
    let layout = ReportLayout(table, screen.shown, order: screen.order, told, context.size)
    let cells = screen.shown.indices.map { layout.row($0) }
    var view = TableView(layout.columns, rows: screen.rows, state: screen.table) { cells[$0] }
    view.isDim = screen.isWorking
    view.keptRows = table.total == nil ? 0 : 1
    view.showsSelection = screen.ordering == nil
    return .table(view)
  }

  // MARK: Notes

  /// What there is to know about the figures, and about the row.
  private var notes: [Paragraph] {
    guard let table = screen.result, context.size.rows >= 20 else { return [] }
    let lines = table.notes.map { Paragraph(told.note($0), style: .muted) }
    let row = detail(table).map { [Paragraph(""), Paragraph($0)] } ?? []
    return [Paragraph("")] + lines + row
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

extension ReportPeriod {
  /// Whether its name does not say its days.
  fileprivate var isNamed: Bool { unit == .month || unit == .quarter || unit == .year }
}

extension ReportName {
  /// Whether the period before stands beside.
  var comparesPeriods: Bool { self == .groups }

  /// The days that it begins with instead of those of the report before; nil where any are as good.
  func ownPeriod(_ today: Day) -> ReportPeriod? {
    switch self {
    // One month would be one row: the twelve months up to this one.
    case .cohorts:
      try? ReportPeriod(
        from: today.startOfMonth.advanced(byMonths: -11),
        until: ReportPeriod(.month, containing: today).last
      )
    case .day: ReportPeriod(.day, containing: today)
    default: nil
    }
  }

  /// Whether rows open the clients who bought.
  var hasClients: Bool { [.groups, .promoCodes, .clients, .cohorts].contains(self) }

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
        "message", "queued", "sent", "failed", "cost", "delivered", "opened", "skipped",
        "waiting", "clicked",
      ]
    case .staff: ["staff", "sold", "receipts", "refunded", "byHand", "refunds", "corrected"]
    case .bonuses, .burning, .clients, .cohorts, .visits, .day: []
    }
  }
}
