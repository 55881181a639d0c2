import Glibc

/// A connection to the listener, whose request comes in pieces.
final class ReportConnection {
  /// How far a request has come.
  enum Progress {
    /// More of it has to come.
    case unfinished
    /// Whoever sent it went.
    case ended
    /// It is too long, or no request.
    case unreadable
    /// All of it is here.
    case whole(HTTPRequestText)
  }

  private static let limit = 65_536

  /// The open socket.
  let file: Int32
  /// When it was let in, by the listener's clock.
  let since: Int64
  private var bytes: [UInt8] = []
  /// How many bytes there must be, once the head is here.
  private var length: Int?

  /// Takes a socket that never blocks over, which is closed with this.
  init(_ file: Int32, since: Int64) {
    self.file = file
    self.since = since
  }

  deinit { close(file) }

  /// Reads what has come.
  func read() -> Progress {
    var piece = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = recv(file, &piece, piece.count, 0)
      guard count > 0 else { return count < 0 && errno == EAGAIN ? .unfinished : .ended }
      let known = bytes.count
      bytes += piece.prefix(count)
      guard bytes.count <= Self.limit else { return .unreadable }
      guard length != nil || takeHead(after: known) else { return .unreadable }
      if let length, bytes.count >= length {
        return HTTPRequestText(bytes).map { .whole($0) } ?? .unreadable
      }
    }
  }

  /// Looks for the end of the head, once over each byte; false for a length that no request has.
  private func takeHead(after known: Int) -> Bool {
    let end = Array("\r\n\r\n".utf8)
    guard bytes.count >= end.count else { return true }
    for start in max(0, known - end.count + 1)...(bytes.count - end.count)
    where bytes[start...].starts(with: end) {
      let head = HTTPRequestText.lines(bytes[..<start])
      let text = HTTPRequestText.headers(head)["content-length"] ?? "0"
      guard let body = Int(text), (0...Self.limit).contains(body) else { return false }
      length = start + end.count + body
      return true
    }
    return true
  }

  /// Answers with a status and nothing more.
  func answer(_ status: String) {
    let text = "HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    _ = Array(text.utf8).withUnsafeBytes {
      Glibc.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
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

  /// Reads a request; nil for what is none, or not whole.
  init?(_ bytes: [UInt8]) {
    let end = Array("\r\n\r\n".utf8)
    guard let head = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else {
      return nil
    }
    let lines = Self.lines(bytes[..<head])
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    method = String(words[0])
    target = String(words[1])
    headers = Self.headers(lines)
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    let rest = bytes[(head + end.count)...]
    guard length >= 0, rest.count >= length else { return nil }
    body = Array(rest.prefix(length))
  }

  /// The lines of a head, the request's own first.
  static func lines(_ head: some Sequence<UInt8>) -> [Substring] {
    String(decoding: Array(head), as: UTF8.self)
      .split(separator: "\r\n", omittingEmptySubsequences: false)
  }

  /// Header lines by their small names.
  static func headers(_ lines: [Substring]) -> [String: String] {
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] =
        String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    return headers
  }
}
