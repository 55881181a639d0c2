import Loyalty

/// How many clients were registered on each of some days, of two of them by the minute.
///
/// Nobody is counted twice: after the first look through all cards only those are looked at that
/// came since.
struct NewClientCounts: Hashable, Sendable {
  /// When each of the days begins, the first one first, and when the last one ends.
  let starts: [Moment]
  /// How many there were on each day.
  private(set) var days: [Int]
  /// By place of the day, how many there were in each of its minutes.
  private var minutes: [Int: [Int]]
  /// The first number that is not counted yet.
  private var next = Client.ID(1)

  /// Counts all clients.
  ///
  /// Costs a look at one column of every client.
  ///
  /// - Parameters:
  ///   - club: The club.
  ///   - starts: When the days begin and the last one ends, ascending.
  ///   - byMinute: The places of the days that are counted by the minute.
  init(_ club: Club, _ starts: [Moment], byMinute: [Int]) {
    self.starts = starts
    days = Array(repeating: 0, count: max(0, starts.count - 1))
    minutes = [:]
    for place in byMinute where days.indices.contains(place) {
      let length = starts[place].milliseconds..<starts[place + 1].milliseconds
      minutes[place] = Array(repeating: 0, count: length.count / Self.minute + 1)
    }
    _ = countOn(club)
  }

  private static let minute = 60_000

  /// Counts those who came since; false where some went: all must be counted anew.
  mutating func countOn(_ club: Club) -> Bool {
    let last = club.clients.nextID
    guard last >= next, let first = starts.first, let end = starts.last else { return false }
    let period = Period(start: first, end: end)
    club.clients.forEachRegistration(from: next, in: period) { at in
      guard let place = starts.lastIndex(where: { $0 <= at }), days.indices.contains(place) else {
        return
      }
      days[place] += 1
      minutes[place]?[Int(at.milliseconds - starts[place].milliseconds) / Self.minute] += 1
    }
    next = last
    return true
  }

  /// How many there were on a day until a moment, the whole of its minute.
  func count(on place: Int, until moment: Moment) -> Int {
    guard let minutes = minutes[place] else { return 0 }
    let passed = Int(moment.milliseconds - starts[place].milliseconds) / Self.minute
    return minutes.prefix(max(0, passed + 1)).reduce(0, +)
  }
}
