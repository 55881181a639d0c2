import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite("Reports, by keys")
struct ReportsScreenTests {
  /// At the report on customer groups of a busy club, the work done.
  private func atGroups(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: try Arena.busy())
    desk.press("F9", "5", "1")
    desk.finishJob()
    return desk
  }

  @Test("The report by the source's path", arguments: Look.all + [Look.smallest])
  func frame(look: Look) throws {
    let desk = try atGroups(look)
    desk.expectFrame("Reports", "groups")
  }

  @Test("The report drawn as bars", arguments: Look.all + [Look.smallest])
  func chart(look: Look) throws {
    var desk = try atGroups(look)
    desk.press("v")
    desk.expectFrame("Reports", "groups-chart")
  }

  @Test("In the drawn report the selection stays on what is drawn")
  func selectionOfChart() throws {
    var desk = try atGroups()
    desk.press("End")
    desk.expect("► Всего")
    desk.press("v")
    desk.expect("► Неактивные_2месяца")
    desk.press("Down", "PgDn", "End")
    desk.expect("► Неактивные_2месяца", "Неактивные_2месяца: активны")
    desk.press("Home")
    desk.expect("► VIP_постоянные")
    desk.press("v", "End")
    desk.expect("► Всего")
  }

  @Test("Money and bonuses are parts of one bar, until the rows are ordered by something else")
  func parts() throws {
    var desk = try atGroups()
    desk.press("v")
    desk.expect("█ Оплачено", "▒ Опл. бонусами")
    desk.press("F6")
    desk.type("Чеков")
    desk.press("Enter")
    desk.expectNot("▒ Опл. бонусами")
  }

  @Test("The dates and venues", arguments: Look.all + [Look.smallest])
  func scope(look: Look) throws {
    var desk = try atGroups(look)
    desk.press("F4")
    desk.expectFrame("Reports", "scope")
  }

  @Test("The clients behind a row", arguments: Look.all + [Look.smallest])
  func clients(look: Look) throws {
    var desk = try atGroups(look)
    // Members of now, those who bought, or whose the money is.
    desk.press("Enter", "Down", "Enter")
    desk.finishJob()
    desk.expectFrame("Reports", "clients")
    desk.press("Enter")
    #expect(desk.shell.screens.top is ClientCardScreen)
  }

  @Test("In ASCII the same report has the same figures")
  func ascii() throws {
    let desk = try atGroups()
    #expect(desk.asciiFrame.contains { $0.contains("#") && $0.contains("%") })
    #expect(desk.asciiFrame.allSatisfy { $0.allSatisfy(\.isASCII) })
  }

  @Test("Arrows move by a month; the period before stands beside")
  func months() throws {
    var desk = try atGroups()
    desk.expect("‹ Ноябрь 2026 ›", "все точки", "сравнение: 01.10–22.10 до 21:14")
    desk.press("Left")
    desk.expect("‹ Октябрь 2026 ›", "Esc остановит")
    desk.finishJob()
    desk.expect("сравнение: сентябрь 2026")
  }

  @Test("Another column orders the rows, again turns them round, and has the bars")
  func order() throws {
    var desk = try atGroups()
    desk.press("F6")
    desk.type("Чеков")
    desk.press("Enter")
    let screen = try #require(desk.shell.screens.top as? ReportsScreen)
    let receipts = { (screen: ReportsScreen) in
      screen.shown.dropLast().compactMap { screen.result?.number("receipts", of: $0) }
    }
    let groups = screen.result?.rows.count ?? 0
    let first = Array(receipts(screen).prefix(groups))
    #expect(first == first.sorted(by: >))
    desk.press("F6")
    desk.type("Чеков")
    desk.press("Enter")
    let turned = try #require(desk.shell.screens.top as? ReportsScreen)
    let second = Array(receipts(turned).prefix(groups))
    #expect(second == second.sorted())
  }

  @Test("Dates of one's own, and a period that ends before it begins")
  func dates() throws {
    var desk = try atGroups()
    desk.press("F4", "Tab")
    desk.retype("05.11.2026")
    desk.press("Tab")
    desk.retype("04.11.2026")
    desk.press("Ctrl-S")
    desk.expect("Период кончается 04.11.2026, раньше начала 05.11.2026")
    desk.retype("14.11.2026")
    desk.press("Ctrl-S")
    desk.finishJob()
    desk.expect("‹ 05.11–14.11.2026 ›", "сравнение: 26.10–04.11.2026")
  }

  @Test("What cannot be read as a day is refused beside its field")
  func unreadable() throws {
    var desk = try atGroups()
    desk.press("F4", "Tab")
    desk.retype("позавчера")
    desk.press("Ctrl-S")
    desk.expect("«позавчера»")
    #expect(desk.shell.screens.top is ReportScopeForm)
    #expect(desk.jobs.isEmpty)
  }

  @Test("Esc stops the count; the old figures stay dim meanwhile and can be read")
  func stopping() throws {
    var desk = try atGroups()
    desk.press("Left")
    desk.expect("VIP_постоянные", "Esc остановит")
    desk.press("Esc")
    desk.expect("Остановлено", "Всего")
    #expect(desk.shell.screens.top is ReportsScreen)
  }

  @Test("A club without receipts has lines without averages")
  func nothing() throws {
    var desk = try DeskDriver()
    desk.open(ReportsScreen(today: desk.context.today))
    desk.finishJob()
    desk.expect("Всего")
    desk.press("v")
    desk.expect("VIP_постоянные")
  }

  @Test(
    "The commands find the report by any of its names",
    arguments: ["группы клиентов", "отчёт", "выгр", "экспорт"]
  )
  func byName(name: String) throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.press("F2")
    desk.type(name)
    desk.expect("Отчёт по маркетингу")
  }

  @Test(
    "The commands find each report by its name or what it is about",
    arguments: [
      ("rfm", ReportName.rfm), ("когорт", .cohorts), ("сгорят", .burning), ("отток", .clients),
      ("касса", .day), ("часы визитов", .visits), ("кто вернулся", .promoCodes),
      ("персонал", .staff), ("остаток бонусов", .bonuses), ("стоимость sms", .messages),
    ]
  )
  func reportByName(typed: String, name: ReportName) throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.press("F2")
    desk.type(typed)
    desk.press("Enter")
    let screen = try #require(desk.shell.screens.top as? ReportsScreen)
    #expect(screen.name == name)
  }

  @Test("The footer names the keys of bars, export and order in 80 columns")
  func footer() throws {
    let desk = try atGroups()
    let last = try #require(desk.frame.last)
    for key in ["Enter Клиенты", "F4 Даты", "v/м График", "x/ч Выгрузить", "F6 Порядок"] {
      #expect(last.contains(key), "\(last)")
    }
  }

  @Test("A column that the rows are ordered by says so, and which end comes first")
  func orderSign() throws {
    var desk = try atGroups()
    for sign in ["Чеков ▼", "Чеков ▲"] {
      desk.press("F6")
      desk.type("Чеков")
      desk.press("Enter")
      desk.expect(sign)
    }
  }

  @Test("A typed date replaces the one in the field, and Esc closes without a question")
  func typedDate() throws {
    var desk = try atGroups()
    desk.press("F4", "Tab")
    desk.type("05.11.2026")
    desk.press("Tab")
    desk.type("06.11.2026")
    desk.press("Ctrl-S")
    desk.finishJob()
    desk.expect("‹ 05.11–06.11.2026 ›")
    desk.press("F4", "Tab")
    desk.type("01.01.2026")
    desk.press("Esc")
    #expect(desk.shell.screens.top is ReportsScreen)
    desk.expect("‹ 05.11–06.11.2026 ›")
  }

  /// At another report, the work done.
  private func at(_ name: ReportName, _ look: Look) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: try Arena.busy())
    desk.open(ReportsScreen(name, today: desk.context.today))
    desk.finishJob()
    return desk
  }

  @Test("The other reports", arguments: ReportName.allCases.dropFirst(), Look.all)
  func others(name: ReportName, look: Look) throws {
    let desk = try at(name, look)
    desk.expectFrame("Reports", "report-" + name.rawValue)
  }

  @Test(
    "The report on messages with a push, an SMS to many and one after an order",
    arguments: Look.all
  )
  func messages(look: Look) throws {
    var desk = try MailingScenes.withHistory(look)
    let sms = MailingDraft(.sms, text: "Мы открыты до утра", to: .everybody, kind: .service)
    try desk.otherDesk(.createMailing(sms))
    let ids = desk.club.outbox.messages(of: Mailing.ID(4))
    let bill = SmsBill(units: 1, cost: try Money(decimal: "1.01"))
    desk.happen([
      .messagesTaken(ids, at: desk.now, bills: ids.map { _ in bill }),
      .messagesSettled(
        [
          Settlement(.accepted, Array(ids.dropLast())),
          Settlement(.failed(.refused), ids.suffix(1)),
        ],
        at: desk.now
      ),
    ])
    desk.open(ReportsScreen(.messages, today: desk.context.today))
    desk.finishJob()
    desk.expect("№ 1 Турнир по", "№ 4 Мы открыты")
    desk.expectFrame("Reports", "messages-rows")
  }

  @Test("The other reports drawn", arguments: ReportName.allCases.dropFirst(), Look.sizes)
  func drawn(name: ReportName, size: Size) throws {
    var desk = try at(name, Look(size: size))
    desk.press("v")
    desk.expectFrame("Reports", "chart-" + name.rawValue)
  }

  @Test("Tab goes through all reports and round, Shift-Tab back")
  func tabs() throws {
    var desk = try atGroups()
    for name in ReportName.allCases.dropFirst() + [.groups] {
      desk.press("Tab")
      desk.finishJob()
      let screen = try #require(desk.shell.screens.top as? ReportsScreen)
      #expect(screen.name == name)
      #expect(screen.result?.name == name)
    }
    desk.press("Shift-Tab")
    let screen = try #require(desk.shell.screens.top as? ReportsScreen)
    #expect(screen.name == ReportName.allCases.last)
  }

  @Test("The letter of export asks for the format and the place", arguments: Look.all)
  func exportForm(look: Look) throws {
    var desk = try atGroups(look)
    desk.press("x")
    desk.expectFrame("Reports", "file")
  }

  @Test(
    "The form of the file hands on what is shown; the name follows the format until it is typed"
  )
  func export() throws {
    var desk = try atGroups()
    desk.press("x")
    desk.expect("groups_2026-11-01_2026-11-30.xlsx")
    desk.press("Space")
    desk.expect("groups_2026-11-01_2026-11-30.csv")
    desk.filePlace = { "/home/olga/" + $0 }
    desk.expect("будет записан: /home/olga/groups_2026-11-01_2026-11-30.csv")
    desk.press("Tab")
    desk.retype("/tmp/ноябрь.csv")
    desk.press("Ctrl-S")
    guard case .export(let table, let request, let format, let path)? = desk.requests.last else {
      Issue.record("nothing was asked for")
      return
    }
    #expect(format == "csv" && path == "/tmp/ноябрь.csv")
    #expect(table.name == .groups)
    #expect(request.scope.period.first?.iso == "2026-11-01")
  }

  @Test("Weeks and other rows without a figure are turned round as well")
  func weeks() throws {
    var desk = try atGroups()
    desk.press("Tab", "Tab", "Tab")
    desk.finishJob()
    func rows() throws -> [ReportSubject] {
      let screen = try #require(desk.shell.screens.top as? ReportsScreen)
      return screen.shown.prefix(12).map(\.subject)
    }
    let own = try rows()
    for expected in [own, Array(own.reversed())] {
      desk.press("F6", "Enter")
      #expect(try rows() == expected)
    }
  }

  @Test("A map on a small screen leaves whole columns out and says how many")
  func smallMap() throws {
    var desk = try atGroups(Look(size: Size(columns: 40, rows: 12)))
    for _ in 0..<8 {
      desk.press("Tab")
      desk.finishJob()
    }
    desk.press("v")
    let map = try #require(desk.frame.first { $0.contains("пн") })
    #expect(map.contains("вс") || desk.frame.contains { $0.contains("столбцов") }, "\(desk.frame)")
  }

  @Test("Eighth blocks where the setting allows them")
  func eighths() throws {
    var desk = try atGroups()
    desk.blocks = .eighths
    let fine = Set("▏▎▍▋▊▉")
    #expect(desk.frame.contains { $0.contains(where: fine.contains) })
    #expect(desk.asciiFrame.allSatisfy { $0.allSatisfy(\.isASCII) })
  }

  @Test("The clients behind a figure are those of its moment")
  func clientsOfMoment() throws {
    var desk = try atGroups()
    let screen = try #require(desk.shell.screens.top as? ReportsScreen)
    let row = try #require(screen.selected)
    let told = screen.result?.number("receipts", of: row)
    for number in UInt32(1)...40 {
      let line = SaleDraft.Line(product: "Кофе")
      _ = try? desk.otherDesk(.sell(SaleDraft(lines: [line], client: .id(Client.ID(number)))))
    }
    desk.press("Enter")
    desk.expect("Клиентов: ", "Активны: ", "Оплачено: ")
    desk.type("Оплачено")
    desk.press("Enter")
    desk.finishJob()
    let list = try #require(desk.shell.screens.top as? ReportClientsScreen)
    #expect(list.list.map { Int64($0.sums.receipts) } == told)
  }

  @Test("Figures are of one moment, whatever another desk sells meanwhile")
  func oneMoment() throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.press("F9", "5", "1")
    let before = desk.club
    let line = SaleDraft.Line(product: "Кофе")
    try desk.otherDesk(.sell(SaleDraft(lines: [line], client: .id(Client.ID(1)))))
    desk.finishJob()
    let screen = try #require(desk.shell.screens.top as? ReportsScreen)
    let request = ReportRequest(.groups, screen.scope, at: desk.now)
    #expect(screen.result == before.report(request))
    #expect(screen.result != desk.club.report(request))
  }
}
