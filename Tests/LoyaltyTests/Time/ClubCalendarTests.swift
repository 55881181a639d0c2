import Loyalty
import Testing

@Suite("The club's local time (rules.md §1.7)")
struct ClubCalendarTests {
  private let kyiv: ClubCalendar

  init() throws {
    kyiv = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
  }

  private func moment(_ date: String, _ hour: Int, _ minute: Int) throws -> String {
    let time = try #require(TimeOfDay(hour: hour, minute: minute))
    return try kyiv.moment(of: Day(iso: date), at: time)
      .rfc3339(offsetSeconds: 0, alwaysMilliseconds: false)
  }

  @Test("\"Until 30.06\" ends at 00:00 on 1 July, local time")
  func inclusiveDates() throws {
    let period = try kyiv.period(from: Day(iso: "2026-06-01"), until: Day(iso: "2026-06-30"))
    #expect(period.start?.rfc3339 == "2026-05-31T21:00:00.000Z")
    #expect(period.end?.rfc3339 == "2026-06-30T21:00:00.000Z")
    let dates = kyiv.dates(of: period)
    #expect(try dates == (Day(iso: "2026-06-01"), Day(iso: "2026-06-30")))
    #expect(kyiv.period(from: nil, until: nil) == .always)
  }

  @Test("A local time that the clock change skips is the first instant after the gap")
  func gaps() throws {
    #expect(try moment("2026-03-29", 2, 59) == "2026-03-29T00:59:00Z")
    for minute in [0, 1, 30, 59] {
      #expect(try moment("2026-03-29", 3, minute) == "2026-03-29T01:00:00Z")
    }
    #expect(try moment("2026-03-29", 4, 0) == "2026-03-29T01:00:00Z")
    #expect(try moment("2026-03-29", 4, 1) == "2026-03-29T01:01:00Z")
  }

  @Test("A local time that happens twice is its first")
  func doubled() throws {
    #expect(try moment("2026-10-25", 2, 59) == "2026-10-24T23:59:00Z")
    #expect(try moment("2026-10-25", 3, 0) == "2026-10-25T00:00:00Z")
    #expect(try moment("2026-10-25", 3, 30) == "2026-10-25T00:30:00Z")
    #expect(try moment("2026-10-25", 4, 0) == "2026-10-25T02:00:00Z")
  }

  @Test("A day that a zone skips, or whose midnight it skips, begins at the first instant after")
  func skippedDays() throws {
    let apia = try #require(ClubCalendar(timeZone: "Pacific/Apia"))
    let skipped = try apia.start(of: Day(iso: "2011-12-30"))
    #expect(skipped.rfc3339 == "2011-12-30T10:00:00.000Z")
    #expect(try apia.start(of: Day(iso: "2011-12-31")) == skipped)
    let beirut = try #require(ClubCalendar(timeZone: "Asia/Beirut"))
    #expect(try beirut.start(of: Day(iso: "2026-03-29")).rfc3339 == "2026-03-28T22:00:00.000Z")
  }

  @Test("A moment's day and its start agree over sixty years, before and after what is sampled")
  func daysAgree() throws {
    for text in [
      "1991-01-01", "1999-12-20", "2014-10-20", "2026-03-25", "2049-12-20", "2055-03-20",
    ] {
      let first = try Day(iso: text)
      for step in 0..<40 {
        let day = first.advanced(byDays: step)
        let start = kyiv.start(of: day)
        #expect(kyiv.day(of: start) == day)
        #expect(kyiv.day(of: start.advanced(byMilliseconds: -1)) == day.advanced(byDays: -1))
        #expect(kyiv.time(of: start) == .midnight)
      }
    }
  }

  @Test("A change of the zone's own offset is kept: Moscow was at +4 until October 2014")
  func zoneChanges() throws {
    let moscow = try #require(ClubCalendar(timeZone: "Europe/Moscow"))
    let before = try Moment(rfc3339: "2014-10-25T21:59:59Z")
    #expect(moscow.offsetSeconds(at: before) == 14_400)
    #expect(moscow.offsetSeconds(at: before.advanced(bySeconds: 1)) == 10_800)
    #expect(ClubCalendar(timeZone: "Europe/Atlantis") == nil)
  }

  @Test("A window of hours over midnight belongs to the weekday on which it starts")
  func windowsOverMidnight() throws {
    let evening = try #require(TimeOfDay(hour: 22, minute: 0))
    let morning = try #require(TimeOfDay(typed: "9:00"))
    let friday = WeeklyHours(days: [.friday], window: HoursWindow(from: evening, until: morning))
    func isInside(_ date: String, _ time: String) throws -> Bool {
      let time = try #require(TimeOfDay(typed: time))
      return try kyiv.isInside(friday, at: kyiv.moment(of: Day(iso: date), at: time))
    }
    #expect(try !isInside("2026-11-20", "08:59"))
    #expect(try !isInside("2026-11-20", "21:59"))
    #expect(try isInside("2026-11-20", "22:00"))
    #expect(try isInside("2026-11-21", "08:59"))
    #expect(try !isInside("2026-11-21", "09:00"))
    #expect(try !isInside("2026-11-21", "22:00"))
  }

  @Test("Quiet hours from 22:00 to 09:00 end the next morning")
  func quietHours() throws {
    let quiet = HoursWindow(
      from: try #require(TimeOfDay(hour: 22, minute: 0)),
      until: try #require(TimeOfDay(hour: 9, minute: 0))
    )
    let late = try Moment(rfc3339: "2026-11-22T23:30:00+02:00")
    let early = try Moment(rfc3339: "2026-11-23T08:00:00+02:00")
    let noon = try Moment(rfc3339: "2026-11-23T12:00:00+02:00")
    let end = try Moment(rfc3339: "2026-11-23T09:00:00+02:00")
    #expect(kyiv.end(of: quiet, containing: late) == end)
    #expect(kyiv.end(of: quiet, containing: early) == end)
    #expect(kyiv.end(of: quiet, containing: noon) == nil)
  }

  @Test("§8.3 \"In the last 30 days\" begins as the day 30 days ago begins")
  func lastDays() throws {
    let now = try Moment(rfc3339: "2026-11-22T21:14:00+02:00")
    let period = kyiv.period(lastDays: 30, until: now)
    #expect(period.start?.rfc3339 == "2026-10-22T21:00:00.000Z")
    #expect(period.end == now)
  }
}
