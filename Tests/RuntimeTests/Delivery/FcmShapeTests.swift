import Delivery
import Foundation
import JSONText
import Loyalty
import LoyaltyStore
import TestSupport
import Testing

@testable import Runtime

/// What is sent to Google, held against what Google and RFC 7523 document; Google itself is not
/// asked by any test.
@Suite("FCM's documented forms", .timeLimit(.minutes(10)))
struct FcmShapeTests {
  /// Sends one push through a server that takes everything, and gives the two requests.
  private func requests() throws -> (
    token: LoopbackServer.Request, message: LoopbackServer.Request, bench: SenderBench
  ) {
    let bench = try SenderBench(clients: 1)
    try bench.push(try bench.open())
    let server = try LoopbackServer { request in
      let body =
        request.target == "/token"
        ? #"{"access_token":"ya29.c","expires_in":3599,"token_type":"Bearer"}"#
        : #"{"name":"projects/arena/messages/0:1500415314455276%31bd1c9631bd1c96"}"#
      return .answer(200, body: body)
    }
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    let account = Array(FcmTests.account(server).text.utf8)
    let gateway = try #require(FcmGateway(account: account, url: server.url("")))
    let store = try bench.open().identity
    let transport = FcmTransport(gateway, store: store, perSecond: 1_000, client: client)
    try bench.sender([.push: transport]).round()
    #expect(try bench.states() == [.accepted])
    let all = server.requests
    try #require(all.count == 2)
    return (all[0], all[1], bench)
  }

  private static func decoded(_ part: some StringProtocol) throws -> [UInt8] {
    var text = part.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    text += String(repeating: "=", count: (4 - text.count % 4) % 4)
    return Array(try #require(Data(base64Encoded: text)))
  }

  private func assertion(_ request: LoopbackServer.Request) throws -> [Substring] {
    let fields = FormText.fields(of: String(decoding: request.body, as: UTF8.self))
    #expect(fields["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer")
    #expect(Set(fields.keys) == ["grant_type", "assertion"])
    let parts = try #require(fields["assertion"]).split(separator: ".")
    try #require(parts.count == 3)
    return parts
  }

  @Test("The assertion has the head and the claims that Google asks of a service account")
  func claims() throws {
    let (token, _, bench) = try requests()
    #expect(token.method == "POST")
    #expect(token.headers["content-type"] == "application/x-www-form-urlencoded")
    let parts = try assertion(token)
    let head = try JSONValue(try Self.decoded(parts[0]))
    #expect(
      head
        == .object([
          JSONMember("alg", .string("RS256")), JSONMember("typ", .string("JWT")),
        ])
    )
    let claims = try JSONValue(try Self.decoded(parts[1]))
    #expect(claims["iss"] == .string("push@arena.example"))
    #expect(claims["scope"] == .string("https://www.googleapis.com/auth/firebase.messaging"))
    guard case .string(let audience)? = claims["aud"], case .number(let from)? = claims["iat"],
      case .number(let until)? = claims["exp"]
    else {
      Issue.record("\(claims.text)")
      return
    }
    #expect(audience.hasSuffix("/token"))
    #expect(Int64(from) == bench.now.milliseconds / 1_000)
    #expect((Int64(until) ?? 0) - (Int64(from) ?? 0) == 3_600)
  }

  @Test(
    "The openssl command takes the assertion's signature for the account's, and no other text's",
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/openssl"))
  )
  func verified() throws {
    let (token, _, _) = try requests()
    let parts = try assertion(token)
    let folder = try TemporaryFolder()
    try folder.write(FcmTests.key.utf8, to: "key.pem")
    try folder.write(try Self.decoded(parts[2]), to: "signature")
    try folder.write("\(parts[0]).\(parts[1])".utf8, to: "signed")
    try folder.write("\(parts[0]).\(parts[1])x".utf8, to: "other")
    let (key, open) = (folder.path("key.pem"), folder.path("public.pem"))
    #expect(try Self.openssl("pkey", "-in", key, "-pubout", "-out", open) == 0)
    let verify = ["dgst", "-sha256", "-verify", open, "-signature", folder.path("signature")]
    #expect(try Self.openssl(verify + [folder.path("signed")]) == 0)
    #expect(try Self.openssl(verify + [folder.path("other")]) == 1)
  }

  private static func openssl(_ arguments: String...) throws -> Int32 { try openssl(arguments) }

  private static func openssl(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test("The message is one of HTTP v1: token, notification and data of texts, no reserved key")
  func message() throws {
    let (_, message, _) = try requests()
    #expect(message.method == "POST")
    #expect(message.target == "/v1/projects/arena/messages:send")
    #expect(message.headers["content-type"] == "application/json")
    #expect(message.headers["authorization"] == "Bearer ya29.c")
    let body = try JSONValue(message.body)
    guard case .object(let outer) = body, case .object(let members)? = body["message"],
      case .object(let data)? = body["message"]?["data"]
    else {
      Issue.record("\(body.text)")
      return
    }
    #expect(outer.map(\.key) == ["message"])
    #expect(members.map(\.key) == ["token", "notification", "data"])
    #expect(body["message"]?["token"] == .string("token-1"))
    #expect(
      body["message"]?["notification"]
        == .object([JSONMember("title", .string("Т")), JSONMember("body", .string("Клиент 1"))])
    )
    for member in data {
      guard case .string = member.value else {
        Issue.record("\(member.key) is no text")
        continue
      }
      #expect(!["from", "message_type"].contains(member.key))
      #expect(!member.key.hasPrefix("google") && !member.key.hasPrefix("gcm"))
    }
  }

  @Test(
    "Each error that Google documents means what it says there",
    arguments: [
      (400, "INVALID_ARGUMENT", DeliveryProblem.refused), (404, "UNREGISTERED", .tokenGone),
      (403, "SENDER_ID_MISMATCH", .refused), (429, "QUOTA_EXCEEDED", .tooManyRequests),
      (503, "UNAVAILABLE", .gatewayFailed), (500, "INTERNAL", .gatewayFailed),
      (401, "THIRD_PARTY_AUTH_ERROR", .unauthorized),
    ]
  )
  func errors(status: Int, code: String, problem: DeliveryProblem) throws {
    let gateway = FcmGateway(project: "p", account: "a", key: Secret(""), tokenURL: "t")
    let body =
      #"{"error":{"code":\#(status),"message":"m","status":"S","details":[{"@type":"#
      + #""type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"\#(code)"}]}}"#
    let answer = GatewayAnswer(status: status, retryAfter: nil, body: Array(body.utf8))
    #expect(gateway.verdict(of: answer) == .problem(problem))
  }

  @Test("A text that only speaks of a gone device is no word that it is gone")
  func mentioned() {
    let gateway = FcmGateway(project: "p", account: "a", key: Secret(""), tokenURL: "t")
    let body = #"{"error":{"message":"UNREGISTERED project"}}"#
    let answer = GatewayAnswer(status: 404, retryAfter: nil, body: Array(body.utf8))
    #expect(gateway.verdict(of: answer) == .problem(.notFound))
  }
}
