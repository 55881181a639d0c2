/// The drawing characters of our screens, all from WGL4 (screens.md "Wireframes").
public enum Glyph {
  /// A horizontal line.
  public static let horizontal: Character = "─"
  /// A vertical line.
  public static let vertical: Character = "│"
  /// The upper left corner of a frame.
  public static let topLeft: Character = "┌"
  /// The upper right corner of a frame.
  public static let topRight: Character = "┐"
  /// The lower left corner of a frame.
  public static let bottomLeft: Character = "└"
  /// The lower right corner of a frame.
  public static let bottomRight: Character = "┘"
  /// A branch of a tree that goes on below.
  public static let branch: Character = "├"
  /// The mark of the selected row.
  public static let selected: Character = "►"
  /// More rows above, or an order that begins with the least.
  public static let above: Character = "▲"
  /// More rows below, or an order that begins with the most.
  public static let below: Character = "▼"
  /// The mark of a marked row.
  public static let marked: Character = "√"
  /// The chosen one of several choices.
  public static let chosen: Character = "•"
  /// A value that is not whole yet.
  public static let unfinished: Character = "○"
  /// A full block, for bars and columns.
  public static let full: Character = "█"
  /// The left half of a block.
  public static let half: Character = "▌"
  /// The lower half of a block.
  public static let lowerHalf: Character = "▄"
  /// The empty part of a bar.
  public static let light: Character = "░"
  /// What stands for text that was cut off.
  public static let cut: Character = "…"
  /// Between the steps of the way that was walked.
  public static let step: Character = "›"
}
