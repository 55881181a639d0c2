import JSONText
package import Loyalty

/// Reads one line of the contract.
package struct ContractLine: Sendable {
  /// The most characters that a request id may have.
  package static let requestIdLimit = 200

  /// Whether `at` is taken: `apply --at-from-input`.
  package let takesTime: Bool

  private let passwords: Passwords?

  /// Prepares for lines.
  ///
  /// - Parameters:
  ///   - takesTime: Whether lines may say when they happened.
  ///   - passwords: What hashes passwords; without it, lines with a password are malformed.
  package init(takesTime: Bool = false, passwords: Passwords? = nil) {
    self.takesTime = takesTime
    self.passwords = passwords
  }

  /// Reads a line without its newline.
  ///
  /// - Throws: `malformed` for what is no command and no query, or the problem of a value.
  package func read(_ bytes: [UInt8]) throws(LineRefusal) -> Request {
    let members = try members(bytes)
    let envelope = try Values(
      members.filter { Self.envelopeNames.contains($0.key) },
      of: Self.envelopeFields
    )
    let body = try body(members, command: envelope.optional(Self.command), envelope)
    return Request(
      body: body,
      name: try name(envelope, of: members),
      by: try envelope.optional(Self.by),
      at: try moment(envelope),
      programPassword: members.first { $0.key == SaleFields.programPassword.name }?.value.string
    )
  }

  private func members(_ bytes: [UInt8]) throws(LineRefusal) -> [JSONMember] {
    let value: JSONValue
    do {
      value = try JSONValue(bytes)
    } catch {
      throw .malformed(Malformed(error, in: bytes))
    }
    guard case .object(let members) = value else {
      throw .malformed(Malformed(.notAnObject(found: value.kind.rawValue), at: .line))
    }
    return members
  }

  private func body(
    _ members: [JSONMember],
    command: String?,
    _ envelope: Values
  ) throws(LineRefusal) -> Request.Body {
    let rest = members.filter { !Self.envelopeNames.contains($0.key) }
    switch (command, try envelope.optional(Self.query)) {
    case (let name?, nil): return .command(try self.command(name, rest))
    case (nil, let name?): return .query(try query(name, rest))
    case (nil, nil): throw .malformed(Malformed(.nothingAsked, at: .line))
    case (.some, .some): throw .malformed(Malformed(.commandAndQuery, at: .line))
    }
  }

  private func command(_ name: String, _ rest: [JSONMember]) throws(LineRefusal) -> Command {
    let place = Place(Self.command.name)
    guard let entry = Contract.commandsByName[name] else {
      guard !Contract.laterCommands.contains(name) else {
        throw .malformed(Malformed(.notInThisVersion(name), at: place))
      }
      let meant = Suggestion.nearest(to: name, among: Contract.commands.map(\.name))
      throw .malformed(Malformed(.unknownCommand(name, didYouMean: meant), at: place))
    }
    return try entry.read(
      Values(rest, of: entry.fields, later: entry.later, passwords: passwords)
    )
  }

  private func query(_ name: String, _ rest: [JSONMember]) throws(LineRefusal) -> Query {
    let place = Place(Self.query.name)
    guard let entry = Contract.queriesByName[name] else {
      guard !Contract.laterQueries.contains(name) else {
        throw .malformed(Malformed(.notInThisVersion(name), at: place))
      }
      let meant = Suggestion.nearest(to: name, among: Contract.queries.map(\.name))
      throw .malformed(Malformed(.unknownQuery(name, didYouMean: meant), at: place))
    }
    return try entry.read(
      Values(rest, of: entry.fields, later: entry.later, passwords: passwords)
    )
  }

  private func name(
    _ envelope: Values,
    of members: [JSONMember]
  ) throws(LineRefusal) -> RequestName? {
    guard let id = try envelope.optional(Self.requestId) else { return nil }
    let length = id.unicodeScalars.count
    guard (1...Self.requestIdLimit).contains(length) else {
      let reason = Malformed.Reason.outOfRange(
        "\(length) characters",
        from: 1,
        to: Self.requestIdLimit
      )
      throw .malformed(Malformed(reason, at: Place(Self.requestId.name)))
    }
    let content = members.filter { !Self.namesOfSending.contains($0.key) }
    return RequestName(id: id, content: Array(JSONValue.object(content).sorted.text.utf8))
  }

  private func moment(_ envelope: Values) throws(LineRefusal) -> Moment? {
    guard envelope.has(Self.at) else { return nil }
    guard takesTime else {
      throw .malformed(Malformed(.atNeedsOption, at: Place(Self.at.name)))
    }
    return try envelope.optional(Self.at)
  }
}

extension ContractLine {
  private static let command = Field("command", .text, "the command's name")
  private static let query = Field("query", .text, "the query's name")
  private static let requestId = Field(
    "requestId",
    .text,
    "names the request; a repeat is answered with the first answer"
  )
  private static let by = Field("by", .staff, "who asks; else --as or the system's user")
  private static let at = Field("at", .moment, "when it happened; only with --at-from-input")

  /// What any line may hold beside the fields of its command or query.
  static let envelopeFields = [
    command.optional, query.optional, requestId.optional, by.optional, at.optional,
  ]
  /// What says who sends the line and when, not what it asks for.
  ///
  /// Passwords are among it: the journal keeps a quick fingerprint of the content, by which a
  /// password could be guessed quickly that is kept as a slow hash.
  private static let namesOfSending: Set = [
    requestId.name, by.name, at.name, ProgramFields.password.name,
    SaleFields.programPassword.name,
  ]
  private static let envelopeNames = Set(envelopeFields.map(\.name))
}

extension JSONValue {
  /// The text of a string.
  fileprivate var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The same value with the keys of its objects in alphabetical order.
  fileprivate var sorted: JSONValue {
    switch self {
    case .object(let members):
      .object(members.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value.sorted) })
    case .array(let values): .array(values.map(\.sorted))
    case .null, .bool, .number, .string: self
    }
  }
}
