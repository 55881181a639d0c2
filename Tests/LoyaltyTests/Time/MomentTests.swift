import Loyalty
import Testing

@Suite("Moments (rules.md §1.7)")
struct MomentTests {
  @Test(
    "RFC 3339 is read with its zone, to the millisecond",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-22T21:14:05.120+02:00", 1_795_374_845_120),
      ("2026-11-22T19:14:05.12Z", 1_795_374_845_120), ("1969-12-31T23:59:59.999Z", -1),
      ("2026-11-22t19:14:05.1209z", 1_795_374_845_120), ("1970-01-01T00:00:00-03:30", 12_600_000),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000),
    ] as [(String, Int64)]
  )
  func reads(text: String, milliseconds: Int64) throws {
    #expect(try Moment(rfc3339: text).milliseconds == milliseconds)
  }

  @Test(
    "What has no zone or no such date is refused",
    arguments: [
      "2026-11-22T21:14:05", "2026-11-22", "", "2026-02-29T00:00:00Z", "2026-11-22T24:00:00Z",
      "2026-11-22T21:60:00Z", "2026-11-22T21:14:05.Z", "2026-11-22T21:14:05+0200",
      "2026-11-22T21:14:05Z ", "2026-11-22T21:14:05.1234567890Z",
      "2026-11-22T21:14:05Z\(String(repeating: "0", count: 40))",
    ]
  )
  func refuses(text: String) {
    #expect(throws: ValueProblem.momentInvalid(text)) { try Moment(rfc3339: text) }
  }

  @Test("Whatever is written of a moment is read again, at the ends of time too")
  func ends() throws {
    let calendars = try ["Etc/GMT+12", "UTC", "Pacific/Kiritimati"].map {
      try #require(ClubCalendar(timeZone: $0))
    }
    let days = try [Day(year: 1, month: 1, day: 1), Day(year: 9999, month: 12, day: 31)]
    var moments = [Int64.min, .max, -62_167_219_200_000, 253_402_300_800_000].map {
      Moment(milliseconds: $0)
    }
    moments += calendars.flatMap { calendar in days.map { calendar.start(of: $0) } }
    moments += [try Moment(rfc3339: "9999-12-31T23:59:59-14:00")]
    moments += moments.flatMap {
      [$0.advanced(byMilliseconds: .min), $0.advanced(byMilliseconds: .max)]
    }
    for moment in moments {
      #expect(try Moment(rfc3339: moment.rfc3339) == moment)
      for calendar in calendars {
        let day = calendar.day(of: moment)
        #expect(try Day(iso: day.iso) == day)
      }
    }
  }

  @Test("A moment is written in UTC with milliseconds, or in a zone")
  func writes() {
    let moment = Moment(milliseconds: 1_795_374_845_120)
    #expect(moment.rfc3339 == "2026-11-22T19:14:05.120Z")
    #expect(moment.rfc3339(offsetSeconds: 7_200) == "2026-11-22T21:14:05.120+02:00")
    #expect(moment.rfc3339(offsetSeconds: -12_600) == "2026-11-22T15:44:05.120-03:30")
    let whole = Moment(milliseconds: -1_000)
    #expect(whole.rfc3339(offsetSeconds: 0, alwaysMilliseconds: false) == "1969-12-31T23:59:59Z")
  }

  @Test("A period holds its start and not its end")
  func periods() {
    let (one, two) = (Moment(milliseconds: 1), Moment(milliseconds: 2))
    let period = Period(start: one, end: two)
    #expect(period.contains(one))
    #expect(!period.contains(two))
    #expect(Period.always.contains(two))
    #expect(Period(start: two, end: nil).contains(two))
    #expect(!period.overlaps(Period(start: two, end: nil)))
    #expect(period.overlaps(Period(start: nil, end: two)))
    #expect(Period(start: two, end: two).isEmpty)
  }
}
