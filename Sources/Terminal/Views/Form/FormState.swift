/// The value of a field.
public enum FieldValue: Hashable, Sendable {
  /// Typed text.
  case text(String)
  /// The id of the chosen option, or nothing.
  case choice(String?)
  /// Yes or no.
  case check(Bool)
  /// The ids of the chosen options, in the order of the list.
  case several([String])
}

/// A list or calendar that stands open over a form.
enum FormPopup: Equatable, Sendable {
  case picker(PickerState)
  case calendar(CalendarState)
}

/// What is in a form: values, the cursor, refusals, and what was there at first.
public struct FormState<ID: Hashable & Sendable>: Equatable, Sendable {
  /// Where the cursor stands.
  public internal(set) var focus: FormFocus<ID>
  var values: [ID: FieldValue]
  var initial: [ID: FieldValue]
  var editor = LineEditor("")
  var refusals: [ID: String] = [:]
  var typed = ""
  var popup: FormPopup?

  /// A form with values, its cursor in a field.
  ///
  /// - Parameters:
  ///   - values: The values that the form opens with. Fields left out are empty.
  ///   - focus: The field that the cursor stands in.
  public init(_ values: [ID: FieldValue], focus: ID) {
    self.values = values
    initial = values
    self.focus = .field(focus)
    loadEditor()
  }

  // MARK: Values

  /// The text typed into a field; empty for fields of another kind.
  public func text(_ id: ID) -> String {
    if case .text(let text)? = values[id] { return text }
    return ""
  }

  /// The chosen option of a field.
  public func choice(_ id: ID) -> String? {
    if case .choice(let choice)? = values[id] { return choice }
    return nil
  }

  /// Whether a check is set.
  public func isOn(_ id: ID) -> Bool {
    values[id] == .check(true)
  }

  /// The chosen options of a multiple choice.
  public func several(_ id: ID) -> [String] {
    if case .several(let ids)? = values[id] { return ids }
    return []
  }

  /// Puts a value into a field and takes its refusal away.
  public mutating func set(_ id: ID, _ value: FieldValue) {
    values[id] = value
    refusals[id] = nil
    if focus == .field(id) { loadEditor() }
  }

  /// Whether any value differs from the one that the form opened with.
  public var isChanged: Bool {
    Set(values.keys).union(initial.keys).contains { differs($0) }
  }

  private func differs(_ id: ID) -> Bool {
    let (now, before) = (values[id], initial[id])
    return now != before && !(now.isEmpty && before.isEmpty)
  }

  /// The values as they are, to be kept when the form is discarded.
  public var draft: [ID: FieldValue] { values }

  /// Brings a discarded draft back; the form counts as changed against what it opened with.
  public mutating func restore(_ draft: [ID: FieldValue]) {
    values = draft
    refusals = [:]
    loadEditor()
  }

  /// Takes the values as saved: the form counts as untouched from here.
  public mutating func settle() {
    initial = values
  }

  // MARK: Refusals

  /// Marks a field with the sentence that says why, and puts the cursor into it.
  ///
  /// The sentence stands under the field until the field is changed.
  public mutating func refuse(_ id: ID, _ sentence: String) {
    refusals[id] = sentence
    move(to: .field(id))
  }

  /// The sentence under a field, when it was refused.
  public func refusal(_ id: ID) -> String? {
    refusals[id]
  }

  // MARK: Cursor

  /// Puts the cursor into a field.
  public mutating func focus(_ id: ID) {
    move(to: .field(id))
  }

  /// Whether a list or calendar stands open over the form.
  public var isPopupOpen: Bool { popup != nil }

  /// Selects the text of the field that the cursor stands in: typing replaces it.
  public mutating func selectText() { editor.selectAll() }

  mutating func move(to place: FormFocus<ID>) {
    focus = place
    typed = ""
    popup = nil
    loadEditor()
  }

  /// An editor that takes the whole of a text, however long it is.
  static func editor(for text: String) -> LineEditor {
    LineEditor(text, limit: max(1_000, text.count))
  }

  mutating func loadEditor() {
    guard case .field(let id) = focus else { return }
    editor = Self.editor(for: text(id))
  }
}

extension Optional<FieldValue> {
  /// Whether there is nothing in the field.
  fileprivate var isEmpty: Bool {
    switch self {
    case nil, .text(""), .choice(nil), .check(false), .several([]): true
    default: false
    }
  }
}
