import Loyalty
import Screens
import Terminal
import Testing

@Suite struct ClientFormTests {
  private func desk(_ club: Club? = nil) throws -> DeskDriver {
    try DeskDriver(club: club, first: ClientsScreen())
  }

  private func client(_ desk: DeskDriver, _ number: UInt32 = 15) throws -> Client {
    try #require(desk.club.clients.cardInMemory(of: Client.ID(number)))
  }

  @Test("Registering takes three keys beside the data, and the card opens")
  func registers() throws {
    var desk = try desk()
    desk.type("0635557788")
    desk.press("Enter")
    desk.type("шевченко анна")
    desk.press("Ctrl-S")
    desk.expect("Все клиенты › шевченко анна", "Клиент 15: шевченко анна, группа Новые_клиенты")
    #expect(try client(desk).phone.e164 == "+380635557788")
    #expect(desk.performed.count == 1)
    desk.press("Esc")
    desk.expect("0635557788")
  }

  @Test("Letters that found nobody become the name, a wrong layout is kept as typed")
  func nameFromSearch() throws {
    var desk = try desk()
    desk.type("шевченко анна")
    desk.press("Enter")
    desk.type("0635557788")
    desk.press("Ctrl-S")
    #expect(try client(desk).name == "Шевченко Анна")
  }

  @Test("What was typed to find does not count as a change of the form")
  func untouched() throws {
    var desk = try desk()
    desk.type("шевченко")
    desk.press("F7", "Esc")
    desk.expect("Клиент   шевченко")
  }

  @Test("All fields are saved as they were understood")
  func allFields() throws {
    var desk = try desk()
    desk.press("F7")
    desk.type("Шевченко Анна")
    desk.press("Enter")
    desk.type("0635557788")
    desk.press("Enter")
    desk.type("фттф\"пьфшд.сщь")
    desk.press("Enter")
    desk.type("Киев")
    desk.press("Enter")
    desk.type("31.12.98")
    desk.press("Enter", "Right", "Enter", "F4", "Home", "Space", "Enter")
    desk.expect("VIP_постоянные, Новые_клиенты", "основная: VIP_постоянные")
    desk.press("Enter", "Space", "Enter", "Enter", "Space", "Enter", "Space", "Enter")
    desk.type("любит тишину")
    desk.press("Enter")
    desk.type("0501234567")
    desk.expect("Иванов Иван Петрович")
    desk.press("Ctrl-S")
    let card = try client(desk)
    #expect(card.email == "anna@gmail.com")
    #expect(card.city == "Киев")
    #expect(card.birthday == (try Day(year: 1998, month: 12, day: 31)))
    #expect(card.gender == .female)
    #expect(card.groups.ids == [Group.ID(1), Group.ID(2)])
    #expect(card.consents.given == [.sms, .email])
    #expect(card.usesApp)
    #expect(card.note == "любит тишину")
    #expect(card.referrer == Client.ID(1))
    desk.expect("SMS-приветствие в очереди")
  }

  @Test("The referrer is chosen from the list of clients")
  func choosesReferrer() throws {
    var desk = try desk()
    desk.press("F7")
    desk.type("Шевченко Анна")
    desk.press("Enter")
    desk.type("0635557788")
    desk.press("Shift-Tab", "Shift-Tab", "Shift-Tab", "Shift-Tab", "F4")
    desk.expect("Новый клиент › Все клиенты")
    desk.type("кравченко")
    desk.press("Enter")
    desk.expect("Кравченко Анна", "+380 93 555-10-02")
    desk.press("Ctrl-S")
    #expect(try client(desk).referrer == Client.ID(4))
  }

  @Test("A referrer who is not to be told apart is asked for again")
  func ambiguousReferrer() throws {
    var desk = try desk()
    desk.press("F7")
    desk.type("Шевченко Анна")
    desk.press("Enter")
    desk.type("0635557788")
    desk.press("Shift-Tab", "Shift-Tab", "Shift-Tab", "Shift-Tab")
    desk.type("4567")
    desk.expect("подходят 4: F4 выберет")
    desk.press("Ctrl-S")
    desk.expect("Подходят клиентов 4")
    #expect(desk.performed.isEmpty)
  }

  @Test("A phone that another client has leads to that card and back into the form")
  func takenPhone() throws {
    var desk = try desk()
    desk.press("F7")
    desk.type("Шевченко Анна")
    desk.press("Enter")
    desk.type("0501234567")
    desk.expect("этот телефон у клиента Иванов Иван Петрович")
    desk.press("Ctrl-S")
    desk.expect("уже есть: Иванов Иван Петрович", "► Телефон")
    desk.press("F4")
    desk.expect("› Иванов Иван Петрович", "VIP_постоянные, основная")
    desk.press("Esc")
    desk.expect("Шевченко Анна", "0501234567")
    desk.retype("0635557788")
    desk.expectNot("уже есть")
    desk.press("Ctrl-S")
    #expect(try client(desk).name == "Шевченко Анна")
  }

