/// Something told on the message line.
package struct Notice: Hashable, Sendable {
  /// How much it matters.
  package enum Kind: Hashable, Sendable {
    /// It went as wished.
    case done
    /// It needs an eye: another desk's change, a repair of what was typed.
    case note
    /// Why a key does nothing now.
    case reason
    /// It did not go; stays until the cause is mended or the next action has a result.
    case trouble
  }

  /// How much it matters.
  package let kind: Kind
  /// The sentence.
  package let text: String
  /// The stable name of the refusal that it tells of; help opens with what to do about it.
  package let about: String?
  /// All that there is to say, for the list of messages, where the sentence is shortened.
  package let detail: String?

  package init(_ kind: Kind, _ text: String, about: String? = nil, detail: String? = nil) {
    self.kind = kind
    self.text = text
    self.about = about
    self.detail = detail
  }
}
