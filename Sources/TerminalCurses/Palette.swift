import CNcurses
import Terminal

/// Turns what a piece of text is for into attributes and a colour pair of this terminal.
///
/// The ground is always the terminal's own, so every colour has to be legible on black and on
/// white: with 256 colours they are middle tones (contrast 3.8 to 5.6 either way); of the eight,
/// only magenta and red come near, the rest is said by weight alone. The fields of a map go from
/// grey to the accent, at one lightness so that both grounds bear all four; with fewer colours
/// their blocks tell how much there is.
struct Palette {
  /// What curses takes for a cell.
  struct Look: Equatable {
    var attributes: Int32 = 0
    var pair: Int32 = 0
  }

  /// A role's colour number and attributes.
  private struct Ink {
    var colour: Int32?
    var attributes: Int32 = 0
  }

  private let looks: [Look]

  /// Makes the colour pairs; `colours` is how many the terminal has, 0 for none.
  init(colours: Int) {
    looks = Role.allCases.map { role in
      let ink = Self.ink(role, colours: colours)
      guard let colour = ink.colour else { return Look(attributes: ink.attributes) }
      let pair = Int32(role.rawValue) + 1
      desk_pair(pair, colour)
      return Look(attributes: ink.attributes, pair: pair)
    }
  }

  subscript(style: Style) -> Look {
    var look = looks[Int(style.role.rawValue)]
    if style.bold { look.attributes |= Int32(DESK_BOLD) }
    if style.underlined { look.attributes |= Int32(DESK_UNDERLINE) }
    if style.reversed { look.attributes |= Int32(DESK_REVERSE) }
    return look
  }

  private static func ink(_ role: Role, colours: Int) -> Ink {
    let bold = Int32(DESK_BOLD)
    let dim = Int32(DESK_DIM)
    switch (role, colours) {
    case (.text, _): return Ink()
    case (.title, _): return Ink(attributes: bold)
    case (.muted, 256...): return Ink(colour: 243)
    case (.accent, 256...): return Ink(colour: 31)
    case (.warning, 256...): return Ink(colour: 130)
    case (.error, 256...): return Ink(colour: 167)
    case (.quarter, 256...): return Ink(colour: 244)
    case (.half, 256...): return Ink(colour: 66)
    case (.threeQuarters, 256...): return Ink(colour: 30)
    case (.most, 256...): return Ink(colour: 31)
    case (.quarter, _), (.half, _), (.threeQuarters, _), (.most, _):
      return ink(.accent, colours: colours)
    case (.muted, _): return Ink(attributes: dim)
    case (.accent, 8...): return Ink(colour: 5)
    case (.warning, 8...): return Ink(colour: 5, attributes: bold)
    case (.error, 8...): return Ink(colour: 1, attributes: bold)
    case (.accent, _), (.warning, _), (.error, _): return Ink(attributes: bold)
    }
  }
}
