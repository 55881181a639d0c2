import Foundation
import Loyalty

/// The report on customer groups over many receipts, against SQLite and DuckDB on the same rows.
enum ReportBench {
  static func run(clients: Int, receipts: Int, _ report: inout Report) throws {
    report.heading("Customer groups over \(receipts) receipts of \(clients) clients")
    let made = try SalesClub(clients: clients, sales: receipts)
    let always = ReportScope(.always)
    let day = made.club.calendar.day(
      of: SalesClub.start.advanced(byMilliseconds: SalesClub.length / 2)
    )
    let month = ReportScope(ReportPeriod(.month, containing: day))
    let all = measure(made, always)
    let one = measure(made, month)
    // The aims are those of ten million receipts.
    let part = Double(receipts) / 10_000_000
    report.line("all of time", all.milliseconds, unit: "ms", atMost: 150 * max(part, 0.1))
    report.line("a month, and the month before", one.milliseconds, unit: "ms", atMost: 15)
    let bounds = month.period.moments(in: made.club.calendar)
    let before = month.period.before?.moments(in: made.club.calendar)
    let peers = try ReportPeers.run(
      made,
      [before?.start, bounds.start, bounds.end].compactMap { $0?.milliseconds }
    )
    for peer in peers {
      guard let figures = peer.figures else {
        report.fact("\(peer.name) is not installed", 0, unit: "")
        continue
      }
      precondition(figures.paid == all.paid, "\(peer.name) sums \(figures.paid), not \(all.paid)")
      report.line(
        "\(peer.name) ÷ ours, all of time",
        figures.all / all.milliseconds,
        unit: "×",
        atLeast: 1
      )
      report.line(
        "\(peer.name) ÷ ours, a month",
        figures.month / one.milliseconds,
        unit: "×",
        atLeast: 1
      )
    }
  }

  private static func measure(
    _ made: SalesClub,
    _ scope: ReportScope
  ) -> (milliseconds: Double, paid: Int64) {
    var samples = Samples()
    var paid: Int64 = 0
    for _ in 1...5 {
      let found = samples.time { made.club.groupReport(scope, of: made.book) }
      paid = found?.groups.reduce(0) { $0 + $1.sums.paid } ?? 0
    }
    return (samples.median, paid)
  }
}
