import Delivery
import Glibc
package import Loyalty

/// Takes delivery reports and reactions over HTTP on a loopback port.
///
///     GET  /dlr?message=8&key=…&type=1          what an SMS gateway reports
///     POST /reactions  {"message":8,"kind":"opened","at":"…"}, signed as webhooks are
///
/// One connection at a time, one request each, bounded in size and time: reports are small, and
/// whoever sends them tries again.
package final class ReportListener {
  /// What came.
  package enum Report: Hashable, Sendable {
    /// An SMS gateway told of a message.
    case delivery(Message.ID, key: String, type: Int)
    /// The app's back end told what a client did; the request as it came, to be checked.
    case reaction(ReactionRequest)
  }

  /// A signed request about a reaction.
  package struct ReactionRequest: Hashable, Sendable {
    /// The webhook-id line.
    package let id: String
    /// The webhook-timestamp line.
    package let timestamp: String
    /// The webhook-signature line.
    package let signature: String
    /// The body.
    package let body: [UInt8]
  }

  private static let requestLimit = 65_536
  private static let patienceMilliseconds: Int32 = 5_000
  /// The most requests of a turn: whoever listens sends as well.
  package static let turn = 32

  private let socket: Int32
  /// The port that is listened on.
  package let port: UInt16

  /// Listens on 127.0.0.1.
  ///
  /// - Parameter port: The port; 0 for any that is free.
  /// - Throws: `GatewayFile.Problem.system` where the system does not let us.
  package init(port: UInt16) throws(GatewayFile.Problem) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC | O_NONBLOCK, 0)
    guard socket >= 0 else { throw .system(errno) }
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(socket, pointer, length) == 0 && listen(socket, 64) == 0
          && getsockname(socket, pointer, &length) == 0
      }
    }
    guard isBound else {
      let code = errno
      close(socket)
      throw .system(code)
    }
    self.socket = socket
    self.port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(socket) }

  /// Takes what comes until a time is over, some dozens of requests at most.
  ///
  /// - Parameters:
  ///   - milliseconds: How long to wait for the first request; none waits no longer than needed.
  ///   - handle: Whether a report is taken; what is not is answered with 404.
  /// - Returns: How many requests came.
  package func serve(milliseconds: Int32, handle: (Report) -> Bool) -> Int {
    var count = 0
    var wait = milliseconds
    while count < Self.turn, isReady(socket, milliseconds: wait) {
      wait = 0
      let connection = accept(socket, nil, nil)
      guard connection >= 0 else { break }
      let request = read(connection)
      let status = request.flatMap(Self.report).map {
        handle($0) ? "204 No Content" : "404 Not Found"
      }
      answer(connection, status ?? "400 Bad Request")
      close(connection)
      count += 1
    }
    return count
  }

  /// Takes what comes for as long as a time lasts, whatever comes: whoever rests for the sake of a
  /// gateway's rate rests as long.
  ///
  /// - Parameters:
  ///   - end: When to return, by the clock.
  ///   - clock: Milliseconds of a running clock.
  ///   - handle: Whether a report is taken.
  /// - Returns: How many requests came.
  @discardableResult
  package func serve(
    until end: Int64,
    clock: () -> Int64 = SystemClock.ticks,
    handle: (Report) -> Bool
  ) -> Int {
    var count = 0
    repeat {
      count += serve(milliseconds: Int32(clamping: max(0, end - clock())), handle: handle)
    } while clock() < end
    return count
  }

  private func isReady(_ file: Int32, milliseconds: Int32) -> Bool {
    var request = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  /// Reads head and body; nil for what is too long, too slow or no request.
  private func read(_ connection: Int32) -> HTTPRequestText? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while bytes.count < Self.requestLimit {
      guard isReady(connection, milliseconds: Self.patienceMilliseconds) else { return nil }
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      bytes += piece.prefix(count)
      if let request = HTTPRequestText(bytes) { return request }
    }
    return nil
  }

  private func answer(_ connection: Int32, _ status: String) {
    let text = "HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    _ = Array(text.utf8).withUnsafeBytes {
      Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  private static func report(_ request: HTTPRequestText) -> Report? {
    let parts = request.target.split(separator: "?", maxSplits: 1)
    switch (request.method, parts.first) {
    case ("GET", "/dlr"):
      let fields = FormText.fields(of: parts.count > 1 ? parts[1] : "")
      guard let number = fields["message"].flatMap({ UInt32($0) }), number > 0,
        let type = fields["type"].flatMap({ Int($0) })
      else { return nil }
      return .delivery(Message.ID(number), key: fields["key"] ?? "", type: type)
    case ("POST", "/reactions"):
      return .reaction(
        ReactionRequest(
          id: request.headers["webhook-id"] ?? "",
          timestamp: request.headers["webhook-timestamp"] ?? "",
          signature: request.headers["webhook-signature"] ?? "",
          body: request.body
        )
      )
    default: return nil
    }
  }
}

/// A request as it came, once it is whole.
struct HTTPRequestText {
  let method: String
  let target: String
  /// Header lines by their small names.
  let headers: [String: String]
  let body: [UInt8]

  /// Reads a request; nil while it is not whole.
  init?(_ bytes: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    guard let head = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else {
      return nil
    }
    let text = String(decoding: bytes[..<head], as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    method = String(words[0])
    target = String(words[1])
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      headers[line[..<colon].lowercased()] = String(value)
    }
    self.headers = headers
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    let rest = bytes[(head + end.count)...]
    guard length >= 0, rest.count >= length else { return nil }
    body = Array(rest.prefix(length))
  }
}
