import Localization
import Loyalty
import Testing

@testable import Screens

@Suite("What the form of a push or SMS does not let happen unseen")
struct MailingGuardsTests {
  private func form(topic: Bool = false, latin: Bool = false) throws -> DeskDriver {
    var desk = try MailingScenes.desk()
    var draft = GatewayDraft()
    draft.push = topic ? .ntfy : .files
    draft.topic = topic ? "arena" : ""
    draft.smsLatin = latin
    desk.gateways = GatewayFacts(
      file: "/g.json",
      sms: "Kannel h",
      push: "ntfy h",
      folder: "/srv/club.messages",
      problem: nil,
      draft: draft
    )
    desk.press("4", "5", "F7")
    return desk
  }

  /// The form with a title and a text, its cursor in the time.
  private func written(_ text: String = "Начало в 18:00", topic: Bool = false) throws -> DeskDriver
  {
    var desk = try form(topic: topic)
    desk.type("Турнир")
    desk.press("Down")
    desk.type(text)
    desk.press("Down")
    return desk
  }

  @Test("A text that is too long stays whole, is counted, and is refused at its field")
  func tooLong() throws {
    var desk = try form()
    desk.type("Турнир")
    desk.press("Down")
    desk.paste(String(repeating: "слово ", count: 700) + "конец")
    desk.expect("4 205 из 180", squeezing: true)
    desk.press("Ctrl-S")
    desk.expect("► Текст", "В тексте знаков 4 205, а можно не больше 180")
    #expect(desk.performed.isEmpty)
    desk.press("Up")
    desk.retype(String(repeating: "Т", count: 51))
    desk.press("Down")
    desk.retype("x")
    desk.press("Ctrl-S")
    desk.expect("► Заголовок", "51 из 50", squeezing: true)
  }

  @Test("A day of another year is named with it on the button and in the question")
  func year() throws {
    var desk = try written()
    desk.type("20.11")
    desk.expect("Отправить 20.11.2027 в 12:00")
    desk.press("Ctrl-S")
    desk.expect("[ Отправить 20.11.2027 в 12:00 ]")
  }

  @Test("A time that clocks skip is told beside the one that stands for it")
  func skipped() throws {
    var desk = try written()
    desk.type("28.03.2027 03:30")
    desk.press("Down", "Down", "Right")
    desk.expect("03:30 в этот день нет, часы переводят: уйдёт в 04:00")
  }

  @Test("A time that is over is told while it is typed")
  func past() throws {
    var desk = try written()
    desk.type("22.11.2026 10:00")
    desk.expect("22.11.2026 в 10:00, прошло")
  }

  @Test("What is no time is quoted as it was typed", arguments: ["через час", "понедельник 18:00"])
  func noTime(typed: String) throws {
    var desk = try written()
    desk.type(typed)
    desk.press("Ctrl-S")
    desk.expect("«\(typed)»: напишите день и время, как 31.12 18:00")
  }

  @Test("A push without a text is refused in words of this form")
  func empty() throws {
    var desk = try form()
    desk.type("Турнир")
    desk.press("Ctrl-S")
    desk.expect("► Текст", "Напишите текст")
    desk.expectNot("выключите")
  }

  @Test("What nobody would get is refused with the reason, and the words stay")
  func nobody() throws {
    var desk = try MailingScenes.desk()
    desk.open(MailingForm(to: [Client.ID(2)], desk.context))
    desk.type("Привет")
    desk.press("Ctrl-S")
    desk.expect("Никто не получит: нет согласия на SMS 1", "Привет")
    #expect(desk.performed.isEmpty)
  }

  @Test("What was written to chosen clients cannot become a message to all by one key")
  func chosen() throws {
    var desk = try MailingScenes.desk()
    desk.open(MailingForm(to: [Client.ID(1)], desk.context))
    desk.type("Привет")
    desk.press("Down", "Down", "Space", "Right")
    desk.expectNot("все клиенты")
    desk.press("Ctrl-S")
    desk.expect("SMS: Иванов Иван Петрович. Привет", "Получат 1 из 1")
  }

  @Test("The question names the way, who gets it and what; later it can still be taken back")
  func question() throws {
    var desk = try written()
    desk.type("завтра 18:00")
    desk.press("Ctrl-S")
    desk.expect("Push: все клиенты. Турнир", "До тех пор можно изменить и отменить")
    desk.press("Esc")
    desk.retype("")
    desk.press("Ctrl-S")
    desk.expect("Отправленное назад не взять")
  }

