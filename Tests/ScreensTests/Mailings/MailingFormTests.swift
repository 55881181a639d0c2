import Localization
import Loyalty
import Testing

@testable import Screens

@Suite("The form of a push or SMS to many")
struct MailingFormTests {
  private func form(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try MailingScenes.desk(look)
    desk.press("4", "5", "F7")
    return desk
  }

  private func written(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try form(look)
    desk.type("Турнир по CS2")
    desk.press("Down")
    desk.type("{name}, начало в 18:00, взнос 100. Места до пятницы")
    desk.press("Down")
    desk.type("23.11 18:00")
    return desk
  }

  @Test(
    "Recipients by reason stand beside the phone; the button names the moment",
    arguments: Look.all
  )
  func written(look: Look) throws {
    try written(look).expectFrame("Mailings", "form")
  }

  @Test("Nothing goes before it was asked who gets it and who does not", arguments: Look.all)
  func question(look: Look) throws {
    var desk = try written(look)
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.expectFrame("Mailings", "question")
  }

  @Test("Sent at once, it is queued for those who get it, and the list shows it")
  func sent() throws {
    var desk = try written()
    desk.retype("")
    desk.press("Ctrl-S", "Left", "Left", "Enter")
    desk.expect("В очереди на отправку: 3", "отправляется")
    let outbox = desk.club.outbox
    let messages = outbox.messages(of: Mailing.ID(1))
    #expect(messages.compactMap { outbox[$0]?.client.number } == [1, 3, 5])
    #expect(outbox.figures(of: Mailing.ID(1)).skippedAtStart == [.noApp: 10, .notificationsOff: 1])
  }

  @Test("A draft waits, is changed, and goes nowhere")
  func draft() throws {
    var desk = try written()
    desk.press("Ctrl-S", "Left", "Enter")
    desk.expect("Сохранено в черновики", "черновик")
    desk.press("F4")
    desk.expect("► Заголовок       Турнир по CS2", squeezing: true)
    #expect(desk.club.outbox.messages(of: Mailing.ID(1)).isEmpty)
  }

  @Test("What was asked can be left: nothing goes")
  func kept() throws {
    var desk = try written()
    desk.press("Ctrl-S", "Esc")
    desk.expect("► Дата и время")
    #expect(desk.performed.isEmpty)
  }

  @Test("A test goes to one client, as that client gets it")
  func test() throws {
    var desk = try written()
    desk.press("Down", "Down", "Down", "Down", "Enter")
    desk.expect("Кому отправить пробное?")
    desk.type("Иванов")
    desk.press("Enter")
    desk.expect("Пробное отправляется")
    let message = try #require(desk.club.outbox.last)
    #expect(message.cause == .test)
    #expect(message.client == Client.ID(1))
  }

  @Test("Advice against overuse appears when the cap is near", arguments: Look.languages)
  func advice(language: Language) throws {
    var desk = try MailingScenes.desk(Look(language: language))
    let push = MailingDraft(.push, title: "Т", text: "x", to: .clients([.id(Client.ID(1))]))
    try desk.otherDesk(.createMailing(push))
    desk.press("4", "5", "F7")
    desk.expectFrame("Mailings", "advice")
  }

  @Test("Quiet hours move it, and the button says to when", arguments: Look.languages)
  func quiet(language: Language) throws {
    var desk = try MailingScenes.desk(Look(language: language))
    desk.now = try Moment(rfc3339: "2026-11-22T02:00:00+02:00")
    desk.press("4", "5", "F7")
    desk.expectFrame("Mailings", "quiet")
  }

  @Test("A local hour that a clock change skips is shown as the first after it")
  func skippedHour() throws {
    var desk = try form()
    desk.press("Down", "Down")
    desk.type("28.03.2027 03:30")
    desk.press("Down")
    desk.expect("28.03.2027 в 09:00")
    desk.press("Down", "Space")
    desk.expect("28.03.2027 в 04:00")
  }

  @Test("Where no gateway is set up it is said before anything is written")
  func nowhere() throws {
    var desk = try MailingScenes.desk()
    desk.gateways = GatewayFacts(file: "/g", sms: nil, push: nil, folder: "/m", problem: nil)
    desk.press("4", "5", "F7")
    desk.expect("Отправлять некуда: шлюз push не настроен, уведомление уйдёт в файл")
    desk.type("Т")
    desk.expectNot("Отправлять некуда")
  }

  @Test(
    "What cannot be sent is refused beside its field, and the form stays",
    arguments: [
      ("", "x", "", "► Заголовок"), ("Т", "", "", "► Текст"), ("Т", "{имя}", "", "{имя}"),
      ("Т", "x", "21.11.2026 10:00", "► Дата и время"),
      ("Т", "x", "когда-нибудь", "► Дата и время"),
      ("Т", "x", "25:00", "«25:00»: напишите день и время, как 31.12 18:00"),
    ]
  )
  func refused(title: String, text: String, time: String, shown: String) throws {
    var desk = try form()
    desk.type(title)
    desk.press("Down")
    desk.type(text)
    desk.press("Down")
    desk.type(time)
    desk.press("Ctrl-S")
    desk.expect(shown)
    #expect(desk.performed.isEmpty)
  }

