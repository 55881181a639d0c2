import Loyalty
import Screens
import Terminal
import Testing

@Suite struct ClientListTests {
  private func desk(_ club: Club? = nil) throws -> DeskDriver {
    try DeskDriver(club: club, first: ClientsScreen())
  }

  /// A club of many clients who are all called by numbers.
  private func crowd(_ count: Int) throws -> Club {
    var club = try Arena.emptyClub()
    try Arena.apply(.createGroup(GroupDraft(name: "Все")), to: &club, on: "2025-03-01")
    for number in 1...count {
      let draft = ClientDraft(name: "Гость \(number)", phone: "+38050\(1_000_000 + number)")
      try Arena.apply(.registerClient(draft), to: &club, on: "2025-03-01")
    }
    return club
  }

  // MARK: Finding

  @Test("Words of a name are found in any order")
  func anyOrder() throws {
    var desk = try desk()
    desk.type("петрович иван")
    desk.expect("Иванов Иван Петрович", "Нашлось 1 из 14")
  }

  @Test("Latin letters of a Cyrillic name are read by sound, and this is said")
  func transliteration() throws {
    var desk = try desk()
    desk.type("marchenko")
    desk.expect("Марченко Денис", "другими буквами")
  }

  @Test("A name and digits of a phone find by both")
  func nameAndPhone() throws {
    var desk = try desk()
    desk.type("ив 4567")
    desk.expect("Иванов Иван Петрович", "по имени и телефону")
    desk.expectNot("Ґалаґан Єва")
  }

