import Loyalty
import Synchronization

/// The figures of a day that began since the menu counted: made once, however often it is drawn.
final class LaterFigures: Sendable {
  private let made = Mutex<MenuFigures?>(nil)

  /// The figures of a club that has not changed since the last time.
  func figures(of club: Club, at now: Moment) -> MenuFigures {
    made.withLock { made in
      if let made, made.stands(for: club, at: now) { return made }
      let figures = MenuFigures(club, at: now)
      made = figures
      return figures
    }
  }
}
