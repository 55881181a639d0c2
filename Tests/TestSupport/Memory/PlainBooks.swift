import Foundation

/// What the example's exported files say, read by plain splitting of lines: no code of the program
/// takes part.
package struct PlainBooks {
  /// A receipt of the exported file.
  package struct Sale {
    package var number = ""
    /// "2026-11-22", and "21:14:05" of the club's clock.
    package var day = ""
    package var time = ""
    package var phone = ""
    package var venue = ""
    package var paid = 0
    package var bonuses = 0
    /// In which groups the client was.
    package var groups: [String] = []
    /// What each line brought.
    package var lines: [Line] = []
    /// What was taken off.
    package var discount = 0
    /// The day on which the last of it was given back, and the moment.
    package var goneOn: String?
    package var goneAt: String?
    package var by = ""

    /// Day and time, as in "2026-11-22T21:14:05".
    package var moment: String { day + "T" + time }
  }

  /// What one line of a receipt or a refund is of.
  package struct Line {
    package var category = ""
    package var paid = 0
    package var bonuses = 0
  }

  /// A refund of the exported file.
  package struct Refund {
    package var number = ""
    package var day = ""
    package var moment = ""
    package var phone = ""
    package var venue = ""
    package var groups: [String] = []
    package var paid = 0
    package var bonuses = 0
    package var by = ""
    package var completes = false
    package var lines: [Line] = []
  }

  /// A line of the exported bonus histories.
  package struct Entry {
    package var phone = ""
    package var day = ""
    package var moment = ""
    package var kind = ""
    package var amount = 0
    package var source = ""
    package var by = ""
    package var venue = ""
    package var groups: [String] = []
  }

  /// A lot of the exported file, or what somebody owes.
  package struct Lot {
    package var phone = ""
    package var left = 0
    package var lastDay: String?
    package var isDebt = false
  }

  package private(set) var sales: [Sale] = []
  package private(set) var refunds: [Refund] = []
  package private(set) var entries: [Entry] = []
  package private(set) var lots: [Lot] = []
  package private(set) var messages: [[String: String]] = []
  /// The day of registration by phone.
  package private(set) var registered: [String: String] = [:]
  /// The groups by phone.
  package private(set) var groups: [String: [String]] = [:]

  /// The last price of what was sold, in hundredths, by its name.
  package private(set) var prices: [String: Int] = [:]

  private let calendar: Calendar

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - files: What was exported.
  ///   - timeZone: The club's.
  ///   - now: The last moment that counts, as in "2026-11-22T21:14:05": histories go on by themselves.
  package init(_ files: Files, timeZone: String, now: String) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: timeZone) ?? calendar.timeZone
    self.calendar = calendar
    let quantities = readSales(files.receipts)
    readRefunds(files.refunds, quantities)
    for row in PlainTable.rows(files.clients) {
      let phone = row["phone"] ?? ""
      registered[phone] = PlainTable.day(row["registered"] ?? "")
      groups[phone] = PlainTable.names(row["groups"])
    }
    entries = PlainTable.rows(files.ledger).map { row in
      Entry(
        phone: row["phone"] ?? "",
        day: String((row["at"] ?? "").prefix(10)),
        moment: String((row["at"] ?? "").prefix(19)),
        kind: row["kind"] ?? "",
        amount: PlainTable.hundredths(row["amount"] ?? ""),
        source: row["source"] ?? "",
        by: row["staff"] ?? "",
        venue: row["venue"] ?? "",
        groups: PlainTable.names(row["groups"])
      )
    }
    .filter { $0.moment <= now }
    lots = PlainTable.rows(files.lots).map { row in
      Lot(
        phone: row["phone"] ?? "",
        left: PlainTable.hundredths(row["left"] ?? ""),
        lastDay: row["lastDay"].flatMap { $0.isEmpty ? nil : $0 },
        isDebt: row["lot"]?.isEmpty ?? true
      )
    }
    messages = PlainTable.rows(files.messages)
  }

  /// Reads the receipts; tells how much of each line was sold, by receipt and line.
  private mutating func readSales(_ text: String) -> [String: [Int: Int]] {
    var places: [String: Int] = [:]
    var quantities: [String: [Int: Int]] = [:]
    for row in PlainTable.rows(text) {
      let number = row["number"] ?? ""
      if places[number] == nil {
        places[number] = sales.count
        let at = row["at"] ?? ""
        var sale = Sale(number: number, day: String(at.prefix(10)), phone: row["phone"] ?? "")
        sale.time = String(at.dropFirst(11).prefix(8))
        sale.venue = row["venue"] ?? ""
        sale.by = row["staff"] ?? ""
        sale.groups = PlainTable.names(row["groups"])
        sales.append(sale)
      }
      guard let place = places[number] else { continue }
      let next = (quantities[number]?.count ?? 0) + 1
      quantities[number, default: [:]][next] = PlainTable.thousandths(row["quantity"])
      let bonuses = PlainTable.hundredths(row["bonuses"] ?? "")
      let discount = PlainTable.hundredths(row["discount"] ?? "")
      sales[place].paid += PlainTable.gross(row) - discount - bonuses
      sales[place].bonuses += bonuses
      sales[place].discount += discount
      var line = Line(category: row["category"] ?? "")
      line.paid = PlainTable.hundredths(row["paid"] ?? "")
      line.bonuses = PlainTable.gross(row) - discount - line.paid
      sales[place].lines.append(line)
      prices[row["name"] ?? ""] = PlainTable.hundredths(row["price"] ?? "")
    }
    return quantities
  }

  /// Reads the refunds, oldest first, and marks the receipts of which nothing is left.
  private mutating func readRefunds(_ text: String, _ sold: [String: [Int: Int]]) {
    var left = sold
    var places: [String: Int] = [:]
    for row in PlainTable.rows(text) {
      let number = row["number"] ?? ""
      let key = number + "/" + (row["refund"] ?? "")
      if places[key] == nil {
        places[key] = refunds.count
        var back = Refund(number: number, by: row["staff"] ?? "")
        back.moment = String((row["at"] ?? "").prefix(19))
        back.day = String(back.moment.prefix(10))
        back.phone = row["phone"] ?? ""
        back.venue = row["venue"] ?? ""
        back.groups = sale(number)?.groups ?? []
        refunds.append(back)
      }
      guard let place = places[key] else { continue }
      refunds[place].paid += PlainTable.hundredths(row["money"] ?? "")
      refunds[place].bonuses += PlainTable.hundredths(row["bonuses"] ?? "")
      let line = Int(row["line"] ?? "") ?? 0
      let sold = sale(number)?.lines.dropFirst(line - 1).first
      refunds[place].lines.append(
        Line(
          category: sold?.category ?? "",
          paid: PlainTable.hundredths(row["money"] ?? ""),
          bonuses: PlainTable.hundredths(row["bonuses"] ?? "")
        )
      )
      left[number]?[line, default: 0] -= PlainTable.thousandths(row["quantity"])
      refunds[place].completes = left[number]?.values.allSatisfy { $0 <= 0 } ?? false
    }
    let gone = refunds.filter(\.completes)
    for refund in gone {
      guard let place = sales.firstIndex(where: { $0.number == refund.number }) else { continue }
      (sales[place].goneOn, sales[place].goneAt) = (refund.day, refund.moment)
    }
  }

  private func sale(_ number: String) -> Sale? { sales.first { $0.number == number } }

  // MARK: Days

  private func day(of date: Date) -> String {
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    return PlainTable.day(parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }

  /// A day so many days later.
  package func day(_ day: String, plus days: Int) -> String {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return "" }
    let from = DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12)
    guard let noon = calendar.date(from: from),
      let later = calendar.date(byAdding: .day, value: days, to: noon)
    else { return "" }
    return self.day(of: later)
  }

  /// 1 for Monday to 7 for Sunday.
  package func weekday(_ day: String) -> Int {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3,
      let noon = calendar.date(
        from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12)
      )
    else { return 0 }
    return (calendar.component(.weekday, from: noon) + 5) % 7 + 1
  }
}