  @Test("Bad phones, e-mails, birthdays and empty names are refused in their fields")
  func refusals() throws {
    var desk = try desk()
    desk.press("F7", "Ctrl-S")
    desk.expect("► Имя", "Имя не заполнено")
    desk.type("Шевченко")
    desk.press("Ctrl-S")
    desk.expect("► Телефон", "Телефон не заполнен")
    desk.type("123")
    desk.press("Ctrl-S")
    desk.expect("цифр 3, в телефоне не меньше 8")
    desk.retype("0635557788")
    desk.press("Enter")
    desk.type("anna")
    desk.press("Ctrl-S")
    desk.expect("► E-mail", "это не адрес e-mail")
    desk.retype("anna@gmail.com")
    desk.press("Enter", "Enter")
    desk.type("31.02.1998")
    desk.press("Ctrl-S")
    desk.expect("► Дата рождения", "такой даты нет")
    #expect(desk.performed.isEmpty)
  }

  @Test("A form stays when it could not be saved, and saves when it can")
  func notSaved() throws {
    var desk = try desk()
    desk.failure = "Не сохранено: нет места. Форма цела, на диске прежнее состояние"
    desk.press("F7")
    desk.type("Шевченко Анна")
    desk.press("Enter")
    desk.type("0635557788")
    desk.press("Ctrl-S")
    desk.expect("Новый клиент", "Шевченко Анна", "Не сохранено: нет места")
    desk.failure = nil
    desk.press("Ctrl-S")
    desk.expect("Клиент 15: Шевченко Анна")
  }

  @Test("A card is changed in one field and the rest stays as another desk has made it")
  func editsOneField() throws {
    var desk = try desk()
    desk.type("кравченко")
    desk.press("F4")
    try desk.otherDesk(.editClient(.id(Client.ID(4)), ClientEdit(city: .set("Львов"))))
    desk.press("Enter", "Enter")
    desk.type("anna@gmail.com")
    desk.press("Ctrl-S")
    desk.expect("Изменено: Кравченко Анна")
    let card = try client(desk, 4)
    #expect(card.email == "anna@gmail.com")
    #expect(card.city == "Львов")
  }

  @Test("A field that both desks changed shows what is saved; saving takes one’s own")
  func contested() throws {
    var desk = try desk()
    desk.type("кравченко")
    desk.press("F4", "Enter", "Enter", "Enter")
    desk.type("Киев")
    try desk.otherDesk(.editClient(.id(Client.ID(4)), ClientEdit(city: .set("Львов"))))
    desk.expect("Город         Киев", "здесь «Киев», сохранено «Львов» (Иван, только что)")
    desk.press("Ctrl-S", "Enter")
    #expect(try client(desk, 4).city == "Киев")
  }

  @Test("A referrer taken from the other desk is that very client")
  func takesReferrer() throws {
    var desk = try desk()
    desk.type("кравченко")
    desk.press("F4", "Shift-Tab", "Shift-Tab", "Shift-Tab")
    desk.type("никто")
    try desk.otherDesk(
      .editClient(.id(Client.ID(4)), ClientEdit(referrer: .set(.id(Client.ID(1)))))
    )
    desk.press("Ctrl-S", "Right", "Enter", "Ctrl-S")
    #expect(try client(desk, 4).referrer == Client.ID(1))
    #expect(desk.performed.isEmpty)
  }

  @Test("Saving a card without a change writes nothing")
  func nothingChanged() throws {
    var desk = try desk()
    desk.type("кравченко")
    desk.press("F4", "Ctrl-S")
    desk.expect("Ничего не изменилось")
    #expect(desk.performed.isEmpty)
  }

  @Test("A consent that is taken back keeps its date on the card")
  func withdrawsConsent() throws {
    var desk = try desk()
    desk.type("иванов")
    desk.press("Enter", "F4")
    for _ in 0..<7 { desk.press("Enter") }
    desk.press("Space", "Ctrl-S")
    desk.expect("SMS: отозвано 22.11.2026", "с 14.03.2025, на стойке")
  }

  @Test("A new client for the form below is handed to it")
  func chosenNewClient() throws {
    var desk = try desk()
    desk.press("F7")
    desk.type("Шевченко Анна")
    desk.press("Enter")
    desk.type("0635557788")
    desk.press("Shift-Tab", "Shift-Tab", "Shift-Tab", "Shift-Tab", "F4", "F7")
    desk.type("Новый Друг")
    desk.press("Enter")
    desk.type("0635557799")
    desk.press("Ctrl-S")
    desk.expect("Новый Друг", "+380 63 555-77-99", "Шевченко Анна")
    desk.press("Ctrl-S")
    #expect(try client(desk, 16).referrer == Client.ID(15))
  }

  @Test("The form of a client whom another desk erases closes at once and says so")
  func erasedElsewhere() throws {
    var desk = try desk()
    desk.type("кравченко")
    desk.press("F4", "Enter", "Enter", "Enter")
    desk.type("Киев")
    try desk.otherDesk(.eraseClient(.id(Client.ID(4))))
    desk.expect("Все клиенты", "Форма закрыта: данные клиента № 4 стёрты, телефон свободен")
    desk.expectNot("+0", "Киев")
  }

  @Test("A store that can only be read opens no form and says so")
  func readOnly() throws {
    var desk = try desk()
    desk.readOnlyReason = "повреждена запись 48 112"
    desk.press("F7")
    desk.expect("Все клиенты", "Только чтение: повреждена запись 48 112")
  }
}
