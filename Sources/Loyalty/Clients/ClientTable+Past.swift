/// What is left of clients whose cards went, for whoever asks how things were.
extension ClientTable {
  /// When a number was given, whoever answers to it now; nil where nobody knows: a store that an
  /// older program folded keeps it of clients with a card alone.
  ///
  /// The id must be one of `contains`.
  public func registration(of id: Client.ID) -> Moment? {
    let index = Int(id.number) - 1
    let block = blocks[index / ClientBlock.capacity]
    let moment = block.registered[index % ClientBlock.capacity]
    return moment == ClientBlock.noMoment ? nil : Moment(milliseconds: moment)
  }

  /// The client as whom a number answered at a moment; nil is now.
  func current(_ id: Client.ID, at moment: Moment?) -> Client.ID { merged.current(id, at: moment) }

  /// The numbers whose cards were merged into others, ascending.
  var mergedNumbers: [UInt32] { merged.numbers }

  /// The numbers that answer as a client now, but for the client's own.
  func members(of id: Client.ID) -> [Client.ID] { merged.members(of: id) }

  /// Whether other numbers answer as the same client as this one does.
  func isOfMerged(_ id: Client.ID) -> Bool { !members(of: current(id)).isEmpty }

  /// The clients that there were at a moment, those who were erased since or before among them: what
  /// was sold to them stays; nil is now.
  ///
  /// Cards merged at that moment or later are clients of their own.
  func ids(at moment: Moment?) -> [Client.ID] {
    var found = Array(ids) + (hasErased ? erased.all : [])
    guard let moment else { return found }
    for number in merged.numbers {
      let id = Client.ID(number)
      if let at = merged.cards[id]?.at, at >= moment { found.append(id) }
    }
    return found
  }

  /// Whether each card that went tells when it was registered, and each merged one when it went.
  ///
  /// Costs a look at each of them.
  var isDated: Bool {
    gone.allSatisfy { registration(of: Client.ID($0)) != nil }
      && merged.cards.values.allSatisfy { $0.at != nil }
  }
}
