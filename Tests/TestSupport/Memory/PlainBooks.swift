import Foundation

/// What the example's exported files and its journal say, read by plain splitting of lines and by
/// Foundation's JSON: no code of the program takes part.
///
/// The files tell sales, clients and bonus histories; who did it, refunds and lots stand in the
/// journal alone.
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
    /// Hundredths paid by category.
    package var byCategory: [String: Int] = [:]
    /// The days on which all of it was given back; a day on which its last part went.
    package var goneOn: String?
    package var by = ""
  }

  /// A refund of the journal.
  package struct Refund {
    package var number = ""
    package var day = ""
    package var paid = 0
    package var bonuses = 0
    package var by = ""
    package var completes = false
  }

  /// A line of the exported bonus histories.
  package struct Entry {
    package var phone = ""
    package var day = ""
    package var moment = ""
    package var kind = ""
    package var amount = 0
    package var source = ""
  }

  /// A lot of the journal, with what is left of it and the last day on which it can be spent.
  package struct Lot {
    package var client = 0
    package var left = 0
    package var lastDay: String?
  }

  package private(set) var sales: [Sale] = []
  package private(set) var refunds: [Refund] = []
  package private(set) var entries: [Entry] = []
  package private(set) var lots: [[Int]: Lot] = [:]
  /// The day of registration by phone.
  package private(set) var registered: [String: String] = [:]
  /// Bonuses by hand: by whom, hundredths, and whether they put a mistake right.
  package private(set) var byHand: [(day: String, by: String, amount: Int, isCorrection: Bool)] = []

  private let calendar: Calendar
  private var receiptNumbers: [Int: String] = [:]
  private var quantities: [Int: [Int: Int]] = [:]
  private var clientOf: [Int: Int] = [:]

  /// Reads everything.
  ///
  /// - Parameters:
  ///   - receipts: The export of receipts.
  ///   - clients: The export of clients.
  ///   - ledger: The export of bonus histories.
  ///   - journal: The store's journal.
  ///   - timeZone: The club's.
  /// - Throws: What JSON throws.
  package init(
    receipts: String,
    clients: String,
    ledger: String,
    journal: String,
    timeZone: String
  ) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: timeZone) ?? calendar.timeZone
    self.calendar = calendar
    for line in journal.split(separator: "\n") { try take(Data(line.utf8)) }
    readSales(receipts)
    for row in PlainTable.rows(clients) {
      registered[row["phone"] ?? ""] = PlainTable.day(row["registered"] ?? "")
    }
    entries = PlainTable.rows(ledger).map { row in
      Entry(
        phone: row["phone"] ?? "",
        day: String((row["at"] ?? "").prefix(10)),
        moment: String((row["at"] ?? "").prefix(19)),
        kind: row["kind"] ?? "",
        amount: PlainTable.hundredths(row["amount"] ?? ""),
        source: row["source"] ?? ""
      )
    }
  }

  private mutating func readSales(_ text: String) {
    var places: [String: Int] = [:]
    for row in PlainTable.rows(text) {
      let number = row["number"] ?? ""
      if places[number] == nil {
        places[number] = sales.count
        let at = row["at"] ?? ""
        var sale = Sale(number: number, day: String(at.prefix(10)), phone: row["phone"] ?? "")
        sale.time = String(at.dropFirst(11).prefix(8))
        sale.venue = row["venue"] ?? ""
        sale.by = sellers[number] ?? ""
        sale.goneOn = refunds.first { $0.number == number && $0.completes }?.day
        sales.append(sale)
      }
      guard let place = places[number] else { continue }
      let bonuses = PlainTable.hundredths(row["bonuses"] ?? "")
      let gross = PlainTable.gross(row) - PlainTable.hundredths(row["discount"] ?? "")
      sales[place].paid += gross - bonuses
      sales[place].bonuses += bonuses
    }
  }

  private var sellers: [String: String] = [:]

  // MARK: The journal

  private mutating func take(_ line: Data) throws {
    guard let record = try JSONSerialization.jsonObject(with: line) as? [String: Any],
      let by = record["by"] as? String, let events = record["events"] as? [[String: Any]]
    else { return }
    for event in events {
      if let receipt = event["receiptSold"] as? [String: Any] { take(sold: receipt, by) }
      if let refund = event["receiptRefunded"] as? [String: Any] { take(refund: refund, by) }
      if let movement = event["bonusesMoved"] as? [String: Any] { take(moved: movement, by) }
      if let burnt = event["bonusesBurnt"] as? [String: Any] { take(burnt: burnt) }
    }
  }

  private mutating func take(sold receipt: [String: Any], _ by: String) {
    let id = receipt["id"] as? Int ?? 0
    let number = receipt["externalNumber"] as? String ?? "#\(id)"
    receiptNumbers[id] = number
    sellers[number] = by
    let lines = receipt["lines"] as? [[String: Any]] ?? []
    for (place, line) in lines.enumerated() {
      quantities[id, default: [:]][place + 1] = PlainTable.thousandths(line["quantity"])
    }
    guard let client = receipt["client"] as? Int else { return }
    clientOf[id] = client
    change(receipt["redemption"], of: client, -1)
    if let lot = receipt["accrual"] as? [String: Any] { add(lot, of: client) }
  }

  private mutating func take(refund: [String: Any], _ by: String) {
    let id = refund["receipt"] as? Int ?? 0
    var back = Refund(number: receiptNumbers[id] ?? "", by: by)
    back.day = local(refund["at"] as? String ?? "")
    for line in refund["lines"] as? [[String: Any]] ?? [] {
      back.paid += PlainTable.hundredths(line["money"] as? String ?? "")
      back.bonuses += PlainTable.hundredths(line["bonuses"] as? String ?? "")
      let place = line["place"] as? Int ?? 0
      quantities[id]?[place, default: 0] -= PlainTable.thousandths(line["quantity"])
    }
    back.completes = quantities[id]?.values.allSatisfy { $0 <= 0 } ?? false
    refunds.append(back)
    guard let client = clientOf[id] else { return }
    change(refund["returned"], of: client, 1)
    change(refund["burnt"], of: client, -1)
    change(refund["taken"], of: client, -1)
  }

  private mutating func take(moved movement: [String: Any], _ by: String) {
    let client = movement["client"] as? Int ?? 0
    if let lot = movement["lot"] as? [String: Any] { add(lot, of: client) }
    change(movement["taken"], of: client, -1)
    guard let entry = movement["entry"] as? [String: Any],
      entry["origin"] as? String == "byHand"
    else { return }
    let amount = PlainTable.hundredths(entry["amount"] as? String ?? "")
    let isCorrection = entry["kind"] as? String == "correction"
    byHand.append((local(entry["at"] as? String ?? ""), by, amount, isCorrection))
  }

  private mutating func take(burnt: [String: Any]) {
    change(burnt["parts"], of: burnt["client"] as? Int ?? 0, -1)
  }

  private mutating func add(_ lot: [String: Any], of client: Int) {
    let amount = lot["remainder"] as? String ?? lot["amount"] as? String ?? ""
    var kept = Lot(client: client, left: PlainTable.hundredths(amount))
    // The day before the one at whose beginning it burns.
    kept.lastDay = (lot["burnsAt"] as? String).map { local($0, minus: 1) }
    lots[[client, lot["id"] as? Int ?? 0]] = kept
  }

  private mutating func change(_ parts: Any?, of client: Int, _ sign: Int) {
    for part in parts as? [[String: Any]] ?? [] {
      let amount = PlainTable.hundredths(part["amount"] as? String ?? "")
      lots[[client, part["lot"] as? Int ?? 0]]?.left += sign * amount
    }
  }

  /// The club's day of a moment of the journal, a second earlier where asked.
  private func local(_ text: String, minus seconds: Double = 0) -> String {
    let reader = ISO8601DateFormatter()
    reader.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    guard let date = reader.date(from: text) else { return "" }
    return day(of: date.addingTimeInterval(-seconds))
  }

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
