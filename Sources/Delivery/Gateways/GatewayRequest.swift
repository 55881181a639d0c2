/// A request to a gateway, as HTTP carries it.
package struct GatewayRequest: Hashable, Sendable {
  /// GET or POST.
  package let method: String
  /// The whole address; it may hold a password and is shown nowhere.
  package let url: String
  /// The header lines.
  package let headers: [Header]
  /// What is posted.
  package let body: [UInt8]

  /// A header line.
  package struct Header: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its value.
    package let value: String

    /// Puts name and value together.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Describes a request.
  package init(_ method: String, _ url: String, headers: [Header] = [], body: [UInt8] = []) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// What a gateway answered.
package struct GatewayAnswer: Hashable, Sendable {
  /// The HTTP status.
  package let status: Int
  /// What Retry-After says, as it was written.
  package let retryAfter: String?
  /// What Date says, the gateway's own clock.
  package let date: String?
  /// The body, which is short.
  package let body: [UInt8]

  /// The most bytes of a body that are taken.
  package static let bodyLimit = 65_536

  /// Describes an answer.
  package init(
    status: Int,
    retryAfter: String? = nil,
    date: String? = nil,
    body: [UInt8] = []
  ) {
    self.status = status
    self.retryAfter = retryAfter
    self.date = date
    self.body = body
  }

  /// The body as text.
  package var text: String { String(decoding: body, as: UTF8.self) }
}
