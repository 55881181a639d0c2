/// Where shorter text stands in the columns it was given.
public enum Alignment: Sendable {
  /// At the left edge: words.
  case left
  /// At the right edge: figures.
  case right
  /// In the middle; an odd column goes to the right.
  case center

  /// How many of the free columns stand before the text.
  func columnsBefore(_ free: Int) -> Int {
    switch self {
    case .left: 0
    case .right: max(0, free)
    case .center: max(0, free) / 2
    }
  }
}
