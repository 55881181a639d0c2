/// A use of a promo code, and whether a refund gave it back.
public struct KeptUse: Hashable, Sendable {
  /// The use, by the client's number of then.
  public let activation: Activation
  /// Whether it does not count any more.
  public let isReturned: Bool

  /// Takes what was kept.
  public init(_ activation: Activation, isReturned: Bool) {
    self.activation = activation
    self.isReturned = isReturned
  }
}

extension Club {
  /// The events that make the promo codes anew, without their uses.
  public var promoCodeEvents: [Event] { promoCodes.codes.items.flatMap(promoCodes.events) }

  /// How many uses of promo codes there were, returned ones among them.
  public var promoCodeUses: Int { promoCodes.activationCount }

  /// A use by its place in the order in which they came.
  public func promoCodeUse(at place: Int) -> KeptUse { promoCodes.use(at: place) }

  /// Adds the next use to promo codes that were restored.
  ///
  /// - Returns: Whether it can be one: code, client, lot and receipt exist.
  public mutating func restore(_ use: KeptUse) -> Bool {
    let activation = use.activation
    let client = clients.current(activation.client)
    guard clients.contains(client),
      promoCodes.hasText(activation.code, in: activation.promoCode),
      accounts[client][activation.lot] != nil,
      activation.receipt.map({ receipts.contains($0) }) ?? !use.isReturned,
      activation.venue.map({ priceList.venues[$0] != nil }) ?? true
    else { return false }
    promoCodes.restore(use, of: client)
    return true
  }
}

extension PromoCodeBook {
  /// What makes a promo code anew, with the marks of its texts.
  fileprivate func events(of code: PromoCode) -> [Event] {
    guard code.batch != nil, let run = table.run(of: code.id) else {
      return [.promoCodeCreated(code)]
    }
    var events: [Event] = [.promoCodeBatchCreated(code, run.codes)]
    let handedOut = run.texts(marked: .handedOut)
    if handedOut.count > 0 { events.append(.promoCodesHandedOut(code.id, handedOut)) }
    let revoked = run.texts(marked: .revoked)
    if revoked.count > 0 { events.append(.promoCodesRevoked(code.id, revoked)) }
    return events
  }

  fileprivate func use(at place: Int) -> KeptUse {
    let row = activations.rows[place]
    return KeptUse(full(row, of: row.user), isReturned: row.isReturned)
  }

  fileprivate mutating func restore(_ use: KeptUse, of client: Client.ID) {
    add(use.activation, of: client)
    if use.isReturned, let receipt = use.activation.receipt { giveBack(receipt) }
  }

  /// Whether another book has the same codes, texts, marks and uses.
  func isSame(as other: PromoCodeBook) -> Bool {
    guard codes.items == other.codes.items, activationCount == other.activationCount else {
      return false
    }
    for code in codes.items {
      let (one, two) = (table.run(of: code.id), other.table.run(of: code.id))
      guard one?.codes == two?.codes, one?.marks == two?.marks, one?.isRevoked == two?.isRevoked
      else { return false }
    }
    return (0..<activationCount).allSatisfy { use(at: $0) == other.use(at: $0) }
  }
}

extension CodeTable.Run {
  /// The texts of a batch that have a mark.
  fileprivate func texts(marked mark: CodeMarks) -> BatchCodes {
    var texts = BatchCodes(prefix: codes.prefix, length: codes.length)
    for place in marks.indices where marks[place].contains(mark) {
      texts.append(codes.randomPart(at: place))
    }
    return texts
  }
}
