/// What became of a mailing's messages, in numbers.
public struct MailingFigures: Hashable, Sendable {
  /// When its messages were queued.
  public internal(set) var startedAt: Moment?
  /// Who got no message at all, by the reason.
  public internal(set) var skippedAtStart: [SkipReason: Int] = [:]
  /// Messages that wait for an attempt or are in hand.
  public private(set) var waiting = 0
  /// Messages that a gateway took and did not tell more of.
  public private(set) var accepted = 0
  /// Messages that arrived.
  public private(set) var delivered = 0
  /// Messages that failed, or of which nobody knows.
  public private(set) var failed = 0
  /// Messages that were not sent for a reason of the club's own.
  public private(set) var skipped: [SkipReason: Int] = [:]
  /// Messages that were taken back.
  public private(set) var cancelled = 0
  /// Messages that were opened.
  public private(set) var opened = 0
  /// Messages whose offer was followed.
  public private(set) var clicked = 0

  /// Nothing was sent.
  public init() {}

  /// All messages.
  public var total: Int {
    waiting + accepted + delivered + failed + cancelled + skipped.values.reduce(0, +)
  }

  /// Who got none, by the reason: at the start and later.
  public var skippedInAll: [SkipReason: Int] {
    skippedAtStart.merging(skipped, uniquingKeysWith: +)
  }

  mutating func add(_ state: Delivery.State, _ count: Int) {
    switch state {
    case .queued, .deferred, .sending: waiting += count
    case .accepted: accepted += count
    case .delivered: delivered += count
    case .failed, .unknown: failed += count
    case .skipped(let reason): skipped[reason, default: 0] += count
    case .cancelled: cancelled += count
    }
  }

  mutating func move(from old: Delivery.State, to new: Delivery.State) {
    add(old, -1)
    add(new, 1)
    if case .skipped(let reason) = old, skipped[reason] == 0 { skipped[reason] = nil }
  }

  mutating func add(_ kind: Reaction.Kind) {
    switch kind {
    case .delivered: break
    case .opened: opened += 1
    case .clicked: clicked += 1
    }
  }
}

/// The numbers of messages that a sender still has to do with, ascending.
struct OpenMessages: Sendable {
  /// Numbers in order; those that closed stay until half of them are such.
  private var listed: [Message.ID] = []
  private var members: Set<Message.ID> = []

  var count: Int { members.count }

  /// The open ones, oldest first.
  var ids: some Sequence<Message.ID> { listed.lazy.filter { members.contains($0) } }

  mutating func append(_ id: Message.ID) {
    members.insert(id)
    listed.append(id)
  }

  /// Opens one again that closed.
  mutating func insert(_ id: Message.ID) {
    guard members.insert(id).inserted, !listed.contains(id) else { return }
    listed.insert(id, at: listed.firstIndex { $0 > id } ?? listed.count)
  }

  mutating func remove(_ id: Message.ID) {
    guard members.remove(id) != nil, listed.count > 64, members.count * 2 < listed.count
    else { return }
    listed.removeAll { !members.contains($0) }
  }
}
