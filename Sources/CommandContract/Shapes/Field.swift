/// A named value of a command or query: what the reader asks for and the reference prints.
package struct Field<Value: Sendable>: Sendable {
  /// The key in JSON.
  package let name: String
  /// What its value looks like.
  package let shape: Shape<Value>
  /// What it means, in English.
  package let summary: String
  /// Whether null stands for "none".
  package let isNullable: Bool

  /// Describes a field.
  init(_ name: String, _ shape: Shape<Value>, _ summary: String, nullable: Bool = false) {
    self.name = name
    self.shape = shape
    self.summary = summary
    isNullable = nullable
  }

  /// The field where it must be given.
  var required: FieldUse { use(isRequired: true) }

  /// The field where it may be left out.
  var optional: FieldUse { use(isRequired: false) }

  private func use(isRequired: Bool) -> FieldUse {
    FieldUse(
      name: name,
      words: shape.words + (isNullable ? " or null" : ""),
      isRequired: isRequired,
      summary: summary
    )
  }
}

/// A field in the list of one command or query.
package struct FieldUse: Hashable, Sendable {
  /// The key in JSON.
  package let name: String
  /// What its value looks like.
  package let words: String
  /// Whether it must be given.
  package let isRequired: Bool
  /// What it means, in English.
  package let summary: String
}
