import Delivery
import Glibc
import Loyalty
import Synchronization
import Testing

@testable import Runtime

/// A client of the listener that says what a test wants, when it wants.
private final class SlowClient {
  private let file: Int32

  init(_ port: UInt16) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
  }

  deinit { close(file) }

  func say(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes {
      send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// The status of the answer; nil where the connection ended without one.
  var status: String? {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = recv(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ").dropFirst()
      .first.map(String.init)
  }
}

@Suite("What the listener bears", .timeLimit(.minutes(10)))
struct ListenerBoundsTests {
  private static let report = "GET /dlr?message=8&key=a&type=1 HTTP/1.1\r\n\r\n"

  @Test("32 reports a turn: whoever listens sends as well")
  func turn() throws {
    let listener = try ReportListener(port: 0)
    let clients = try (1...40).map { _ in try SlowClient(listener.port) }
    for client in clients { client.say(Self.report) }
    #expect(listener.serve(milliseconds: 0) { _ in true } == 32)
    #expect(listener.serve(milliseconds: 0) { _ in true } == 8)
    #expect(clients.allSatisfy { $0.status == "204" })
  }

  @Test("A client that says its request bit by bit keeps nobody waiting, and is let go in time")
  func slow() throws {
    var now: Int64 = 0
    let listener = try ReportListener(port: 0, clock: { now })
    let slow = try SlowClient(listener.port)
    var served = 0
    for letter in ["G", "E", "T", " "] {
      slow.say(letter)
      let other = try SlowClient(listener.port)
      other.say(Self.report)
      while listener.serve(milliseconds: 0, handle: { _ in true }) == 0 {}
      #expect(other.status == "204")
      served += 1
      now += 1_000
    }
    #expect(served == 4)
    // Each bit came within the time of one, and all together do not.
    now = ReportListener.patience
    slow.say("/")
    #expect(listener.serve(milliseconds: 0) { _ in true } == 0)
    #expect(slow.status == "408" || slow.status == nil)
  }

  @Test("A request that came whole while nobody looked is taken, however late that is")
  func late() throws {
    var now: Int64 = 0
    let listener = try ReportListener(port: 0, clock: { now })
    let client = try SlowClient(listener.port)
    client.say("GET /dlr?message=8&key=a&type=1 ")
    #expect(listener.serve(milliseconds: 0) { _ in true } == 0)
    client.say("HTTP/1.1\r\n\r\n")
    now = 60_000
    while listener.serve(milliseconds: 0, handle: { _ in true }) == 0 {}
    #expect(client.status == "204")
  }

  @Test("Silent clients without number do not shut others out: the oldest go")
  func many() throws {
    let listener = try ReportListener(port: 0, clock: { 0 })
    let silent = try (1...ReportListener.connectionLimit).map { _ in
      try SlowClient(listener.port)
    }
    #expect(listener.serve(milliseconds: 0) { _ in true } == 0)
    let client = try SlowClient(listener.port)
    client.say(Self.report)
    #expect(listener.serve(milliseconds: 0) { _ in true } == 1)
    #expect(client.status == "204")
    #expect(silent.first?.status == nil)
  }

  @Test("What is no request, or too long, is told at once")
  func unreadable() throws {
    let listener = try ReportListener(port: 0)
    let requests = [
      "hello\r\n\r\n", "GET /dlr HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "GET /dlr HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
      "POST /reactions HTTP/1.1\r\nX: " + String(repeating: "x", count: 70_000),
    ]
    for request in requests {
      let client = try SlowClient(listener.port)
      client.say(request)
      while listener.serve(milliseconds: 0, handle: { _ in true }) == 0 {}
      #expect(client.status != "204", "\(request.prefix(30))")
    }
  }
}
