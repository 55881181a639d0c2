/// Turns a form into lines for a width.
struct FormLayout<ID: Hashable & Sendable> {
  let form: Form<ID>
  let state: FormState<ID>
  /// Columns of text.
  let columns: Int
  /// Columns of the labels and the space after them.
  private let labelWidth: Int
  /// The fewest columns that a value may have beside its label.
  private let narrowest = 20

  init(form: Form<ID>, state: FormState<ID>, columns: Int) {
    self.form = form
    self.state = state
    self.columns = columns
    let widest = form.fields.map { min($0.label.shownWidth, columns) }.max() ?? 0
    labelWidth = form.labelWidth ?? widest + 1
  }

  /// Whether labels stand above their values, for want of room beside them.
  var isNarrow: Bool { columns - labelWidth < narrowest }

  /// Where values begin.
  var valueColumn: Int { isNarrow ? min(2, max(0, columns - 1)) : labelWidth }

  /// All lines, buttons last.
  func lines() -> [FormLine<ID>] {
    var body: [FormLine<ID>] = []
    for item in form.items {
      switch item {
      case .field(let field):
        if let column = field.columnBeside, let place = body.lastIndex(where: \.bearsMark) {
          body += add(field, at: column, to: &body[place])
        } else {
          body += lines(of: field)
        }
      case .heading(let text):
        body.append(FormLine(pieces: [FormPiece(column: 0, text: text, style: .title)]))
      case .note(let text): body += notes(text, column: 0)
      case .gap: body.append(FormLine())
      }
    }
    return form.buttons.isEmpty ? body : body + [FormLine()] + buttonLines()
  }

  /// Puts one more field beside what stands on a line; its notes stand below.
  private func add(
    _ field: Field<ID>,
    at column: Int,
    to line: inout FormLine<ID>
  ) -> [FormLine<ID>] {
    var field = field
    field.indent = column
    let value = valueLine(of: field)
    if !field.label.isEmpty {
      let place = valueColumn + column - field.label.shownWidth - 1
      line.pieces.append(FormPiece(column: max(0, place), text: field.label, style: .muted))
    }
    line.pieces += value.pieces
    if state.focus == .field(field.id) {
      line.stop = .field(field.id)
      line.cursor = value.cursor
    }
    let refusal = state.refusal(field.id)
    if refusal != nil { line.isRefused = true }
    let start = valueColumn
    let problem = refusal.map { notes($0, column: start, style: .error) } ?? []
    let alerts = field.alerts.flatMap { notes($0, column: start, style: .warning) }
    return problem + alerts + field.notes.flatMap { notes($0, column: start) }
  }

  // MARK: Fields

  private func lines(of field: Field<ID>) -> [FormLine<ID>] {
    let stop = FormFocus.field(field.id)
    let refusal = state.refusal(field.id)
    var value = valueLine(of: field)
    value.stop = stop
    var result: [FormLine<ID>] = []
    let label = FormPiece(
      column: 0,
      text: field.label,
      style: field.isEnabled ? .text : .muted,
      width: isNarrow ? columns : max(0, labelWidth - 1)
    )
    if isNarrow && !field.label.isEmpty {
      result = [FormLine(stop: stop, bearsMark: true, pieces: [label]), value]
    } else {
      value.bearsMark = true
      if !field.label.isEmpty { value.pieces.insert(label, at: 0) }
      result = [value]
    }
    result[0].isRefused = refusal != nil
    let start = valueColumn + field.indent
    if let refusal { result += notes(refusal, column: start, style: .error, stop: stop) }
    let checkIndent = if case .check = field.kind { 4 } else { 0 }
    result += field.alerts.flatMap {
      notes($0, column: start + checkIndent, style: .warning, stop: stop)
    }
    result += field.notes.flatMap { notes($0, column: start + checkIndent, stop: stop) }
    return result
  }

  private func notes(
    _ text: String,
    column: Int,
    style: Style = .muted,
    stop: FormFocus<ID>? = nil
  ) -> [FormLine<ID>] {
    let column = min(column, max(0, columns - 8))
    let words = text.beginning(for: columns * 4)
    return words.wrapped(to: max(1, columns - column)).map {
      FormLine(stop: stop, pieces: [FormPiece(column: column, text: $0, style: style)])
    }
  }

