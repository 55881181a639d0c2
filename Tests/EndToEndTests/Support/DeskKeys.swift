import TestSupport

/// A person at the real program's screens: types, presses keys by name, and reads.
///
/// Each step waits until the screen shows what the person would wait for.
struct DeskKeys {
  let terminal: PtyProcess

  init(_ terminal: PtyProcess) {
    self.terminal = terminal
  }

  private static let sequences = [
    "Enter": "\r", "Esc": "\u{1b}", "Tab": "\t", "Shift-Tab": "\u{1b}[Z", "Space": " ",
    "Up": "\u{1b}OA", "Down": "\u{1b}OB", "Left": "\u{1b}OD", "Right": "\u{1b}OC", "F2": "\u{1b}OQ",
    "F4": "\u{1b}OS",
    "F5": "\u{1b}[15~", "F8": "\u{1b}[19~", "F7": "\u{1b}[18~", "F9": "\u{1b}[20~",
    "F10": "\u{1b}[21~",
    "Ctrl-S": "\u{13}", "Ctrl-U": "\u{15}",
  ]

  /// Presses keys in turn; a name that is no key is what a letter key sends.
  func press(_ keys: String...) throws {
    for key in keys {
      try terminal.send(Self.sequences[key] ?? key)
      terminal.readUntilQuiet(for: 40)
    }
  }

  /// Types text and waits until it was taken in.
  func type(_ text: String) throws {
    try terminal.send(text)
    terminal.readUntilQuiet(for: 40)
  }

  /// Goes on from field to field until the cursor stands in one that begins so.
  func go(to field: String) throws {
    for _ in 0..<40 where !shows("► \(field)") { try press("Tab") }
    try see("► \(field)")
  }

  /// Waits until each text stands on the screen, in one of its lines; runs of spaces count as one.
  func see(_ texts: String...) throws {
    for text in texts {
      try terminal.readUntil("«\(text)»") { screen in
        Self.shows(text, screen)
      }
    }
  }

  private func shows(_ text: String) -> Bool { Self.shows(text, terminal.screen) }

  private static func shows(_ text: String, _ screen: TerminalEmulator) -> Bool {
    screen.lines.contains { squeezed($0).contains(text) }
  }

  private static func squeezed(_ line: String) -> String {
    line.split(whereSeparator: { $0 == " " || $0 == "\u{a0}" }).joined(separator: " ")
  }
}