  @Test(
    "70, 71, 135 and 141 characters by the contract and in the operator's parts",
    arguments: [
      (70, "Знаков 70; по 70: 1,01; частей 1: 1,01 грн"),
      (71, "Знаков 71; по 70: 2,02; частей 2: 2,02 грн"),
      (135, "Знаков 135; по 70: 2,02; частей 3: 3,03 грн"),
      (141, "Знаков 141; по 70: 3,03; частей 3: 3,03 грн"),
    ]
  )
  func counted(characters: Int, line: String) throws {
    var desk = try MailingScenes.desk()
    desk.open(MailingForm(to: [Client.ID(1)], desk.context))
    desk.paste(String(repeating: "я", count: characters))
    desk.expect(line)
  }

  @Test("An SMS is counted as its clients get it, and the question says what it costs them")
  func filledIn() throws {
    var desk = try MailingScenes.desk()
    desk.open(MailingForm(to: [Client.ID(1)], desk.context))
    desk.type("{name}, " + String(repeating: "я", count: 60))
    desk.expect("Знаков 82; по 70: 2,02; частей 2: 2,02 грн")
    desk.press("Ctrl-S")
    desk.expect("Получат 1 из 1", "Это стоит 2,02 грн")
    desk.press("Esc", "Esc", "F8")
    desk.open(MailingForm(to: [Client.ID(1), Client.ID(3)], desk.context))
    desk.type("{name}, " + String(repeating: "я", count: 50))
    desk.expect("–72; по 70: 1,01–2,02; частей 1–2: 1,01–2,02 грн")
    desk.press("Ctrl-S")
    desk.expect("Одному от 1,01 грн до 2,02 грн, в среднем 1,52 грн")
  }

  @Test(
    "An SMS shows characters, the price in both ways of counting, and what Latin saves",
    arguments: Look.all
  )
  func sms(look: Look) throws {
    var desk = try MailingScenes.desk(look)
    let edit = SettingsEdit(smsMode: .operator)
    try desk.otherDesk(.setSettings(edit))
    desk.open(MailingForm(to: [Client.ID(1), Client.ID(3)], desk.context))
    desk.type(String(repeating: "Ждём вас сегодня! ", count: 5))
    desk.expectFrame("Mailings", "sms")
  }
}

@Suite("The list of pushes")
struct MailingsScreenTests {
  @Test("An empty list says what pushes are for", arguments: Look.all)
  func empty(look: Look) throws {
    var desk = try MailingScenes.desk(look)
    desk.press("4", "5")
    desk.expectFrame("Mailings", "empty")
  }

  @Test("What became of each: delivered, failed, opened, scheduled, kept", arguments: Look.all)
  func history(look: Look) throws {
    var desk = try MailingScenes.withHistory(look)
    desk.press("Down", "Down")
    desk.expectFrame("Mailings", "history")
  }

  @Test("Whom a push went to, and what became of each message", arguments: Look.all)
  func messages(look: Look) throws {
    var desk = try MailingScenes.withHistory(look)
    desk.press("Down", "Down", "Enter")
    desk.expectFrame("Mailings", "messages")
  }

  @Test("The bill shows SMS by month, or says that there were none", arguments: Look.all)
  func bill(look: Look) throws {
    var desk = try MailingScenes.desk(look)
    desk.press("4", "5", "v")
    desk.expectFrame("Mailings", "noBill")
    let ids = desk.club.outbox.map(\.id)
    let bills = [71, 70].map { SmsBill(of: String(repeating: "я", count: $0), desk.club.settings) }
    desk.happen([
      .messagesTaken(ids, at: desk.now, bills: bills),
      .messagesSettled(
        [Settlement(.delivered, [ids[0]]), Settlement(.failed(.undelivered), [ids[1]])],
        at: desk.now
      ),
    ])
    desk.expectFrame("Mailings", "bill")
    desk.press("Enter")
    desk.expectFrame("Mailings", "billMonth")
  }

  @Test(
    "A client's card has a sheet of messages, each with how far it has come",
    arguments: Look.all
  )
  func card(look: Look) throws {
    var desk = try MailingScenes.withHistory(look)
    desk.open(ClientCardScreen(id: Client.ID(1)))
    desk.press("Shift-Tab", "Shift-Tab")
    desk.expectFrame("Mailings", "card")
  }

  @Test("A scheduled push is cancelled, and then goes to nobody")
  func cancel() throws {
    var desk = try MailingScenes.withHistory()
    desk.press("Down", "l")
    desk.expect("Отменить: кто ещё не получил, не получит")
    desk.press("Left", "Left", "Enter")
    desk.expect("Отправка отменена", "отменено")
    #expect(desk.club.outbox[Mailing.ID(2)]?.status == .cancelled)
  }

  @Test("What failed is sent again to those alone whom it did not reach")
  func resend() throws {
    var desk = try MailingScenes.withHistory()
    desk.press("Down", "Down", "l", "Left", "Left", "Enter")
    desk.expect("Отправляется ещё раз")
    #expect(desk.club.outbox.last?.client == Client.ID(5))
    #expect(desk.club.outbox.mailings.last?.origin == .resent(Mailing.ID(1)))
  }

  @Test(
    "The menu tells what a gateway holds up, and what was not delivered",
    arguments: Look.languages
  )
  func attention(language: Language) throws {
    var desk = try MailingScenes.withHistory(Look(language: language))
    try desk.otherDesk(.resendMailing(Mailing.ID(1)))
    let last = try #require(desk.club.outbox.last).id
    let retry = DeliveryOutcome.retry(.unreachable, at: desk.now.advanced(bySeconds: 300))
    desk.happen([.messagesSettled([Settlement(retry, [last])], at: desk.now)])
    desk.press("F9")
    desk.expectFrame("Mailings", "attention")
  }
}
