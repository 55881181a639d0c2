/// One choice of a field.
public struct FieldOption: Hashable, Sendable {
  /// The value that choosing gives.
  public var id: String
  /// The choice's words.
  public var title: String
  /// Words that find it and are not shown.
  public var others: [String]

  /// Makes a choice.
  public init(_ id: String, _ title: String, others: [String] = []) {
    self.id = id
    self.title = title
    self.others = others
  }
}

/// How a date field talks with the calendar; the text in the field stays what was typed.
public struct DatePicking: Sendable {
  /// Today, where the calendar opens when nothing readable was typed.
  public var today: CalendarDay
  /// Reads what was typed.
  public var read: @Sendable (String) -> CalendarDay?
  /// Writes the day taken from the calendar.
  public var write: @Sendable (CalendarDay) -> String

  /// Describes a date field's reading and writing.
  public init(
    today: CalendarDay,
    read: @escaping @Sendable (String) -> CalendarDay?,
    write: @escaping @Sendable (CalendarDay) -> String
  ) {
    self.today = today
    self.read = read
    self.write = write
  }
}

/// What a field holds and how it is filled.
public enum FieldKind: Sendable {
  /// Typed text of at most so many characters; F4 offers the variables, where there are any.
  case text(limit: Int = 200, variables: [FieldOption] = [])
  /// Typed text that is never shown: a dot stands for each character.
  case secret(limit: Int = 200)
  /// A telephone number as people type it.
  case phone
  /// A sum, a count or a percentage; the number pad's comma and point are both taken.
  case number
  /// A date as people type it; F4 opens the calendar.
  case date(DatePicking)
  /// One of several, in a row where they fit, else the chosen one alone; F4 opens the list.
  case choice([FieldOption])
  /// One of several, always shown alone; F4 opens the list.
  case list([FieldOption])
  /// Yes or no, with its words beside the box.
  case check(String)
  /// Several of a list, separated by commas; F4 opens the list. The words stand for "none".
  case several([FieldOption], none: String = "")
}

/// One field of a form.
public struct Field<ID: Hashable & Sendable>: Sendable {
  /// The field's name in code.
  public var id: ID
  /// The label on the left; may be empty.
  public var label: String
  /// What it holds.
  public var kind: FieldKind
  /// Muted words at the right edge, such as how much of the limit is used.
  public var trailing: String
  /// Muted lines that stand under the field.
  public var notes: [String]
  /// Lines above them that must not be missed, as that another desk changed the value.
  public var alerts: [String] = []
  /// Columns by which the value stands further to the right.
  public var indent: Int
  /// Whether the field takes keys; others are muted and passed over.
  public var isEnabled: Bool
  /// Where the value stands on the line of the field before, counted from where values begin; nil
  /// gives the field a line of its own.
  public var columnBeside: Int?

  /// Describes a field.
  public init(
    _ id: ID,
    _ label: String,
    _ kind: FieldKind = .text(),
    trailing: String = "",
    notes: [String] = [],
    indent: Int = 0,
    isEnabled: Bool = true,
    columnBeside: Int? = nil
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.trailing = trailing
    self.notes = notes
    self.indent = indent
    self.isEnabled = isEnabled
    self.columnBeside = columnBeside
  }

  /// The choices of a choice, a list or a multiple choice.
  var options: [FieldOption] {
    switch kind {
    case .choice(let options), .list(let options), .several(let options, _): options
    case .text(_, let variables): variables
    case .secret, .phone, .number, .date, .check: []
    }
  }

  /// Whether the field holds typed text.
  var isTyped: Bool {
    switch kind {
    case .text, .secret, .phone, .number, .date: true
    case .choice, .list, .check, .several: false
    }
  }

  /// The longest text that may be typed.
  var limit: Int {
    switch kind {
    case .text(let limit, _), .secret(let limit): limit
    default: 60
    }
  }
}
