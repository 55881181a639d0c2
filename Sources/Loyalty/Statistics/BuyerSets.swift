/// In which sets of groups each client bought: a byte or two a client, and a list of the few who
/// bought in several.
struct BuyerSets: Sendable {
  /// How wide the place of a set is: bytes of a million clients stay near the processor, which
  /// looks at them in the order of their receipts.
  private enum Width {
    case byte, word
    /// Too wide for a table: every buyer is listed.
    case more
  }

  /// By client the place of the set in which the last receipt was sold; 0 is none.
  ///
  /// Either the bytes or the words are in use.
  private var bytes: [UInt8] = []
  private var words: [UInt16] = []
  /// Clients in their higher half with the place of another set in which they bought as well.
  private var others: [UInt64] = []
  private let width: Width
  /// How many places of sets there are.
  private let places: Int

  /// Prepares for clients up to a number, and sets up to a place.
  init(clients: Int, places: Int) {
    self.places = places
    width = places <= 1 << 8 ? .byte : places <= 1 << 16 ? .word : .more
    switch width {
    case .byte: bytes = Array(repeating: 0, count: clients + 1)
    case .word: words = Array(repeating: 0, count: clients + 1)
    case .more: break
    }
  }

  /// Marks the buyers of some rows, each with the set that it was sold in.
  ///
  /// - Parameters:
  ///   - clients: The column of clients; 0 stands for none.
  ///   - sets: The column of places of sets; 0 stands for a receipt without a client.
  ///   - rows: Which rows.
  mutating func mark(
    _ clients: ColumnValues<UInt32>,
    _ sets: ColumnValues<UInt32>,
    _ rows: Range<Int>
  ) {
    switch width {
    case .byte: others += Self.mark(clients, sets, rows, in: &bytes)
    case .word: others += Self.mark(clients, sets, rows, in: &words)
    case .more: others += rows.map { Self.pair(clients[$0], sets[$0]) }
    }
  }

  /// Marks rows in a table, and tells the clients who had bought in another set with that one.
  private static func mark<Place: FixedWidthInteger & UnsignedInteger>(
    _ clients: ColumnValues<UInt32>,
    _ sets: ColumnValues<UInt32>,
    _ rows: Range<Int>,
    in last: inout [Place]
  ) -> [UInt64] {
    var found: [UInt64] = []
    clients.withSpan { clients in
      sets.withSpan { sets in
        var last = last.mutableSpan
        for row in rows {
          let client = Int(clients[row])
          let (before, set) = (UInt32(last[client]), sets[row])
          last[client] = Place(truncatingIfNeeded: set)
          // Neither of them is 0: the first receipt of a client costs no branch.
          if before &* (before ^ set) != 0 { found.append(pair(clients[row], before)) }
        }
      }
    }
    return found
  }

  /// The place of the set in which a client bought last; 0 is none.
  private func last(_ client: Int) -> UInt32 {
    if client < bytes.count { return UInt32(bytes[client]) }
    return client < words.count ? UInt32(words[client]) : 0
  }

  private mutating func clear(_ client: Int) {
    if client < bytes.count { bytes[client] = 0 }
    if client < words.count { words[client] = 0 }
  }

  private static func pair(_ client: UInt32, _ set: UInt32) -> UInt64 {
    UInt64(client) << 32 | UInt64(set)
  }

  /// Counts as one client whoever answered as the same one.
  ///
  /// - Parameters:
  ///   - numbers: The numbers of which some answered as others.
  ///   - current: As whom a number answered.
  mutating func join(_ numbers: [UInt32], _ current: (Client.ID) -> Client.ID) {
    var moved: [UInt32: UInt32] = [:]
    for number in numbers {
      let into = current(Client.ID(number)).number
      guard into != number else { continue }
      moved[number] = into
      let set = last(Int(number))
      guard set != 0 else { continue }
      others.append(Self.pair(into, set))
      clear(Int(number))
    }
    guard !moved.isEmpty else { return }
    for place in others.indices {
      let (client, set) = Self.parts(others[place])
      if let into = moved[client] { others[place] = Self.pair(into, set) }
    }
  }

  private static func parts(_ pair: UInt64) -> (client: UInt32, set: UInt32) {
    (UInt32(truncatingIfNeeded: pair >> 32), UInt32(truncatingIfNeeded: pair))
  }

  /// Tells how many clients bought in which sets.
  ///
  /// Costs a look at each client, and putting the clients of several sets in order.
  ///
  /// - Parameter look: Is given the places of some sets, each once, and how many clients bought in
  ///   just these.
  func forEach(_ look: (_ sets: [UInt32], _ clients: Int) -> Void) {
    var single = Array(repeating: 0, count: max(places, 1))
    // Number 0 stands for none.
    for place in bytes.dropFirst() { single[Int(place)] += 1 }
    for place in words.dropFirst() { single[Int(place)] += 1 }
    let pairs = others.sorted()
    var next = 0
    while next < pairs.count {
      let client = Self.parts(pairs[next]).client
      var sets: [UInt32] = []
      while next < pairs.count, Self.parts(pairs[next]).client == client {
        let set = Self.parts(pairs[next]).set
        if sets.last != set { sets.append(set) }
        next += 1
      }
      let own = last(Int(client))
      if own != 0 {
        single[Int(own)] -= 1
        if !sets.contains(own) { sets.append(own) }
      }
      if client != 0 { look(sets, 1) }
    }
    for (place, clients) in single.enumerated() where place > 0 && clients > 0 {
      look([UInt32(place)], clients)
    }
  }
}
