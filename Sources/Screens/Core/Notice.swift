/// Something told on the message line.
package struct Notice: Hashable, Sendable {
  /// How much it matters.
  package enum Kind: Hashable, Sendable {
    /// It went as wished.
    case done
    /// It needs an eye: another desk's change, a repair of what was typed.
    case note
    /// It did not go; stays until the cause is mended or the next action has a result.
    case trouble
  }

  /// How much it matters.
  package let kind: Kind
  /// The sentence.
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
