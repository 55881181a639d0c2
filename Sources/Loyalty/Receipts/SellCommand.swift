extension Club {
  /// The most lines that a receipt may have.
  public static let lineLimit = 10_000

  /// Works a sale out without saving anything: the same code as `sell`.
  ///
  /// - Throws: What `sell` would be refused for.
  public func quote(_ draft: SaleDraft, at moment: Moment) throws(Refusal) -> SaleCalculator {
    let client = try buyer(of: draft)
    return try calculator(draft, for: client, at: moment)
  }

  /// Sells (rules.md §5): the receipt, its redemption and its accrual are one record.
  func sell(_ draft: SaleDraft, at moment: Moment) throws(Refusal) -> [Event] {
    let venue = try venue(draft.venue)
    let client = try buyer(of: draft)
    if let number = draft.externalNumber {
      try refuseRepeat(of: draft, client: client, number: number, at: venue?.id)
    }
    let sale = try calculator(draft, for: client, at: moment)
    guard let client else {
      return [.receiptSold(receipt(sale, draft, at: moment, venue: venue?.id, client: nil))]
    }
    return try settling(client, at: moment) { account in
      [
        .receiptSold(
          receipt(sale, draft, at: moment, venue: venue?.id, client: (client, account))
        )
      ]
    }
  }

  private func buyer(of draft: SaleDraft) throws(Refusal) -> Client.ID? {
    guard let reference = draft.client else { return nil }
    return try client(reference)
  }

  private func calculator(
    _ draft: SaleDraft,
    for client: Client.ID?,
    at moment: Moment
  ) throws(Refusal) -> SaleCalculator {
    let lines = try receiptLines(draft.lines)
    var terms = SaleTerms(at: moment, calendar: calendar, redemption: draft.redemption)
    if let client {
      terms.program = program(of: client)
      terms.isProgramOpen = terms.program?.password == nil || draft.isPasswordGiven
      terms.total = total(of: client, for: terms.program, at: moment)
      terms.usable = accounts[client].usable(at: moment)
    }
    return try SaleCalculator(lines, terms)
  }

  /// The client's purchases that count for a program's tier (rules.md §4.3).
  public func total(of client: Client.ID, for program: Program?, at moment: Moment) -> Money {
    let window = program?.window ?? .allTime
    return receipts.paid(by: client, in: window.period(until: moment, calendar))
  }

  private func receiptLines(_ drafts: [SaleDraft.Line]) throws(Refusal) -> [ReceiptLine] {
    guard !drafts.isEmpty else { throw .noLines }
    guard drafts.count <= Self.lineLimit else {
      throw .tooManyLines(drafts.count, limit: Self.lineLimit)
    }
    var lines: [ReceiptLine] = []
    for (index, draft) in drafts.enumerated() {
      lines.append(try receiptLine(draft, place: index + 1))
    }
    return lines
  }

  private func receiptLine(_ draft: SaleDraft.Line, place: Int) throws(Refusal) -> ReceiptLine {
    var product: Product?
    if let typed = draft.product { product = try self.product(typed) }
    var category = product?.category
    if let typed = draft.category { category = try self.category(typed).id }
    let typedName = try text(draft.name)
    guard let name = typedName ?? product?.name, let category,
      let asked = draft.price ?? product?.price
    else { throw .lineIncomplete(place) }
    let price = try price(asked)
    return ReceiptLine(
      name: try refusing(try NameRule.cleaned(name)),
      product: product?.id,
      category: category,
      quantity: draft.quantity,
      price: price,
      gross: try refusing(try draft.quantity.lineAmount(price: price))
    )
  }

  private func receipt(
    _ sale: SaleCalculator,
    _ draft: SaleDraft,
    at moment: Moment,
    venue: Venue.ID?,
    client: (id: Client.ID, account: Account)?
  ) -> Receipt {
    let parts = client.map { $0.account.taking(sale.bonusesSpent, usableAt: moment).parts } ?? []
    let lot = client.flatMap { newLot(of: sale.accrued, $0, at: moment) }
    let balance = client.map { client in
      Bonus(
        clamping: client.account.balance(at: moment).minorUnits - sale.bonusesSpent.minorUnits
          + (lot?.isBurnt(at: moment) == true ? 0 : sale.accrued.minorUnits)
      )
    }
    return Receipt(
      id: receipts.nextID,
      at: moment,
      venue: venue,
      client: client?.id,
      groups: client.map { clients.groups(of: $0.id) } ?? GroupSet(),
      lines: sale.lines,
      redemption: parts,
      accrual: lot,
      externalNumber: draft.externalNumber,
      figures: Receipt.Figures(
        maximumBonuses: sale.maximumBonuses,
        balanceAfter: balance,
        tierPercent: sale.tier?.percent,
        missingToNext: sale.missingToNext
      ),
      explanation: sale.explanation
    )
  }

  private func newLot(
    of accrued: Bonus,
    _ client: (id: Client.ID, account: Account),
    at moment: Moment
  ) -> Lot? {
    guard !accrued.isZero else { return nil }
    let terms = lotTerms(of: client.id, at: moment, delayed: true)
    return Lot(
      id: client.account.nextLot,
      amount: accrued,
      usableFrom: terms.usableFrom,
      burnsAt: terms.burnsAt
    )
  }

  /// A repeat of the till's number with the same content is answered with the first receipt.
  private func refuseRepeat(
    of draft: SaleDraft,
    client: Client.ID?,
    number: String,
    at venue: Venue.ID?
  ) throws(Refusal) {
    guard let known = receipts.receipt(external: number, at: venue) else { return }
    let lines = try receiptLines(draft.lines)
    let isSame =
      known.client == client && known.lines.count == lines.count
      && zip(known.lines, lines).allSatisfy { old, new in
        old.name == new.name && old.category == new.category && old.quantity == new.quantity
          && old.price == new.price
      } && isSameRedemption(draft.redemption, known)
    guard isSame else { throw .externalNumberConflict(number: number) }
    throw .alreadySold(known.id)
  }

  private func isSameRedemption(_ redemption: SaleDraft.Redemption, _ known: Receipt) -> Bool {
    switch redemption {
    case .nothing: known.bonusesSpent.isZero
    case .most: known.bonusesSpent == known.figures.maximumBonuses
    case .amount(let amount): known.bonusesSpent == amount
    }
  }
}
