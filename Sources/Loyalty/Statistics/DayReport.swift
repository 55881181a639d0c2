extension Club {
  /// The sheet of a day, or of some days: what came and went, by category, venue and staff.
  ///
  /// Paid is sold less given back, here as in the report on groups; every part adds up to it, venues
  /// and staff by their counts too: a receipt given back in full within the days counts nowhere but
  /// among those sold. Costs a look at every receipt of the days.
  func dayReport(
    _ scope: ReportScope,
    _ mark: JournalMark?,
    today: Day,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportTable? {
    guard let sums = DaySums(self, scope, goesOn) else { return nil }
    var sheet = DaySheet()
    sheet.add("sold", sums.sold)
    sheet.add("refunded", sums.refunded.negated)
    let isWhole = sums.unreadable == 0
    if isWhole {
      sheet.add("discounts", .init(count: sums.discounted, paid: -sums.discount, bonuses: nil))
    }
    sheet.add("accrued", .init(count: sums.accruals, paid: nil, bonuses: sums.accrued))
    if sums.taken != 0 {
      sheet.add("accrualsTaken", .init(count: sums.takings, paid: nil, bonuses: -sums.taken))
    }
    if scope.venues == nil {
      for kind in DaySums.Gift.allCases {
        guard let gift = sums.gifts[kind] else {
          if kind.isAlwaysTold { sheet.add(kind.rawValue, DayLine(paid: nil)) }
          continue
        }
        sheet.add(kind.rawValue, .init(count: gift.count, paid: nil, bonuses: gift.bonuses))
      }
      sheet.add("newClients", .init(count: sums.newClients, paid: nil, bonuses: nil))
    }
    if isWhole {
      sheet.begin("byCategory")
      for id in sums.byCategory.keys.sorted() {
        sheet.add(name(of: id), sums.byCategory[id])
      }
    }
    if !priceList.venues.items.isEmpty {
      sheet.begin("byVenue")
      for id in sums.byVenue.keys.sorted() {
        let name = priceList.venues[Venue.ID(id)].map { ReportTable.Cell.text($0.name) }
        sheet.add(name ?? .word("nowhere"), sums.byVenue[id])
      }
    }
    sheet.begin("byStaff")
    for (name, line) in staffLines(of: sums) {
      sheet.add(name.map { .text($0) } ?? .word("nobody"), line)
    }
    var table = sheet.table(total: sums.total)
    let isClosed = scope.period.last.map { $0 < today } ?? false
    let days = scope.period.days == 1 ? "day" : "days"
    table.notes.append(.fixed(days + (isClosed ? "Closed" : "Open")))
    if sums.sold.count != sums.total.count { table.notes.append(.fixed("dayCounts")) }
    if !isWhole { table.notes.append(.counted("unreadable", sums.unreadable)) }
    if scope.venues != nil { table.notes.append(.fixed("dayAtVenues")) }
    if let mark { table.notes += [.record(mark)] + (isClosed ? [.fixed("dayFiles")] : []) }
    return table
  }

  /// What staff brought, the most first: an order that the sheet of a closed day keeps, whatever is
  /// written and folded later.
  private func staffLines(of sums: DaySums) -> [(name: String?, line: DayLine)] {
    let lines = sums.byStaff.map { (name: receipts.sales.staff[$0.key]?.name, line: $0.value) }
    return lines.sorted { one, other in
      let (money, others) = (one.line.paid ?? 0, other.line.paid ?? 0)
      return money == others ? (one.name ?? "") < (other.name ?? "") : money > others
    }
  }

  private func name(of id: Category.ID) -> ReportTable.Cell {
    guard let category = priceList.categories[id] else { return .text(id.description) }
    switch id {
    case Category.gameTime: return .word("gameTime")
    case Category.bar: return .word("bar")
    case Category.other: return .word("otherGoods")
    default: return .text(category.name)
    }
  }
}

/// Three figures of a line: how many, money, bonuses; nil where a line has none.
struct DayLine {
  var count: Int? = 0
  var paid: Int64? = 0
  var bonuses: Int64? = 0

  /// The same taken away.
  var negated: DayLine {
    DayLine(count: count, paid: paid.map { -$0 }, bonuses: bonuses.map { -$0 })
  }

  mutating func add(_ count: Int, _ paid: Int64, _ bonuses: Int64) {
    self.count = (self.count ?? 0) + count
    self.paid = (self.paid ?? 0) + paid
    self.bonuses = (self.bonuses ?? 0) + bonuses
  }
}

/// The lines of a sheet, one below the other.
private struct DaySheet {
  private var rows: [ReportTable.Row] = []

  /// Begins a part with its heading.
  mutating func begin(_ word: String) {
    add(.word(word), DayLine(count: nil, paid: nil, bonuses: nil))
  }

  mutating func add(_ word: String, _ line: DayLine) { add(.word(word), line) }

  mutating func add(_ name: ReportTable.Cell, _ line: DayLine?) {
    guard let line else { return }
    rows.append(ReportTable.Row(.line(rows.count), Self.cells(name, line)))
  }

  private static func cells(_ name: ReportTable.Cell, _ line: DayLine) -> [ReportTable.Cell] {
    [
      name, .number(orEmpty: line.count.map { Int64($0) }), .number(orEmpty: line.paid),
      .number(orEmpty: line.bonuses),
    ]
  }

  func table(total: DayLine) -> ReportTable {
    var table = ReportTable(
      .day,
      columns: [
        .init("line", .name), .init("count", .count), .init("money", .money),
        .init("bonuses", .bonuses),
      ],
      rows: rows,
      chart: nil
    )
    table.total = ReportTable.Row(.all, Self.cells(.word("paidInAll"), total))
    return table
  }
}
