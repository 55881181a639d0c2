/// A card that was merged into another.
struct MergedCard: Hashable, Sendable {
  /// The card that stayed then; it may have gone into a third one since.
  let into: Client.ID
  /// When it was merged; nil where nobody knows, which counts as before all else: a store that an
  /// older program folded does not tell.
  let at: Moment?
}

/// The clients whose cards were merged into others (rules.md §2.5): when, and as whom they answer.
struct MergedClients: Hashable, Sendable {
  private(set) var cards: [Client.ID: MergedCard] = [:]
  /// Their numbers in ascending order.
  private(set) var numbers: [UInt32] = []
  /// By client as whom they answer now, the numbers that do.
  private var members: [Client.ID: [Client.ID]] = [:]

  /// No merged cards yet.
  init() {}

  /// Takes what was kept of merged cards, in any order; nil where they run in a circle or one is told
  /// twice.
  init?(_ kept: [(number: Client.ID, card: MergedCard)]) {
    for (number, card) in kept {
      guard cards.updateValue(card, forKey: number) == nil else { return nil }
    }
    for number in cards.keys where !hasEnd(number) { return nil }
    numbers = cards.keys.map(\.number).sorted()
    for number in numbers {
      let id = Client.ID(number)
      members[current(id), default: []].append(id)
    }
  }

  private func hasEnd(_ id: Client.ID) -> Bool {
    var (id, steps) = (id, 0)
    while let card = cards[id] {
      (id, steps) = (card.into, steps + 1)
      if steps > cards.count { return false }
    }
    return true
  }

  /// Whether the card was merged into another one.
  func contains(_ id: Client.ID) -> Bool { cards[id] != nil }

  /// The client as whom a number answers: through all merges, or the number itself.
  func current(_ id: Client.ID) -> Client.ID {
    guard !numbers.isEmpty else { return id }
    var id = id
    while let card = cards[id] { id = card.into }
    return id
  }

  /// The client as whom a number answered at a moment: through the merges before it; nil is now.
  func current(_ id: Client.ID, at moment: Moment?) -> Client.ID {
    guard let moment else { return current(id) }
    guard !numbers.isEmpty else { return id }
    var id = id
    while let card = cards[id], card.at.map({ $0 < moment }) ?? true { id = card.into }
    return id
  }

  /// The numbers that answer as a client now, but for the client's own.
  func members(of id: Client.ID) -> [Client.ID] {
    numbers.isEmpty ? [] : members[id] ?? []
  }

  /// Notes that a card was merged into another, which was not.
  mutating func note(_ from: Client.ID, into other: Client.ID, at moment: Moment?) {
    guard from != other, !contains(from), !contains(other) else { return }
    cards[from] = MergedCard(into: other, at: moment)
    numbers.insertInTurn(from.number)
    let moved = members.removeValue(forKey: from) ?? []
    members[other, default: []] += moved + [from]
  }
}

/// The clients that there are, by age of their registration: those merged into others, and those who
/// were erased, left out.
///
/// A place costs nothing until a card goes, and some steps of a search in their numbers then.
public struct ClientIDs: RandomAccessCollection, Hashable, Sendable {
  private let last: UInt32
  private let gone: [UInt32]

  init(last: UInt32, without gone: [UInt32]) {
    self.last = last
    self.gone = gone
  }

  /// The first place.
  public var startIndex: Int { 0 }
  /// The place behind the last client.
  public var endIndex: Int { Int(last) - gone.count }

  /// The client at a place.
  public subscript(place: Int) -> Client.ID {
    guard !gone.isEmpty else { return Client.ID(UInt32(place) + 1) }
    var (low, high) = (0, gone.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(gone[middle]) - middle <= place + 1 { low = middle + 1 } else { high = middle }
    }
    return Client.ID(UInt32(place + 1 + low))
  }

  /// The place of a client; nil for one who is not there.
  public func place(of id: Client.ID) -> Int? {
    guard id.number >= 1, id.number <= last else { return nil }
    let place = Int(id.number) - 1 - gone.firstPlace { $0 >= id.number }
    return place < endIndex && self[place] == id ? place : nil
  }

  /// The place of the first client whose number comes after this one.
  public func firstPlace(after id: Client.ID) -> Int {
    Swift.min(Int(id.number) - gone.firstPlace { $0 > id.number }, endIndex)
  }
}

extension [UInt32] {
  /// Puts a number in its place; the numbers ascend.
  mutating func insertInTurn(_ number: UInt32) {
    insert(number, at: firstPlace { $0 > number })
  }

  /// The first place whose number is one of those behind; the numbers ascend.
  fileprivate func firstPlace(where isBehind: (UInt32) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
