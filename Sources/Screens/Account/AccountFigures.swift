import Localization
import Loyalty
import Terminal

/// What a card says of a client's bonuses and program, along one right edge.
struct AccountFigures: Sendable {
  private let client: Client.ID
  private let context: Context
  private var words: Words { context.words }

  init(of client: Client.ID, _ context: Context) {
    self.client = client
    self.context = context
  }

  private var account: Account { context.club.account(of: client, at: context.now) }
  private var program: Program? { context.club.program(of: client) }

  /// Whether there is anything to say: a program, an account, or a receipt.
  var isKnown: Bool {
    program != nil || account != Account()
      || context.club.receipts.count(of: context.club.clients.current(client)) > 0
  }

  /// Bonuses first, then the program with what is missing to its next tier.
  var lines: [FigureLine] { bonuses + [.gap] + purchases }

  private var bonuses: [FigureLine] {
    let now = context.now
    var lines: [FigureLine] = [
      .words(words("sale.bonuses"), style: .title),
      .figure(words("account.usable"), context.bonuses(account.usable(at: now))),
    ]
    if let next = account.nextUsable(at: now) {
      let date = words.shortDate(context.club.calendar.day(of: next.at))
      let label = words("account.usableFrom", ["date": .text(date)])
      lines.append(.figure(label, context.bonuses(next.amount), style: .muted))
    }
    if let next = account.nextExpiry(at: now) {
      lines.append(.figure(burning(next.at), context.bonuses(next.amount), style: .warning))
    }
    if !account.debt.isZero {
      lines.append(
        .figure(words("account.debt"), context.bonuses(account.debt), style: .warning)
      )
    }
    return lines
  }

  /// When bonuses burn, said by their last usable day.
  private func burning(_ at: Moment) -> String {
    let last = context.club.calendar.day(of: at).advanced(byDays: -1)
    guard last != context.today else { return words("account.burnTonight") }
    return words("account.burnAfter", ["date": .text(words.shortDate(last))])
  }

  private var purchases: [FigureLine] {
    let total = context.club.total(of: client, for: program, at: context.now)
    let bought = FigureLine.figure(words("account.bought"), context.money(total))
    guard let program else {
      return [.words(words("clients.program.none"), style: .muted), bought]
    }
    let percent = program.tiers.tier(for: total).percent
    let name = program.name + ", " + words.percent(basisPoints: Int(percent.basisPoints))
    var lines: [FigureLine] = [.words(name, style: .title), bought]
    guard let next = program.tiers.next(after: total) else { return lines }
    let text = words.percent(basisPoints: Int(next.tier.percent.basisPoints))
    let label = words("account.toNext", ["percent": .text(text)])
    lines.append(.figure(label, context.money(next.missing)))
    let gone = Self.wholePercent(of: total, on: next.tier.threshold)
    lines.append(.bar(share: Double(gone) / 100, words.percent(basisPoints: gone * 100)))
    return lines
  }

  /// How much of the way to a threshold is gone, in whole percents rounded down; never 100 while
  /// the threshold, which may have to be exceeded, is not behind.
  static func wholePercent(of total: Money, on threshold: Money) -> Int {
    let way = max(1, threshold.minorUnits)
    guard total.minorUnits < way else { return 99 }
    let whole = max(0, total.minorUnits).multipliedFullWidth(by: 100)
    return Int(way.dividingFullWidth(whole).quotient)
  }
}
