package import Loyalty

/// What one line asks for, and who asks.
package struct Request: Hashable, Sendable {
  /// A command or a query.
  package enum Body: Hashable, Sendable {
    /// Asks the club to do something.
    case command(Command)
    /// Asks what is.
    case query(Query)
  }

  /// What is asked for.
  package let body: Body
  /// The caller's name for this request; a repeat is answered with the first answer.
  ///
  /// A query is answered anew each time.
  package let name: RequestName?
  /// Who asks, where the line says it.
  package let by: Staff?
  /// When it happened, where the line says it.
  ///
  /// A query is answered as of then; what the last record does not know yet burns and becomes usable.
  package let at: Moment?
  /// The password of the client's program, as it was typed; a sale is to be made only if it is right.
  package let programPassword: String?
}

/// The caller's name for a request, with what it asks for: so that a repeat is told from another
/// request of the same name.
package struct RequestName: Hashable, Sendable {
  /// The name.
  package let id: String
  /// What is asked for: the line's JSON without `requestId`, `by`, `at` and passwords, keys in
  /// alphabetical order, no spaces.
  package let content: [UInt8]

  /// Names a request.
  package init(id: String, content: [UInt8]) {
    self.id = id
    self.content = content
  }
}