/// Cells of an exported file, split plainly.
package enum PlainTable {
  /// The rows by the words of the header.
  package static func rows(_ text: String) -> [[String: String]] {
    let lines = text.split { $0 == "\r\n" || $0 == "\n" }
    let rows = lines.map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    guard let head = rows.first else { return [] }
    return rows.dropFirst().map {
      Dictionary(zip(head, $0), uniquingKeysWith: { first, _ in first })
    }
  }

  /// "12.05" as 1205, "-3" as -300.
  package static func hundredths(_ text: String) -> Int {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" || $0 == "'" }.split(separator: ".")
    guard let units = parts.first.flatMap({ Int($0) }) else { return 0 }
    let sum = units * 100 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    return isNegative ? -sum : sum
  }

  /// The names of a cell; a name that looks like a formula begins with an apostrophe.
  static func names(_ cell: String?) -> [String] {
    (cell ?? "").split(separator: "|").map { String($0.hasPrefix("'") ? $0.dropFirst() : $0) }
  }

  static func thousandths(_ value: Any?) -> Int {
    let parts = (value as? String ?? "").split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padded = fraction + String(repeating: "0", count: max(0, 3 - fraction.count))
    return (parts.first.flatMap { Int($0) } ?? 0) * 1_000 + (Int(padded) ?? 0)
  }

  /// Quantity in thousandths × price in hundredths, rounded half up to a hundredth.
  static func gross(_ line: [String: String]) -> Int {
    (thousandths(line["quantity"]) * hundredths(line["price"] ?? "") + 500) / 1_000
  }

  /// "22.11.2026" and "2026-11-22" as the latter.
  static func day(_ text: String) -> String {
    let parts = text.prefix(10).split(separator: ".")
    return parts.count == 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : String(text.prefix(10))
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
    "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
  }
}

extension PlainBooks {
  /// The files by what was exported.
  package struct Files {
    package var receipts = ""
    package var refunds = ""
    package var clients = ""
    package var ledger = ""
    package var lots = ""
    package var messages = ""

    package init() {}
  }
}
