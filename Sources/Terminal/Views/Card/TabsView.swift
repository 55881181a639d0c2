/// The sheets of a card side by side, a rule under the chosen one.
public struct TabsView: Hashable, Sendable {
  /// The names of the sheets, with their counts.
  public var titles: [String]
  /// The place of the chosen sheet.
  public var selected: Int

  /// Describes the sheets.
  public init(_ titles: [String], selected: Int) {
    self.titles = titles
    self.selected = selected
  }

  /// Columns between two names, and where all do not fit so.
  private static let (gap, narrowGap) = (5, 3)

  private func gap(in columns: Int) -> Int {
    let names = titles.reduce(0) { $0 + $1.shownWidth }
    return names + Self.narrowGap * (titles.count - 1) <= columns
      && names + Self.gap * (titles.count - 1) > columns ? Self.narrowGap : Self.gap
  }

  /// Draws the names and the rule; names to the left of the chosen one go when room is short.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    guard titles.indices.contains(selected) else { return }
    let gap = gap(in: area.columns)
    let first = firstShown(in: area.columns, gap: gap)
    var column = 0
    for place in first..<titles.count where column < area.columns {
      let title = titles[place]
      let width = min(title.shownWidth, area.columns - column)
      let isSelected = place == selected
      let style: Style = isSelected ? .title : .text
      canvas.write(title, row: 0, in: area, column: column, width: width, style: style)
      if isSelected {
        let rule = String(repeating: Glyph.horizontal, count: width)
        canvas.write(rule, row: 1, in: area, column: column, width: width, style: .accent)
      }
      column += title.shownWidth + gap
    }
  }

  private func firstShown(in columns: Int, gap: Int) -> Int {
    var first = selected
    var used = titles[selected].shownWidth
    while first > 0, used + gap + titles[first - 1].shownWidth <= columns {
      first -= 1
      used += gap + titles[first].shownWidth
    }
    return first
  }
}
