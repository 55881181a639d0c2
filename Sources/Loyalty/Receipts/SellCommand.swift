extension Club {
  /// The most lines that a receipt may have.
  public static let lineLimit = 10_000

  /// Works a sale out without saving anything: the same code as `sell`.
  ///
  /// - Throws: What `sell` would be refused for.
  public func quote(_ draft: SaleDraft, at moment: Moment) throws(Refusal) -> SaleCalculator {
    let client = try buyer(of: draft)
    _ = try venueInUse(draft.venue)
    let use = try use(of: draft, by: client, at: moment)
    return try calculator(draft, for: client, use, at: moment)
  }

  /// Sells (rules.md §5): the receipt, its redemption, its accrual, the promo code activated with
  /// it, the bonuses for a friend's first receipt and the SMS after it are one record.
  ///
  /// The promo code comes first: its bonuses are usable at once (§6.2), so they can be spent in
  /// this very sale, as they could be had it been activated a moment before.
  func sell(
    _ draft: SaleDraft,
    with needed: Needed,
    for asking: Asking
  ) throws(Refusal) -> [Event] {
    let moment = asking.at
    var draft = draft
    draft.externalNumber = try text(draft.externalNumber)
    let venue = try venue(draft.venue)
    let client = try buyer(of: draft)
    if let number = draft.externalNumber {
      let known = try receipt(external: number, at: venue?.id, with: needed)
      if let known { try refuseRepeat(of: draft, client: client, number: number, known) }
    }
    _ = try venueInUse(draft.venue)
    let use = try use(of: draft, by: client, at: moment)
    let sale = try calculator(draft, for: client, use, at: moment)
    if let told = draft.toldToPay, told != sale.toPay {
      throw .saleChanged(told: told, now: sale.toPay)
    }
    guard let client else {
      let number = draft.externalNumber
      return [
        .receiptSold(try receipt(sale, number: number, at: moment, venue: venue?.id, client: nil))
      ]
    }
    let card = try card(of: client, with: needed)
    return try settling(client, at: moment) { account throws(Refusal) in
      let (activated, account) = try activated(use, account, asking, venue: venue?.id)
      let thanks = try thanks(to: card, for: sale, at: moment)
      let receipt = try receipt(
        sale,
        number: draft.externalNumber,
        at: moment,
        venue: venue?.id,
        client: (client, account, thanks?.friend ?? .zero)
      )
      return try activated + [.receiptSold(receipt)]
        + afterSale(receipt, card, thanks, account.after(receipt), at: moment)
    }
  }

  func buyer(of draft: SaleDraft) throws(Refusal) -> Client.ID? {
    guard let reference = draft.client else { return nil }
    return try client(reference)
  }

  /// The use of the promo code that a sale names.
  private func use(
    of draft: SaleDraft,
    by client: Client.ID?,
    at moment: Moment
  ) throws(Refusal) -> CodeUse? {
    guard let typed = draft.promoCode else { return nil }
    guard let client else { throw .promoCode(.needsClient(code: typed)) }
    return try use(of: typed, by: client, at: moment)
  }

  /// The events of the promo code that is activated with a sale, and the account as they leave it.
  private func activated(
    _ use: CodeUse?,
    _ account: Account,
    _ asking: Asking,
    venue: Venue.ID?
  ) throws(Refusal) -> (events: [Event], account: Account) {
    guard let use else { return ([], account) }
    let receipt = receipts.nextID
    return try events(of: use, account, asking, .desk, venue: venue, receipt: receipt)
  }

  private func calculator(
    _ draft: SaleDraft,
    for client: Client.ID?,
    _ use: CodeUse?,
    at moment: Moment
  ) throws(Refusal) -> SaleCalculator {
    let lines = try receiptLines(draft.lines)
    var terms = SaleTerms(at: moment, calendar: calendar, redemption: draft.redemption)
    if let client {
      terms.program = program(of: client)
      terms.isProgramOpen = terms.program?.password == nil || draft.isPasswordGiven
      terms.total = total(of: client, for: terms.program, at: moment)
      var account = account(of: client, at: moment)
      if let use {
        let bonuses = use.code.terms.bonuses
        account.add(
          Lot(id: account.nextLot, amount: bonuses, usableFrom: moment, burnsAt: nil)
        )
        terms.activation = Explanation(.promoCode(use.found.text), .accrued(bonuses))
      }
      terms.usable = account.usable(at: moment)
    }
    return try SaleCalculator(lines, terms)
  }

  /// The client's purchases that count for a program's tier (rules.md §4.3).
  public func total(of client: Client.ID, for program: Program?, at moment: Moment) -> Money {
    let window = program?.window ?? .allTime
    return receipts.paid(by: clients.current(client), in: window.period(until: moment, calendar))
  }

  /// The lines, each with its name, category, price and gross.
  func receiptLines(_ drafts: [SaleDraft.Line]) throws(Refusal) -> [ReceiptLine] {
    guard !drafts.isEmpty else { throw .noLines }
    guard drafts.count <= Self.lineLimit else {
      throw .tooManyLines(drafts.count, limit: Self.lineLimit)
    }
    var lines: [ReceiptLine] = []
    lines.reserveCapacity(drafts.count)
    for (index, draft) in drafts.enumerated() {
      lines.append(try receiptLine(draft, place: index + 1))
    }
    return lines
  }

  private func receiptLine(_ draft: SaleDraft.Line, place: Int) throws(Refusal) -> ReceiptLine {
    var product: Product?
    if let typed = draft.product {
      let found = try self.product(typed)
      guard !found.isArchived else { throw .notFound(.product, typed: typed) }
      product = found
    }
    var category = product?.category
    if let typed = draft.category { category = try self.category(typed).id }
    let typedName = try text(draft.name)
    // A product's name was cleaned when the product was created.
    let cleaned = try typedName.map { name throws(Refusal) in
      try refusing(try NameRule.cleaned(name))
    }
    guard let name = cleaned ?? product?.name, let category,
      let asked = draft.price ?? product?.price
    else { throw .lineIncomplete(place) }
    let price = try price(asked)
    return ReceiptLine(
      name: name,
      product: product?.id,
      category: category,
      quantity: draft.quantity,
      price: price,
      gross: try refusing(try draft.quantity.lineAmount(price: price))
    )
  }

  /// The receipt that a sale makes of the client's account as it is at its moment.
  func receipt(
    _ sale: SaleCalculator,
    number: String?,
    at moment: Moment,
    venue: Venue.ID?,
    client: (id: Client.ID, account: Account, thanks: Bonus)?
  ) throws(Refusal) -> Receipt {
    let parts = client.map { $0.account.taking(sale.bonusesSpent, usableAt: moment).parts } ?? []
    let lot = client.flatMap { newLot(of: sale.accrued, $0.id, $0.account, at: moment) }
    var balance: Bonus?
    if let client {
      let come = try refusing(try sale.accrued.adding(client.thanks))
      let change = try refusing(try come.subtracting(sale.bonusesSpent))
      balance = try client.account.balance(at: moment, changedBy: change)
        .subtracting(later: accounts.written(of: client.id), than: moment)
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
      externalNumber: number,
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
    _ client: Client.ID,
    _ account: Account,
    at moment: Moment
  ) -> Lot? {
    guard !accrued.isZero else { return nil }
    let terms = lotTerms(of: program(of: client), at: moment, delayed: true)
    return Lot(
      id: account.nextLot,
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
    _ known: Receipt
  ) throws(Refusal) {
    let isRepeat =
      known.client == client && known.lines.count == draft.lines.count
      && zip(known.lines, draft.lines).allSatisfy { isSame($0, $1) }
      && isSameRedemption(draft.redemption, known) && isSameCode(draft.promoCode, known)
    guard isRepeat else { throw .externalNumberConflict(number: number) }
    throw .alreadySold(known.id)
  }

  /// Whether a line is what the till asks for again; what it leaves to the price list may have
  /// another name and price by now, or be sold no longer.
  private func isSame(_ known: ReceiptLine, _ draft: SaleDraft.Line) -> Bool {
    guard draft.quantity == known.quantity else { return false }
    let isProduct = draft.product.map { typed in
      priceList.products.find(typed).map { $0.id == known.product } ?? (typed == known.name)
    }
    let name = draft.name.flatMap { try? text($0) }
    let isName = name.map { ((try? NameRule.cleaned($0)) ?? $0) == known.name }
    let isCategory = draft.category.map { priceList.categories.named($0)?.id == known.category }
    let isPrice = draft.price.map { $0 == known.price }
    let rest = [isName, isCategory, isPrice].map { $0 ?? (isProduct != nil) }
    return isProduct != false && rest.allSatisfy { $0 }
  }

  private func isSameCode(_ typed: String?, _ known: Receipt) -> Bool {
    let used = promoCodes.activation(with: known.id)
    guard let typed, let used else { return typed == nil && used == nil }
    return (try? promoCodes.find(typed: typed))?.text == used.code
  }

  private func isSameRedemption(_ redemption: SaleDraft.Redemption, _ known: Receipt) -> Bool {
    switch redemption {
    case .nothing: known.bonusesSpent.isZero
    case .most: known.bonusesSpent == known.figures.maximumBonuses
    case .amount(let amount): known.bonusesSpent == amount
    }
  }
}

extension Bonus {
  /// A balance without what the entries after a moment brought.
  fileprivate func subtracting(later entries: [LedgerEntry], than moment: Moment) -> Bonus {
    guard let last = entries.last, last.at > moment else { return self }
    let later = entries.reversed().prefix { $0.at > moment }
    return Bonus(clamping: minorUnits - later.reduce(0) { $0 + $1.amount.minorUnits })
  }
}
