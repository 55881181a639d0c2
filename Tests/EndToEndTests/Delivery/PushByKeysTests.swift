import Delivery
import Foundation
import JSONText
import Loyalty
import LoyaltyStore
import Runtime
import TestSupport
import Testing

@Suite("A push by keys alone", .timeLimit(.minutes(10)))
struct PushByKeysTests {
  private static let secret = Secret("whsec_" + Data("ключ клуба".utf8).base64EncodedString())

  private func store(_ folder: TemporaryFolder) throws {
    try Program.makeStore(folder, language: "ru")
    func client(_ name: String, _ number: Int, _ rest: String) -> String {
      #"{"command":"registerClient","name":"\#(name)","phone":"+38067111223\#(number)","#
        + #""groups":["VIP"]\#(rest)}"#
    }
    let app = #","consents":["push"],"usesApp":true,"pushTokens":["t"]"#
    try Program.apply(
      folder,
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"createGroup","name":"Новые"}"#,
      client("Анна", 1, app),
      client("Без приложения", 2, ""),
      client("Пётр", 3, app).replacingOccurrences(of: "VIP", with: "Новые")
    )
  }

  /// Writes the push as a manager does, and answers what the screen says of it in the end.
  private func write(_ desk: DeskKeys) throws {
    try desk.see("Маркетинг")
    try desk.press("4", "5")
    try desk.see("› Push-уведомления")
    try desk.press("F7")
    try desk.see("► Заголовок")
    try desk.type("Новый год")
    try desk.press("Enter")
    try desk.type("{name}, ждём вас в клубе")
    try desk.press("Enter")
    try desk.type("31.12.2030 18:00")
    try desk.press("Enter", "F4")
    try desk.type("VIP")
    try desk.press("Enter")
    try desk.see("Кому Группа VIP", "Сейчас получат 1 из 2", "без приложения 1")
    try desk.press("Ctrl-S")
    try desk.see("Не получат: без приложения 1")
    try desk.press("Left", "Left", "Enter")
    try desk.see("Уйдёт 31.12.2030 в 18:00", "запланировано")
  }

  @Test("It reaches the HTTP server at its time, once, signed, and its group alone")
  func once() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let desk = DeskKeys(try Program.screens(folder))
    try write(desk)

    let server = try LoopbackServer { request in
      let gateway = WebhookGateway(url: "", secret: Self.secret)
      let headers = request.headers
      let expected = gateway.signature(
        headers["webhook-id"] ?? "",
        headers["webhook-timestamp"] ?? "",
        request.body
      )
      return .answer(headers["webhook-signature"] == expected ? 200 : 401)
    }
    defer { server.stop() }
    try send(folder, server, at: "2030-12-31T17:59:59+02:00")
    #expect(server.requests.isEmpty)
    try send(folder, server, at: "2030-12-31T18:00:00+02:00")
    try send(folder, server, at: "2030-12-31T18:00:01+02:00")
    #expect(server.requests.count == 1)
    let body = try JSONValue(try #require(server.requests.first).body)
    #expect(body["data"]?["text"] == .string("Анна, ждём вас в клубе"))
    #expect(body["data"]?["title"] == .string("Новый год"))
    try desk.see("отправлено")
  }

  /// A worker at a moment: the one of `frontdesk deliver`, with another clock.
  private func send(
    _ folder: TemporaryFolder,
    _ server: LoopbackServer,
    at time: String
  ) throws {
    let now = try Moment(rfc3339: time)
    let staff = Staff("worker")
    let store = try Store.open(
      at: folder.path("store"),
      StoreOptions(clock: { now }, staff: staff)
    )
    let client = HTTPClient()
    defer { client.close() }
    let transport = WebhookTransport(
      WebhookGateway(url: server.url("/push"), secret: Self.secret),
      store: store.identity,
      perSecond: 1_000,
      client: client
    )
    let surroundings = Sender.Surroundings(clock: { now }, jitter: { 500 })
    let sender = Sender(store, as: staff, through: [.push: transport], surroundings)
    while try !sender.round().isIdle {}
  }

  @Test("A desk sends by itself once a manager allows it")
  func deskSends() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let desk = DeskKeys(try Program.screens(folder))
    try desk.see("Маркетинг")
    try desk.press("6", "4")
    try desk.see("› Сообщения и шлюзы", "файлы в")
    try desk.go(to: "Кто отправляет")
    try desk.press("Space", "Ctrl-S")
    try desk.see("Настройки сохранены")
    try Program.apply(
      folder,
      #"{"command":"createPush","title":"T","text":"{name}","audience":{"all":true},"#
        + #""class":"service"}"#
    )
    try desk.press("F9", "4", "5")
    try desk.see("T", "отправлено 2 из 2")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("store.messages"))
    let lines = try folder.lines(of: "store.messages/" + (try #require(names.first)))
    #expect(try lines.map { try JSONValue($0)["text"] } == [.string("Анна"), .string("Пётр")])
  }

  @Test("A desk that may send and finds the file of gateways open to others says what to do")
  func openFile() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    try folder.write("{}".utf8, to: "gateways.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644],
      ofItemAtPath: folder.path("gateways.json")
    )
    try Program.apply(
      folder,
      #"{"command":"setSettings","desksSend":true}"#,
      #"{"command":"createPush","title":"T","text":"x","audience":{"all":true},"class":"service"}"#
    )
    let path = folder.path("gateways.json")
    let desk = DeskKeys(try Program.screens(folder, [], ["FRONTDESK_GATEWAYS": path]))
    try desk.see("Файл шлюзов")
    let answer = try Program.run(folder, ["apply"], input: #"{"query":"outbox"}"#)
    #expect(answer.output.contains(#""state":"queued""#))
  }
}
