import Localization
package import Terminal

/// The footer while a list to choose from stands open over a screen.
package enum PickerHints {
  /// Choose, move, close: over a calendar.
  package static func calendar(_ context: Context) -> [Footer.Item] {
    let words = context.words
    return [
      Footer.Item(key: words("keyname.enter"), label: words("key.choose")),
      Footer.Item(key: "←/→ ↑/↓", label: words("key.move")),
      Footer.Item(key: words("keyname.escape"), label: words("key.close")),
    ]
  }

  /// Choose, mark where several may be chosen, find, close: over a list.
  package static func items(_ context: Context, isMultiple: Bool = false) -> [Footer.Item] {
    let words = context.words
    let mark = Footer.Item(key: words("keyname.space"), label: words("key.mark"))
    return [Footer.Item(key: words("keyname.enter"), label: words("key.choose"))]
      + (isMultiple ? [mark] : []) + [
        Footer.Item(key: words("keyname.letters"), label: words("key.find")),
        Footer.Item(key: words("keyname.escape"), label: words("key.close")),
      ]
  }
}
