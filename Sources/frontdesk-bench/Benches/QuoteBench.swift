import Loyalty

/// Quotes on one core — ten lines, a client with purchases, a bonus program — against plain
/// arithmetic over the same ten lines.
enum QuoteBench {
  private static let count = 200_000

  static func run(_ report: inout Report) throws {
    report.heading("Quotes of 10 lines with a program, one core (\(count) a turn)")
    var trading = try TradingClub(clients: 1_000)
    try trading.sell(20_000)
    let lines = TradingClub.products.map { SaleDraft.Line(product: $0.name) }
    var quoted = Samples()
    var plain = Samples()
    var sum: Int64 = 0
    for _ in 1...5 {
      try quoted.time {
        for turn in 0..<count {
          let client = ClientReference.id(Client.ID(UInt32(turn % 1_000 + 1)))
          let draft = SaleDraft(lines: lines, client: client, redemption: .most)
          sum &+= try trading.club.quote(draft, at: trading.now).accrued.minorUnits
        }
      }
      plain.time { for turn in 0..<count { sum &+= bare(Int64(turn)) } }
    }
    precondition(sum != 0)
    let perSecond = Double(count) / quoted.median * 1_000
    report.fact("plain arithmetic over 10 lines, median", plain.median, unit: "ms")
    report.fact("quotes, median", quoted.median, unit: "ms")
    report.fact("quotes ÷ plain arithmetic", quoted.median / plain.median, unit: "×")
    report.line("quotes a second", perSecond, unit: "a second", atLeast: 200_000)
  }

  /// Gross, what bonuses pay of it, and the accrual, without names, rules or an explanation.
  @inline(never)
  private static func bare(_ turn: Int64) -> Int64 {
    let quantity = 1_000 + turn % 2
    let gross = TradingClub.products.map { ($0.price * quantity * 2 + 1_000) / 2_000 }
    let sum = gross.reduce(0, +)
    let spent = min(sum, turn % 10_000)
    let parts = gross.map { $0 * spent / sum }
    return zip(gross, parts).reduce(0) { $0 + ($1.0 - $1.1) * 300 / 10_000 }
  }
}
