package import JSONText

/// One member of an answer's object: its key, its words for the reference, and its value.
///
/// Answers, lists and the printed reference use the same members, so that they cannot differ.
package struct Member<Subject: Sendable>: Sendable {
  /// The key in JSON.
  package let name: String
  /// What its value looks like.
  package let words: String
  /// Its value for a subject.
  package let value: @Sendable (Subject) -> JSONValue

  init(_ name: String, _ words: String, _ value: @escaping @Sendable (Subject) -> JSONValue) {
    self.name = name
    self.words = words
    self.value = value
  }

  /// The member as the reference prints it.
  var described: ResultMember { ResultMember(name, words) }
}

extension Array {
  /// How the reference prints an array of these objects.
  func words<Subject>() -> String where Element == Member<Subject> {
    "array of {" + map { "\"\($0.name)\"" }.joined(separator: ", ") + "}"
  }

  /// The object that these members make of a subject, in their order.
  package func object<Subject>(of subject: Subject) -> JSONValue where Element == Member<Subject> {
    .object(map { JSONMember($0.name, $0.value(subject)) })
  }
}