  private func valueLine(of field: Field<ID>) -> FormLine<ID> {
    let start = min(valueColumn + field.indent, max(0, columns - 1))
    let trailing = field.trailing.shownWidth
    let room = max(0, columns - start - (trailing == 0 ? 0 : trailing + 2))
    var line = FormLine<ID>()
    if state.focus == .field(field.id) {
      line = focusedLine(of: field, start: start, room: room)
    } else {
      line.pieces = pieces(of: field, start: start, room: room)
    }
    if trailing > 0 {
      let place = max(0, columns - trailing)
      line.pieces.append(FormPiece(column: place, text: field.trailing, style: .muted))
    }
    return line
  }

  private func focusedLine(of field: Field<ID>, start: Int, room: Int) -> FormLine<ID> {
    guard field.isTyped else {
      return FormLine(
        pieces: pieces(of: field, start: start, room: room),
        cursor: start + choiceCursor(in: field, room: room)
      )
    }
    let isSecret = if case .secret = field.kind { true } else { false }
    let window = (isSecret ? state.editor.masked : state.editor).window(columns: room)
    let piece = FormPiece(column: start, text: window.text)
    return FormLine(pieces: [piece], cursor: start + window.cursorColumn)
  }

  private func pieces(of field: Field<ID>, start: Int, room: Int) -> [FormPiece] {
    let style: Style = field.isEnabled ? .text : .muted
    let text = FieldWords.text(of: field, state: state, room: room)
    let isNone = text.isNone ? Style.muted : style
    return [FormPiece(column: start, text: text.words, style: isNone, width: room)]
  }

  /// Where the cursor stands within a choice or check: on its lit mark.
  private func choiceCursor(in field: Field<ID>, room: Int) -> Int {
    if case .check = field.kind { return 1 }
    guard case .choice(let options) = field.kind, FieldWords.fits(options, room: room) else {
      return 0
    }
    var column = 1
    for option in options {
      if option.id == state.choice(field.id) { return column }
      column += option.title.shownWidth + 6
    }
    return 1
  }

  // MARK: Buttons

  private func buttonLines() -> [FormLine<ID>] {
    let start = form.buttonsAtEdge ? 0 : valueColumn
    var lines: [FormLine<ID>] = []
    var column = start
    for (place, button) in form.buttons.enumerated() {
      let words = "[ \(button.title) ]"
      let isLit = state.focus == .button(place)
      if lines.isEmpty || column + words.shownWidth > columns {
        lines.append(FormLine(stop: .button(place)))
        column = start
      }
      let style: Style = isLit ? .selected : .text
      lines[lines.count - 1].pieces.append(FormPiece(column: column, text: words, style: style))
      if isLit {
        lines[lines.count - 1].stop = .button(place)
        lines[lines.count - 1].cursor = column + 2
        lines[lines.count - 1].bearsMark = true
      }
      column += words.shownWidth + 3
    }
    return lines
  }
}

/// The words that stand for a field's value.
enum FieldWords {
  /// A field's value in words, and whether they only say that there is none.
  static func text<ID>(
    of field: Field<ID>,
    state: FormState<ID>,
    room: Int
  ) -> (words: String, isNone: Bool) {
    switch field.kind {
    case .text, .phone, .number, .date: return (state.text(field.id), false)
    case .secret: return (LineEditor(state.text(field.id)).masked.text, false)
    case .check(let words): return ((state.isOn(field.id) ? "[x] " : "[ ] ") + words, false)
    case .choice(let options) where fits(options, room: room):
      return (row(options, chosen: state.choice(field.id)), false)
    case .choice(let options), .list(let options):
      let chosen = options.first { $0.id == state.choice(field.id) }
      return (chosen?.title ?? "", false)
    case .several(let options, let none):
      let ids = Set(state.several(field.id))
      let titles = options.filter { ids.contains($0.id) }.map(\.title)
      return titles.isEmpty ? (none, true) : (titles.joined(separator: ", "), false)
    }
  }

  /// Whether all choices fit into a row.
  static func fits(_ options: [FieldOption], room: Int) -> Bool {
    guard options.count <= 8 else { return false }
    let width = options.reduce(0) { $0 + $1.title.shownWidth + 6 } - 2
    return width <= room
  }

  private static func row(_ options: [FieldOption], chosen: String?) -> String {
    let mark = String(Glyph.chosen)
    return options.map { "(\($0.id == chosen ? mark : " ")) \($0.title)" }.joined(separator: "  ")
  }
}
