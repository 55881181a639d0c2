/// The clients whose cards were merged into others (rules.md §2.5), and as whom they answer.
struct MergedClients: Sendable {
  private var into: [Client.ID: Client.ID] = [:]
  /// Their numbers in ascending order.
  private(set) var numbers: [UInt32] = []

  /// No merged cards yet.
  init() {}

  /// Takes numbers, in ascending order, with the clients as whom they answer.
  init(_ pairs: [(from: Client.ID, into: Client.ID)]) {
    into = Dictionary(pairs.map { ($0.from, $0.into) }) { first, _ in first }
    numbers = pairs.map(\.from.number)
  }

  /// Whether the card was merged into another one.
  func contains(_ id: Client.ID) -> Bool { into[id] != nil }

  /// The client as whom a number answers: through all merges, or the number itself.
  func current(_ id: Client.ID) -> Client.ID {
    guard !numbers.isEmpty else { return id }
    var id = id
    while let next = into[id] { id = next }
    return id
  }

  /// Notes that a card was merged into another, which was not.
  mutating func note(_ from: Client.ID, into other: Client.ID) {
    guard from != other, !contains(from), !contains(other) else { return }
    into[from] = other
    numbers.insertInTurn(from.number)
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
