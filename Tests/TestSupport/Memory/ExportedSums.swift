/// Sums over the files of an export, by plain splitting of lines and whole numbers: no code of the
/// program takes part.
package struct ExportedSums {
  package private(set) var paid: [String: Int] = [:]
  package private(set) var bonuses: [String: Int] = [:]
  package private(set) var receipts: [String: Int] = [:]
  package private(set) var all = 0

  /// Adds up.
  ///
  /// - Parameters:
  ///   - receipts: The export of receipts.
  ///   - clients: The export of clients: who is in which groups.
  ///   - refunded: The numbers of receipts that were given back in full.
  ///   - back: Hundredths of money that went back, by the number of the receipt.
  ///   - days: The first and the last day; nil is all of time.
  /// - Throws: Nothing that a well-formed export leads to.
  package init(
    receipts: String,
    clients: String,
    refunded: Set<String>,
    back: [String: Int] = [:],
    days: ClosedRange<String>? = nil
  ) throws {
    let people = Self.table(clients)
    let groups = Dictionary(
      people.map {
        ($0["phone"] ?? "", ($0["groups"] ?? "").split(separator: "|").map(String.init))
      },
      uniquingKeysWith: { first, _ in first }
    )
    var seen: Set<String> = []
    for line in Self.table(receipts) {
      let number = line["number"] ?? ""
      let isInside = days?.contains(String((line["at"] ?? "").prefix(10))) ?? true
      let isNew = seen.insert(number).inserted
      var money = isNew ? -(back[number] ?? 0) : 0
      var spent = 0
      if isInside, !refunded.contains(number) {
        spent = Self.hundredths(line["bonuses"] ?? "")
        money += try Self.gross(line) - Self.hundredths(line["discount"] ?? "") - spent
      }
      all += money
      let counts = isNew && isInside && !refunded.contains(number)
      for group in groups[line["phone"] ?? ""] ?? [] {
        let name = group.hasPrefix("'") ? String(group.dropFirst()) : group
        paid[name, default: 0] += money
        bonuses[name, default: 0] += spent
        self.receipts[name, default: 0] += counts ? 1 : 0
      }
    }
  }

  /// Quantity in thousandths × price in hundredths, rounded half up to a hundredth.
  private static func gross(_ line: [String: String]) throws -> Int {
    let parts = (line["quantity"] ?? "").split(separator: ".")
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padded = fraction + String(repeating: "0", count: 3 - fraction.count)
    let quantity = (Int(parts[0]) ?? 0) * 1_000 + (Int(padded) ?? 0)
    return (quantity * hundredths(line["price"] ?? "") + 500) / 1_000
  }

  private static func hundredths(_ text: String) -> Int {
    let parts = text.split(separator: ".")
    guard let units = parts.first.flatMap({ Int($0) }) else { return 0 }
    return units * 100 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  }

  private static func table(_ text: String) -> [[String: String]] {
    let lines = text.split { $0 == "\r\n" || $0 == "\n" }
    let rows = lines.map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    guard let head = rows.first else { return [] }
    return rows.dropFirst().map {
      Dictionary(zip(head, $0), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Hundredths as the report writes them.
  package func text(_ hundredths: Int) -> String {
    "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }
}
