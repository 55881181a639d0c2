/// A key as it reaches a screen, whatever the terminal sent for it.
public enum Key: Hashable, Sendable {
  /// A character of text: what a layout, Shift and Caps Lock made of the key.
  case character(Character)
  /// F1 to F12.
  case function(Int)
  /// Ctrl and a small Latin letter.
  case control(Character)
  /// Enter, on either part of the keyboard.
  case enter
  /// Esc, on its own.
  case escape
  /// Tab.
  case tab
  /// Shift-Tab.
  case backTab
  /// Backspace.
  case backspace
  /// Del.
  case delete
  /// Ins.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// Pasted text: one line, no control characters.
  case paste(String)

  /// The space bar.
  public static let space = Key.character(" ")

  /// Whether the key is a command even where text is typed (screens.md "How keys are read" 1).
  public var isCommandInText: Bool {
    switch self {
    case .function, .control, .enter, .escape, .tab, .backTab, .insert: true
    case .up, .down, .pageUp, .pageDown: true
    case .character, .backspace, .delete, .left, .right, .home, .end, .paste: false
    }
  }

  /// Whether a binding may never use the key, because terminals, multiplexers or layouts claim it
  /// (screens.md "How keys are read" 6).
  public var isNeverBound: Bool {
    switch self {
    case .control(let letter): !("a"..."z").contains(letter) || "abqdvkoxyhijm".contains(letter)
    case .function(let number): number > 10 || number < 1
    case .character(let character):
      "~[]`';".contains(character) || !character.isASCII
    case .paste: true
    default: false
    }
  }
}

extension Key: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
  /// A character key written as a literal: `"n"`.
  public init(extendedGraphemeClusterLiteral value: Character) {
    self = .character(value)
  }
}
