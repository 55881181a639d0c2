import Delivery
import Glibc
package import Loyalty

/// Takes delivery reports and reactions over HTTP on a loopback port.
///
///     GET  /dlr?message=8&key=…&type=1          what an SMS gateway reports
///     POST /reactions  {"message":8,"kind":"opened","at":"…"}, signed as webhooks are
///
/// One request a connection, bounded in size and in time as a whole; a bounded number of them at
/// once, of which the oldest goes where one more comes. So whoever talks slowly, or says nothing,
/// keeps nobody else waiting: reports are small, and whoever sends them tries again.
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

  /// Milliseconds in which a request must have come whole.
  package static let patience: Int64 = 5_000
  /// The most requests that are on their way at once.
  package static let connectionLimit = 16
  /// The most requests of a turn: whoever listens sends as well.
  package static let turn = 32

  private let socket: Int32
  private let clock: () -> Int64
  /// Requests that have not come whole yet, the oldest first.
  private var connections: [ReportConnection] = []
  /// The port that is listened on.
  package let port: UInt16

  /// Listens on 127.0.0.1.
  ///
  /// - Parameters:
  ///   - port: The port; 0 for any that is free.
  ///   - clock: Milliseconds of a running clock.
  /// - Throws: `GatewayFile.Problem.system` where the system does not let us.
  package init(
    port: UInt16,
    clock: @escaping () -> Int64 = SystemClock.ticks
  ) throws(GatewayFile.Problem) {
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
    self.clock = clock
    self.port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(socket) }

  /// Takes what comes until a time is over, some dozens of requests at most.
  ///
  /// - Parameters:
  ///   - milliseconds: How long to wait for the first request; none waits no longer than needed.
  ///   - handle: Whether a report is taken; what is not is answered with 404.
  /// - Returns: How many requests were answered.
  package func serve(milliseconds: Int32, handle: (Report) -> Bool) -> Int {
    let end = clock() + Int64(milliseconds)
    var count = 0
    var isGoingOn = waitForSomething(milliseconds: Int64(milliseconds))
    while isGoingOn {
      let before = count
      count += takeWhole(upTo: Self.turn - count, handle)
      if count < Self.turn {
        welcome()
        count += takeWhole(upTo: Self.turn - count, handle)
      }
      let left = count > 0 ? 0 : end - clock()
      isGoingOn =
        count < Self.turn && (count > before || left > 0)
        && waitForSomething(milliseconds: max(0, left))
    }
    dismissLate()
    return count
  }

  /// Takes what comes for as long as a time lasts, whatever comes: whoever rests for the sake of a
  /// gateway's rate rests as long.
  ///
  /// - Parameters:
  ///   - end: When to return, by the clock.
  ///   - handle: Whether a report is taken.
  /// - Returns: How many requests came.
  @discardableResult
  package func serve(until end: Int64, handle: (Report) -> Bool) -> Int {
    var count = 0
    repeat {
      count += serve(milliseconds: Int32(clamping: max(0, end - clock())), handle: handle)
    } while clock() < end
    return count
  }

  // MARK: Connections

  /// Waits until somebody calls or goes on; false where nobody does.
  private func waitForSomething(milliseconds: Int64) -> Bool {
    var waiting = [pollfd(fd: socket, events: Int16(POLLIN), revents: 0)]
    waiting += connections.map { pollfd(fd: $0.file, events: Int16(POLLIN), revents: 0) }
    return poll(&waiting, nfds_t(waiting.count), Int32(clamping: milliseconds)) > 0
  }

  /// Lets in who calls; where there are too many the oldest that has not said all goes.
  private func welcome() {
    for _ in 0..<Self.connectionLimit {
      let file = accept(socket, nil, nil)
      guard file >= 0 else { return }
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
      _ = fcntl(file, F_SETFL, O_NONBLOCK)
      if connections.count == Self.connectionLimit { connections.removeFirst() }
      connections.append(ReportConnection(file, since: clock()))
    }
  }

  /// Answers the requests that are whole by now, and those that never will be.
  private func takeWhole(upTo limit: Int, _ handle: (Report) -> Bool) -> Int {
    var count = 0
    connections.removeAll { connection in
      guard count < limit else { return false }
      switch connection.read() {
      case .unfinished: return false
      case .ended: return true
      case .unreadable: connection.answer("400 Bad Request")
      case .whole(let request):
        let status = Self.report(request).map { handle($0) ? "204 No Content" : "404 Not Found" }
        connection.answer(status ?? "400 Bad Request")
      }
      count += 1
      return true
    }
    return count
  }

  /// Closes requests whose time as a whole is over.
  private func dismissLate() {
    let now = clock()
    connections.removeAll { connection in
      let isLate = now - connection.since >= Self.patience
      if isLate { connection.answer("408 Request Timeout") }
      return isLate
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
