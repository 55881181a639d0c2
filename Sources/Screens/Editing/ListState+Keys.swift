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

extension TableState {
  /// Moves the selection by a key that does nothing else; nil for any other key.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - rows: The rows as they are now.
  ///   - page: The number of rows in sight.
  /// - Returns: What a screen asks for then: nothing.
  mutating func walk(_ key: Key, in rows: TableRows<RowID>, page: Int) -> [Effect]? {
    switch key {
    case .up, .down, .pageUp, .pageDown, .home, .end:
      _ = handle(key, in: rows, page: max(1, page))
      return []
    default: return nil
    }
  }
}
