/// The clients who bought last, each once, the latest first, whatever the order in which their
/// receipts were written.
public struct LastBuyers: Sendable {
  /// How many are kept.
  public static let limit = 32

  /// The clients, the latest first.
  public var clients: [Client.ID] { visits.map(\.client) }

  private(set) var visits: [(client: Client.ID, at: Moment)] = []

  init() {}

  /// Takes visits, the latest first.
  init(_ visits: [(client: Client.ID, at: Moment)]) { self.visits = visits }

  /// Lets another client stand for one whose card went: once, at the later visit of both.
  mutating func merge(_ from: Client.ID, into: Client.ID) {
    guard let known = visits.firstIndex(where: { $0.client == from }) else { return }
    add(into, at: visits.remove(at: known).at)
  }

  /// Takes a receipt into account; costs nothing for one that is older than all of them.
  mutating func add(_ client: Client.ID, at moment: Moment) {
    if visits.count == Self.limit, let last = visits.last, moment < last.at { return }
    if let known = visits.firstIndex(where: { $0.client == client }) {
      guard visits[known].at <= moment else { return }
      visits.remove(at: known)
    }
    let place = visits.firstIndex { $0.at <= moment } ?? visits.count
    visits.insert((client, moment), at: place)
    if visits.count > Self.limit { visits.removeLast() }
  }
}
