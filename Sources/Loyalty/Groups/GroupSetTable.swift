/// The sets of groups that clients are in, each kept once.
///
/// A million clients share a few hundred sets, so that a client's groups cost four bytes and
/// counting a group's clients asks the sets, not the clients.
struct GroupSetTable: Sendable {
  /// The place of a set in the table; the empty set is 0.
  typealias Index = UInt32

  private var sets: [GroupSet] = [GroupSet()]
  private var indexes: [GroupSet: Index] = [GroupSet(): 0]
  private var clientCounts: [Int] = [0]
  /// Places that were asked for lately, each where its numbers add up to: most clients are in one
  /// of few sets, and hashing costs more than comparing.
  private var recent = [Index](repeating: 0, count: 64)

  /// Only the empty set.
  init() {}

  /// The set at that place.
  subscript(index: Index) -> GroupSet { sets[Int(index)] }

  /// The place of the set, which is added where it is new.
  mutating func index(of set: GroupSet) -> Index {
    let place = set.ids.reduce(0) { ($0 &* 31 &+ Int($1.number)) & 63 }
    if sets[Int(recent[place])] == set { return recent[place] }
    recent[place] = hashedIndex(of: set)
    return recent[place]
  }

  private mutating func hashedIndex(of set: GroupSet) -> Index {
    if let known = indexes[set] { return known }
    let index = Index(sets.count)
    sets.append(set)
    clientCounts.append(0)
    indexes[set] = index
    return index
  }

  /// Counts one client more who is in these groups.
  mutating func countIn(_ index: Index) { clientCounts[Int(index)] += 1 }

  /// Counts one client less who is in these groups.
  mutating func countOut(_ index: Index) { clientCounts[Int(index)] -= 1 }

  /// How many clients are in the group.
  ///
  /// Costs a look at each distinct set.
  func clientCount(in group: Group.ID) -> Int {
    zip(sets, clientCounts).reduce(0) { $1.0.contains(group) ? $0 + $1.1 : $0 }
  }

  /// For each set, whether it is one of the group's: a table to scan clients with.
  func membership(in group: Group.ID) -> [Bool] {
    sets.map { $0.contains(group) }
  }

  /// How many sets the table has.
  var count: Int { sets.count }

  /// Each set by its place, with the number of clients who are in exactly these groups.
  var all: [(set: GroupSet, clients: Int)] {
    zip(sets, clientCounts).map { (set: $0.0, clients: $0.1) }
  }

  /// Each distinct set with the number of clients who are in exactly these groups.
  var countedSets: [(set: GroupSet, clients: Int)] {
    zip(sets, clientCounts).filter { $0.1 > 0 }.map { (set: $0.0, clients: $0.1) }
  }
}

extension GroupSetTable {
  /// Adds how many groups each set has, which, and how many clients are in exactly these.
  func add(to image: inout ColumnImage) {
    image.add("sets.lengths", ColumnValues(sets.map { UInt32($0.ids.count) }))
    image.add("sets.groups", ColumnValues(sets.flatMap { $0.ids.map(\.number) }))
    image.add("sets.clients", ColumnValues(clientCounts.map { Int64($0) }))
  }

  /// Takes the sets that an index kept; nil where they do not fit together.
  init?(_ kept: KeptColumns) {
    guard let lengths: ColumnValues<UInt32> = kept.values("sets.lengths"), lengths.first == 0,
      let groups: ColumnValues<UInt32> = kept.values("sets.groups"),
      let clients: ColumnValues<Int64> = kept.values("sets.clients"),
      clients.count == lengths.count,
      lengths.reduce(0, { $0 + Int($1) }) == groups.count
    else { return nil }
    self.init()
    var place = 0
    for length in lengths.dropFirst() {
      place += Int(length)
      let ids = groups[(place - Int(length))..<place].map { Group.ID($0) }
      _ = index(of: GroupSet(ids))
    }
    guard count == lengths.count else { return nil }
    clientCounts = clients.map { Int($0) }
  }
}
