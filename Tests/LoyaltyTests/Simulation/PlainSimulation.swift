@testable import Loyalty

/// A simulation worked out plainly and slowly, in whole numbers: what `Simulator` must agree with.
///
/// It shares with it only the calendar and what the receipts hold.
struct PlainSimulation {
  var receipts = 0
  var paid: Int64 = 0
  var now: Int64 = 0
  var accrued: Int64 = 0
  var discounted: Int64 = 0
  var differences: [Client.ID: Int64] = [:]
  var leftOut: [String: Int] = [:]
  var tierReceipts: [Int: Int] = [:]
  var tierClients: [Int: Int] = [:]
  var near: Set<Client.ID> = []
  var otherBound = 0

  private let club: Club
  private let trial: ProgramTrial
  private let moment: Moment
  private let all: [Receipt]

  init(_ club: Club, _ trial: ProgramTrial, at moment: Moment) {
    self.club = club
    self.trial = trial
    self.moment = moment
    all = (1..<club.receipts.nextID.number).compactMap { club.receipts[Receipt.ID($0)] }
    let start = midnight(daysBefore: trial.days, moment)
    for receipt in all where receipt.at >= start && receipt.at <= moment { count(receipt) }
    finish()
  }

  private mutating func count(_ receipt: Receipt) {
    guard let client = receipt.client else { return leftOut["nobody", default: 0] += 1 }
    guard isLed(client) else { return leftOut["other", default: 0] += 1 }
    let back = club.receipts.refunded(receipt).lines
    if zip(receipt.lines, back).allSatisfy({ $0.quantity.thousandths == $1.thousandths }) {
      return leftOut["refunded", default: 0] += 1
    }
    let total = total(of: client, before: receipt.id, at: receipt.at)
    let lines = worked(receipt, percent: percent(total))
    receipts += 1
    paid += net(receipt)
    var difference: Int64 = 0
    for (index, line) in receipt.lines.enumerated() {
      let part = back[index].thousandths
      let rest = { (amount: Int64) in amount - half(amount, part, line.quantity.thousandths) }
      let given = line.accrued.minorUnits - back[index].accrual.minorUnits
      now += given + rest(line.discount.minorUnits)
      accrued += rest(lines[index].accrued)
      discounted += rest(lines[index].discount)
      difference += rest(lines[index].accrued) + rest(lines[index].discount)
      difference -= given + rest(line.discount.minorUnits)
    }
    differences[client, default: 0] += difference
    tierReceipts[place(total), default: 0] += 1
    let thresholds = trial.program.tiers.tiers.dropFirst().map(\.threshold.minorUnits)
    if let at = thresholds.firstIndex(of: total),
      trial.program.tiers.tiers[at + 1].percent != trial.program.tiers.tiers[at].percent
    {
      otherBound += 1
    }
  }

  private mutating func finish() {
    let average = receipts == 0 ? 0 : half(paid, 1, Int64(receipts))
    for client in differences.keys {
      let total = total(of: client, before: club.receipts.nextID, at: moment)
      let place = place(total)
      tierClients[place, default: 0] += 1
      let tiers = trial.program.tiers.tiers
      guard place + 1 < tiers.count else { continue }
      let step: Int64 = trial.program.tiers.bound == .over ? 1 : 0
      if tiers[place + 1].threshold.minorUnits + step - total <= average { near.insert(client) }
    }
  }

  private func isLed(_ client: Client.ID) -> Bool {
    let own = club.groups.inUse.filter { club.clients.groups(of: client).contains($0.id) }
    let withProgram = own.first { trial.groups.contains($0.id) || $0.loyalty != .none }
    return (withProgram ?? own.first).map { trial.groups.contains($0.id) } ?? false
  }

  private func net(_ receipt: Receipt) -> Int64 {
    let back = club.receipts.refunded(receipt).lines.reduce(0) { $0 + $1.money.minorUnits }
    return receipt.lines.reduce(0) { $0 + $1.toPay.minorUnits } - back
  }

  private func total(of client: Client.ID, before id: Receipt.ID, at moment: Moment) -> Int64 {
    let start: Moment =
      switch trial.program.window {
      case .allTime: Moment(milliseconds: .min)
      case .lastDays(let days): midnight(daysBefore: days, moment)
      case .calendarYear:
        club.calendar.start(of: club.calendar.day(of: moment).startOfYear)
      }
    return all.filter { $0.client == client && $0.id < id && $0.at >= start }
      .reduce(0) { $0 + net($1) }
  }

  private func midnight(daysBefore days: Int, _ moment: Moment) -> Moment {
    club.calendar.start(of: club.calendar.day(of: moment).advanced(byDays: -days))
  }

  private func place(_ total: Int64) -> Int {
    let tiers = trial.program.tiers
    var place = 0
    for (index, tier) in tiers.tiers.enumerated() where index > 0 {
      let limit = tier.threshold.minorUnits
      if tiers.bound == .over ? total > limit : total >= limit { place = index }
    }
    return place
  }

  private func percent(_ total: Int64) -> Int64 {
    Int64(trial.program.tiers.tiers[place(total)].percent.basisPoints)
  }

  private struct Line {
    var discount: Int64 = 0
    var bonuses: Int64 = 0
    var accrued: Int64 = 0
  }

  private func worked(_ receipt: Receipt, percent: Int64) -> [Line] {
    var lines = receipt.lines.map { _ in Line() }
    let gross = receipt.lines.map(\.gross.minorUnits)
    let isMeant = receipt.lines.map { trial.program.categories.contains($0.category) }
    let isLarge = gross.reduce(0, +) >= trial.program.minimumReceipt.minorUnits
    if case .discount(let terms) = trial.program.terms, isLarge, isOpen(terms, receipt) {
      let base = zip(gross, isMeant).map { $1 ? $0 : 0 }
      var amount = (base.reduce(0, +) * percent * 2 + 10_000) / 20_000
      if let cap = terms.cap { amount = min(amount, cap.minorUnits) }
      for (index, part) in ReferenceReceipt.spread(amount, base).enumerated() {
        lines[index].discount = part
      }
    }
    for index in lines.indices {
      let left = gross[index] - lines[index].discount
      lines[index].bonuses = min(receipt.lines[index].bonuses.minorUnits, left)
    }
    guard case .bonus(let terms) = trial.program.terms, isLarge,
      terms.accruesWhenPartlyPaidWithBonuses || lines.allSatisfy({ $0.bonuses == 0 })
    else { return lines }
    let money = lines.indices.map { isMeant[$0] ? gross[$0] - lines[$0].bonuses : 0 }
    var amount = money.reduce(0, +) * percent / 10_000
    if terms.rounding == .whole { amount -= amount % 100 }
    for (index, part) in ReferenceReceipt.spread(amount, money).enumerated() {
      lines[index].accrued = part
    }
    return lines
  }

  private func isOpen(_ terms: DiscountTerms, _ receipt: Receipt) -> Bool {
    terms.schedule.map { club.calendar.isInside($0, at: receipt.at) } ?? true
  }
}

/// amount × part ÷ whole, half up, for amounts from 0.
private func half(_ amount: Int64, _ part: Int64, _ whole: Int64) -> Int64 {
  (2 * amount * part + whole) / (2 * whole)
}
