/// One place on the screen: a grapheme, the columns it takes, and how it looks.
public struct Cell: Hashable, Sendable {
  /// The grapheme; a space in a continuation cell.
  public let character: Character
  /// Columns: 1, or 2 for a wide grapheme, or 0 for the second half of one.
  public let width: UInt8
  /// How it looks.
  public var style: Style

  /// A cell that takes one or two columns.
  public init(_ character: Character, width: UInt8 = 1, style: Style = .text) {
    self.character = character
    self.width = width
    self.style = style
  }

  /// An empty place.
  public static func blank(_ style: Style = .text) -> Cell { Cell(" ", style: style) }

  /// The second half of a wide grapheme.
  static func continuation(_ style: Style) -> Cell { Cell(" ", width: 0, style: style) }

  /// Whether this is the second half of the wide grapheme to the left.
  public var isContinuation: Bool { width == 0 }
}
