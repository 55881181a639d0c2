/// A line to type a search into: its label, the text, and a muted hint under it.
public struct FindLineView: Sendable {
  /// The label before the text.
  public var label: String
  /// The text and its cursor.
  public var state: FindLineState
  /// Words under the text; nothing leaves the line out.
  public var hint: String?
  /// Whether keys go to the line: it holds the cursor.
  public var isFocused: Bool

  /// Describes a find line.
  public init(_ label: String, _ state: FindLineState, hint: String? = nil, isFocused: Bool = true)
  {
    self.label = label
    self.state = state
    self.hint = hint
    self.isFocused = isFocused
  }

  /// The number of rows it takes.
  var fittingRows: Int { hint == nil ? 1 : 2 }

  /// Draws the line and its hint.
  public func render(into canvas: inout Canvas, in rect: Rect) {
    let area = TextArea(rect)
    let start = label.isEmpty ? 0 : label.shownWidth + 3
    canvas.write(label, row: 0, in: area, style: .muted)
    canvas.write(state.editor, row: 0, in: area, column: start, isFocused: isFocused)
    if let hint { canvas.write(hint, row: 1, in: area, column: start, style: .muted) }
  }
}

extension Canvas {
  /// Puts an edited line: the part round its cursor while it has the keys, else its beginning.
  mutating func write(
    _ editor: LineEditor,
    row: Int,
    in area: TextArea,
    column: Int,
    width: Int? = nil,
    isFocused: Bool
  ) {
    let room = min(width ?? area.columns, area.columns - column)
    guard room > 0 else { return }
    guard isFocused else {
      return write(editor.text, row: row, in: area, column: column, width: room)
    }
    let window = editor.window(columns: room)
    let style = editor.isSelected ? Style.selected : .text
    let shown = window.text.shownWidth
    write(window.text, row: row, in: area, column: column, width: shown, style: style)
    place(cursorAt: column + window.cursorColumn, row: row, in: area)
  }
}
