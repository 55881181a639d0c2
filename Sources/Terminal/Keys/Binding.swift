/// One action of a screen: its keys, what it asks for, its words, and when it does not work.
///
/// Letters are written as the small Latin letter of their key: `"n"`.
public struct Binding<Intent, Context>: Sendable where Intent: Sendable {
  /// The keys, in the order in which help shows them; hints print the first F-key, else the first.
  public var keys: [Key]
  /// Keys that work too but are never printed, as `,` beside `?`.
  public var silent: [Key]
  /// Which of the keys also work where text is typed, though they are text or editing keys.
  public var alsoInText: Set<Key>
  /// Where the keys work.
  public var scope: BindingScope
  /// What a screen is asked for.
  public var intent: Intent
  /// The catalogue key of the action's name.
  public var label: String
  /// The catalogue key of a sentence that explains it.
  public var tooltip: String?
  /// The place in the footer, 1 first; nil keeps it out of the footer.
  public var footer: Int?
  /// Whether the commands list it though its keys only move about.
  public var isListed: Bool
  /// The catalogue key of the reason why it does not work now; nil when it works.
  public var unless: (@Sendable (Context) -> String?)?

  /// An action; everything but keys, intent and label has a sensible default.
  public init(
    _ keys: Key...,
    silent: [Key] = [],
    alsoInText: Set<Key> = [],
    scope: BindingScope = .everywhere,
    does intent: Intent,
    label: String,
    tooltip: String? = nil,
    footer: Int? = nil,
    isListed: Bool = false,
    unless: (@Sendable (Context) -> String?)? = nil
  ) {
    self.keys = keys
    self.silent = silent
    self.alsoInText = alsoInText
    self.scope = scope
    self.intent = intent
    self.label = label
    self.tooltip = tooltip
    self.footer = footer
    self.isListed = isListed
    self.unless = unless
  }

  /// Every key, printed or not.
  public var allKeys: [Key] { keys + silent }

  /// The key that hints print: the first F-key, else the first key.
  public var hintKey: Key? {
    keys.first { if case .function = $0 { true } else { false } } ?? keys.first
  }

  /// Whether one of the keys works in this place.
  func works(_ key: Key, inText: Bool) -> Bool {
    guard scope.covers(inText: inText) else { return false }
    return !inText || key.isCommandInText || alsoInText.contains(key)
  }
}

/// Where a binding's keys work.
public enum BindingScope: Sendable {
  /// Outside text and, as far as the key is no text or editing key, in text.
  case everywhere
  /// Only where no text is typed.
  case outsideText
  /// Only where text is typed.
  case inText

  func covers(inText: Bool) -> Bool {
    switch self {
    case .everywhere: true
    case .outsideText: !inText
    case .inText: inText
    }
  }
}
