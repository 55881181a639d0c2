import Terminal
import Testing

struct CalendarDayTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDay {
    try #require(CalendarDay(year: year, month: month, day: day))
  }

  @Test(
    "Days that the calendar does not have are refused",
    arguments: [
      (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (0, 1, 1),
      (10_000, 1, 1), (2026, 1, 0),
    ]
  )
  func refused(year: Int, month: Int, day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test(
    "Weekdays are right over centuries",
    arguments: [
      (2026, 11, 22, 7), (2026, 11, 23, 1), (2000, 2, 29, 2), (1900, 1, 1, 1), (1, 1, 1, 1),
      (9999, 12, 31, 5),
    ]
  )
  func weekday(year: Int, month: Int, number: Int, weekday: Int) throws {
    #expect(try day(year, month, number).weekday == weekday)
  }

  @Test("Adding days crosses months and years both ways")
  func addingDays() throws {
    #expect(try day(2026, 12, 31).adding(days: 1) == day(2027, 1, 1))
    #expect(try day(2026, 3, 1).adding(days: -1) == day(2026, 2, 28))
    #expect(try day(2024, 3, 1).adding(days: -1) == day(2024, 2, 29))
    #expect(try day(2026, 1, 1).adding(days: 365) == day(2027, 1, 1))
    #expect(try day(1, 1, 1).adding(days: -5) == day(1, 1, 1))
    #expect(try day(9999, 12, 31).adding(days: 7) == day(9999, 12, 31))
  }

  @Test("A month later is the same day, or the month's last one")
  func addingMonths() throws {
    #expect(try day(2026, 1, 31).adding(months: 1) == day(2026, 2, 28))
    #expect(try day(2026, 12, 5).adding(months: 1) == day(2027, 1, 5))
    #expect(try day(2026, 1, 5).adding(months: -1) == day(2025, 12, 5))
    #expect(try day(9999, 12, 5).adding(months: 1) == day(9999, 12, 5))
  }
}
