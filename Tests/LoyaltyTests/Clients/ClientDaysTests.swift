import Loyalty
import Testing

@Suite struct ClientDaysTests {
  @Test("Registrations within a period come in order, its end not counted")
  func registrations() throws {
    var desk = try ClubUnderTest()
    let start = desk.now
    for step in [3, 1, 2] {
      desk.now = start.advanced(bySeconds: Int64(step) * 60)
      try desk.register("Гость", "050 000 00 0\(step)")
    }
    let period = Period(start: start.advanced(bySeconds: 60), end: start.advanced(bySeconds: 180))
    let found = desk.club.clients.registrations(in: period)
    #expect(found == [start.advanced(bySeconds: 60), start.advanced(bySeconds: 120)])
    #expect(desk.club.clients.registrations(in: .always).count == 3)
  }

  @Test("Birthdays are counted by day and month, 29 February on the 28th of common years")
  func birthdays() throws {
    var desk = try ClubUnderTest()
    let born = [(1998, 11, 22), (2001, 11, 22), (2004, 2, 29), (1999, 2, 28), (1980, 11, 23)]
    for (number, date) in born.enumerated() {
      let day = try Day(year: date.0, month: date.1, day: date.2)
      let draft = ClientDraft(name: "Гость", phone: "050 000 00 0\(number)", birthday: day)
      try desk.perform(.registerClient(draft))
    }
    try desk.register("Без даты", "050 000 00 09")
    let clients = desk.club.clients
    #expect(clients.birthdays(on: try Day(year: 2026, month: 11, day: 22)) == 2)
    #expect(clients.birthdays(on: try Day(year: 2026, month: 2, day: 28)) == 2)
    #expect(clients.birthdays(on: try Day(year: 2028, month: 2, day: 28)) == 1)
    #expect(clients.birthdays(on: try Day(year: 2028, month: 2, day: 29)) == 1)
    #expect(clients.birthdays(on: try Day(year: 2026, month: 7, day: 1)) == 0)
  }
}
