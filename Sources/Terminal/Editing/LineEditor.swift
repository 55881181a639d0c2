/// The state of one line of text being edited: form fields, the find line, the palette.
public struct LineEditor: Hashable, Sendable {
  /// The text as it stands.
  public private(set) var text: String
  /// How many graphemes stand before the cursor.
  public private(set) var cursor: Int
  /// Whether the whole text is selected, so that the next typed text replaces it.
  public private(set) var isSelected = false
  /// The greatest number of graphemes; text beyond it is not taken.
  public var limit: Int

  /// A line that holds a text, the cursor behind it.
  public init(_ text: String = "", limit: Int = 1_000) {
    self.text = String(text.prefix(limit))
    self.limit = limit
    cursor = self.text.count
  }

  /// What came of a key.
  public enum Outcome: Hashable, Sendable {
    /// The key is none of this line's.
    case ignored
    /// The key was taken and the text is as it was.
    case moved
    /// The text changed.
    case changed
    /// The text is full: what was typed, or the end of what was pasted, was not taken.
    case full
  }

  /// Whether nothing is typed.
  public var isEmpty: Bool { text.isEmpty }

  /// The same line with a dot for each character, as a password is shown.
  public var masked: LineEditor {
    var masked = self
    masked.text = String(repeating: Glyph.chosen, count: text.count)
    return masked
  }

  /// Replaces the text, the cursor behind it.
  public mutating func set(_ text: String) {
    self = LineEditor(text, limit: limit)
  }

  /// Selects the whole text: the next typed text replaces it, moving the cursor keeps it.
  public mutating func selectAll() {
    isSelected = !text.isEmpty
    cursor = text.count
  }

  /// Takes an editing key: characters, paste, Backspace, Del, left, right, Home, End, Ctrl-W
  /// (the last word away), Ctrl-U (all away).
  public mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): return insert(String(character))
    case .paste(let text): return insert(text)
    case .backspace: return isSelected ? removeAll() : remove(from: cursor - 1, to: cursor)
    case .delete: return isSelected ? removeAll() : remove(from: cursor, to: cursor + 1)
    case .control("w"): return isSelected ? removeAll() : remove(from: wordStart, to: cursor)
    case .control("u"): return removeAll()
    case .left: return move(to: cursor - 1)
    case .right: return move(to: cursor + 1)
    case .home: return move(to: 0)
    case .end: return move(to: text.count)
    default: return .ignored
    }
  }

  /// Inserts text at the cursor, or in place of the selected text.
  public mutating func insert(_ inserted: String) -> Outcome {
    guard !inserted.isEmpty else { return .moved }
    let replaced = isSelected
    let old = replaced ? "" : text
    let place = replaced ? 0 : cursor
    let room = limit - old.count
    let taken = String(inserted.prefix(max(0, room)))
    if taken.isEmpty, !mergesIntoCursor(inserted, old: old, place: place) { return .full }
    let head = String(old.prefix(place)) + (taken.isEmpty ? inserted : taken)
    text = head + old.dropFirst(place)
    cursor = head.count
    isSelected = false
    return taken.count < inserted.count && !taken.isEmpty ? .full : .changed
  }

  /// Whether a combining mark joins the grapheme before the cursor and so needs no room.
  private func mergesIntoCursor(_ inserted: String, old: String, place: Int) -> Bool {
    inserted.count == 1 && (String(old.prefix(place)) + inserted).count == place
  }

  private var wordStart: Int {
    let before = Array(text.prefix(cursor))
    var start = before.count
    while start > 0, before[start - 1].isWhitespace { start -= 1 }
    while start > 0, !before[start - 1].isWhitespace { start -= 1 }
    return start
  }

  private mutating func removeAll() -> Outcome {
    isSelected = false
    guard !text.isEmpty else { return .moved }
    (text, cursor) = ("", 0)
    return .changed
  }

  private mutating func remove(from start: Int, to end: Int) -> Outcome {
    guard start >= 0, end <= text.count, start < end else { return .moved }
    text = String(text.prefix(start)) + text.dropFirst(end)
    cursor = start
    return .changed
  }

  private mutating func move(to place: Int) -> Outcome {
    isSelected = false
    cursor = min(max(0, place), text.count)
    return .moved
  }
}
