import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite("What the menu counts, kept from record to record")
struct MenuFiguresTests {
  private func register(_ number: Int, _ club: inout Club, at moment: Moment) throws {
    let draft = ClientDraft(name: "Гость", phone: "050 00\(10_000 + number)")
    let asking = Asking(at: moment, by: Staff("О"))
    club.apply(try club.decide(.registerClient(draft), for: asking))
  }

  private func same(_ one: MenuFigures, _ other: MenuFigures, _ now: Moment, _ club: Club) -> Bool {
    one.newClients(at: now, club.calendar) == other.newClients(at: now, club.calendar)
      && one.pastNewClients == other.pastNewClients && one.trade == other.trade
      && one.clients == other.clients && one.day == other.day
  }

  @Test("Counted on from record to record, registrations are those counted anew", arguments: 1...6)
  func countedOn(seed: UInt64) throws {
    var seed = seed
    func roll(_ range: ClosedRange<Int>) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int((seed >> 33) % UInt64(range.count))
    }
    var club = try Arena.emptyClub()
    var now = try Moment(rfc3339: "2026-11-22T19:00:00+02:00")
    var kept = MenuFigures(club, at: now)
    for number in 1...80 {
      now = now.advanced(bySeconds: Int64(roll(0...600)))
      // Imported cards and those of a desk with another clock have days of their own.
      let other = Int64(roll(-20 * 86_400...90))
      let at = roll(1...2) == 1 ? now : now.advanced(bySeconds: other)
      try register(number, &club, at: at)
      kept = MenuFigures(club, at: now, after: kept)
      #expect(same(kept, MenuFigures(club, at: now), now, club), "\(number)")
    }
    #expect(kept.pastNewClients.reduce(0, +) > 10)
  }

  @Test("Where the clock goes back, or days begin elsewhere, nothing kept is told")
  func moved() throws {
    var club = try Arena.trading()
    let now = try Moment(rfc3339: "2026-11-22T21:14:00+02:00")
    let line = SaleDraft.Line(name: "Час", category: "gameTime", price: try Money(decimal: "10"))
    let kept = MenuFigures(club, at: now)
    let earlier = now.advanced(bySeconds: -3_600)
    let sale = Command.sell(SaleDraft(lines: [line]))
    try Arena.apply(sale, to: &club, at: "2026-11-21T23:30:00+02:00")
    let back = MenuFigures(club, at: earlier, after: kept)
    #expect(back.trade == MenuFigures(club, at: earlier).trade && back.trade != kept.trade)
    let away = try Club(
      settings: Settings(
        name: "Arena",
        currency: .hryvnia,
        timeZone: "America/New_York",
        region: .ukraine,
        language: "ru"
      )
    )
    #expect(away.calendar.day(of: now) == back.day && !back.stands(for: away, at: now))
    let told = MenuFigures(away, at: now, after: back)
    #expect(same(told, MenuFigures(away, at: now), now, away))
    #expect(told.trade != back.trade)
  }

  @Test("The small chart ends yesterday: today is not over")
  func pastDays() throws {
    let club = try Arena.trading()
    let now = try Moment(rfc3339: "2026-11-22T21:14:00+02:00")
    let figures = MenuFigures(club, at: now)
    #expect(figures.trade.count == 14 && figures.pastNewClients.count == 14)
    #expect(figures.yesterday == club.trade(from: figures.day.advanced(byDays: -1), days: 1)[0])
  }

  @Test("At night the day that is over is one key away, with its sheet")
  func yesterday() throws {
    var desk = try DeskDriver(club: try Arena.trading())
    let line = SaleDraft.Line(name: "Час", category: "gameTime", price: try Money(decimal: "180"))
    try desk.otherDesk(.sell(SaleDraft(lines: [line])))
    desk.expectNot("Вчера")
    desk.advance(seconds: 5 * 3_600)
    desk.expect("Сегодня, пн 23.11", "Вчера, вс 22.11: чеков 1, оплачено 180,00")
    desk.press("Tab", "Enter")
    let screen = try #require(desk.shell.screens.top as? ReportsScreen)
    #expect(screen.name == .day && screen.scope.period.first?.iso == "2026-11-22")
    desk.finishJob()
    desk.expect("‹ 22.11.2026 ›", "День закрыт")
  }

  @Test("A small screen tells the four numbers, and marks what it has no room for")
  func small() throws {
    var desk = try DeskDriver(
      Look(size: Size(columns: 40, rows: 12)),
      club: try Arena.trading()
    )
    desk.expect("Сегодня чеков 0, 0,00", "Новых клиентов 2", "Сегодня день рождения")
    #expect(desk.frame.contains { $0.contains("Маркетинг") } && desk.frame.joined().contains("▼"))
    desk.press("End")
    desk.expect("Настройки")
  }
}
