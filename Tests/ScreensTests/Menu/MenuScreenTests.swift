import Localization
import Loyalty
@testable import Screens
import Terminal
import Testing

@Suite struct MenuScreenTests {
  @Test("The menu shows sections, today's figures and what needs attention", arguments: Look.all)
  func frame(look: Look) throws {
    var club = try Arena.club()
    let ungrouped = ["097 331 20 14", "073 904 18 26"].map(ClientReference.phone)
    let removal = Command.removeFromGroup(ungrouped, .name("Новые_клиенты"))
    try Arena.apply(removal, to: &club, on: "2026-11-20")
    var desk = try DeskDriver(look, club: club)
    desk.press("4")
    desk.expectFrame("Menu", "menu")
  }

  @Test(
    "Beside today's figures stand those of two weeks as small columns",
    arguments: Look.all + [Look.smallest]
  )
  func trade(look: Look) throws {
    let desk = try DeskDriver(look, club: Arena.busy())
    desk.expectFrame("Menu", "trade")
  }

  @Test("The small columns are the money of the two weeks before today")
  func days() throws {
    let club = try Arena.busy()
    let desk = try DeskDriver(club: club)
    let today = desk.context.today
    let days = (0..<14).map { back in
      let day = today.advanced(byDays: back - 14)
      let end = club.calendar.start(of: day.advanced(byDays: 1)).advanced(byMilliseconds: -1)
      return Double(club.trade(on: day, until: end).paid)
    }
    #expect(days.count { $0 > 0 } > 2)
    desk.expect(Bar.spark(days, columns: 14))
    #expect(desk.asciiFrame.contains { $0.contains(/[_.]+#|#[_.]+/) })
  }

  @Test("Digits keep their meaning: 4 is Marketing, then 1 its groups")
  func digits() throws {
    var desk = try DeskDriver()
    desk.press("4")
    desk.expect("► 1  Группы")
    desk.press("1")
    #expect(desk.shell.screens.top is GroupsScreen)
  }

  @Test("A section without places is not shown, and its digit does nothing")
  func missingSection() throws {
    var desk = try DeskDriver()
    let before = desk.frame
    desk.press("3")
    #expect(desk.frame == before)
    desk.expectNot("CRM")
  }

  @Test("Esc goes back to the sections, and on them says how to leave")
  func escape() throws {
    var desk = try DeskDriver()
    desk.press("2", "Esc")
    desk.expect("► 2  Клиенты")
    desk.press("Esc")
    #expect(desk.message.contains("F10"))
    #expect(desk.requests.isEmpty)
  }

  @Test("Tab goes to what needs attention, Enter opens it", arguments: Look.languages)
  func attention(language: Language) throws {
    var desk = try DeskDriver(Look(language: language))
    desk.press("Tab")
    desk.expectFrame("Menu", "attention")
    desk.press("Enter")
    #expect(desk.shell.screens.top is ClientsScreen)
  }

  @Test("An empty club is told that it has no groups yet", arguments: Look.languages)
  func empty(language: Language) throws {
    let desk = try DeskDriver(Look(language: language), club: Arena.emptyClub())
    desk.expectFrame("Menu", "empty")
  }

  @Test("More than seven groups are advised against, and a missing default group is named")
  func advice() throws {
    var club = try Arena.club()
    for name in ["Ночные", "Студенты"] {
      try Arena.apply(.createGroup(GroupDraft(name: name)), to: &club, on: "2026-11-01")
    }
    let edit = GroupEdit(isDefault: false)
    try Arena.apply(.editGroup(.name("Новые_клиенты"), edit), to: &club, on: "2026-11-01")
    let desk = try DeskDriver(club: club)
    desk.expect("Групп 8", "Группы по умолчанию нет")
  }

  @Test("Figures follow another desk's change at once")
  func otherDesk() throws {
    var desk = try DeskDriver()
    desk.expect("Новых клиентов 2 1 + 1", squeezing: true)
    let draft = ClientDraft(name: "Гнатюк Лев", phone: "050 999 88 77")
    try desk.otherDesk(.registerClient(draft))
    desk.expect("Новых клиентов 3 1 + 2", squeezing: true)
    desk.advance(seconds: 3 * 3_600)
    desk.expect("Новых клиентов 0 0 0", squeezing: true)
  }

  @Test("Back from a place the digits are sections again, and Enter goes on where it was")
  func backFromPlace() throws {
    var desk = try DeskDriver()
    desk.press("4", "3", "Esc", "4", "1")
    #expect(desk.shell.screens.top is GroupsScreen)
    desk.press("Esc", "6", "2", "Esc", "Enter", "Enter")
    #expect(desk.shell.screens.top is VenuesScreen)
  }

  @Test("F9 brings the menu over what is being done, Esc goes back to it")
  func menuKey() throws {
    var desk = try DeskDriver()
    desk.press("4", "1", "F9")
    #expect(desk.shell.screens.top is MenuScreen)
    desk.press("F9", "2", "Esc", "Esc")
    #expect(desk.shell.screens.top is GroupsScreen)
  }

  @Test("The language is chosen from the menu and changes everything at once")
  func language() throws {
    var desk = try DeskDriver()
    desk.press("6", "5")
    desk.expectFrame("Menu", "language")
    desk.press("Down", "Enter")
    desk.expect("Налаштування", "Потребує уваги")
  }

