/// What a key did to a question.
public enum DialogOutcome: Equatable, Sendable {
  /// The key means nothing to a question.
  case ignored
  /// The focus moved, or the key was thrown away as a bounce of the one before.
  case handled
  /// The button with this id was pressed.
  case pressed(String)
}

/// Which button of a question is lit.
public struct DialogState: Equatable, Sendable {
  /// Milliseconds in which an Enter counts as a bounce of the Enter that opened the question.
  public static let bounce: Int64 = 150

  /// The place of the lit button.
  public private(set) var focus: Int
  /// When the Enter that opened the question came, in milliseconds of the caller's clock.
  public let openedByEnterAt: Int64?

  /// Opens a question.
  ///
  /// - Parameters:
  ///   - dialog: The question.
  ///   - startsSafe: Whether the button that changes nothing is lit at first; else the first.
  ///   - openedByEnterAt: The time of the Enter that opened it; nothing when another key did.
  public init(_ dialog: Dialog, startsSafe: Bool = false, openedByEnterAt: Int64? = nil) {
    focus = startsSafe ? dialog.safeButton : 0
    self.openedByEnterAt = openedByEnterAt
  }

  /// Moves the focus or presses a button.
  ///
  /// - Parameters:
  ///   - key: The key pressed.
  ///   - time: When it was pressed, in milliseconds of the clock used for opening.
  ///   - dialog: The question.
  /// - Returns: What the key did.
  public mutating func handle(_ key: Key, at time: Int64, in dialog: Dialog) -> DialogOutcome {
    let count = dialog.buttons.count
    guard count > 0 else { return .ignored }
    if let button = dialog.buttons.first(where: { $0.key == key }) { return .pressed(button.id) }
    switch key {
    case .left, .up, .backTab: focus = (focus + count - 1) % count
    case .right, .down, .tab: focus = (focus + 1) % count
    case .escape: return .pressed(dialog.buttons[dialog.safeButton].id)
    case .enter:
      if isBounce(at: time) { return .handled }
      return .pressed(dialog.buttons[min(focus, count - 1)].id)
    case .character(let letter): return moveFocus(to: letter, in: dialog)
    default: return .ignored
    }
    return .handled
  }

  /// Lights a button by its place, where something else had the keys before.
  public mutating func light(_ place: Int) {
    focus = max(0, place)
  }

  private func isBounce(at time: Int64) -> Bool {
    guard let openedByEnterAt else { return false }
    return (0..<Self.bounce).contains(time - openedByEnterAt)
  }

  /// Lights the next button whose verb begins with the letter, typed or by its physical key.
  private mutating func moveFocus(to letter: Character, in dialog: Dialog) -> DialogOutcome {
    let count = dialog.buttons.count
    for step in 1...count {
      let place = (focus + step) % count
      guard let first = dialog.buttons[place].title.first, first.isSameKey(as: letter) else {
        continue
      }
      focus = place
      return .handled
    }
    return .ignored
  }
}

extension Character {
  /// Whether two letters are the same, in any case, or stand on the same key of the keyboard.
  func isSameKey(as other: Character) -> Bool {
    if lowercased() == other.lowercased() { return true }
    guard let key = KeyboardPosition.latinLetter(of: self) else { return false }
    return key == KeyboardPosition.latinLetter(of: other)
  }
}
