/// The screens on top of each other; there is always one.
package struct ScreenStack: Sendable {
  private var below: [any Screen] = []

  /// The screen that is seen.
  package var top: any Screen

  package init(_ first: any Screen) {
    top = first
  }

  /// How many screens there are.
  package var count: Int { below.count + 1 }

  /// Whether the first screen is the one that is seen.
  package var isAtFirst: Bool { below.isEmpty }

  /// The screens from the first to the one that is seen.
  package var all: [any Screen] { below + [top] }

  /// Puts a screen on top.
  package mutating func push(_ screen: any Screen) {
    below.append(top)
    top = screen
  }

  /// Takes the top screen away; false, and nothing happens, when it is the only one.
  package mutating func pop() -> Bool {
    guard let next = below.popLast() else { return false }
    top = next
    return true
  }

  /// The screen at a depth, from 1; nil, and nothing is set, where there is none.
  package subscript(depth: Int) -> (any Screen)? {
    get {
      if depth == count { return top }
      return (1..<count).contains(depth) ? below[depth - 1] : nil
    }
    set {
      guard let newValue else { return }
      if depth == count {
        top = newValue
      } else if (1..<count).contains(depth) {
        below[depth - 1] = newValue
      }
    }
  }

  /// Takes away the screen at a depth and all above it; false, and nothing happens, for the first.
  package mutating func pop(below depth: Int) -> Bool {
    guard depth > 1, depth <= count else { return false }
    while count >= depth { _ = pop() }
    return true
  }

  /// Takes away all but the first screen and those from the lowest with unsaved work down.
  package mutating func popToUnsavedOrFirst() {
    while !below.isEmpty, !top.hasUnsavedWork { _ = pop() }
  }
}
