extension Club {
  /// Books a receipt of the past as if it had been rung up at its time.
  ///
  /// The client's total up to that time decides the tier; the lot gets the delay and the expiry of
  /// that day; what had burnt by then burns first, with entries of their moments. Prices are what
  /// was charged: no discount program takes anything off, and no password is asked. Group and
  /// program are those that the client has now (rules.md §11.1). There is no SMS and no referral
  /// bonus.
  ///
  /// Entries are never edited. Receipts booked in the order of their times make the same lots,
  /// entries and totals as if they had been rung up one by one. A receipt older than others that
  /// the client has already takes its place among them by its time: it counts for every total
  /// asked from now on, and its lot and entries stand where they belong; what the later ones
  /// accrued and spent stays as it is, as a fallen tier changes nothing behind it (rules.md §4.3).
  /// It can spend only what was usable at its time and is there still.
  ///
  /// - Parameters:
  ///   - past: The receipt.
  ///   - now: The present, before which it must lie.
  ///   - needed: The receipts that `needs(of:)` names.
  /// - Returns: What happens.
  /// - Throws: `alreadySold` for one that is known, `externalNumberConflict` for one whose number
  ///   another has, `notEnoughBonuses` or `bonusesNotPayable`, or a value out of its range.
  public func book(
    _ past: PastReceipt,
    now: Moment,
    with needed: Needed = Needed()
  ) throws(Refusal) -> [Event] {
    guard past.at <= now else { throw .value(.momentInvalid(past.at.rfc3339)) }
    var lines = try chargedLines(past.lines)
    try refuseRepeat(of: past, lines, needed)
    if past.booking == .withoutBonuses { try takeOff(past.bonuses, &lines) }
    guard let client = past.client, past.booking == .withBonuses else {
      let sale = try SaleCalculator(lines, terms(past, nil))
      let account = past.client.map { ($0, accounts[$0]) }
      return [.receiptSold(try receipt(sale, past, account))]
    }
    return try settling(client, at: past.at) { account throws(Refusal) in
      let sale = try SaleCalculator(lines, terms(past, account))
      return [.receiptSold(try receipt(sale, past, (client, account)))]
    }
  }

  private func terms(_ past: PastReceipt, _ account: Account?) -> SaleTerms {
    var terms = SaleTerms(at: past.at, calendar: calendar)
    terms.isCharged = true
    guard past.booking == .withBonuses else { return terms }
    if !past.bonuses.isZero { terms.redemption = .amount(past.bonuses) }
    guard let client = past.client, let account else { return terms }
    terms.program = program(of: client)
    terms.total = total(of: client, for: terms.program, at: past.at)
    terms.usable = account.usable(at: past.at)
    return terms
  }

  private func chargedLines(_ lines: [PastReceipt.Line]) throws(Refusal) -> [ReceiptLine] {
    guard !lines.isEmpty else { throw .noLines }
    guard lines.count <= Self.lineLimit else {
      throw .tooManyLines(lines.count, limit: Self.lineLimit)
    }
    var charged: [ReceiptLine] = []
    charged.reserveCapacity(lines.count)
    for line in lines {
      let price = try price(line.price)
      var made = ReceiptLine(
        name: line.name,
        product: line.product,
        category: line.category,
        quantity: line.quantity,
        price: price,
        gross: try refusing(try line.quantity.lineAmount(price: price))
      )
      guard !line.discount.isNegative, line.discount <= made.gross else {
        throw .amountInvalid(typed: line.discount.decimalString)
      }
      made.discount = line.discount
      charged.append(made)
    }
    return charged
  }

  /// Takes what another account's bonuses paid off the lines.
  private func takeOff(_ bonuses: Bonus, _ lines: inout [ReceiptLine]) throws(Refusal) {
    guard !bonuses.isZero else { return }
    let left = lines.map(\.toPay)
    let whole = Bonus(clamping: left.reduce(0) { $0 + $1.minorUnits })
    guard !bonuses.isNegative else { throw .amountInvalid(typed: bonuses.decimalString) }
    guard bonuses <= whole else { throw .bonusesNotPayable(usable: bonuses, maximum: whole) }
    for (index, share) in bonuses.asMoney.shares(over: left).enumerated() {
      lines[index].discount.add(share)
    }
  }

  private func receipt(
    _ sale: SaleCalculator,
    _ past: PastReceipt,
    _ client: (id: Client.ID, account: Account)?
  ) throws(Refusal) -> Receipt {
    try receipt(
      sale,
      number: past.number,
      at: past.at,
      venue: past.venue,
      client: client.map { ($0.id, $0.account, .zero) }
    )
  }

  /// A receipt that is there already is known, or another with its number stands against it.
  ///
  /// The same are the lines and what was charged and paid; the time may differ by less than a day,
  /// for tills round it, while one that counts anew each day gives a number again.
  private func refuseRepeat(
    of past: PastReceipt,
    _ lines: [ReceiptLine],
    _ needed: Needed
  ) throws(Refusal) {
    guard let known = try receipt(external: past.number, at: past.venue, with: needed) else {
      return try refuseOwn(past, lines, needed)
    }
    guard isSame(known, past, lines) else { throw .externalNumberConflict(number: past.number) }
    throw .alreadySold(known.id)
  }

  /// A receipt without a till's number is exported under "#" and its own; here it is known by it.
  private func refuseOwn(
    _ past: PastReceipt,
    _ lines: [ReceiptLine],
    _ needed: Needed
  ) throws(Refusal) {
    guard let id = ownNumber(past.number), receipts.contains(id) else { return }
    let known = try receipt(id, with: needed)
    guard known.externalNumber == nil, known.venue == past.venue, known.at == past.at,
      isSame(known, past, lines)
    else { return }
    throw .alreadySold(known.id)
  }

  private func isSame(_ known: Receipt, _ past: PastReceipt, _ lines: [ReceiptLine]) -> Bool {
    let day: Int64 = 86_400_000
    let paid =
      lines.reduce(Int64(0)) { $0 + $1.toPay.minorUnits } - past.bonuses.minorUnits
    let distance = known.at.milliseconds.subtractingReportingOverflow(past.at.milliseconds)
    return known.client == past.client && known.paid.minorUnits == paid
      && !distance.overflow && distance.partialValue.magnitude < day
      && known.lines.count == lines.count
      && zip(known.lines, lines).allSatisfy { old, new in
        old.name == new.name && old.category == new.category && old.quantity == new.quantity
          && (old.price == new.price || old.charged == new.charged)
      }
  }
}

extension Receipt {
  /// What stands before the store's own number where a file needs a till's and there is none.
  public static let ownNumberSign = "#"

  /// The number under which a file tells of it: the till's, else "#" and the store's own.
  public var fileNumber: String { externalNumber ?? Self.ownNumberSign + id.description }
}

extension ReceiptLine {
  /// What was charged: the gross less the discount.
  fileprivate var charged: Int64 { gross.minorUnits - discount.minorUnits }
}
