import Foundation
import Loyalty
import TestSupport
import Testing

@testable import Delivery

@Suite("What gateways are sent, and what they say")
struct GatewayTests {
  private static let now = Moment(milliseconds: 1_614_265_330_000)

  /// A message to a client of a small club.
  static func outgoing(
    _ channel: Channel = .sms,
    _ text: String,
    tokens: [String] = ["t-1"]
  ) throws -> Outgoing {
    let memory = try MemoryClub()
    let draft = ClientDraft(
      name: "Анна",
      phone: "0671112233",
      consents: [.sms, .push],
      usesApp: true,
      pushTokens: tokens
    )
    try memory.perform(.registerClient(draft))
    try memory.perform(
      .createMailing(
        MailingDraft(channel, title: "Турнир", text: text, to: .everybody, kind: .service)
      )
    )
    let card = try #require(memory.club.clients.cardInMemory(of: Client.ID(1)))
    let dispatch = memory.club.dispatch(Message.ID(1), to: card, at: memory.now)
    guard case .send(let outgoing) = dispatch else { throw NotSent() }
    return outgoing
  }

  struct NotSent: Error {}

  private static let kannel = KannelGateway(
    url: "http://127.0.0.1:13013/cgi-bin/sendsms",
    user: "club",
    password: Secret("p&ss"),
    from: "Arena",
    reports: "http://127.0.0.1:8089"
  )

