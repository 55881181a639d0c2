import Loyalty
import TestSupport
import Testing

@Suite("The sheet of a day of the example's club, against sums over its exported files")
struct DemoDayReportTests {
  /// A line of the sheet: how many, money, bonuses; nil where it has none.
  private typealias Line = [Int64?]

  private let desk: DemoDesk
  private var books: PlainBooks { desk.books }

  init() throws {
    desk = try DemoDesk()
  }

  /// One day of the files, at a venue or everywhere.
  private struct OneDay {
    let days: DemoDesk.Days
    let sales: [PlainBooks.Sale]
    let refunds: [PlainBooks.Refund]
    let entries: [PlainBooks.Entry]
    let isEverywhere: Bool

    init(_ books: PlainBooks, _ day: String, at venue: String?) {
      days = DemoDesk.Days(first: day, last: day)
      sales = books.sales.filter { $0.day == day && $0.venue == venue ?? $0.venue }
      refunds = books.refunds.filter { $0.day == day && $0.venue == venue ?? $0.venue }
      entries = books.entries.filter { $0.day == day && $0.venue == venue ?? $0.venue }
      isEverywhere = venue == nil
    }
  }

  private func sum(_ numbers: [Int]) -> Int64 { Int64(numbers.reduce(0, +)) }

  /// Receipts that count, and their money and bonuses less what went back.
  private func net(_ sales: [PlainBooks.Sale], _ refunds: [PlainBooks.Refund], _ day: OneDay)
    -> Line
  {
    [
      Int64(sales.count { desk.counts($0, day.days) }),
      sum(sales.map(\.paid)) - sum(refunds.map(\.paid)),
      sum(sales.map(\.bonuses)) - sum(refunds.map(\.bonuses)),
    ]
  }

  /// The lines before the parts.
  private func first(_ day: OneDay) -> [String: Line] {
    let (sales, refunds) = (day.sales, day.refunds)
    let discounted = sales.filter { $0.discount > 0 }
    let accrued = day.entries.filter { $0.kind == "accrual" && $0.source.hasPrefix("receipt ") }
    let taken = day.entries.filter {
      $0.kind == "reversal" && $0.amount < 0 && $0.source.hasPrefix("refund ")
    }
    var lines: [String: Line] = [
      "sold": [
        Int64(sales.count), sum(sales.map(\.paid)), sum(sales.map(\.bonuses)),
      ],
      "refunded": [
        Int64(refunds.count), -sum(refunds.map(\.paid)), -sum(refunds.map(\.bonuses)),
      ],
      "discounts": [Int64(discounted.count), -sum(discounted.map(\.discount)), nil],
      "accrued": [Int64(accrued.count), nil, sum(accrued.map(\.amount))],
    ]
    if !taken.isEmpty {
      let refunds = Set(taken.map { $0.source + $0.moment }).count
      lines["accrualsTaken"] = [Int64(refunds), nil, sum(taken.map(\.amount))]
    }
    return lines
  }

  /// Bonuses beside receipts, and newcomers: nowhere in particular.
  private func gifts(_ day: OneDay) -> [String: Line] {
    guard day.isEverywhere else { return [:] }
    var lines: [String: Line] = [:]
    func add(_ name: String, isAlwaysTold: Bool, _ isWanted: (PlainBooks.Entry) -> Bool) {
      let own = day.entries.filter(isWanted)
      guard isAlwaysTold || !own.isEmpty else { return }
      let given = own.filter { $0.kind != "reversal" }
      lines[name] = own.isEmpty ? [0, nil, 0] : [Int64(given.count), nil, sum(own.map(\.amount))]
    }
    add("byCode", isAlwaysTold: false) { $0.source.hasPrefix("promoCode ") && $0.kind != "expiry" }
    add("byRule", isAlwaysTold: false) { ["welcome", "birthday", "referral"].contains($0.source) }
    add("byHand", isAlwaysTold: true) { $0.source.hasPrefix("byHand ") && $0.kind == "accrual" }
    add("corrected", isAlwaysTold: true) {
      $0.source.hasPrefix("byHand ") && $0.kind == "correction"
    }
    let newcomers = books.registered.values.count { $0 == day.days.first }
    lines["newClients"] = [Int64(newcomers), nil, nil]
    return lines
  }

  private func byCategory(_ day: OneDay) -> [String: Line] {
    let sold = Dictionary(grouping: day.sales.flatMap(\.lines), by: \.category)
    let back = Dictionary(grouping: day.refunds.flatMap(\.lines), by: \.category)
    let lines = Set(sold.keys).union(back.keys).map { name -> (String, Line) in
      let (sold, back) = (sold[name] ?? [], back[name] ?? [])
      return (
        name == "other" ? "otherGoods" : name,
        [
          Int64(sold.count), sum(sold.map(\.paid)) - sum(back.map(\.paid)),
          sum(sold.map(\.bonuses)) - sum(back.map(\.bonuses)),
        ]
      )
    }
    return Dictionary(uniqueKeysWithValues: lines)
  }

  private func parts(
    _ day: OneDay,
    _ sold: (PlainBooks.Sale) -> String,
    _ back: (PlainBooks.Refund) -> String
  ) -> [String: Line] {
    let names = Set(day.sales.map(sold)).union(day.refunds.map(back))
    let lines = names.map { name in
      (
        name.isEmpty ? "nowhere" : name,
        net(day.sales.filter { sold($0) == name }, day.refunds.filter { back($0) == name }, day)
      )
    }
    return Dictionary(uniqueKeysWithValues: lines)
  }

  /// The lines of the sheet by the headings of its parts; "" is the part before the first heading.
  private func told(_ sheet: ReportTable) -> [String: [String: Line]] {
    var (part, parts) = ("", [String: [String: Line]]())
    for row in sheet.rows {
      let name =
        switch row.cells[0] {
        case .text(let text), .word(let text): text
        default: "?"
        }
      let line = ["count", "money", "bonuses"].map { sheet.number($0, of: row) }
      if line == [nil, nil, nil] {
        part = name
        continue
      }
      #expect(parts[part]?[name] == nil, "\(name) twice")
      parts[part, default: [:]][name] = line
    }
    return parts
  }

  @Test("Every line of the sheet, for each day of a month, everywhere and at a venue")
  func sheet() throws {
    var seen: Set<String> = []
    for back in 0..<30 {
      let text = books.day(DemoDesk.today, plus: -back)
      let period = ReportPeriod(.day, containing: try Day(iso: text))
      for venue in [nil, "", DemoDesk.venue] {
        let sheet = try desk.report(.day, period, at: venue)
        let day = OneDay(books, text, at: venue)
        let told = told(sheet)
        let first = first(day).merging(gifts(day)) { $1 }
        #expect(told[""] == first, "\(text) \(venue ?? "everywhere")")
        #expect(told["byCategory"] ?? [:] == byCategory(day), "\(text)")
        #expect(told["byVenue"] ?? [:] == parts(day, \.venue, \.venue), "\(text)")
        #expect(told["byStaff"] ?? [:] == parts(day, \.by, \.by), "\(text)")
        let total = try #require(sheet.total)
        let whole = ["count", "money", "bonuses"].map { sheet.number($0, of: total) }
        #expect(whole == net(day.sales, day.refunds, day), "\(text)")
        seen.formUnion(first.keys)
        if venue == nil { #expect(day.sales.count > 3) }
      }
    }
    let all = [
      "sold", "refunded", "discounts", "accrued", "accrualsTaken", "byCode", "byHand", "corrected",
      "newClients",
    ]
    #expect(seen.isSuperset(of: all), "the month has every line")
  }
}
