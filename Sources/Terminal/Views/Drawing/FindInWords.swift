extension String {
  /// The text as the keys that type it, so that both keyboard layouts are alike.
  var onKeys: String {
    String(lowercased().map { KeyboardPosition.latinLetter(of: $0) ?? $0 })
  }

  /// Whether the text or a word of it begins so, in any case.
  func hasWord(beginningWith start: String) -> Bool {
    let (text, start) = (lowercased(), start.lowercased())
    return text.hasPrefix(start)
      || text.split(separator: " ").contains { $0.hasPrefix(start) }
  }
}
