/// What a button of a form does.
public enum FormButtonRole: Hashable, Sendable {
  /// The main button: Ctrl-S presses it from anywhere.
  case submit
  /// The same as Esc.
  case close
  /// Anything else, by its id.
  case other(String)
}

/// A button below a form.
public struct FormButton: Hashable, Sendable {
  /// The verb.
  public var title: String
  /// What it does.
  public var role: FormButtonRole

  /// Makes a button.
  public init(_ title: String, _ role: FormButtonRole) {
    self.title = title
    self.role = role
  }
}

/// A line of a form.
public enum FormItem<ID: Hashable & Sendable>: Sendable {
  /// A field with its notes. A field that is not to be seen is left out of the items.
  case field(Field<ID>)
  /// A heading over the fields that follow.
  case heading(String)
  /// Words that explain something, wrapped at the right edge.
  case note(String)
  /// An empty line.
  case gap
}

/// Words that a form shows by itself.
public struct FormWords: Sendable {
  /// How many lines are out of sight.
  public var more: @Sendable (Int) -> String
  /// The calendar's words.
  public var calendar: CalendarWords
  /// The label of the find line in lists.
  public var find: String
  /// What a list says when none of its lines has what was typed.
  public var nothing: String

  /// Collects the words of a form.
  public init(
    more: @escaping @Sendable (Int) -> String,
    calendar: CalendarWords,
    find: String,
    nothing: String = ""
  ) {
    self.more = more
    self.calendar = calendar
    self.find = find
    self.nothing = nothing
  }
}

/// Names that a calendar shows, and the day a week begins with.
public struct CalendarWords: Equatable, Sendable {
  /// The twelve months.
  public var months: [String]
  /// The seven weekdays in short, Monday first.
  public var weekdays: [String]
  /// The weekday a week begins with: 1 is Monday, 7 is Sunday.
  public var firstWeekday: Int

  /// Collects the words of a calendar.
  public init(months: [String], weekdays: [String], firstWeekday: Int = 1) {
    self.months = months
    self.weekdays = weekdays
    self.firstWeekday = firstWeekday
  }
}

/// A form described by values: its lines, its buttons, its words.
public struct Form<ID: Hashable & Sendable>: Sendable {
  /// The lines, top to bottom.
  public var items: [FormItem<ID>]
  /// The buttons, left to right.
  public var buttons: [FormButton]
  /// The width of the labels; nothing takes the widest label and a space.
  public var labelWidth: Int?
  /// Whether the buttons stand at the left edge, not under the values.
  public var buttonsAtEdge: Bool
  /// Words that the form shows by itself.
  public var words: FormWords

  /// Describes a form.
  public init(
    _ items: [FormItem<ID>],
    buttons: [FormButton],
    labelWidth: Int? = nil,
    buttonsAtEdge: Bool = false,
    words: FormWords
  ) {
    self.items = items
    self.buttons = buttons
    self.labelWidth = labelWidth
    self.buttonsAtEdge = buttonsAtEdge
    self.words = words
  }

  /// The fields, top to bottom.
  public var fields: [Field<ID>] {
    items.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  /// The field of a name, when it is shown.
  public func field(_ id: ID) -> Field<ID>? {
    fields.first { $0.id == id }
  }

  /// The stops of Tab, top to bottom and back to the top.
  var stops: [FormFocus<ID>] {
    fields.filter(\.isEnabled).map { .field($0.id) } + buttons.indices.map { .button($0) }
  }
}

/// Where the cursor of a form stands.
public enum FormFocus<ID: Hashable & Sendable>: Hashable, Sendable {
  /// In a field.
  case field(ID)
  /// On the button of this place.
  case button(Int)
}
