import Localization
import Loyalty
import Screens
import Terminal
import Testing

@Suite struct DeskWalkTests {
  private func desk(_ language: Language = .russian, size: Size? = nil) throws -> DeskDriver {
    var look = Look(language: language)
    if let size { look.size = size }
    return try DeskDriver(look, club: Arena.evening(), first: DeskScreen())
  }

  @Test("Four digits tell a balance without any other key", arguments: Look.languages)
  func balance(_ language: Language) throws {
    var desk = try desk(language)
    desk.type("4567")
    let balance = language == .english ? "231.35" : "231,35"
    desk.expect("Иванов Иван Петрович +380 50 123-45-67 \(balance)", squeezing: true)
    #expect(desk.performed.isEmpty)
  }

  @Test("A sale takes four keys beyond its lines", arguments: Look.languages)
  func sale(_ language: Language) throws {
    var desk = try desk(language)
    desk.type("4567")
    desk.press("Tab", "c")
    desk.type("коф")
    desk.press("Enter")
    desk.press("Enter", "Enter")
    let receipt = try #require(desk.club.receipts.receipts(of: Client.ID(1)).last)
    #expect(receipt.paid.decimalString == "45.00")
    desk.type("мор")
    desk.expect("Sergiy Moroz")
  }

  @Test("After a sale the line is free for the next guest, whose letters are text at once")
  func nextGuest() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("Tab", "c")
    desk.type("коф")
    desk.press("Enter", "Enter", "Enter")
    desk.expect("Недавние")
    #expect(desk.frame.contains { $0.contains("► Иванов Иван Петрович") && $0.contains("21:14") })
  }

  @Test("An abandoned sale leaves the search as it was")
  func abandoned() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("Tab", "Down", "c", "Esc")
    desk.expect("Клиент   4567", "► Ивасюк Наталья")
  }

  @Test("The last row takes digits as a phone and letters as a name", arguments: Look.languages)
  func newClient(_ language: Language) throws {
    var desk = try desk(language)
    desk.type("шевченко 0671112233")
    desk.press("Enter")
    desk.expect("Шевченко", "0671112233")
    desk.press("Ctrl-S")
    let phone = try Phone(typed: "0671112233", region: .ukraine)
    let id = try #require(desk.club.clients.client(with: phone))
    #expect(desk.club.clients.cardInMemory(of: id)?.name == "Шевченко")
  }

  @Test("Marks outlive a new search, and g works on the marked")
  func marks() throws {
    var desk = try desk()
    desk.type("иванов")
    desk.press("Ins")
    desk.type("moroz")
    desk.press("Ins", "Tab")
    #expect(desk.message.contains("отмечено 2"))
    desk.press("g")
    desk.expect("Клиентов 2")
  }

  @Test("Star marks those found and leaves the last guests alone")
  func markAll() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("*")
    #expect(desk.message.contains("отмечено 4"))
    desk.press("*")
    #expect(!desk.message.contains("отмечено"))
  }

  @Test("The arrows walk from who was found over the form to the last guests and parked receipts")
  func walk() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("Down", "Down", "Down", "Down")
    desk.expect("► Новый клиент: перенести «4567» в анкету")
    desk.press("Down")
    desk.expect("► Кравченко Анна")
    desk.press("Down", "Down")
    desk.expect("► Отложенный чек: Кравченко Анна, позиций 2, 145,00, с 21:02")
    desk.press("Enter")
    desk.expect("Кибер-час 1 100,00 100,00", squeezing: true)
  }

  @Test("A receipt of another desk does not move the selection from its client")
  func otherDesk() throws {
    var desk = try desk()
    desk.press("Down")
    desk.expect("► Sergiy Moroz")
    let sale = SaleDraft(lines: [.init(product: "Кофе")], client: .id(Client.ID(7)))
    try desk.otherDesk(.sell(sale))
    desk.expect("► Sergiy Moroz", "Ёлкина Мария")
  }

  @Test(
    "The Desk is item 1 of section 1, in the commands and in the help",
    arguments: Look.languages
  )
  func places(_ language: Language) throws {
    var desk = try DeskDriver(Look(language: language), club: Arena.evening())
    desk.press("1", "1")
    let title = desk.context.words("menu.item.desk")
    #expect(desk.frame.first?.contains("Arena › \(title)") == true)
    desk.press("F1")
    #expect(desk.frame.first?.contains(title) == true)
    desk.press("Esc", "F9", "F2")
    desk.type(title)
    desk.press("Enter")
    #expect(desk.frame.first?.contains("Arena › \(title)") == true)
  }

  @Test("What the store cannot take is said by every key that changes")
  func readOnly() throws {
    var desk = try desk()
    desk.readOnlyReason = "повреждена запись 7"
    desk.type("шевченко")
    #expect(!desk.shows("Новый клиент"))
    desk.press("Ctrl-U", "Tab", "End", "F8")
    #expect(desk.message.contains("повреждена запись 7"))
  }

  @Test("Forty columns still tell name and balance")
  func narrow() throws {
    var desk = try desk(size: Size(columns: 40, rows: 12))
    desk.type("4567")
    desk.expect("Иванов Иван Петрович 231,35", squeezing: true)
  }
}
