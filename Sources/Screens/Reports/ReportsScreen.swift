import Localization
package import Loyalty
package import Terminal

/// What the keys of a report ask for.
package enum ReportIntent: Hashable, Sendable {
  case clients, period, scope, order, chart, next, previous, export
}

/// The reports: figures of a period beside those of the period before, and what is behind a row.
///
/// The work runs aside; what was worked out before can be read meanwhile.
package struct ReportsScreen: KeyedScreen {
  /// Which report is shown.
  private(set) var name: ReportName
  /// Which days and venues it is about.
  private(set) var scope: ReportScope
  /// The figures, until something else is asked for.
  private(set) var result: ReportTable?
  /// Which days and venues they are about, while others are worked out.
  private(set) var shownScope: ReportScope
  /// As of when they are.
  private(set) var asOf: Moment?
  /// The last record that they rest on.
  private(set) var mark: JournalMark?
  /// When the work began, and the last record then.
  private var started: (at: Moment, mark: JournalMark?)?
  /// The period to which a report without days of its own goes back.
  private var common: ReportPeriod
  /// Whether the work runs.
  private(set) var isWorking = false
  /// The selection among the rows.
  private(set) var table = TableState<Int>()
  /// The order of the rows; nil is the report's own.
  private(set) var order: ReportOrder?
  /// The columns to order by, while their list is open.
  private(set) var ordering: PickerState?
  /// The figures of the row to choose from whose clients to see, while their list is open.
  private(set) var choosing: PickerState?
  /// The club that the figures are of, and the one that others are worked out of.
  private var clubs: (shown: ReportClub?, asked: ReportClub?) = (nil, nil)
  /// Whether the figures are drawn instead of listed.
  private(set) var showsChart = false
  /// Whether the selection was moved in this report.
  private var hasLooked = false

  /// Opens a report on the month that a day is in, or on the days that it has of its own.
  package init(_ name: ReportName = .groups, today: Day) {
    self.name = name
    common = ReportPeriod(.month, containing: today)
    scope = ReportScope(name.ownPeriod(today) ?? common)
    shownScope = scope
  }

  /// Opens a report on a day.
  package init(_ name: ReportName, of day: Day, today: Day) {
    self.init(name, today: today)
    scope = ReportScope(ReportPeriod(.day, containing: day))
    shownScope = scope
  }

  package var helpTopic: String { name.helpTopic }
  package var isTyping: Bool { isAsking }
  package var isAsking: Bool { ordering != nil || choosing != nil }

  package func trail(_ context: Context) -> [String] {
    ["menu.section.statistics", "menu.item.marketingReport"].map { context.words($0) }
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    isAsking ? PickerHints.items(context) : nil
  }

  // MARK: The work

  package mutating func opened(_ context: Context) -> [Effect] { begin(context) }

  private mutating func begin(_ context: Context) -> [Effect] {
    isWorking = true
    started = (context.now, context.marks.last)
    let club = context.club
    clubs.asked = ReportClub(club)
    let mark = context.marks.last(through: scope.period.last)
    let request = ReportRequest(name, scope, at: context.now, mark: mark)
    let job = Job("report") { goesOn in
      club.report(request) { goesOn(JobProgress(done: $0, all: $1)) }
    }
    return [.start(job)]
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .finished(let outcome):
      isWorking = false
      if case .done(let found) = outcome, let result = found as? ReportTable {
        self.result = result
        shownScope = scope
        (asOf, mark) = (started?.at, started?.mark)
        clubs.shown = clubs.asked
        table.follow(selectable)
        if !hasLooked { selectBusiest() }
      }
    case .returned(.reportFile(let format, let path)):
      guard let asOf, let result else { return [] }
      let request = ReportRequest(name, shownScope, at: asOf, mark: mark)
      return [.export(result, request, format: format, path: path)]
    case .notExported(let format, let path, let why):
      guard let result else { return [] }
      let form = ReportFileForm(name, result.scope.period, format: format, path: path, why: why)
      return [.open(form), .tell(Notice(.trouble, why))]
    case .returned(.report(let chosen)):
      guard chosen != scope else { return [] }
      scope = chosen
      if name.ownPeriod(context.today) == nil { common = chosen.period }
      return begin(context)
    default: break
    }
    return []
  }

  /// A day of visits begins at night, where there is least to see: the busiest hour is shown first.
  private mutating func selectBusiest() {
    guard name == .visits, let result else { return }
    let counts = result.rows.map { result.number("receipts", of: $0) ?? 0 }
    guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else { return }
    table.select(place: place, in: selectable)
  }

  // MARK: Rows

  /// The rows as they are shown: those of the report in their order, the others, the whole.
  var shown: [ReportTable.Row] {
    guard let result else { return [] }
    let rows = order?.sorted(result.rows, of: result) ?? result.rows
    return rows + result.others + (result.total.map { [$0] } ?? [])
  }

  var rows: TableRows<Int> { TableRows(Array(shown.indices)) }

  /// Whether a chart stands in the place of the rows; what belongs to no row is never drawn.
  var isDrawn: Bool {
    guard showsChart, let result else { return false }
    return result.chart != nil && !result.rows.isEmpty
  }

  /// The rows that the selection can stand on: of a chart those that are drawn.
  private var selectable: TableRows<Int> {
    guard isDrawn, let result else { return rows }
    return TableRows(Array(result.rows.indices))
  }

  /// The row that the selection stands on.
  var selected: ReportTable.Row? {
    let shown = shown
    return shown.indices.contains(table.selected) ? shown[table.selected] : nil
  }

  /// The figures of the selected row that have clients behind them.
  private var figures: [ReportTable.Column]? {
    guard let row = selected, let result else { return nil }
    guard let columns = result.columnsWithClients(of: row), columns.count > 1 else {
      return result.columnsWithClients(of: row)
    }
    return columns.filter { result.number($0.id, of: row) ?? 0 != 0 }
  }

  /// Why Enter opens nothing here.
  var whyNoClients: String? {
    guard selected != nil else { return "why.listEmpty" }
    guard let figures else { return "report.why.noClients" }
    return figures.isEmpty ? "report.why.nobody" : nil
  }

  /// Why there is no period before or after.
  var whyNoOtherPeriod: String? {
    guard name.takesPeriod else { return "report.why.ownDays" }
    return scope.period.days == nil ? "report.why.openPeriod" : nil
  }

  /// Why the rows cannot be ordered or drawn.
  var whyNoOrder: String? {
    guard let result else { return "why.listEmpty" }
    return result.chart == nil ? "report.why.sheet" : nil
  }

  /// Why there is nothing to draw.
  var whyNoChart: String? {
    guard let result else { return "why.listEmpty" }
    return result.chart == nil ? "report.why.noChart" : nil
  }

  /// How many rows the screen shows at once.
  static func page(_ context: Context) -> Int {
    max(3, ScreenFrame.bodyRect(in: context.size).rows - 10)
  }

  // MARK: Keys

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if ordering != nil { return pressOrdering(stroke.key, context) }
    if choosing != nil { return pressChoosing(stroke.key, context) }
    switch stroke.key {
    case .left: return move(-1, context)
    case .right: return move(1, context)
    case .up, .down, .pageUp, .pageDown, .home, .end:
      hasLooked = true
      _ = table.handle(stroke.key, in: selectable, page: Self.page(context))
      return []
    default: return nil
    }
  }

  package mutating func run(
    _ intent: ReportIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .clients: return openClients(context)
    case .period: return move(-1, context)
    case .scope: return [.open(ReportScopeForm(scope, of: name, context))]
    case .order: openOrdering(context.words)
    case .chart:
      showsChart.toggle()
      table.follow(selectable)
    case .next: return turn(1, context)
    case .previous: return turn(-1, context)
    case .export:
      guard let result else { return [] }
      return [.open(ReportFileForm(name, result.scope.period))]
    }
    return []
  }

  // MARK: Clients

  private mutating func openClients(_ context: Context) -> [Effect] {
    guard whyNoClients == nil, let figures else { return [] }
    guard let only = figures.first, figures.count == 1 else {
      choosing = PickerState(choices(context.words), chosen: [])
      return []
    }
    return openClients(behind: only, context)
  }

  /// The figures to choose from, each with its number.
  func choices(_ words: Words) -> [PickerOption] {
    guard let row = selected, let result else { return [] }
    let told = ReportWords(words)
    return (figures ?? []).map { column in
      let figure = result.number(column.id, of: row).map { told.figure($0, column.kind) } ?? ""
      return PickerOption(id: column.id, title: told.heading(column) + ": " + figure)
    }
  }

  private mutating func pressChoosing(_ key: Key, _ context: Context) -> [Effect] {
    let options = choices(context.words)
    switch choosing?.handle(key, in: options) {
    case .chosen(let ids):
      choosing = nil
      guard let column = figures?.first(where: { $0.id == ids.first }) else { return [] }
      return openClients(behind: column, context)
    case .closed: choosing = nil
    case .handled, .ignored, nil: break
    }
    return []
  }

  private func openClients(behind column: ReportTable.Column, _ context: Context) -> [Effect] {
    guard let row = selected, let result, let asOf, let club = clubs.shown else { return [] }
    let told = ReportWords(context.words)
    var name = told.text(row.cells[0], result.columns[0].kind)
    if (result.columnsWithClients(of: row)?.count ?? 0) > 1 {
      name += ": " + told.heading(column)
    }
    let request = ReportRequest(self.name, shownScope, at: asOf)
    let place = ReportPlace(row.subject, column.id)
    return [.open(ReportClientsScreen(name, place, of: request, in: club))]
  }

  /// An earlier or a later period of the same length.
  private mutating func move(_ steps: Int, _ context: Context) -> [Effect] {
    if let why = whyNoOtherPeriod {
      return [.tell(Notice(.reason, context.sentence(why: why)))]
    }
    let next = scope.period.shifted(by: steps)
    // The calendar begins with the year 1.
    guard next.first.map({ $0.year >= 1 }) != false else {
      return [.tell(Notice(.reason, context.sentence(why: "report.why.noEarlier")))]
    }
    scope.period = next
    if name.ownPeriod(context.today) == nil { common = next }
    return begin(context)
  }

  /// The next report, or the one before.
  private mutating func turn(_ step: Int, _ context: Context) -> [Effect] {
    let all = ReportName.allCases
    guard let place = all.firstIndex(of: name), all.count > 1 else { return [] }
    name = all[(place + step + all.count) % all.count]
    scope.period = name.ownPeriod(context.today) ?? common
    (result, asOf, order, table, showsChart) = (nil, nil, nil, TableState(), false)
    hasLooked = false
    return begin(context)
  }

  // MARK: Order

  private mutating func openOrdering(_ words: Words) {
    ordering = PickerState(orders(words), chosen: order.map { [$0.column] } ?? [])
  }

  func orders(_ words: Words) -> [PickerOption] {
    (result?.columns ?? []).map {
      PickerOption(id: $0.id, title: ReportWords(words).heading($0))
    }
  }

  private mutating func pressOrdering(_ key: Key, _ context: Context) -> [Effect] {
    let options = orders(context.words)
    switch ordering?.handle(key, in: options) {
    case .chosen(let ids):
      ordering = nil
      if let id = ids.first { order(by: id) }
    case .closed: ordering = nil
    case .handled, .ignored, nil: break
    }
    return []
  }

  /// Orders by a column; the same one again turns the order round.
  private mutating func order(by id: String) {
    guard let column = result?.columns.first(where: { $0.id == id }) else { return }
    if order?.column == id {
      order?.isDescending.toggle()
    } else {
      order = ReportOrder(column)
    }
    table.select(place: 0, in: selectable)
  }
}

/// A club as it was when a report was asked for: the clients behind a figure are those of its moment.
final class ReportClub: Sendable {
  let club: Club

  init(_ club: Club) {
    self.club = club
  }
}
