/// What a piece of text is for; the back end gives each role its colour, or none.
public enum Role: UInt8, CaseIterable, Sendable {
  /// What people read: values, names, sentences.
  case text
  /// What is there but is not being looked at: rules, hints, old rows while loading.
  case muted
  /// The one accent: keycaps, the mark of the selected row, a bar.
  case accent
  /// Headings: the way that was walked, column titles.
  case title
  /// What deserves a look before going on.
  case warning
  /// What was refused or went wrong.
  case error
  /// A field of a map that holds up to a quarter of the most.
  case quarter
  /// A field of a map that holds up to half of the most.
  case half
  /// A field of a map that holds up to three quarters of the most.
  case threeQuarters
  /// A field of a map that holds nearly as much as the fullest one.
  case most
}

/// How a cell looks, in meanings instead of colours.
public struct Style: Hashable, Sendable {
  /// What the text is for.
  public var role: Role
  /// Heavier letters.
  public var bold: Bool
  /// Letters and ground exchanged, as in the selected row.
  public var reversed: Bool
  /// A line under the letters.
  public var underlined: Bool

  /// A style of a role, plain unless said otherwise.
  public init(
    _ role: Role = .text,
    bold: Bool = false,
    reversed: Bool = false,
    underlined: Bool = false
  ) {
    self.role = role
    self.bold = bold
    self.reversed = reversed
    self.underlined = underlined
  }

  /// Plain text.
  public static let text = Style(.text)
  /// Muted text.
  public static let muted = Style(.muted)
  /// The accent.
  public static let accent = Style(.accent)
  /// A heading.
  public static let title = Style(.title)
  /// A warning.
  public static let warning = Style(.warning)
  /// A refusal or an error.
  public static let error = Style(.error)
  /// The selected row.
  public static let selected = Style(.text, reversed: true)

  /// The same style with letters and ground exchanged.
  public func reversing() -> Style {
    var style = self
    style.reversed = true
    return style
  }
}
