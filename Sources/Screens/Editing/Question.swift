import Localization
package import Terminal

/// A question that a screen asks, with a tag that says what the answer is about.
///
/// Buttons are verbs; Esc presses the one that changes nothing. An Enter right after the Enter that
/// opened the question is thrown away as key bounce.
package struct Question<Tag: Sendable>: Sendable {
  /// What the answer is about.
  package let tag: Tag
  /// The question itself.
  package let dialog: Dialog
  /// Which button is lit.
  package private(set) var state: DialogState

  /// Opens a question.
  ///
  /// - Parameters:
  ///   - tag: What the answer is about.
  ///   - paragraphs: The question first, then what else is to be known.
  ///   - buttons: The answers; the last one changes nothing unless `safeButton` names another.
  ///   - safeButton: The place of the answer that changes nothing.
  ///   - startsSafe: Whether that answer is lit at first: where nothing can be put back.
  ///   - stroke: The key that opened the question.
  package init(
    _ tag: Tag,
    _ paragraphs: [String],
    buttons: [DialogButton],
    safeButton: Int? = nil,
    startsSafe: Bool = false,
    openedBy stroke: KeyStroke?
  ) {
    self.tag = tag
    dialog = Dialog(paragraphs: paragraphs, buttons: buttons, safeButton: safeButton)
    let opener = stroke.flatMap { $0.key == .enter ? $0.at : nil }
    state = DialogState(dialog, startsSafe: startsSafe, openedByEnterAt: opener)
  }

  /// Takes a key; the id of the button once one is pressed.
  package mutating func press(_ stroke: KeyStroke) -> String? {
    guard case .pressed(let id) = state.handle(stroke.key, at: stroke.at, in: dialog) else {
      return nil
    }
    return id
  }

  /// The question over what it is about.
  package func over(_ view: View) -> View {
    .dialog(DialogView(dialog, state), over: view)
  }

  /// The keys that work while the question is open, for the footer.
  package func hints(_ context: Context) -> [Footer.Item] {
    let words = context.words
    var items = [
      Footer.Item(key: "←/→", label: words("key.chooseButton")),
      Footer.Item(key: words("keyname.enter"), label: words("key.press")),
    ]
    let safe = dialog.buttons[dialog.safeButton].title
    items.append(Footer.Item(key: words("keyname.escape"), label: safe))
    return items
  }
}
