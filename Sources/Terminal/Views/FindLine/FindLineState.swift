/// What a key did in a find line.
public enum FindLineOutcome: Equatable, Sendable {
  /// The key means nothing to a find line.
  case ignored
  /// The cursor moved within the text.
  case edited
  /// The text is another one: search again and select the best match.
  case changed
  /// A key that moves the selection of the rows below; give it to them.
  case move(Key)
  /// Open the selected row.
  case open
  /// Mark the selected row. The text is selected: the next letter replaces it.
  case mark
  /// Mark all that was found and go to the rows.
  case markAll
  /// Go to the rows; the filter stays.
  case leave
  /// Esc in an empty line.
  case back
}

/// The text of a find line.
public struct FindLineState: Equatable, Sendable {
  /// The text and its cursor; after marking a row the text is selected.
  public private(set) var editor: LineEditor

  /// A find line with a text, its cursor at the end; a selected text gives way to what is typed.
  public init(text: String = "", isSelected: Bool = false) {
    editor = LineEditor(text)
    if isSelected { editor.selectAll() }
  }

  /// Shows a line that is edited elsewhere, its cursor where it stands.
  public init(_ editor: LineEditor) {
    self.editor = editor
  }

  /// What is searched for.
  public var text: String { editor.text }

  /// Empties the line.
  public mutating func clear() {
    self = FindLineState()
  }

  /// Edits the text, or tells what is asked of the rows below.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - starMarks: Whether `*` marks all that was found, as in lists of clients.
  /// - Returns: What the key did.
  public mutating func handle(_ key: Key, starMarks: Bool = true) -> FindLineOutcome {
    switch key {
    case .up, .down, .pageUp, .pageDown: return .move(key)
    case .enter: return .open
    case .tab, .backTab: return .leave
    case .control("e"): return .markAll
    case "*" where starMarks: return .markAll
    case .insert, .control("t"):
      editor.selectAll()
      return .mark
    case .escape: return escape()
    default: return edit(key)
    }
  }

  private mutating func escape() -> FindLineOutcome {
    guard !text.isEmpty else { return .back }
    clear()
    return .changed
  }

  private mutating func edit(_ key: Key) -> FindLineOutcome {
    let before = text
    guard editor.handle(key) != .ignored else { return .ignored }
    return before == text ? .edited : .changed
  }
}
