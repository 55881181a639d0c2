import Localization
import Loyalty

/// The sentences about a receipt that was put aside.
struct ParkedWords: Sendable {
  private let receipt: ParkedReceipt
  private let context: Context
  private var words: Words { context.words }

  init(_ receipt: ParkedReceipt, _ context: Context) {
    self.receipt = receipt
    self.context = context
  }

  /// "Parked receipt: Kravchenko Anna, items 2, 145.00, since 21:02".
  var line: String { words("parked.line", facts) }

  /// The same without the client, for the client's own card.
  var cardLine: String { words("parked.cardLine", facts) }

  /// What is told after it was put aside: what it is and where it waits.
  var done: String {
    words(receipt.client == nil ? "parked.doneNobody" : "parked.done", facts)
  }

  /// What the question asks before it is thrown away.
  var asksToDrop: String { words("parked.ask.drop", facts) }

  /// Who buys: the client, what was noted, or nobody.
  var who: String {
    if let client = receipt.client { return context.name(of: client) }
    return receipt.note ?? words("parked.nobody")
  }

  private var facts: [String: WordValue] {
    [
      "who": .text(who), "count": .number(receipt.lines.count), "sum": .text(sum),
      "since": .text(since),
    ]
  }

  private var sum: String {
    let sum = context.club.amountToPay(of: receipt, at: context.now)
    return sum.map { context.money($0) } ?? words("parked.noSum")
  }

  /// The time, with the day where that is not today.
  private var since: String {
    let day = context.club.calendar.day(of: receipt.at)
    let time = context.time(receipt.at)
    return day == context.today ? time : words.shortDate(day) + " " + time
  }
}
