import Loyalty

/// A program tried on receipts, against adding up the money of the same receipts.
enum SimulationBench {
  private static let clients = 50_000

  static func run(_ count: Int, _ report: inout Report) throws {
    report.heading("A program tried on \(count) receipts of \(clients) clients, all in its days")
    var trading = try TradingClub(clients: clients)
    var sold = Samples()
    try sold.time { try trading.sell(count) }
    report.fact("selling them in memory", sold.milliseconds[0], unit: "ms")
    var added = Samples()
    var paid: Int64 = 0
    added.time {
      for number in 1...UInt32(count) {
        paid += trading.club.receipts[Receipt.ID(number)]?.paid.minorUnits ?? 0
      }
    }
    precondition(paid > 0)
    report.fact("adding up their money", added.median, unit: "ms")
    for (name, window) in [
      ("all purchases count", TotalWindow.allTime), ("30 days count", .lastDays(30)),
    ] {
      let draft = ProgramDraft(
        name: "Draft",
        tiers: try TradingClub.tiers((300, 400, 700)),
        window: window,
        terms: .bonus(BonusTerms())
      )
      let club = trading.club
      let existing = club.programs.items.first?.id
      let trial = try club.trial(of: draft, for: existing, days: 365, at: trading.now)
      var tried = Samples()
      for _ in 1...3 {
        let result = tried.time { Simulator(club, trial, at: trading.now).run() }
        precondition((result?.receipts ?? 0) > count * 9 / 10)
      }
      report.fact("tried ÷ added up, \(name)", tried.median / added.median, unit: "×")
      let seconds = tried.median / 1_000 * 1_000_000 / Double(count)
      report.line("seconds a million, \(name)", seconds, unit: "s", atMost: 10)
    }
  }
}
