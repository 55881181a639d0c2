extension String {
  /// How many columns the text takes on the screen, after ``Displayable`` made it safe.
  public var displayWidth: Int {
    if Displayable.isPlain(self) { return unicodeScalars.count }
    return Displayable.cellText(self).reduce(0) { $0 + CharacterWidth.columns(of: $1) }
  }

  /// The text itself when it fits, else its beginning and "…", together at most `columns` wide.
  ///
  /// A grapheme is never cut; where a wide one does not fit, the result is a column shorter.
  public func truncated(to columns: Int) -> String {
    guard displayWidth > columns else { return self }
    guard columns > 0 else { return "" }
    return Displayable.cellText(self).leading(columns - 1) + String(Glyph.cut)
  }

  /// The text in exactly `columns` columns: cut with "…" or padded with spaces.
  public func fitted(to columns: Int, alignment: Alignment = .left) -> String {
    let shown = truncated(to: columns)
    let free = max(0, columns - shown.displayWidth)
    let before = alignment.columnsBefore(free)
    return String(repeating: " ", count: before) + shown
      + String(repeating: " ", count: free - before)
  }

  /// The longest beginning that is at most `columns` wide.
  func leading(_ columns: Int) -> String {
    var used = 0
    return String(
      prefix { character in
        used += CharacterWidth.columns(of: character)
        return used <= columns
      }
    )
  }

  /// The longest end that is at most `columns` wide.
  func trailing(_ columns: Int) -> String {
    var used = 0
    let count = reversed().prefix { character in
      used += CharacterWidth.columns(of: character)
      return used <= columns
    }.count
    return String(suffix(count))
  }
}
