/// The last line of a screen: the keys that work now, as many as fit, "…" when there are more, and
/// help at its right end (screens.md "Wireframes").
public struct Footer: Sendable {
  /// A key and what it does.
  public struct Item: Hashable, Sendable {
    /// The key's name.
    public var key: String
    /// What it does, in words.
    public var label: String

    /// A key's name and what it does.
    public init(key: String, label: String) {
      self.key = key
      self.label = label
    }

    var columns: Int { key.displayWidth + 1 + label.displayWidth }
  }

  /// The items, the most important first.
  public var items: [Item]
  /// The item at the right end, F1 as a rule.
  public var last: Item

  /// A footer of these items with one at the right end.
  public init(items: [Item], last: Item) {
    self.items = items
    self.last = last
  }

  /// Columns before the first item.
  static let margin = 3

  /// How many items fit a width, leaving room for "…" when there are more.
  func fitting(in columns: Int) -> Int {
    let end = columns - 1 - last.columns - 2
    var used = Self.margin
    for (index, item) in items.enumerated() {
      let gap = index == 0 ? 0 : 2
      let more = index + 1 < items.count ? 2 : 0
      guard used + gap + item.columns + more <= end else { return index }
      used += gap + item.columns
    }
    return items.count
  }

  /// Puts the footer into a row of a canvas, keys in the accent, words plain.
  public func draw(on canvas: inout Canvas, row: Int) {
    let columns = canvas.size.columns
    canvas.put("", at: Point(row: row, column: 0), width: columns)
    let count = fitting(in: columns)
    var point = Point(row: row, column: Self.margin)
    for item in items.prefix(count) {
      point = draw(item, at: point, on: &canvas).right(2)
    }
    if count < items.count {
      canvas.put(String(Glyph.cut), at: count == 0 ? point : point.right(-1), style: .muted)
    }
    let end = Point(row: row, column: max(Self.margin, columns - 1 - last.columns))
    _ = draw(last, at: end, on: &canvas)
  }

  private func draw(_ item: Item, at point: Point, on canvas: inout Canvas) -> Point {
    let used = canvas.put(item.key, at: point, style: .accent)
    let label = point.right(used + 1)
    return label.right(canvas.put(item.label, at: label))
  }
}