  @Test("Enter opens the best match, Esc comes back with the search as it was")
  func opens() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("Down", "Enter")
    desk.expect("Все клиенты › Ивасюк Наталья")
    desk.press("Esc")
    desk.expect("Клиент   4567", "► Ивасюк Наталья")
  }

  @Test("Right in a card goes to the next client found, and back selects it")
  func neighbours() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("Enter", "Right")
    desk.expect("› Ивасюк Наталья", "клиент 2 из 4")
    desk.press("Esc")
    desk.expect("► Ивасюк Наталья")
  }

  @Test("Esc empties the search, a second one goes back")
  func escape() throws {
    var desk = try DeskDriver()
    desk.open(ClientsScreen())
    desk.type("4567")
    desk.press("Esc")
    desk.expect("Клиентов 14")
    desk.press("Esc")
    #expect(desk.shell.screens.isAtFirst)
  }

  @Test("All matches can be reached, however many there are")
  func reachesAll() throws {
    var desk = try desk(crowd(900))
    desk.type("гость")
    desk.expect("Нашлось 900 из 900")
    for _ in 0..<80 { desk.press("PgDn") }
    desk.expect("► Новый клиент: перенести «Гость» в анкету", "Гость 900")
    desk.press("Tab", "Home", "End", "Up")
    desk.expect("► Гость 900")
  }

  // MARK: Marks

  @Test("The star marks all that were found, the ones out of sight among them")
  func marksAll() throws {
    var desk = try desk(crowd(900))
    desk.type("гость")
    desk.press("*")
    desk.expect("отмечено 900")
    desk.press("*")
    desk.expectNot("отмечено")
  }

  @Test("Marks outlive a new search; the next name replaces the one before")
  func marksOutlive() throws {
    var desk = try desk()
    desk.type("иванов")
    desk.press("Ins")
    desk.type("кравченко")
    desk.press("Ctrl-T")
    desk.expect("Клиент   кравченко", "отмечено 2")
    desk.press("Tab", "f")
    desk.expect("Иванов Иван Петрович", "Кравченко Анна", "только отмеченные")
    desk.press("f")
    desk.expect("Клиентов 14", "отмечено 2")
  }

  @Test("A row whose mark is taken away stays in sight until the filter is asked for anew")
  func unmarkInFilter() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("*", "f", "Space")
    desk.expect("отмечено 3", "Иванов Иван Петрович", "Ґалаґан Єва")
    desk.press("Space")
    desk.expect("отмечено 4")
  }

  @Test("Nothing marked has no filter, and the key says why")
  func noMarks() throws {
    var desk = try desk()
    desk.press("Tab", "f")
    desk.expect("Отметьте хотя бы одну строку")
  }

  // MARK: Order

  @Test("The list is put into the order of names and turned round")
  func orders() throws {
    var desk = try desk()
    desk.press("F6", "Down", "Enter")
    #expect(desk.frame[7].contains("Emily Clarke"))
    desk.expect("порядок: по имени")
    desk.press("F6", "Enter")
    #expect(desk.frame[7].contains("Савченко Юлия"))
    desk.press("F6", "Home", "Enter")
    #expect(desk.frame[7].contains("Novak Jan"))
  }

  @Test("By group the manager's first group comes first, by birthday today's")
  func otherOrders() throws {
    var desk = try desk()
    desk.press("F6", "Down", "Down", "Enter")
    #expect(desk.frame[7].contains("VIP_постоянные"))
    desk.press("F6", "Down", "Down", "Enter")
    #expect(desk.frame[7].contains("Ивасюк Наталья"))
    #expect(desk.frame[8].contains("Иванов Иван Петрович"))
  }

  @Test("By bonuses who has the most comes first, gifts of a birthday that nobody wrote among them")
  func byBonuses() throws {
    var club = try Arena.evening()
    var edit = ProgramEdit()
    edit.bonus.birthdayBonus = .set(
      BirthdayBonus(amount: try Bonus(decimal: "500"), daysBefore: 10, daysAfter: 1)
    )
    try Arena.apply(.editProgram("Накопительная", edit), to: &club, on: "2026-11-22")
    var desk = try DeskDriver(Look(), club: club, first: ClientsScreen())
    desk.press("F6", "Down", "Down", "Down", "Enter")
    desk.expect("порядок: по бонусам, сначала больше")
    let wanted = [
      "Иванов Иван Петрович 731,35", "Sergiy Moroz 409,10", "Кравченко Анна 75,00",
      "Ивасюк Наталья 12,50",
    ]
    for (row, text) in zip(desk.frame[7...], wanted) {
      let (name, balance) = (text.split(separator: " ").dropLast(), text.split(separator: " ").last)
      #expect(row.contains(name.joined(separator: " ")))
      #expect(row.contains(try #require(balance)))
    }
    desk.press("F6", "Enter")
    #expect(desk.frame[7].contains("0,00"))
  }

  @Test("Bonuses that burn at midnight leave the order of an open list")
  func overMidnight() throws {
    var club = try Arena.trading()
    let gift = Command.accrue(
      .id(Client.ID(3)),
      try Bonus(decimal: "900"),
      reason: "турнир",
      expiresOn: try Day(year: 2026, month: 11, day: 22)
    )
    try Arena.apply(gift, to: &club, on: "2026-11-22")
    var desk = try DeskDriver(Look(), club: club, first: ClientsScreen())
    desk.press("F6", "Down", "Down", "Down", "Enter")
    #expect(desk.frame[7].contains("Ґалаґан Єва"))
    desk.advance(seconds: 3 * 3_600)
    #expect(desk.frame[7].contains("Иванов Иван Петрович"))
  }

  @Test("An order holds for what is found too")
  func ordersFound() throws {
    var desk = try desk()
    desk.press("F6", "Down", "Enter")
    desk.type("4567")
    #expect(desk.frame[7].contains("Novak Jan"))
    #expect(desk.frame[8].contains("Ґалаґан Єва"))
  }

  // MARK: Another desk

  @Test("A client registered elsewhere does not move the selection")
  func registeredElsewhere() throws {
    var desk = try desk()
    try desk.otherDesk(.registerClient(ClientDraft(name: "Шевченко Анна", phone: "0635557788")))
    desk.expect("► Novak Jan", "Шевченко Анна", "Клиентов 15")
  }

  @Test("A name changed elsewhere is shown at once in what was found")
  func changedElsewhere() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("Down")
    try desk.otherDesk(
      .editClient(.phone("067 884 45 67"), ClientEdit(name: "Ивасюк Наталья Олеговна"))
    )
    desk.expect("► Ивасюк Наталья Олего")
  }

  // MARK: Letters and choosing

  @Test("Letters are text in the find line and commands in the rows")
  func letters() throws {
    var desk = try desk()
    desk.type("g")
    desk.expect("Клиент   g")
    desk.press("Ctrl-U", "Tab", "п")
    desk.expect("› Группы")
  }

  @Test("Choosing hands the client back instead of opening the card")
  func choosing() throws {
    var desk = try desk()
    var hungry = try DeskDriver(first: Chooser())
    hungry.open(ClientsScreen(choosing: true))
    hungry.type("марченко")
    hungry.press("Enter")
    hungry.expect("12")
    desk.open(ClientsScreen(choosing: true))
    desk.expect("Enter Выбрать")
    desk.press("Ins")
    desk.expect("Здесь клиента выбирают")
  }

  /// Shows which client was chosen.
  private struct Chooser: KeyedScreen {
    var chosen = ""
    var helpTopic: String { "menu" }
    var isTyping: Bool { false }
    static let keys = KeyTable<Never, KeyState<Chooser>>([])
    func trail(_ context: Context) -> [String] { [] }
    func view(_ context: Context) -> View { .text(TextView(lines: [chosen])) }
    mutating func run(_ intent: Never, at time: Int64, _ context: Context) -> [Effect] {}
    mutating func receive(_ news: News, _ context: Context) -> [Effect] {
      if case .returned(.client(let id)) = news { chosen = id.description }
      return []
    }
  }

  @Test("Every key of the list has one meaning")
  func keys() {
    #expect(ClientsScreen.keys.problems.isEmpty)
    #expect(ClientCardScreen.keys.problems.isEmpty)
    #expect(ClientGroupsScreen.keys.problems.isEmpty)
  }
}
