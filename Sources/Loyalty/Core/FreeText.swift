extension Club {
  /// The most characters that a note or a description may have.
  public static let textLimit = 2_000

  /// A free text without surrounding spaces; an empty one is none.
  ///
  /// It may have several lines.
  ///
  /// - Parameters:
  ///   - typed: The text as it was typed.
  ///   - limit: The most characters that it may have without the spaces around it.
  /// - Returns: The text, nil where there is none.
  /// - Throws: `textTooLong`, or `nameUnreadable` for control and bidi characters.
  func text(_ typed: String?, limit: Int = textLimit) throws(Refusal) -> String? {
    guard let typed else { return nil }
    guard typed.utf8.count <= 4 * Self.textLimit, typed.unicodeScalars.count <= Self.textLimit
    else {
      throw .textTooLong(length: typed.unicodeScalars.count, limit: limit)
    }
    let scalars = typed.unicodeScalars
    if let unreadable = scalars.first(where: { Self.isUnreadable($0) }) {
      throw .value(.nameUnreadable(unreadable))
    }
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return nil }
    let text = scalars[first...last]
    guard text.count <= limit else { throw .textTooLong(length: text.count, limit: limit) }
    return String(text)
  }

  /// Whether a scalar has no place in a free text: lines, tabs and joined emoji have.
  private static func isUnreadable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\t", "\u{200C}", "\u{200D}", "\u{FE0F}": false
    default: NameRule.isUnreadable(scalar)
    }
  }
}
