import Testing

@testable import Loyalty

@Suite("rules.md §11.2: the days that a report is about")
struct ReportPeriodTests {
  private func days(_ period: ReportPeriod?) -> String {
    (period?.first?.iso ?? "…") + " " + (period?.last?.iso ?? "…")
  }

  private let today = Day(number: 20_779)  // 22 November 2026, a Sunday

  @Test(
    "Each unit has its days and the period before it",
    arguments: [
      (ReportPeriod.Unit.day, "2026-11-22 2026-11-22", "2026-11-15 2026-11-15"),
      (.days7, "2026-11-16 2026-11-22", "2026-11-09 2026-11-15"),
      (.days30, "2026-10-24 2026-11-22", "2026-09-24 2026-10-23"),
      (.month, "2026-11-01 2026-11-30", "2026-10-01 2026-10-31"),
      (.quarter, "2026-10-01 2026-12-31", "2026-07-01 2026-09-30"),
      (.year, "2026-01-01 2026-12-31", "2025-01-01 2025-12-31"),
      (.always, "… …", "… …"),
    ]
  )
  func units(unit: ReportPeriod.Unit, own: String, before: String) {
    let period = ReportPeriod(unit, containing: today)
    #expect(days(period) == own)
    #expect(days(period.before) == before)
  }

  private func told(_ comparison: ReportComparison?) -> String {
    guard let comparison else { return "nothing" }
    let time = comparison.until.map { " until " + $0.iso } ?? ""
    return comparison.first.iso + " " + comparison.last.iso + time
  }

  @Test(
    "A period that is not over is compared with as many days of the one before, until the same time",
    arguments: [
      ("2026-11-01 2026-11-30", "2026-10-01 2026-10-22 until 21:14:00"),
      ("2026-11-22 2026-11-22", "2026-11-15 2026-11-15 until 21:14:00"),
      ("2026-11-16 2026-11-22", "2026-11-09 2026-11-15 until 21:14:00"),
      ("2026-10-01 2026-12-31", "2026-07-01 2026-08-22 until 21:14:00"),
      ("2026-11-10 2026-11-29", "2026-10-21 2026-11-02 until 21:14:00"),
      ("2026-10-01 2026-10-31", "2026-09-01 2026-09-30"),
      ("2026-11-21 2026-11-21", "2026-11-14 2026-11-14"),
      ("2026-12-01 2026-12-31", "nothing"), ("2026-11-23 2026-11-23", "nothing"),
      // Nothing is told of days before the calendar's first.
      ("0001-01-01 9999-12-31", "nothing"), ("0001-01-07 0001-01-07", "nothing"),
      ("0001-01-08 0001-01-08", "0001-01-01 0001-01-01"),
    ]
  )
  func compared(own: String, before: String) throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let now = try Moment(rfc3339: "2026-11-22T21:14:00+02:00")
    let parts = own.split(separator: " ").map(String.init)
    let period = try ReportPeriod(from: Day(iso: parts[0]), until: Day(iso: parts[1]))
    let comparison = period.comparison(at: now, in: calendar)
    #expect(told(comparison) == before)
    if let comparison, comparison.until != nil {
      let moments = comparison.moments(in: calendar)
      let end = try #require(moments.end)
      #expect(calendar.day(of: end) == comparison.last)
      #expect(moments.contains(end.advanced(byMilliseconds: -1)))
    }
    #expect(ReportPeriod.always.comparison(at: now, in: calendar) == nil)
  }

  @Test("The end of a long month is compared with the whole of a shorter one")
  func longMonth() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let now = try Moment(rfc3339: "2026-03-30T12:00:00+03:00")
    let march = ReportPeriod(.month, containing: calendar.day(of: now))
    #expect(told(march.comparison(at: now, in: calendar)) == "2026-02-01 2026-02-28")
  }

  @Test("February follows January and a leap year's is longer")
  func months() throws {
    let january = ReportPeriod(.month, containing: try Day(iso: "2028-01-31"))
    #expect(days(january.shifted(by: 1)) == "2028-02-01 2028-02-29")
    #expect(days(january.shifted(by: -1)) == "2027-12-01 2027-12-31")
  }

  @Test("Days of one's own are told as the month, quarter or year that they are")
  func recognised() throws {
    let cases: [(String, String, ReportPeriod.Unit)] = [
      ("2026-10-01", "2026-10-31", .month), ("2026-10-01", "2026-12-31", .quarter),
      ("2026-01-01", "2026-12-31", .year), ("2026-10-01", "2026-10-30", .own),
      ("2026-10-05", "2026-10-05", .day),
    ]
    for (first, last, unit) in cases {
      let period = try ReportPeriod(from: try Day(iso: first), until: try Day(iso: last))
      #expect(period.unit == unit)
      #expect(days(period) == first + " " + last)
    }
    let own = try ReportPeriod(from: try Day(iso: "2026-10-05"), until: try Day(iso: "2026-10-14"))
    #expect(days(own.before) == "2026-09-25 2026-10-04")
  }

  @Test("A period that ends before it begins is refused with both days")
  func inverted() throws {
    let (first, last) = (try Day(iso: "2026-10-05"), try Day(iso: "2026-10-04"))
    #expect(throws: Refusal.periodInverted(from: first, until: last)) {
      try ReportPeriod(from: first, until: last)
    }
  }

  @Test("Days across clock changes hold 25 and 23 hours")
  func clockChanges() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    for (day, hours) in [("2026-10-25", 25), ("2026-03-29", 23), ("2026-11-22", 24)] {
      let period = ReportPeriod(.day, containing: try Day(iso: day)).moments(in: calendar)
      let (start, end) = (try #require(period.start), try #require(period.end))
      #expect(end.milliseconds - start.milliseconds == Int64(hours) * 3_600_000)
    }
  }
}
