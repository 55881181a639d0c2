import Localization
package import Loyalty
package import LoyaltyStore

extension StoreSentence {
  /// How many of the records that were left out are told one by one.
  private static let recordLimit = 50

  /// What a repair did or would do, a line each; groups and programs have the names of the club.
  package func lines(_ repaired: Repaired, isTrial: Bool, of club: Club?) -> [String] {
    var lines = repaired.mended.map { sentence("repair.bit", facts(of: $0)) }
    lines += repaired.history.map { sentence("repair.history", facts(of: $0)) }
    if let tail = repaired.tail { lines += self.lines(tail, club) }
    let last = repaired.lastAt.map { dated($0) } ?? "–"
    let values: [String: WordValue] = [
      "epoch": .number(repaired.epoch), "records": .text(String(repaired.seq)), "last": .text(last),
    ]
    lines.append(sentence(isTrial ? "repair.would" : "repair.done", values))
    return lines
  }

  private func lines(_ tail: Repaired.Tail, _ club: Club?) -> [String] {
    let change = club.map { ChangeSentence(words: words, club: $0, card: { _ in nil }) }
    var values = facts(of: tail.damage)
    values["records"] = .number(tail.records.count)
    values["unreadable"] = .number(tail.unreadable)
    values["keptIn"] = .text(
      tail.keptIn.isEmpty ? "quarantine" : tail.keptIn.joined(separator: ", ")
    )
    let shown = tail.records.prefix(Self.recordLimit).map { record in
      sentence(
        "repair.record",
        [
          "number": .text(String(record.seq)), "by": .text(record.by.name),
          "at": .text(dated(record.at)),
          "what": .text(record.events.map { what($0, change) }.joined(separator: "; ")),
        ]
      )
    }
    return [sentence("repair.tail", values)] + shown
  }

  /// The club's day and time.
  func dated(_ moment: Moment) -> String {
    guard let calendar else { return moment.rfc3339 }
    let day = calendar.day(of: moment)
    return words.date(year: day.year, month: day.month, day: day.dayOfMonth) + " " + time(moment)
  }

  /// What an event did to whose account, so that it can be entered again; else what it is about.
  private func what(_ event: Event, _ change: ChangeSentence?) -> String {
    switch event {
    case .receiptSold(let receipt):
      return words(
        "store.repair.sale",
        [
          "receipt": .text(receipt.id.description), "client": .text(client(receipt.client)),
          "paid": .text(receipt.paid.decimalString),
          "spent": .text(receipt.bonusesSpent.decimalString),
          "accrued": .text(receipt.accrued.decimalString),
        ]
      )
    case .receiptRefunded(let refund):
      let back = refund.lines.reduce(0) { $0 + $1.money.minorUnits }
      return words(
        "store.repair.refund",
        [
          "receipt": .text(refund.receipt.description), "client": .text(client(refund.client)),
          "paid": .text(Money(clamping: back).decimalString),
        ]
      )
    case .bonusesMoved(let movement):
      let kind = words("account.kind." + movement.entry.kind.rawValue)
      return bonuses(of: movement.client, kind, movement.entry.amount)
    case .bonusesBurnt(let id, let parts):
      let burnt = parts.reduce(0) { $0 + $1.amount.minorUnits }
      return bonuses(of: id, words("account.kind.expiry"), Bonus(clamping: -burnt))
    case .clientRegistered(let client):
      return words(
        "store.repair.card",
        [
          "client": .text(self.client(client.id)), "name": .text(client.name),
          "phone": .text(client.phone.e164),
        ]
      )
    case .clientEdited(let id, _): return client(id) + ", " + Self.kind(event)
    default: return change?.thing(event) ?? Self.kind(event)
    }
  }

  private func bonuses(of id: Client.ID, _ kind: String, _ amount: Bonus) -> String {
    words(
      "store.repair.bonuses",
      ["client": .text(client(id)), "kind": .text(kind), "amount": .text(amount.decimalString)]
    )
  }

  private func client(_ id: Client.ID?) -> String {
    guard let id else { return words("store.repair.nobody") }
    return words("store.repair.client", ["client": .text(id.description)])
  }

  /// The name of an event as it stands in the journal.
  private static func kind(_ event: Event) -> String {
    Mirror(reflecting: event).children.first?.label ?? ""
  }

  private func facts(of line: Repaired.Line) -> [String: WordValue] {
    ["file": .text(line.file), "line": .number(line.line)]
  }
}