  @Test("The smallest terminal shows the sections, then their places")
  func smallest() throws {
    var desk = try DeskDriver(.smallest)
    desk.expectFrame("Menu", "menu")
    desk.press("2")
    desk.expect("Все клиенты")
  }

  @Test("A store that can only be read needs attention first, and no groups are asked for")
  func readOnly() throws {
    var desk = try DeskDriver(club: Arena.emptyClub())
    desk.readOnlyReason = "повреждён файл journal/000001.ndjson, строка 1"
    desk.expect("Только чтение: повреждён файл journal/000001.ndjson, строка 1")
    desk.expectNot("Групп пока нет")
  }

  @Test("Enter on it shows the whole of what is wrong and the steps out of it")
  func readOnlySteps() throws {
    var desk = try DeskDriver()
    desk.readOnlyReason = "повреждён journal/000001.ndjson; frontdesk repair --dry-run"
    desk.readOnlyAdvice = "Повреждён файл journal/000001.ndjson, строка 1\n1. Закройте FrontDesk"
    desk.press("Tab", "Enter")
    desk.expect("Сообщения", "Повреждён файл journal/000001.ndjson, строка 1")
    desk.expect("1. Закройте FrontDesk")
    desk.press("Esc")
    desk.press("F7")
    desk.expect("Требует внимания")
  }

  @Test(
    "Why nothing can be changed fits a line and names the next step",
    arguments: Language.allCases
  )
  func readOnlyFits(language: Language) {
    let words = RepositoryWords.words(language)
    for reason in ["damaged", "newerFormat", "poisoned", "backup", "notOurs", "noPermission"] {
      let facts: [String: WordValue] = ["file": .text("journal/000001.ndjson")]
      let short = words("store.reason." + reason, facts)
      let text = words("refusal.readOnly", ["reason": .text(short)])
      #expect(text.displayWidth <= 76, "\(text)")
    }
    let facts: [String: WordValue] = ["file": .text("journal/000001.ndjson")]
    #expect(words("store.reason.damaged", facts).contains("frontdesk repair --dry-run"))
  }

  @Test("Receipts, money and the average stand beside those of a week ago at the same minute")
  func trade() throws {
    var club = try Arena.trading()
    for (time, price) in [("20:00", "100"), ("21:14", "50"), ("21:16", "900")] {
      let line = SaleDraft.Line(name: "Час", category: "gameTime", price: try Money(decimal: price))
      try Arena.apply(.sell(SaleDraft(lines: [line])), to: &club, at: "2026-11-15T\(time):00+02:00")
    }
    var desk = try DeskDriver(club: club)
    desk.expect("Чеков 0 2 − 2", "Оплачено, грн 0,00 150,00 − 150,00", squeezing: true)
    desk.expect("Средний чек 75,00", squeezing: true)
    let line = SaleDraft.Line(name: "Час", category: "gameTime", price: try Money(decimal: "180"))
    try desk.otherDesk(.sell(SaleDraft(lines: [line])))
    desk.expect("Чеков 1 2 − 1", "Средний чек 180,00 75,00 + 105,00", squeezing: true)
    desk.advance(seconds: 120)
    desk.expect("Чеков 1 3 − 2", squeezing: true)
  }

  @Test("Bonuses that burn within seven days need attention and lead to their report")
  func burning() throws {
    var club = try Arena.trading()
    for (client, last) in [(1, 28), (3, 28), (4, 29)] {
      let gift = Command.accrue(
        .id(Client.ID(UInt32(client))),
        try Bonus(decimal: "20"),
        reason: "турнир",
        expiresOn: try Day(year: 2026, month: 11, day: last)
      )
      try Arena.apply(gift, to: &club, on: "2026-11-20")
    }
    var desk = try DeskDriver(club: club)
    desk.expect("За 7 дней сгорят бонусы: 40,00, клиентов 2")
    let lines = Attention.all(MenuFigures(desk.club, at: desk.now), desk.context)
    let place = try #require(lines.firstIndex { $0.destination == .burningReport })
    desk.press("Tab")
    for _ in 0..<place { desk.press("Down") }
    desk.press("Enter")
    let report = try #require(desk.shell.screens.top as? ReportsScreen)
    #expect(report.name == .burning)
    desk.finishJob()
    desk.expect("22.11–28.11.2026", "40,00 2", squeezing: true)
  }

  @Test("Figures of a week ago end at the same minute")
  func sameMinute() throws {
    var club = try Arena.emptyClub()
    for (number, time) in ["20:00", "21:14", "21:15", "23:00"].enumerated() {
      let at = try Moment(rfc3339: "2026-11-15T\(time):00+02:00")
      let draft = ClientDraft(name: "Гость", phone: "050 000 00 0\(number)")
      let events = try club.decide(.registerClient(draft), for: Asking(at: at, by: Staff("О")))
      club.apply(events)
    }
    let now = try Moment(rfc3339: "2026-11-22T21:14:59+02:00")
    let figures = MenuFigures(club, at: now)
    #expect(figures.newClients(at: now, club.calendar) == .init(now: 0, then: 2))
  }
}