  @Test("One topic of all: a name, a group and a test are refused before anything is queued")
  func topic() throws {
    var desk = try written("{name}, начало в 18:00", topic: true)
    desk.press("Ctrl-S")
    desk.expect("► Текст", "У ntfy одна тема на всех")
    desk.retype("Начало в 18:00")
    desk.press("Down", "Down", "F4", "Down", "Enter", "Ctrl-S")
    desk.expect("► Кому", "У ntfy одна тема: выберите «все клиенты»")
    #expect(desk.performed.isEmpty)
    desk.press("F4", "Up", "Enter", "Ctrl-S")
    desk.expect("Уйдёт в одну тему ntfy: получат все, кто её слушает")
    desk.press("Esc", "Down", "Down", "Right", "Enter")
    desk.expect("проверить на одном клиенте нельзя")
    #expect(desk.performed.isEmpty)
  }

  @Test("Where the gateway writes Latin letters these are shown, counted and paid for")
  func latin() throws {
    var desk = try form(latin: true)
    desk.press("Up", "Up", "Left")
    desk.press("Down", "Down")
    desk.type(String(repeating: "Ура ", count: 20))
    desk.expect("Шлюз отправит латиницей", "Ura Ura")
  }

  @Test("Latin letters of a long text leave room for the form")
  func longLatin() throws {
    var desk = try form()
    desk.press("Up", "Up", "Left")
    desk.press("Down", "Down")
    desk.paste(String(repeating: "слово ", count: 160))
    desk.expect("Дата и время", "[ Отправить сейчас ]")
  }

  @Test("A draft is deleted and leaves the list")
  func deleted() throws {
    var desk = try MailingScenes.withHistory()
    desk.expect("Черновик", "Уведомлений 3")
    desk.press("Home", "l")
    desk.expect("Удалить черновик")
    desk.press("Left", "Left", "Enter")
    desk.expect("Черновик удалён")
    desk.expectNot("черновик")
  }

  @Test("What reached nobody is not called sent")
  func reachedNobody() throws {
    var desk = try MailingScenes.desk()
    let push = MailingDraft(.push, title: "Турнир", text: "x", to: .everybody)
    try desk.otherDesk(.createMailing(push))
    let messages = desk.club.outbox.messages(of: Mailing.ID(1))
    desk.happen([
      .messagesTaken(messages, at: desk.now),
      .messagesSettled([Settlement(.failed(.refused), messages)], at: desk.now),
    ])
    desk.press("4", "5")
    desk.expect("не доставлено  0 из 3", squeezing: true)
    desk.expectNot("отправлено 0")
  }

  @Test("What the menu says of messages opens these, each with its reason in full")
  func attention() throws {
    var desk = try MailingScenes.desk()
    let push = MailingDraft(.push, title: "Турнир", text: "{name}, привет", to: .everybody)
    try desk.otherDesk(.createMailing(push))
    let messages = desk.club.outbox.messages(of: Mailing.ID(1))
    desk.happen([
      .messagesTaken(messages, at: desk.now),
      .messagesSettled(
        [
          Settlement(.failed(.tokenGone), [messages[0]]),
          Settlement(.retry(.timeout, at: desk.now), [messages[1]]),
          Settlement(.retry(.unauthorized, at: desk.now), [messages[2]]),
        ],
        at: desk.now
      ),
    ])
    desk.press("F9")
    desk.expect("Ждут отправки: 4, шлюз не знает имени или пароля (1, прочее 1)")
    desk.press("Home")
    desk.open(MailingMessagesScreen(.failed(after: desk.now.advanced(bySeconds: -60))))
    desk.expect("Не доставлено, устройство больше не принимает уведомления", "привет")
  }

  @Test("Whoever has the app and no known device is counted so before it is sent")
  func noDevice() throws {
    var club = try MailingScenes.desk().club
    let edit = ClientEdit(pushTokens: [])
    try Arena.apply(.editClient(.id(Client.ID(3)), edit), to: &club, on: "2026-11-02")
    var desk = try DeskDriver(club: club)
    desk.now = try Moment(rfc3339: "2026-11-22T12:00:05+02:00")
    desk.press("4", "5", "F7")
    desk.expect("Сейчас получат 2 из 14", "устройство неизвестно  1")
  }

  @Test("That nobody sends for ten minutes is told in the menu")
  func nobodySends() throws {
    var desk = try MailingScenes.desk()
    desk.happen([
      .messagesSettled(
        [Settlement(.accepted, desk.club.outbox.waiting)],
        at: desk.now.advanced(bySeconds: -3_600)
      )
    ])
    let push = MailingDraft(.push, title: "Турнир", text: "x", to: .everybody)
    try desk.otherDesk(.createMailing(push))
    desk.advance(seconds: 590)
    desk.expectNot("никто не отправляет")
    desk.advance(seconds: 30)
    desk.expect("Ждут отправки: 3, с 12:00 никто не отправляет. Нужен frontdesk deliver")
  }
}
