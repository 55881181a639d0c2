import Terminal

extension ListState {
  /// Whether a key is for a list whose letters are commands while its find line is left: it moves
  /// in the rows, goes back into the find line, or takes back what was typed there.
  func takes(_ key: Key) -> Bool {
    guard !isFinding else { return true }
    return switch key {
    case .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab, .backspace: true
    case .escape: !find.text.isEmpty
    default: false
    }
  }
}
