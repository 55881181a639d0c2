/// A word that opens a gateway: whoever prints it by mistake prints dots.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let text: String

  /// Takes the word.
  package init(_ text: String) {
    self.text = text
  }

  /// The word itself, for the request that needs it.
  package var revealed: String { text }

  /// Dots.
  package var description: String { "•••" }

  /// Dots.
  package var debugDescription: String { description }

  /// Nothing inside.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
