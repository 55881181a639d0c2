/// One command or query of the contract: the reader and the printed reference are made from it.
package struct Entry<Asked: Sendable>: Sendable {
  /// The name that `command` or `query` gives.
  package let name: String
  /// What it does, in English.
  package let summary: String
  /// Its fields in the order of the reference.
  package let fields: [FieldUse]
  /// Fields of the contract that this version does not have yet.
  package let later: [String]
  /// The members of its result, in their order.
  package let result: [ResultMember]
  /// Makes what is asked for from the values given.
  let read: @Sendable (Values) throws(LineRefusal) -> Asked

  init(
    _ name: String,
    _ summary: String,
    fields: [FieldUse],
    later: [String] = [],
    result: [ResultMember] = [],
    read: @escaping @Sendable (Values) throws(LineRefusal) -> Asked
  ) {
    self.name = name
    self.summary = summary
    self.fields = fields
    self.later = later
    self.result = result
    self.read = read
  }
}

/// One member of a result, as the reference prints it.
package struct ResultMember: Hashable, Sendable {
  /// The key in JSON.
  package let name: String
  /// What its value looks like.
  package let words: String

  /// Describes a member.
  init(_ name: String, _ words: String) {
    self.name = name
    self.words = words
  }
}
