extension Club {
  /// Puts a receipt aside.
  ///
  /// One that was opened out of a parked receipt takes its place, under a number of its own: a
  /// desk that still looks at the earlier one hears of it.
  func park(_ draft: SaleDraft, note: String?, for asking: Asking) throws(Refusal) -> [Event] {
    if let earlier = draft.parked { _ = try waiting(earlier) }
    let note = try text(note, limit: Self.noteLimit)
    if case .amount(let amount) = draft.redemption, amount.isNegative {
      throw .amountInvalid(typed: amount.decimalString)
    }
    let receipt = ParkedReceipt(
      id: parkedReceipts.nextID,
      at: asking.at,
      by: asking.by,
      client: try buyer(of: draft),
      venue: try venueInUse(draft.venue)?.id,
      lines: try parkedLines(draft.lines),
      redemption: draft.redemption,
      promoCode: try code(of: draft),
      note: note
    )
    let end = draft.parked.map { earlier in
      Event.parkedReceiptEnded(
        ParkedReceiptEnd(
          parked: earlier,
          at: asking.at,
          by: asking.by,
          outcome: .parkedAgain(receipt.id)
        )
      )
    }
    return [.receiptParked(receipt)] + [end].compactMap { $0 }
  }

  /// The promo code as it was typed; whether it works is told when the receipt is sold.
  private func code(of draft: SaleDraft) throws(Refusal) -> String? {
    guard let typed = draft.promoCode, !CodeKey(typed).isEmpty else { return nil }
    return try refusing(try NameRule.cleaned(typed))
  }

  /// Throws a parked receipt away.
  func dropParked(_ id: ParkedReceipt.ID, for asking: Asking) throws(Refusal) -> [Event] {
    _ = try waiting(id)
    let end = ParkedReceiptEnd(parked: id, at: asking.at, by: asking.by, outcome: .dropped)
    return [.parkedReceiptEnded(end)]
  }

  /// Sells, and takes the parked receipt that the sale was opened from away in the same record.
  ///
  /// - Throws: `parkedReceiptGone` where it was sold, dropped or parked again meanwhile, after
  ///   whatever else the sale is refused for.
  func sellParked(
    _ draft: SaleDraft,
    with needed: Needed,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    let events = try sell(draft, with: needed, for: asking)
    guard let id = draft.parked else { return events }
    _ = try waiting(id)
    let ends = events.compactMap { event -> Event? in
      guard case .receiptSold(let receipt) = event else { return nil }
      return .parkedReceiptEnded(
        ParkedReceiptEnd(parked: id, at: asking.at, by: asking.by, outcome: .sold(receipt.id))
      )
    }
    return events + ends
  }

  /// The parked receipt as a sale begins with it: what was typed, at the prices of now.
  public func draft(of parked: ParkedReceipt) -> SaleDraft {
    SaleDraft(
      lines: parked.lines.map { line in
        SaleDraft.Line(
          product: line.product.map { priceList.products[$0]?.name ?? $0.description },
          name: line.name,
          category: line.category.flatMap { priceList.categories[$0]?.name },
          quantity: line.quantity,
          price: line.price
        )
      },
      client: parked.client.map { .id($0) },
      venue: parked.venue.map { priceList.venues[$0]?.name ?? $0.description },
      redemption: parked.redemption,
      parked: parked.id,
      promoCode: parked.promoCode
    )
  }

  /// What a parked receipt comes to now, without its promo code where that works no more, and
  /// without bonuses where as many cannot be spent any more.
  ///
  /// - Returns: What is to pay; nil where a line cannot be sold any more.
  public func amountToPay(of parked: ParkedReceipt, at moment: Moment) -> Money? {
    var draft = draft(of: parked)
    if let sums = try? quote(draft, at: moment) { return sums.toPay }
    draft.promoCode = nil
    if let sums = try? quote(draft, at: moment) { return sums.toPay }
    draft.redemption = .nothing
    return try? quote(draft, at: moment).toPay
  }

  /// The longest note of a parked receipt.
  static let noteLimit = 200

  private func waiting(_ id: ParkedReceipt.ID) throws(Refusal) -> ParkedReceipt {
    if let receipt = parkedReceipts[id] { return receipt }
    guard let end = parkedReceipts.end(of: id) else {
      throw .notFound(.parkedReceipt, typed: id.description)
    }
    throw .parkedReceiptGone(end)
  }

  /// The lines with what they name, checked as a sale checks them.
  private func parkedLines(
    _ drafts: [SaleDraft.Line]
  ) throws(Refusal) -> [ParkedReceipt.Line] {
    let lines = try receiptLines(drafts)
    return zip(drafts, lines).map { draft, line in
      let product = line.product.flatMap { priceList.products[$0] }
      return ParkedReceipt.Line(
        product: line.product,
        name: line.name == product?.name ? nil : line.name,
        category: line.category == product?.category ? nil : line.category,
        quantity: line.quantity,
        price: product == nil ? line.price : draft.price
      )
    }
  }
}
