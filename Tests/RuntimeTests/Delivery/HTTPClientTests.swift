import Delivery
import Foundation
import Loyalty
import TestSupport
import Testing

@testable import Runtime

@Suite("HTTP with gateways that behave badly", .timeLimit(.minutes(10)))
struct HTTPClientTests {
  private func exchange(
    _ reply: LoopbackServer.Reply,
    timeout: Double = 15
  ) throws -> Result<GatewayAnswer, GatewayProblem> {
    let server = try LoopbackServer { _ in reply }
    defer { server.stop() }
    let client = HTTPClient(timeout: timeout)
    defer { client.close() }
    return client.exchange([GatewayRequest("POST", server.url(), body: [1, 2])])[0]
  }

  private func problem(
    _ result: Result<GatewayAnswer, GatewayProblem>
  ) -> DeliveryProblem? {
    guard case .failure(let problem) = result else { return nil }
    return problem.kind
  }

  @Test("An answer comes with status, Retry-After and body")
  func answer() throws {
    let reply = LoopbackServer.Reply.answer(429, headers: ["Retry-After: 120"], body: "slowly")
    let answer = try exchange(reply).get()
    #expect(answer == GatewayAnswer(status: 429, retryAfter: "120", body: Array("slowly".utf8)))
  }

  @Test("Each status arrives as it is", arguments: [200, 401, 403, 404, 410, 500, 503])
  func statuses(status: Int) throws {
    #expect(try exchange(.answer(status)).get().status == status)
  }

  @Test("Nobody at the port is told as such")
  func refusedConnection() throws {
    let server = try LoopbackServer { _ in .close }
    let url = server.url()
    server.stop()
    let client = HTTPClient()
    defer { client.close() }
    var result = client.exchange([GatewayRequest("GET", url)])[0]
    // The server's thread may still take one connection that was on its way.
    if problem(result) == .answerCut { result = client.exchange([GatewayRequest("GET", url)])[0] }
    #expect(problem(result) == .unreachable)
  }

  @Test("A gateway that hangs is left after the timeout")
  func hang() throws {
    #expect(problem(try exchange(.hang, timeout: 1)) == .timeout)
  }

  @Test("Half an answer, and a connection closed in the middle, are cut answers")
  func cut() throws {
    #expect(problem(try exchange(.half)) == .answerCut)
    #expect(problem(try exchange(.close)) == .answerCut)
    #expect(problem(try exchange(.noise)) != nil)
  }

  @Test("An answer of a gibibyte is left as soon as it is too long")
  func endless() throws {
    #expect(problem(try exchange(.endless)) == .answerTooLong)
    let body = String(repeating: "x", count: GatewayAnswer.bodyLimit + 1)
    #expect(problem(try exchange(.answer(200, body: body))) == .answerTooLong)
    let most = String(repeating: "x", count: GatewayAnswer.bodyLimit)
    #expect(try exchange(.answer(200, body: most)).get().body.count == GatewayAnswer.bodyLimit)
  }

  @Test("Nothing follows a redirect")
  func redirect() throws {
    let other = try LoopbackServer { _ in .answer(200) }
    defer { other.stop() }
    let reply = LoopbackServer.Reply.answer(302, headers: ["Location: \(other.url("/stolen"))"])
    #expect(problem(try exchange(reply)) == .redirected)
    #expect(other.requests.isEmpty)
  }

  @Test("HTTPS with a server that speaks none is no delivery")
  func plainServer() throws {
    let server = try LoopbackServer { _ in .noise }
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    let url = "https://127.0.0.1:\(server.port)/"
    #expect(problem(client.exchange([GatewayRequest("GET", url)])[0]) != nil)
  }

  @Test("Many exchanges at once each get their own answer, in order")
  func many() throws {
    let server = try LoopbackServer { request in .answer(200, body: request.target) }
    defer { server.stop() }
    let client = HTTPClient()
    defer { client.close() }
    let requests = (0..<200).map { GatewayRequest("GET", server.url("/\($0)")) }
    let bodies = try client.exchange(requests).map { try $0.get().text }
    #expect(bodies == (0..<200).map { "/\($0)" })
  }
}

@Suite(
  "A gateway's certificate",
  .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/openssl"))
)
struct CertificateTests {
  @Test("A certificate that nobody vouches for is refused")
  func selfSigned() throws {
    let folder = try TemporaryFolder()
    let (key, certificate) = (folder.path("key.pem"), folder.path("cert.pem"))
    let make = Process()
    make.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    make.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
      "-subj", "/CN=127.0.0.1", "-days", "1",
    ]
    make.standardError = FileHandle.nullDevice
    make.standardOutput = FileHandle.nullDevice
    try make.run()
    make.waitUntilExit()
    let probe = try LoopbackServer { _ in .close }
    let port = probe.port
    probe.stop()
    let server = Process()
    server.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    server.arguments = [
      "s_server", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert", certificate, "-www",
    ]
    let output = Pipe()
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    server.standardInput = FileHandle.nullDevice
    try server.run()
    defer { kill(server.processIdentifier, SIGKILL) }
    // The word that it is ready.
    _ = output.fileHandleForReading.availableData
    let client = HTTPClient()
    defer { client.close() }
    let request = GatewayRequest("GET", "https://127.0.0.1:\(port)/")
    var result = client.exchange([request])[0]
    for _ in 0..<50 {
      guard case .failure(let problem) = result, problem.kind == .unreachable else { break }
      result = client.exchange([request])[0]
    }
    guard case .failure(let problem) = result else {
      Issue.record("trusted")
      return
    }
    #expect(problem.kind == .certificate)
  }
}
