import Testing

@testable import Loyalty

@Suite("rules.md §7: random histories against a plain reference")
struct PromoCodeHistoryTests {
  /// One code as the rules read it, kept with lists and nothing else.
  private struct Plain {
    var status = "active"
    var from: Int?
    var until: Int?
    var total: Int?
    var perClient = 1
    var isFirstVisit = false
    var returns = false
    var uses: [(client: Int, receipt: Int?)] = []
  }

  /// The club and what a plain reading of the rules makes of the same history.
  private struct History {
    var desk: ClubUnderTest
    var dice: Dice
    var codes: [Plain] = []
    /// Who a number answers as after merges.
    var answers = Array(0...8)
    var receipts: [(client: Int, isRefunded: Bool)] = []
    var day = 0
    var accepted = 0
    var refused = 0
    var returned = 0

    func owner(_ client: Int) -> Int {
      answers[client] == client ? client : owner(answers[client])
    }

    /// The order of rules.md §7.4, written down again.
    func refusal(_ code: Plain, _ client: Int) -> String? {
      let own = code.uses.count { owner($0.client) == owner(client) }
      if code.status == "draft" { return "codeNotYetActive" }
      if let from = code.from, day < from { return "codeNotYetActive" }
      if code.status == "paused" { return "codePaused" }
      if code.status == "ended" { return "codeEnded" }
      if let until = code.until, day > until { return "codeExpired" }
      if own >= code.perClient { return "codeAlreadyUsed" }
      if let total = code.total, code.uses.count >= total { return "codeUsedUp" }
      let visits = receipts.count { owner($0.client) == owner(client) }
      if code.isFirstVisit, visits > 0 { return "codeNotForClient" }
      return nil
    }
  }

  @Test(
    "Whatever is created, used, sold, refunded, merged, paused: the club says what the rules say"
  )
  func histories() throws {
    var sums = (accepted: 0, refused: 0, returned: 0)
    for seed in 1...60 {
      var history = History(desk: try ClubUnderTest(), dice: Dice(seed: UInt64(seed)))
      for number in 1...8 { try history.desk.register("К \(number)", "05012345\(10 + number)") }
      for _ in 0..<120 { try step(&history) }
      try check(history)
      sums.accepted += history.accepted
      sums.refused += history.refused
      sums.returned += history.returned
    }
    #expect(sums.accepted > 800 && sums.refused > 2_000 && sums.returned > 30)
  }

  private func step(_ history: inout History) throws {
    switch history.dice.roll(1...20) {
    case 1, 2: try create(&history)
    case 3: try changeStatus(&history)
    case 4:
      history.day += 1
      let date = try Day(iso: "2026-11-22").advanced(byDays: history.day)
      history.desk.now = history.desk.club.calendar.start(of: date).advanced(bySeconds: 40_000)
    case 5: try refund(&history)
    case 6 where history.dice.chance(6): try merge(&history)
    case 7...12: try use(&history, selling: true)
    default: try use(&history, selling: false)
    }
  }

  private func create(_ history: inout History) throws {
    var plain = Plain()
    if history.dice.chance(3) { plain.total = history.dice.roll(1...6) }
    if history.dice.chance(4) { plain.from = history.day + history.dice.roll(0...2) }
    if history.dice.chance(4) { plain.until = history.day + history.dice.roll(2...5) }
    plain.perClient = history.dice.roll(1...3)
    plain.isFirstVisit = history.dice.chance(6)
    plain.returns = history.dice.chance(2)
    let first = try Day(iso: "2026-11-22")
    try history.desk.createCode("Код \(history.codes.count)") {
      $0.totalLimit = plain.total
      $0.from = plain.from.map { first.advanced(byDays: $0) }
      $0.until = plain.until.map { first.advanced(byDays: $0) }
      $0.perClientLimit = plain.perClient
      $0.isForFirstVisit = plain.isFirstVisit
      $0.returnsOnRefund = plain.returns
    }
    history.codes.append(plain)
  }

  private func changeStatus(_ history: inout History) throws {
    guard !history.codes.isEmpty else { return }
    let number = history.dice.roll(0...history.codes.count - 1)
    let status = history.dice.chance(3) ? PromoCode.Status.paused : .active
    try history.desk.perform(.setPromoCodeStatus("Код \(number)", status))
    history.codes[number].status = status.rawValue
  }

  private func use(_ history: inout History, selling: Bool) throws {
    guard !history.codes.isEmpty else { return }
    let number = history.dice.roll(0...history.codes.count - 1)
    let client = history.dice.roll(1...8)
    let expected = history.refusal(history.codes[number], client)
    let typed = history.dice.chance(2) ? "код-\(number)" : "rjl \(number)"
    let reference = ClientReference.id(Client.ID(UInt32(client)))
    let sale = SaleDraft(lines: [try line("80")], client: reference, promoCode: typed)
    let draft = ActivationDraft(client: reference, code: typed)
    let told = refusal {
      try history.desk.perform(selling ? .sell(sale) : .activatePromoCode(draft))
    }
    #expect(told?.code == expected)
    guard expected == nil else {
      history.refused += 1
      return
    }
    history.accepted += 1
    if selling { history.receipts.append((client, false)) }
    history.codes[number].uses.append((client, selling ? history.receipts.count : nil))
  }

  private func refund(_ history: inout History) throws {
    guard let place = history.receipts.indices.filter({ !history.receipts[$0].isRefunded }).last
    else { return }
    try history.desk.perform(.refund(RefundDraft(receipt: .id(Receipt.ID(UInt32(place) + 1)))))
    history.receipts[place].isRefunded = true
    for number in history.codes.indices where history.codes[number].returns {
      let before = history.codes[number].uses.count
      history.codes[number].uses.removeAll { $0.receipt == place + 1 }
      history.returned += before - history.codes[number].uses.count
    }
  }

  private func merge(_ history: inout History) throws {
    let into = history.owner(history.dice.roll(1...8))
    let from = history.owner(history.dice.roll(1...8))
    guard into != from else { return }
    try history.desk.perform(
      .mergeClients(into: .id(Client.ID(UInt32(into))), from: .id(Client.ID(UInt32(from))))
    )
    history.answers[from] = into
  }

  private func check(_ history: History) throws {
    let book = history.desk.club.promoCodes
    for (number, plain) in history.codes.enumerated() {
      let id = PromoCode.ID(UInt32(number) + 1)
      #expect(book.used(id) == plain.uses.count)
      let told = book.activations(of: id).map { Int($0.client.number) }
      #expect(told.sorted() == plain.uses.map { history.owner($0.client) }.sorted())
    }
    for number in 1...8 where history.owner(number) == number {
      let client = Client.ID(UInt32(number))
      let account = history.desk.account(client)
      #expect(
        account.balance(at: history.desk.now).minorUnits == history.desk.entrySum(client)
      )
      for use in book.activations(by: client) {
        #expect(account[use.lot]?.amount == use.bonuses)
      }
    }
  }
}
