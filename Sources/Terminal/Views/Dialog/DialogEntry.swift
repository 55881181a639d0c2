/// A line to type into that stands in a question, with words under it.
public struct DialogEntry: Sendable {
  /// The label before the text.
  public var label: String
  /// The text and its cursor, as they are shown.
  public var editor: LineEditor
  /// Whether keys go to the line: it holds the cursor, and no button is lit.
  public var isFocused: Bool
  /// What is to be known about the text; its row is kept free where there is nothing.
  public var note: String
  /// How the note looks.
  public var noteStyle: Style

  /// The rows that a line takes with its note.
  static let rows = 2

  /// Describes a line of a question.
  public init(
    _ label: String,
    _ editor: LineEditor,
    isFocused: Bool = true,
    note: String = "",
    noteStyle: Style = .muted
  ) {
    self.label = label
    self.editor = editor
    self.isFocused = isFocused
    self.note = note
    self.noteStyle = noteStyle
  }

  /// Draws the line and its note.
  func draw(into canvas: inout Canvas, row: Int, column: Int, columns: Int) {
    let start = label.isEmpty ? 0 : min(label.shownWidth + 2, columns / 2)
    canvas.put(label, at: Point(row: row, column: column), style: .muted, width: start)
    let room = max(1, columns - start)
    let window = editor.window(columns: room)
    canvas.put(window.text, at: Point(row: row, column: column + start), width: room)
    let below = Point(row: row + 1, column: column + start)
    canvas.put(note.beginning(for: room).truncated(to: room), at: below, style: noteStyle)
    guard isFocused else { return }
    canvas.cursor = Point(row: row, column: column + start + window.cursorColumn)
  }
}