  @Test("Cyrillic goes to sendsms with coding 2, in percent signs, with the address of the report")
  func sendsms() throws {
    let request = Self.kannel.request(for: try Self.outgoing(.sms, "Привіт & 50 %"))
    #expect(request.method == "GET")
    #expect(
      request.url.hasPrefix(
        "http://127.0.0.1:13013/cgi-bin/sendsms?username=club&password=p%26ss&from=Arena"
          + "&to=%2B380671112233&charset=UTF-8&coding=2&text=%D0%9F%D1%80%D0%B8%D0%B2%D1%96%D1%82"
          + "%20%26%2050%20%25&dlr-mask=19&dlr-url=http%3A%2F%2F127.0.0.1%3A8089%2Fdlr%3Fmessage%3D1"
      )
    )
    let key = Self.kannel.reportKey(of: Message.ID(1))
    #expect(request.url.hasSuffix("%26key%3D\(key)%26type%3D%25d"))
    #expect(key.count == 24)
    #expect(Self.kannel.reportKey(of: Message.ID(2)) != key)
  }

  @Test("Latin goes as GSM-7, and so does Cyrillic that is transliterated")
  func latin() throws {
    let plain = Self.kannel.request(for: try Self.outgoing(.sms, "Hello"))
    #expect(plain.url.contains("&coding=0&text=Hello&"))
    let gateway = KannelGateway(
      url: "http://g",
      user: "u",
      password: Secret("p"),
      from: "A",
      transliterates: true
    )
    let latin = gateway.request(for: try Self.outgoing(.sms, "Привіт, Їжак"))
    #expect(latin.url.hasSuffix("&coding=0&text=Pryvit%2C%20Yizhak"))
  }

  @Test("sendsms takes a message with 0 or 3; anything else is no answer of its")
  func answers() {
    func verdict(_ status: Int, _ body: String) -> Verdict {
      Self.kannel.verdict(of: GatewayAnswer(status: status, body: Array(body.utf8)))
    }
    #expect(verdict(202, "0: Accepted for delivery") == .accepted)
    #expect(verdict(202, "3: Queued for later delivery") == .accepted)
    #expect(verdict(200, "<html>") == .problem(.answerUnreadable))
    #expect(verdict(200, "") == .problem(.answerUnreadable))
    #expect(verdict(403, "Authorization failed for sendsms") == .problem(.forbidden))
  }

  @Test("Each status that is no success has a problem of its own")
  func statuses() {
    let expected: [(Int, Verdict)] = [
      (301, .problem(.redirected)), (400, .problem(.refused)), (401, .problem(.unauthorized)),
      (403, .problem(.forbidden)), (404, .problem(.notFound)), (408, .problem(.timeout)),
      (410, .problem(.tokenGone)), (422, .problem(.refused)),
      (429, .problem(.tooManyRequests, retryAfterSeconds: 30)),
      (500, .problem(.gatewayFailed, retryAfterSeconds: 30)),
    ]
    for (status, verdict) in expected {
      #expect(GatewayAnswer(status: status, retryAfter: "30").failure == verdict)
    }
    #expect(GatewayAnswer(status: 204).failure == nil)
    let long = GatewayAnswer(status: 429, retryAfter: "999999999").failure
    #expect(long == .problem(.tooManyRequests, retryAfterSeconds: 86_400))
    let date = GatewayAnswer(status: 429, retryAfter: "Fri, 31 Dec 1999 23:59:59 GMT").failure
    #expect(date == .problem(.tooManyRequests))
  }

  @Test("Retry-After may be a date, by the gateway's own clock")
  func retryAfterDate() {
    func seconds(_ text: String, _ date: String?) -> Int64? {
      let answer = GatewayAnswer(status: 503, retryAfter: text, date: date)
      guard case .problem(.gatewayFailed, let seconds)? = answer.failure else { return -1 }
      return seconds
    }
    let now = "Fri, 31 Dec 1999 23:59:00 GMT"
    #expect(seconds("Sat, 01 Jan 2000 00:01:00 GMT", now) == 120)
    #expect(seconds("Sat, 01 Jan 2028 00:01:00 GMT", now) == 86_400)
    #expect(seconds(now, now) == 0)
    for text in ["Fri, 31 Dec 1999 23:58:59 GMT", "Fri, 31 Dez 1999 23:59:59 GMT", "soon", "-5"] {
      #expect(seconds(text, now) == nil, "\(text)")
    }
    #expect(seconds("Sat, 01 Jan 2000 00:01:00 GMT", "yesterday") == nil)
  }

  @Test("A text goes out in the form in which it is counted")
  func normalForm() throws {
    let message = try Self.outgoing(.sms, "и\u{306}")
    #expect(Self.kannel.request(for: message).url.contains("&text=%D0%B9&"))
  }

  @Test("An address of reports may end in a slash")
  func slash() throws {
    let gateway = KannelGateway(
      url: "http://g",
      user: "u",
      password: Secret("p"),
      from: "A",
      reports: "http://127.0.0.1:8089/"
    )
    let request = gateway.request(for: try Self.outgoing(.sms, "x"))
    #expect(request.url.contains("8089%2Fdlr%3F"))
  }

  @Test("A webhook is signed as Standard Webhooks says: its own example")
  func signature() {
    let gateway = WebhookGateway(
      url: "https://app",
      secret: Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    )
    let body = Array(#"{"test": 2432232314}"#.utf8)
    let signature = gateway.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body)
    #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test("A webhook carries id, time, signature and what the app needs")
  func webhook() throws {
    let gateway = WebhookGateway(url: "https://app", secret: Secret("plain"))
    let message = try Self.outgoing(.push, "{name}, ждём", tokens: ["a", "b"])
    let request = gateway.request(for: message, id: "msg_x_1", at: Self.now)
    let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
    #expect(headers["webhook-id"] == "msg_x_1")
    #expect(headers["webhook-timestamp"] == "1614265330")
    #expect(
      headers["webhook-signature"] == gateway.signature("msg_x_1", "1614265330", request.body)
    )
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"{"type":"push","timestamp":"2021-02-25T15:02:10.000Z","data":{"message":1,"client":1,"#
        + #""tokens":["a","b"],"title":"Турнир","text":"Анна, ждём","class":"service","attempt":1}}"#
    )
  }

  @Test("A webhook's answer tells of each device")
  func devices() {
    let gateway = WebhookGateway(url: "https://app", secret: Secret("x"))
    func reply(_ body: String) -> GatewayReply {
      gateway.reply(of: GatewayAnswer(status: 200, body: Array(body.utf8)))
    }
    func verdict(_ body: String) -> Verdict { reply(body).verdict }
    #expect(verdict("") == .accepted)
    #expect(verdict("{}") == .accepted)
    #expect(verdict(#"{"recipients":[]}"#) == .accepted)
    let mixed =
      #"{"recipients":[{"token":"a","result":"gone"},{"token":"b","result":"delivered"}]}"#
    #expect(reply(mixed) == GatewayReply(.delivered, devices: ["a": .gone, "b": .delivered]))
    #expect(reply(mixed).gone == ["a"])
    let odd = #"{"recipients":[{"token":"a","result":"eaten"},{"token":"b","result":"accepted"}]}"#
    #expect(reply(odd) == GatewayReply(.accepted, devices: ["a": .missed, "b": .took]))
    #expect(verdict(#"{"recipients":[{"token":"a","result":"gone"}]}"#) == .problem(.tokenGone))
    let eaten = #"{"recipients":[{"token":"a","result":"eaten"}]}"#
    #expect(reply(eaten) == GatewayReply(.problem(.refused), devices: ["a": .missed]))
  }

  @Test("Any success of a webhook takes the message, whatever stands in its body")
  func anySuccess() {
    let gateway = WebhookGateway(url: "https://app", secret: Secret("x"))
    let bodies = [
      "OK", "<html>ok</html>", "0: Accepted", "[", "[]", "null", #"{"recipients":7}"#,
      #"{"recipients":[{"result":1}]}"#,
    ]
    for body in bodies {
      let answer = GatewayAnswer(status: 202, body: Array(body.utf8))
      #expect(gateway.reply(of: answer) == GatewayReply(.accepted), "\(body)")
    }
  }

  @Test("ntfy gets one object a device, or one for the one topic")
  func ntfy() throws {
    let message = try Self.outgoing(.push, "Ждём", tokens: ["a", "b"])
    let devices = NtfyGateway(url: "https://ntfy").requests(for: message, id: "m1")
    #expect(
      devices.map { String(decoding: $0.body, as: UTF8.self) } == [
        #"{"topic":"a","sequence_id":"m1","title":"Турнир","message":"Ждём"}"#,
        #"{"topic":"b","sequence_id":"m1","title":"Турнир","message":"Ждём"}"#,
      ]
    )
    let one = NtfyGateway(url: "https://ntfy", topic: "arena", token: Secret("tk"))
    let requests = one.requests(for: message, id: "m1")
    #expect(requests.count == 1)
    #expect(requests[0].headers.contains(GatewayRequest.Header("Authorization", "Bearer tk")))
    let published = GatewayAnswer(status: 200, body: Array(#"{"id":"x"}"#.utf8))
    #expect(one.verdict(of: published) == .accepted)
    let other = GatewayAnswer(status: 200, body: Array("{}".utf8))
    #expect(one.verdict(of: other) == .problem(.answerUnreadable))
  }
}

