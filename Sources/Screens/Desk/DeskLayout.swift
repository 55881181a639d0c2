import Loyalty
import Terminal

/// How the lines of the Desk are shared between its parts.
struct DeskLayout: Hashable, Sendable {
  /// Whether there is room for the hint and free lines round the find line.
  let isRoomy: Bool
  /// Lines below the find line and its free lines.
  let room: Int

  init(_ size: Size) {
    isRoomy = size.rows >= 20
    room = max(1, ScreenFrame.bodyRect(in: size).rows - (isRoomy ? 4 : 1))
  }

  /// Free lines between two parts.
  var gap: Int { isRoomy ? 1 : 0 }

  /// Lines of the receipts that wait: all of them, or a third of the room while others stand above.
  func parkedLines(_ count: Int, alone: Bool) -> Int {
    alone ? min(count, room) : min(count, max(1, room / 3))
  }

  /// How many of those who were here last are shown while nothing is typed.
  func recentLines(of count: Int, above parked: Int) -> Int {
    let below = parked > 0 ? gap + parkedLines(parked, alone: false) : 0
    return max(0, min(count, room - 1 - below))
  }

  /// What stands below a search: the receipts that wait first, then who was here last.
  ///
  /// - Parameters:
  ///   - rows: The lines that the search takes, its headings among them.
  ///   - recent: How many were here last.
  ///   - parked: How many receipts wait.
  /// - Returns: How many of each fit.
  func below(_ rows: Int, recent: Int, parked: Int) -> (recent: Int, parked: Int) {
    var left = room - rows
    let waiting = max(0, min(parked, left - gap))
    if waiting > 0 { left -= waiting + gap }
    let shown = max(0, min(recent, left - gap - 1))
    return (shown, waiting)
  }
}
