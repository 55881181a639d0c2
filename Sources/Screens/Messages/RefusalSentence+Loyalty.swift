import Localization
import Loyalty

extension RefusalSentence {
  /// The catalogue key of a refusal of sales, refunds, accounts and programs, with its facts.
  func loyaltyFacts(of refusal: Refusal) -> (key: String, values: [String: WordValue]) {
    let key = "refusal." + refusal.code
    switch refusal {
    case .refundExceedsSale(nil, _): return (key + ".whole", [:])
    case .refundExceedsSale(let line?, let remaining):
      return (key, ["line": .number(line), "remaining": .text(quantity(remaining))])
    case .lineNotFound(let line, let count):
      return (key, ["line": .number(line), "count": .number(count)])
    case .tooManyLines(let count, let limit):
      return (key, ["count": .number(count), "limit": .number(limit)])
    case .lineIncomplete(let line): return (key, ["line": .number(line)])
    case .categoryBuiltIn(let name):
      let shown = words.ifPresent("sale.category." + name + "Name") ?? name
      return (key, ["category": .text(shown)])
    case .tiersInvalid(let problem): return tiers(problem)
    case .daysInvalid(let days, let limit):
      return (key, ["typed": .number(days), "limit": .number(limit)])
    case .programInUse(let program, let groups):
      return (key, ["program": .text(program), "groups": .text(words.list(groups, limit: 3))])
    case .programOfOtherType(let program), .programArchived(let program),
      .wrongPassword(let program):
      return (key, ["program": .text(program)])
    case .parkedReceiptGone(let end): return gone(end)
    case .noRefundLines: return ("refusal.noRefundLines", [:])
    case .externalNumberAtVenues(let number, let venues):
      let none = words("refusal.externalNumberAtVenues.none")
      let list = words.list(venues.map { $0 ?? none }, limit: 3)
      return (
        "refusal.externalNumberAtVenues",
        ["number": .text(shown(number)), "venues": .text(list)]
      )
    case .externalNumberConflict(let number):
      return ("refusal.externalNumberConflict", ["number": .text(shown(number))])
    case .saleChanged(let told, let now):
      return ("refusal.staleSale", ["told": .text(money(told)), "now": .text(money(now))])
    case .receiptUnreadable(let receipt, let file):
      return (key, ["number": .text(receipt.description), "file": .text(shown(file))])
    case .alreadySold(let receipt), .alreadyRefunded(let receipt):
      return (key, ["number": .number(Int(receipt.number))])
    default: return (key, [:])
    }
  }

  private func gone(_ end: ParkedReceiptEnd) -> (key: String, values: [String: WordValue]) {
    var values: [String: WordValue] = [
      "by": .text(shown(end.by.name)), "time": .text(timeOfDay(end.at)),
    ]
    switch end.outcome {
    case .sold(let receipt):
      values["number"] = .number(Int(receipt.number))
      return ("refusal.parkedReceiptGone.sold", values)
    case .parkedAgain: return ("refusal.parkedReceiptGone.parkedAgain", values)
    case .dropped: return ("refusal.parkedReceiptGone.dropped", values)
    }
  }

  private func tiers(_ problem: Tiers.Problem) -> (key: String, values: [String: WordValue]) {
    let key = "refusal.tiersInvalid."
    switch problem {
    case .none: return (key + "none", [:])
    case .firstNotZero(let threshold):
      return (key + "firstNotZero", ["threshold": .text(money(threshold))])
    case .notAscending(let place, let threshold):
      let values: [String: WordValue] = [
        "place": .number(place), "threshold": .text(money(threshold)),
      ]
      return (key + "notAscending", values)
    case .tooMany(let count):
      return (key + "tooMany", ["count": .number(count), "limit": .number(Tiers.limit)])
    }
  }

  private func money(_ money: Money) -> String { words.money(minorUnits: money.minorUnits) }

  /// Thousandths as a decimal number: "1,5"; nothing is "0".
  private func quantity(_ thousandths: Int64) -> String {
    guard let quantity = try? Quantity(thousandths: thousandths) else { return "0" }
    return words.quantity(quantity)
  }
}
