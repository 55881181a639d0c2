import Delivery
import Foundation
import JSONText
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

@Suite("Messages over real HTTP", .timeLimit(.minutes(10)))
struct GatewayRoundTests {
  private static let secret = Secret(
    "whsec_" + Data("a key of the club".utf8).base64EncodedString()
  )

  private func webhook(
    _ bench: SenderBench,
    _ server: LoopbackServer,
    _ client: HTTPClient
  ) throws -> Sender {
    let gateway = WebhookGateway(url: server.url("/push"), secret: Self.secret)
    let store = try bench.open().identity
    let transport = WebhookTransport(gateway, store: store, perSecond: 100_000, client: client)
    return try bench.sender([.push: transport])
  }

  /// Whether the server would believe a request.
  private static func isSigned(_ request: LoopbackServer.Request) -> Bool {
    let gateway = WebhookGateway(url: "", secret: secret)
    return request.headers["webhook-signature"]
      == gateway.signature(
        request.headers["webhook-id"] ?? "",
        request.headers["webhook-timestamp"] ?? "",
        request.body
      )
  }

  @Test("A push reaches the back end once, signed, and what it says of devices is noted")
  func signed() throws {
    let bench = try SenderBench(clients: 2)
    try bench.push(try bench.open())
    let server = try LoopbackServer { request in
      guard Self.isSigned(request), let value = try? JSONValue(request.body),
        case .number(let client)? = value["data"]?["client"]
      else { return .answer(401) }
      let result = client == "1" ? "delivered" : "gone"
      return .answer(200, body: #"{"recipients":[{"token":"x","result":"\#(result)"}]}"#)
    }
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    let sender = try webhook(bench, server, client)
    while try !sender.round().isIdle {}
    #expect(server.requests.count == 2)
    #expect(Set(server.requests.compactMap { $0.headers["webhook-id"] }).count == 2)
    #expect(try bench.states() == [.delivered, .failed(.tokenGone)])
  }

  @Test("A repeat after a lost answer has the same id")
  func repeats() throws {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    let server = try LoopbackServer { _ in .half }
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    let sender = try webhook(bench, server, client)
    #expect(try sender.round().problem == .answerCut)
    #expect(try bench.states() == [.queued(after: .answerCut)])
    bench.wait(seconds: 5)
    #expect(try sender.round().sent == 1)
    let ids = server.requests.compactMap { $0.headers["webhook-id"] }
    #expect(Set(ids).count == 1)
    #expect(ids.count >= 2)
  }

  @Test(
    "Each fault of a gateway leaves the message queued with its own reason",
    arguments: [
      (401, DeliveryProblem.unauthorized), (403, .forbidden), (404, .notFound),
      (429, .tooManyRequests), (500, .gatewayFailed),
    ]
  )
  func faults(status: Int, problem: DeliveryProblem) throws {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    let server = try LoopbackServer { _ in .answer(status, headers: ["Retry-After: 3600"]) }
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    let sender = try webhook(bench, server, client)
    #expect(try sender.round().problem == problem)
    #expect(try bench.states() == [.queued(after: problem)])
    let due = try #require(try bench.open().club.outbox.nextDue)
    let waits = (due.milliseconds - bench.now.milliseconds) / 1_000
    #expect(waits == (status == 429 || status == 500 ? 3_600 : 5))
  }

  @Test(
    "A gateway that hangs, breaks off, never ends or talks nonsense leaves the message queued",
    arguments: [
      (LoopbackServer.Reply.hang, [DeliveryProblem.timeout]), (.half, [.answerCut]),
      (.close, [.answerCut]), (.endless, [.answerTooLong]),
      (.noise, [.answerCut, .answerUnreadable]),
    ]
  )
  func faults(reply: LoopbackServer.Reply, problems: [DeliveryProblem]) throws {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    let server = try LoopbackServer { _ in reply }
    defer { server.stop() }
    let client = HTTPClient(timeout: 1)
    defer { client.close() }
    try webhook(bench, server, client).round()
    guard case .queued(let problem?)? = try bench.states()[0] else {
      Issue.record("\(try bench.states())")
      return
    }
    #expect(problems.contains(problem), "\(problem)")
  }

  @Test("A gateway at whose address nobody listens leaves the message queued")
  func nobody() throws {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    let server = try LoopbackServer { _ in .answer(200) }
    server.stop()
    let client = HTTPClient()
    defer { client.close() }
    let sender = try webhook(bench, server, client)
    try sender.round()
    bench.wait(seconds: 5)
    try sender.round()
    #expect(try bench.states() == [.queued(after: .unreachable)])
  }

  @Test(
    "Garbage is no success of a gateway that has an answer of its own",
    arguments: ["", "<html>"]
  )
  func garbage(body: String) throws {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    let server = try LoopbackServer { _ in .answer(200, body: body) }
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    let gateway = NtfyGateway(url: server.url())
    let transport = NtfyTransport(gateway, store: "s", perSecond: 100_000, client: client)
    try bench.sender([.push: transport]).round()
    #expect(try bench.states() == [.queued(after: .answerUnreadable)])
  }
}

@Suite("The file transport")
struct FileTransportTests {
  @Test("Messages stand in one file a day, for its owner alone, under their stable names")
  func files() throws {
    let bench = try SenderBench(clients: 2)
    let store = try bench.open()
    try bench.push(store)
    let folder = bench.folder.path("out")
    let transport = FileTransport(
      folder: folder,
      store: store.identity,
      calendar: store.club.calendar
    )
    try bench.sender([.push: transport]).round()
    let lines = try bench.folder.lines(of: "out/2026-11-20.ndjson").map { try JSONValue($0) }
    #expect(lines.map { $0["text"] } == [.string("Клиент 1"), .string("Клиент 2")])
    #expect(lines.first?["id"] == .string("msg_\(store.identity)_1"))
    #expect(lines.first?["to"] == .array([.string("token-1")]))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder + "/2026-11-20.ndjson"
    )
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try bench.states() == [.accepted, .accepted])
  }

  @Test("A line that a worker left half written is not glued to the next message")
  func torn() throws {
    let bench = try SenderBench(clients: 1)
    let store = try bench.open()
    try bench.push(store)
    try FileManager.default.createDirectory(
      atPath: bench.folder.path("out"),
      withIntermediateDirectories: false
    )
    try bench.folder.write(#"{"id":"msg_"#.utf8, to: "out/2026-11-20.ndjson")
    let transport = FileTransport(
      folder: bench.folder.path("out"),
      store: store.identity,
      calendar: store.club.calendar
    )
    try bench.sender([.push: transport]).round()
    let lines = try bench.folder.lines(of: "out/2026-11-20.ndjson")
    #expect(lines.count == 2)
    #expect(try lines.last.map { try JSONValue($0)["text"] } == .string("Клиент 1"))
  }

  @Test("A folder that cannot be written leaves the messages where they were")
  func unwritable() throws {
    let bench = try SenderBench(clients: 1)
    let store = try bench.open()
    try bench.push(store)
    try bench.folder.write([], to: "out")
    let transport = FileTransport(
      folder: bench.folder.path("out"),
      store: store.identity,
      calendar: store.club.calendar
    )
    try bench.sender([.push: transport]).round()
    #expect(try bench.states() == [.queued(after: .unreachable)])
  }
}