@Suite("The file of gateways")
struct GatewaySettingsTests {
  private func problem(_ text: String) -> GatewaySettings.Problem? {
    do throws(GatewaySettings.Problem) { _ = try GatewaySettings(Array(text.utf8)) } catch {
      return error
    }
    return nil
  }

  @Test("A whole file is read, and what it leaves out has a default")
  func whole() throws {
    let text = #"""
      {"sms":{"url":"http://127.0.0.1:13013/cgi-bin/sendsms","user":"u","password":"p",
              "from":"Arena","perSecond":50},
       "push":{"kind":"webhook","url":"https://app.example/push","secret":"s"}}
      """#
    let settings = try GatewaySettings(Array(text.utf8))
    #expect(settings.smsPerSecond == 50)
    #expect(settings.pushPerSecond == GatewaySettings.usualRate)
    #expect(settings.sms?.transliterates == false)
    #expect(settings.sms?.reports == nil)
    guard case .webhook? = settings.push else {
      Issue.record("no webhook")
      return
    }
    let empty = try GatewaySettings(Array("{}".utf8))
    #expect(empty == GatewaySettings())
  }

  @Test(
    "What is wrong is told by its place, never by what stands there",
    arguments: [
      (#"{"sms":{"url":"http://h","user":"u","from":"A"}}"#, "sms.password"),
      (#"{"sms":{"url":"ftp://h","user":"u","password":"p","from":"A"}}"#, "sms.url"),
      (#"{"sms":{"url":"http://h","user":"u","password":"p","from":"A","x":1}}"#, "sms.x"),
      (
        #"{"sms":{"url":"http://h","user":"u","password":"p","from":"A","perSecond":0}}"#,
        "sms.perSecond"
      ),
      (#"{"push":{"kind":"pigeon"}}"#, "push.kind"), (#"{"push":[]}"#, "push"),
      (#"{"push":{"kind":"webhook","url":"https://h"}}"#, "push.secret"), (#"{"fax":{}}"#, "fax"),
    ]
  )
  func members(text: String, place: String) {
    #expect(problem(text) == .member(place))
  }

  @Test("What is no JSON is told by its byte")
  func unreadable() {
    #expect(problem("{") == .unreadable(byte: 1))
    #expect(problem("") == .unreadable(byte: 0))
  }
}
