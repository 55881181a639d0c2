/// A button of a question: a verb that names what happens or what stays.
public struct DialogButton: Equatable, Sendable {
  /// The answer that pressing gives.
  public var id: String
  /// The verb on the button.
  public var title: String
  /// A key that presses the button at once, such as F8 for "discard".
  public var key: Key?

  /// Makes a button.
  public init(id: String, title: String, key: Key? = nil) {
    self.id = id
    self.title = title
    self.key = key
  }
}

/// A question in a box: what it is about, and buttons that are verbs.
public struct Dialog: Equatable, Sendable {
  /// The paragraphs, the question first; an empty line stands between them.
  public var paragraphs: [String]
  /// The buttons, left to right.
  public var buttons: [DialogButton]
  /// The button that changes nothing: Esc presses it.
  public var safeButton: Int

  /// Makes a question.
  ///
  /// - Parameters:
  ///   - paragraphs: The question and what else is to be known.
  ///   - buttons: The answers, left to right.
  ///   - safeButton: The place of the answer that changes nothing; the last one by default.
  public init(paragraphs: [String], buttons: [DialogButton], safeButton: Int? = nil) {
    self.paragraphs = paragraphs
    self.buttons = buttons
    self.safeButton = max(0, min(safeButton ?? buttons.count - 1, buttons.count - 1))
  }
}
