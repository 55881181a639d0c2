import Testing

@testable import Loyalty

/// Nights on which clocks change, in the reports that do not count receipts.
@Suite("Reports over a night on which clocks change")
struct ReportClockTests {
  /// A night: its date, and moments just behind its beginning, around the change, and before its end.
  struct Night: Sendable {
    let date: String
    let moments: [String]

    static let all = [
      // 25 hours: the hour after 3:00 comes twice.
      Night(
        date: "2026-10-25",
        moments: [
          "2026-10-24T21:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z",
          "2026-10-25T21:59:59Z",
        ]
      ),
      // 23 hours: there is no 3:30.
      Night(
        date: "2026-03-29",
        moments: [
          "2026-03-28T22:00:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z",
          "2026-03-29T20:59:59Z",
        ]
      ),
    ]
  }

  private let anna = ClientReference.id(Client.ID(1))

  private func shop() throws -> ClubUnderTest {
    var desk = try ClubUnderTest.withApp(1)
    desk.now = try Moment(rfc3339: "2026-01-05T10:00:00Z")
    return desk
  }

  private func total(
    _ id: String,
    _ name: ReportName,
    _ desk: ClubUnderTest,
    _ period: ReportPeriod
  ) throws -> Int64? {
    let request = ReportRequest(name, ReportScope(period), at: desk.now)
    let table = try #require(desk.club.report(request))
    return table.total.flatMap { table.number(id, of: $0) }
  }

  /// What a column's total is on the night's own day, the day before and the day after.
  private func threeDays(
    _ id: String,
    _ name: ReportName,
    _ desk: ClubUnderTest,
    _ night: Night
  ) throws -> [Int64?] {
    let own = ReportPeriod(.day, containing: try Day(iso: night.date))
    return try [0, -1, 1].map { try total(id, name, desk, own.shifted(by: $0)) }
  }

  @Test("Bonuses that come belong to the day", arguments: Night.all)
  func bonuses(night: Night) throws {
    var desk = try shop()
    for text in night.moments {
      desk.now = try Moment(rfc3339: text)
      try desk.perform(.accrue(anna, try bonus("10"), reason: "приз", expiresOn: nil))
    }
    desk.now = desk.now.advanced(bySeconds: 3 * 86_400)
    #expect(try threeDays("accrued", .bonuses, desk, night) == [4_000, 0, 0])
    #expect(try threeDays("outstanding", .bonuses, desk, night) == [4_000, 0, 4_000])
    #expect(try threeDays("byHand", .staff, desk, night) == [4_000, 0, 0])
  }

  @Test(
    "Bonuses whose last day it is burn with its end, neither an hour early nor late",
    arguments: Night.all
  )
  func burning(night: Night) throws {
    var desk = try shop()
    let last = try Day(iso: night.date)
    // The night is the last day of a week of the report, and the day after begins the next one.
    let today = last.advanced(byDays: -6)
    desk.now = desk.club.calendar.moment(of: today, at: TimeOfDay(secondOfDay: 43_200))
    for (amount, days) in [("7", 0), ("11", 1)] {
      let day = last.advanced(byDays: days)
      try desk.perform(.accrue(anna, try bonus(amount), reason: "приз", expiresOn: day))
    }
    let request = ReportRequest(.burning, ReportScope(.always), at: desk.now)
    let table = try #require(desk.club.report(request))
    #expect(table.rows.prefix(2).map { table.number("burning", of: $0) } == [700, 1_100])
    let end = desk.club.calendar.start(of: last.advanced(byDays: 1))
    for (moment, left) in [(end.advanced(byMilliseconds: -1), Int64(1_800)), (end, 1_100)] {
      desk.now = moment
      let account = desk.club.account(of: Client.ID(1), at: moment)
      #expect(account.balance(at: moment).minorUnits == left)
    }
    desk.now = end.advanced(bySeconds: 5 * 86_400)
    let around = try ReportPeriod(from: last, until: last.advanced(byDays: 2))
    #expect(try total("burnt", .bonuses, desk, around) == 1_800)
    #expect(try total("burnt", .bonuses, desk, ReportPeriod(.day, containing: today)) == 0)
  }

  @Test(
    "Uses of codes belong to the day, and the days to come back are counted over it",
    arguments: Night.all
  )
  func promoCodes(night: Night) throws {
    var desk = try shop()
    try desk.createCode("ЛЕТО") { $0.perClientLimit = 9 }
    for text in night.moments {
      desk.now = try Moment(rfc3339: text)
      try desk.activate("ЛЕТО", Client.ID(1))
    }
    desk.now = desk.now.advanced(bySeconds: 2 * 86_400)
    try desk.sell([try line("10")], to: Client.ID(1))
    #expect(try threeDays("activations", .promoCodes, desk, night) == [4, 0, 0])
    #expect(try threeDays("back7", .promoCodes, desk, night) == [1, 0, 0])
  }

  @Test("Messages belong to the day on which they were queued", arguments: Night.all)
  func messages(night: Night) throws {
    var desk = try shop()
    for text in night.moments {
      desk.now = try Moment(rfc3339: text)
      try desk.push(kind: .service)
    }
    desk.now = desk.now.advanced(bySeconds: 3 * 86_400)
    #expect(try threeDays("total", .messages, desk, night) == [4, 0, 0])
  }
}
