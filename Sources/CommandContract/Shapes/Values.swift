import JSONText
import Loyalty

/// The values given for the fields of one command or query: no unknown one among them, none missing.
package struct Values: Sendable {
  private let given: [String: JSONValue]
  private let fields: [FieldUse]
  private let place: Place?
  private let passwords: Passwords?

  /// Checks members against a list of fields.
  ///
  /// - Parameters:
  ///   - members: What the object holds.
  ///   - fields: What it may and must hold.
  ///   - later: Fields of the contract that this version does not have yet.
  ///   - passwords: What makes and checks the hashes of passwords.
  ///   - place: Where the object stands; nil for the line itself.
  /// - Throws: `malformed` for an unknown or missing field.
  init(
    _ members: [JSONMember],
    of fields: [FieldUse],
    later: [String] = [],
    passwords: Passwords? = nil,
    in place: Place? = nil
  ) throws(LineRefusal) {
    let known = fields.map(\.name)
    var given: [String: JSONValue] = [:]
    for member in members {
      guard known.contains(member.key) else {
        let reason: Malformed.Reason =
          later.contains(member.key)
          ? .notInThisVersion(member.key)
          : .unknownField(
            member.key,
            didYouMean: Suggestion.nearest(to: member.key, among: known),
            known: known
          )
        throw .malformed(Malformed(reason, at: Self.place(member.key, in: place)))
      }
      given[member.key] = member.value
    }
    for field in fields where field.isRequired && given[field.name] == nil {
      let place = Self.place(field.name, in: place)
      throw .malformed(Malformed(.missingField(expected: field.words), at: place))
    }
    self.given = given
    self.fields = fields
    self.place = place
    self.passwords = passwords
  }

  /// The value of a field that must be given.
  func required<Value>(_ field: Field<Value>) throws(LineRefusal) -> Value {
    try field.shape.read(value(of: field) ?? .null, Self.place(field.name, in: place))
  }

  /// The value of a field, or nil where it was left out or null stands for none.
  func optional<Value>(_ field: Field<Value>) throws(LineRefusal) -> Value? {
    guard let value = value(of: field) else { return nil }
    if field.isNullable, value == .null { return nil }
    return try field.shape.read(value, Self.place(field.name, in: place))
  }

  /// What an edit asks of a fact: left out it stays, null clears it.
  func edit<Value>(_ field: Field<Value>) throws(LineRefusal) -> Edit<Value> {
    guard let value = value(of: field) else { return .keep }
    if field.isNullable, value == .null { return .clear }
    return .set(try field.shape.read(value, Self.place(field.name, in: place)))
  }

  /// Whether the field was given at all.
  func has<Value>(_ field: Field<Value>) -> Bool { value(of: field) != nil }

  /// Where the value of a field stands.
  func place<Value>(of field: Field<Value>) -> Place { Self.place(field.name, in: place) }

  /// The refusal of a line that leaves a field out where what else it says asks for it.
  func missing<Value>(_ field: Field<Value>) -> LineRefusal {
    .malformed(Malformed(.missingField(expected: field.shape.words), at: place(of: field)))
  }

  /// A password that was typed, or nil.
  ///
  /// - Throws: `malformed` where nothing can check passwords.
  func password(_ field: Field<String>) throws(LineRefusal) -> String? {
    guard let typed = try optional(field) else { return nil }
    guard passwords != nil else { throw notInThisVersion(field) }
    let length = typed.unicodeScalars.count
    guard (1...Passwords.limit).contains(length) else {
      let reason = Malformed.Reason.outOfRange(
        "\(length) characters",
        from: 1,
        to: Passwords.limit
      )
      throw .malformed(Malformed(reason, at: place(of: field)))
    }
    return typed
  }

  /// What an edit asks of a password: null takes it away, a text becomes its hash.
  ///
  /// - Throws: `malformed` where nothing can hash passwords.
  func hashedPassword(_ field: Field<String>) throws(LineRefusal) -> Edit<PasswordHash> {
    guard has(field) else { return .keep }
    guard let typed = try password(field) else { return .clear }
    guard let hash = passwords?.hash(typed) else { throw notInThisVersion(field) }
    return .set(hash)
  }

  private func notInThisVersion(_ field: Field<String>) -> LineRefusal {
    .malformed(Malformed(.notInThisVersion(field.name), at: place(of: field)))
  }

  private func value<Value>(of field: Field<Value>) -> JSONValue? {
    precondition(
      fields.contains { $0.name == field.name },
      "A field that the list does not have was asked for: \(field.name)"
    )
    return given[field.name]
  }

  private static func place(_ name: String, in place: Place?) -> Place {
    place?.member(name) ?? Place(name)
  }
}
