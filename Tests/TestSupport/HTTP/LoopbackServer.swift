import Foundation
import Glibc
import Synchronization

/// A real HTTP server on a free loopback port, which answers as a test says, well or badly.
public final class LoopbackServer: Sendable {
  /// A request as it came.
  public struct Request: Sendable {
    /// GET or POST.
    public let method: String
    /// Path and query.
    public let target: String
    /// Header lines by their small names.
    public let headers: [String: String]
    /// The body.
    public let body: [UInt8]
  }

  /// How a request is answered.
  public enum Reply: Sendable {
    /// An answer with a status, header lines and a body.
    case answer(Int, headers: [String] = [], body: String = "")
    /// Nothing, until the client goes.
    case hang
    /// The connection is closed without a word.
    case close
    /// Half of what the head promised, then the end.
    case half
    /// A body without an end.
    case endless
    /// Bytes that are no HTTP.
    case noise
  }

  private struct State {
    var requests: [Request] = []
    var isStopped = false
  }

  private let socket: Int32
  private let state = Mutex(State())
  private let handler: @Sendable (Request) -> Reply
  /// The port that it listens on.
  public let port: UInt16

  /// Starts a server.
  public init(_ handler: @escaping @Sendable (Request) -> Reply) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (file, isBound) = withUnsafeMutablePointer(to: &address) { [socket] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        (
          socket,
          bind(socket, pointer, length) == 0 && listen(socket, 512) == 0
            && getsockname(socket, pointer, &length) == 0
        )
      }
    }
    guard isBound else {
      Glibc.close(file)
      throw CocoaError(.fileWriteUnknown)
    }
    port = UInt16(bigEndian: address.sin_port)
    self.handler = handler
    Thread.detachNewThread { [self] in acceptAll() }
  }

  /// The address of a path.
  public func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// All requests so far.
  public var requests: [Request] { state.withLock { $0.requests } }

  /// Takes no more connections.
  public func stop() {
    state.withLock { $0.isStopped = true }
    shutdown(socket, Int32(SHUT_RDWR))
  }

  private func acceptAll() {
    while true {
      let connection = accept(socket, nil, nil)
      guard connection >= 0, !state.withLock({ $0.isStopped }) else {
        if connection >= 0 { Glibc.close(connection) }
        Glibc.close(socket)
        return
      }
      Thread.detachNewThread { [self] in serve(connection) }
    }
  }

  private func serve(_ connection: Int32) {
    defer { Glibc.close(connection) }
    var yes: Int32 = 1
    setsockopt(
      connection,
      Int32(IPPROTO_TCP),
      TCP_NODELAY,
      &yes,
      socklen_t(MemoryLayout<Int32>.size)
    )
    var rest: [UInt8] = []
    while let request = read(connection, &rest) {
      state.withLock { $0.requests.append(request) }
      guard reply(handler(request), on: connection) else { return }
    }
  }

  private func read(_ connection: Int32, _ rest: inout [UInt8]) -> Request? {
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let request = Self.request(&rest) { return request }
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      rest += piece.prefix(count)
    }
  }

  /// Takes one whole request off the front.
  private static func request(_ bytes: inout [UInt8]) -> Request? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let head = text[..<end.lowerBound]
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].components(separatedBy: " ")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.components(separatedBy: ": ")
      headers[parts[0].lowercased()] = parts.dropFirst().joined(separator: ": ")
    }
    let start = head.utf8.count + 4
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    guard words.count == 3, bytes.count >= start + length else { return nil }
    let body = Array(bytes[start..<start + length])
    bytes.removeFirst(start + length)
    return Request(method: words[0], target: words[1], headers: headers, body: body)
  }

  /// Answers; false where the connection is over.
  private func reply(_ reply: Reply, on connection: Int32) -> Bool {
    switch reply {
    case .answer(let status, let headers, let body):
      let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
      return send(head.joined(separator: "\r\n") + "\r\n\r\n" + body, connection)
    case .hang:
      var byte: UInt8 = 0
      _ = recv(connection, &byte, 1, 0)
      return false
    case .close: return false
    case .half:
      _ = send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":", connection)
      return false
    case .endless:
      _ = send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", connection)
      let piece = String(repeating: "x", count: 65_536)
      // A gibibyte at the most, should the client never go.
      for _ in 0..<16_384 where !send(piece, connection) { return false }
      return false
    case .noise:
      _ = send("\u{0}\u{1}\u{2} not HTTP at all\r\n\r\n", connection)
      return false
    }
  }

  private func send(_ text: String, _ connection: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
