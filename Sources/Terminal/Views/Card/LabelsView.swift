/// A label and what it names.
public struct LabelledLine: Hashable, Sendable {
  /// The label; an empty one continues the line above or makes a heading.
  public var label: String
  /// What it names.
  public var text: String
  /// How the text looks.
  public var style: Style

  /// Makes a labelled line.
  public init(_ label: String, _ text: String, style: Style = .text) {
    self.label = label
    self.text = text
    self.style = style
  }

  /// Makes a line of words alone, across the whole width.
  public static func words(_ text: String, style: Style = .text) -> Self {
    Self("", text, style: style)
  }
}

/// Lines with their labels on the left, as a card shows who somebody is.
public struct LabelsView: Hashable, Sendable {
  /// The lines, top to bottom.
  public var lines: [LabelledLine]
  /// Columns of the labels and the space after them; nothing takes the widest and two spaces.
  public var labelWidth: Int?
  /// Lines from this one on stand beside the labels even without one of their own.
  public var firstLabelled: Int

  /// Describes labelled lines.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - labelWidth: Columns for the labels.
  ///   - firstLabelled: The first line whose text stands beside labels; the first that has a
  ///     label unless said otherwise.
  public init(_ lines: [LabelledLine], labelWidth: Int? = nil, firstLabelled: Int? = nil) {
    self.lines = lines
    self.labelWidth = labelWidth
    let first = lines.firstIndex { !$0.label.isEmpty }
    self.firstLabelled = firstLabelled ?? first ?? lines.count
  }

  /// Draws the lines.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    let widest = lines.map(\.label.shownWidth).max() ?? 0
    let start = min(labelWidth ?? widest + 2, area.columns / 2)
    for (row, line) in lines.prefix(area.rows).enumerated() {
      let column = row >= firstLabelled ? start : 0
      canvas.write(line.label, row: row, in: area, width: max(0, start - 1), style: .muted)
      canvas.write(line.text, row: row, in: area, column: column, style: line.style)
    }
  }
}