@Suite("The file of gateways on the disk")
struct GatewayFileTests {
  private func chmod(_ path: String, _ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test("A file that others may read is refused, one of the owner's alone is read")
  func modes() throws {
    let folder = try TemporaryFolder()
    try folder.write("{}".utf8, to: "gateways.json")
    let path = folder.path("gateways.json")
    try chmod(path, 0o640)
    #expect(throws: GatewayFile.Problem.open) { try GatewayFile.read(path) }
    try chmod(path, 0o600)
    #expect(try GatewayFile.read(path) == GatewaySettings())
    #expect(try GatewayFile.read(folder.path("none")) == nil)
  }

  @Test("The path is the option's, the variable's, or the user's configuration folder's")
  func paths() {
    func path(_ option: String?, _ environment: [String: String]) -> String {
      GatewayFile.path(option: option, environment: environment)
    }
    let all = ["FRONTDESK_GATEWAYS": "/g", "XDG_CONFIG_HOME": "/c", "HOME": "/h"]
    #expect(path("/o", all) == "/o")
    #expect(path(nil, all) == "/g")
    #expect(path(nil, ["XDG_CONFIG_HOME": "/c"]) == "/c/frontdesk/gateways.json")
    #expect(path(nil, ["HOME": "/h"]) == "/h/.config/frontdesk/gateways.json")
  }
}
