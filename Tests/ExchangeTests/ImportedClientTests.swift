import Exchange
import Loyalty
import Testing

@Suite struct ImportedClientTests {
  private func client(_ header: String, _ row: String) throws -> ImportedClient {
    let text = "name;phone" + header + "\nОлена;0671234567" + row + "\n"
    return try checked(text)
  }

  private func checked(_ text: String) throws -> ImportedClient {
    var file = try ClientFile(CSVReader(MemorySource(Array(text.utf8))))
    let record = try #require(try file.next())
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    return try file.checked(record, region: .ukraine, calendar: calendar)
  }

  @Test(
    "Phones as people type them become one number",
    arguments: [
      "0671234567", "067 123-45-67", "+38 (067) 123 45 67", "80671234567", "00380671234567",
      "380671234567",
    ]
  )
  func phones(typed: String) throws {
    let client = try checked("name;phone\nОлена;\(typed)\n")
    #expect(client.phone.e164 == "+380671234567")
    #expect(client.typedPhone == typed)
  }

  @Test("A bad phone names its heading and value")
  func badPhone() {
    #expect(
      throws: RowProblem(
        line: 2,
        heading: "phone",
        value: "067",
        reason: .invalid(.phoneInvalid(typed: "067", rule: .tooShort(3)))
      )
    ) { try checked("name;phone\nОлена;067\n") }
  }

  @Test(
    "Days are read in both forms, with a midnight after them",
    arguments: [
      "31.12.2025", "2025-12-31", "31.12.2025 0:00:00", "2025-12-31 00:00",
    ]
  )
  func days(text: String) throws {
    #expect(try client(";birthday", ";" + text).birthday == Day(year: 2025, month: 12, day: 31))
  }

  @Test(
    "What is no day is refused",
    arguments: [
      "31.02.2025", "12/31/2025", "2025-13-01", "31.12.25", "31.12.2025 14:00", "вчера", "1..2025",
    ]
  )
  func badDays(text: String) {
    #expect(
      throws: RowProblem(
        line: 2,
        heading: "birthday",
        value: text,
        reason: .invalid(.dateInvalid(text))
      )
    ) { try client(";birthday", ";" + text) }
  }

  @Test(
    "A registration is a day, a local time or RFC 3339",
    arguments: [
      ("22.11.2026 21:14", "2026-11-22T19:14:00Z"), ("2026-11-22 21:14:05", "2026-11-22T19:14:05Z"),
      ("2026-11-22T21:14:05+02:00", "2026-11-22T19:14:05Z"), ("22.11.2026", "2026-11-21T22:00:00Z"),
    ]
  )
  func registrations(text: String, instant: String) throws {
    let client = try client(";registered", ";" + text)
    #expect(client.registered == (try Moment(rfc3339: instant)))
  }

  @Test("What stands for no date in other programs is no registration, and nothing beyond time")
  func noRegistration() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    for text in [
      "01.01.0001", "0001-01-01 00:00:00", "31.12.1899", "31.12.9999", "0001-01-01T00:00:00Z",
    ] {
      #expect(throws: ValueProblem.dateInvalid(text)) {
        try FileMoment.moment(text, calendar: calendar)
      }
    }
    #expect(try FileMoment.moment("01.01.1900", calendar: calendar) < Moment(milliseconds: 0))
  }

  @Test("A registration is written so that it is read back")
  func registrationText() throws {
    let calendar = try #require(ClubCalendar(timeZone: "Europe/Kyiv"))
    let moment = try Moment(rfc3339: "2026-07-01T19:14:05.120Z")
    let text = FileMoment.text(moment, calendar: calendar)
    #expect(text == "2026-07-01T22:14:05.120+03:00")
    #expect(try FileMoment.moment(text, calendar: calendar) == moment)
  }

  @Test("A name that turns the line around is refused")
  func badName() {
    #expect(
      throws: RowProblem(
        line: 2,
        heading: "name",
        value: "a\u{202E}b",
        reason: .invalid(.nameUnreadable("\u{202E}"))
      )
    ) { try checked("name;phone\na\u{202E}b;0671234567\n") }
  }

  @Test("A name of a megabyte is refused with its length, and only its beginning is kept")
  func longName() throws {
    let text = "name;phone\n" + String(repeating: "x", count: 1_000_000) + ";0671234567\n"
    let problem = #expect(throws: RowProblem.self) { try checked(text) }
    #expect(problem?.reason == .invalid(.nameTooLong(length: 1_000_000, limit: 200)))
    #expect(problem?.value.count == 100)
  }
}
