/// The line above the footer: what is told now, and what was told before.
///
/// Troubles stay until their cause is mended or the next action has a result; everything else gives
/// way to a key that comes a second later, so that a quick hand does not wipe it away unread.
package struct MessageLine: Sendable {
  /// How many notices are remembered.
  static let remembered = 20
  /// How long anything is shown at least, in milliseconds.
  static let shownAtLeast: Int64 = 1_000

  /// What is told, and at which depth of the screens.
  private var current: (notice: Notice, depth: Int)?
  /// What was told, the newest last.
  package private(set) var told: [Notice] = []
  /// When the last key came, in milliseconds of the keys' clock.
  private var time: Int64 = 0
  private var toldAt: Int64 = 0

  /// Notes when a key came.
  mutating func note(time: Int64) {
    self.time = time
  }

  /// Tells something and remembers it.
  mutating func tell(_ notice: Notice, depth: Int) {
    current = (notice, depth)
    toldAt = time
    remember(notice)
  }

  /// Tells something that nobody waits for: a trouble stays before it, and it is only remembered.
  mutating func mention(_ notice: Notice, depth: Int) {
    guard current?.notice.kind == .trouble else { return tell(notice, depth: depth) }
    remember(notice)
  }

  /// What is told over and over is remembered once, or twenty wrong keys would push out what matters.
  private mutating func remember(_ notice: Notice) {
    told.removeAll { $0 == notice }
    told = (told + [notice]).suffix(Self.remembered)
  }

  /// What is told on the screen at a depth; nil shows its status, as above the one that was told
  /// something.
  package func notice(at depth: Int) -> Notice? {
    current.flatMap { depth <= $0.depth ? $0.notice : nil }
  }

  /// Makes room for the screen's status after a key, unless a trouble stands there or what stands
  /// there is too fresh to have been read.
  mutating func giveWay() {
    guard current?.notice.kind != .trouble, time - toldAt >= Self.shownAtLeast else { return }
    current = nil
  }

  /// A trouble that was mended gives way, and so do reasons.
  mutating func mended() {
    switch current?.notice.kind {
    case .trouble, .reason: current = nil
    case .done, .note, nil: break
    }
  }

  /// Only so many screens are left: a trouble goes with its screen.
  mutating func screensLeft(_ count: Int) {
    if let current, current.depth > count { mended() }
  }

  /// An action had a result.
  mutating func clear() {
    current = nil
  }
}
