import Terminal
import Testing

/// Keys as tests write them: "F7", "Enter", "Ctrl-S", "PgDn", or one character.
enum KeyScript {
  private static let named: [String: Key] = [
    "Enter": .enter, "Esc": .escape, "Tab": .tab, "Shift-Tab": .backTab, "Space": .space,
    "Backspace": .backspace, "Del": .delete, "Ins": .insert, "Up": .up, "Down": .down,
    "Left": .left, "Right": .right, "Home": .home, "End": .end, "PgUp": .pageUp,
    "PgDn": .pageDown,
  ]

  static func key(_ name: String) -> Key? {
    if let key = named[name] { return key }
    if name.count == 1, let character = name.first { return .character(character) }
    if name.hasPrefix("F"), let number = Int(name.dropFirst()) { return .function(number) }
    if name.hasPrefix("Ctrl-"), name.count == 6, let letter = name.lowercased().last {
      return .control(letter)
    }
    return nil
  }
}
