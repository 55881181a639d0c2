import Loyalty
import Testing

@Suite("Days")
struct DayTests {
  @Test("Every day from 1600 to 2400 has the date that follows the day before")
  func consecutive() throws {
    var (year, month, day) = (1_600, 1, 1)
    let first = try Day(year: 1_600, month: 1, day: 1)
    let last = try Day(year: 2_400, month: 12, day: 31)
    #expect(first.number == -135_140)
    var wrong = 0
    for number in first.number...last.number {
      let date = Day(number: number).date
      if date != (year, month, day) { wrong += 1 }
      let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(wrong == 0)
  }

  @Test("A date that the calendar does not have is refused")
  func refuses() {
    #expect(throws: ValueProblem.dateInvalid("2026-2-29")) {
      try Day(year: 2_026, month: 2, day: 29)
    }
    for text in [
      "2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "", "2026-01-01Z",
    ] {
      #expect(throws: ValueProblem.dateInvalid(text)) { try Day(iso: text) }
    }
  }

  @Test("1 January 1970 was a Thursday and 22 November 2026 is a Sunday")
  func weekdays() throws {
    #expect(Day(number: 0).weekday == .thursday)
    #expect(Day(number: -4).weekday == .sunday)
    #expect(try Day(iso: "2026-11-22").weekday == .sunday)
    #expect(try Day(iso: "1900-01-01").weekday == .monday)
  }

  @Test("A month on from the 31st is the last day of a shorter month")
  func months() throws {
    #expect(try Day(iso: "2026-01-31").advanced(byMonths: 1).iso == "2026-02-28")
    #expect(try Day(iso: "2024-01-31").advanced(byMonths: 1).iso == "2024-02-29")
    #expect(try Day(iso: "2026-01-15").advanced(byMonths: -1).iso == "2025-12-15")
    #expect(try Day(iso: "2026-12-15").advanced(byMonths: 13).iso == "2028-01-15")
  }

  @Test("§4.5 29 February counts as 28 February in common years")
  func leapBirthdays() throws {
    let birthday = try Day(iso: "2004-02-29")
    #expect(birthday.anniversary(in: 2_026).iso == "2026-02-28")
    #expect(birthday.anniversary(in: 2_028).iso == "2028-02-29")
    #expect(try birthday.age(on: Day(iso: "2026-02-27")) == 21)
    #expect(try birthday.age(on: Day(iso: "2026-02-28")) == 22)
    #expect(try birthday.age(on: Day(iso: "2028-02-28")) == 23)
    #expect(try birthday.daysUntilAnniversary(from: Day(iso: "2026-02-28")) == 0)
    #expect(try birthday.daysUntilAnniversary(from: Day(iso: "2028-02-28")) == 1)
    #expect(try birthday.daysUntilAnniversary(from: Day(iso: "2026-12-31")) == 59)
  }

  @Test(
    "A typed date is read in every form",
    arguments: [
      ("31.12.2025", "2025-12-31"), ("31.12.25", "2025-12-31"), ("31.12", "2026-12-31"),
      ("1.2", "2026-02-01"), ("31/12/2025", "2025-12-31"), ("2025-12-31", "2025-12-31"),
      ("+2w", "2026-12-06"), ("-3d", "2026-11-19"), ("+10", "2026-12-02"), ("+1m", "2026-12-22"),
      ("+1y", "2027-11-22"), (" Завтра ", "2026-11-23"), ("31.12.", "2026-12-31"),
      ("пн", "2026-11-23"), ("вс", "2026-11-29"),
    ]
  )
  func typed(text: String, expected: String) throws {
    let words: [String: DayStep] = [
      "завтра": .days(1), "пн": .next(.monday), "вс": .next(.sunday),
    ]
    let reading = try DayReading(today: Day(iso: "2026-11-22"), words: words)
    #expect(try reading.day(text).iso == expected)
  }

  @Test(
    "What is no date is refused",
    arguments: ["", "32.1", "29.2.2026", "1.2.3.4", "+", "+2x", "5"]
  )
  func refusesTyped(text: String) throws {
    let reading = try DayReading(today: Day(iso: "2026-11-22"))
    #expect(throws: ValueProblem.dateInvalid(text)) { try reading.day(text) }
  }

  @Test("A short date leans to the past for birthdays and to the future for ends")
  func leans() throws {
    let today = try Day(iso: "2026-11-22")
    let past = DayReading(today: today, lean: .past)
    let future = DayReading(today: today, lean: .future)
    #expect(try past.day("31.12.85").iso == "1985-12-31")
    #expect(try past.day("31.12").iso == "2025-12-31")
    #expect(try past.day("29.02").iso == "2024-02-29")
    #expect(try future.day("1.3").iso == "2027-03-01")
    #expect(try future.day("22.11").iso == "2026-11-22")
  }

  @Test("A time may stand after the day or alone")
  func withTimes() throws {
    let reading = try DayReading(today: Day(iso: "2026-11-22"), words: ["завтра": .days(1)])
    let evening = TimeOfDay(hour: 18, minute: 0)
    #expect(try reading.dayAndTime("завтра 18:00") == (Day(iso: "2026-11-23"), evening))
    #expect(try reading.dayAndTime("18:00") == (Day(iso: "2026-11-22"), evening))
    #expect(try reading.dayAndTime("31.12") == (Day(iso: "2026-12-31"), nil))
    #expect(throws: ValueProblem.dateInvalid("24:00")) { try reading.dayAndTime("24:00") }
  }
}
