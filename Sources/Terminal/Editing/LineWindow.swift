extension LineEditor {
  /// The part of the text that is seen in a field of some width.
  public struct Window: Hashable, Sendable {
    /// The graphemes in sight, made safe; at most the field's width.
    public let text: String
    /// The column of the cursor inside the field, less than its width.
    public let cursorColumn: Int
    /// Whether text is hidden to the left.
    public let cutsLeft: Bool
    /// Whether text is hidden to the right.
    public let cutsRight: Bool
  }

  /// What a field of `columns` columns shows: the beginning while the cursor fits into it, else as
  /// much before the cursor as fits, the cursor in the last column.
  public func window(columns: Int) -> Window {
    let columns = max(1, columns)
    let before = Displayable.cellText(String(text.prefix(cursor)))
    let after = Displayable.cellText(String(text.dropFirst(cursor)))
    let shownBefore = before.displayWidth < columns ? before : before.trailing(columns - 1)
    let column = shownBefore.displayWidth
    let shownAfter = after.leading(columns - column)
    return Window(
      text: shownBefore + shownAfter,
      cursorColumn: column,
      cutsLeft: shownBefore.count < before.count,
      cutsRight: shownAfter.count < after.count
    )
  }
}
