import Localization
import Loyalty

/// One thing that needs attention: a sentence, and the place where it is seen to.
struct Attention: Hashable, Sendable {
  let text: String
  let destination: Destination
  /// The promo code that it is about.
  var promoCode: PromoCode.ID?
  /// The messages that it is about.
  var messages: MailingMessagesScreen.Subject?
  /// What there is to be read about it, where no place mends it.
  var reading: Notice?
  /// The day whose sheet it is about.
  var day: Day?

  /// What choosing it asks for: its place, or the very row there.
  func effects(_ context: Context) -> [Effect] {
    if let reading { return [.open(MessagesScreen([reading]))] }
    if let day { return [.open(ReportsScreen(.day, of: day, today: context.today))] }
    if let messages { return [.open(MailingMessagesScreen(messages))] }
    guard let promoCode else { return [.go(destination)] }
    return [.open(PromoCodesScreen(at: promoCode, context))]
  }

  /// More groups than this are hard to keep in mind (rules.md §3.7).
  static let manyGroups = 7

  /// What needs attention in the club, the most pressing first.
  static func all(_ figures: MenuFigures, _ context: Context) -> [Attention] {
    let words = context.words
    var found = yesterday(figures, context).map { [$0] } ?? []
    if case .readOnly(let reason) = context.saving {
      let notice = context.readOnlyNotice(reason)
      found.insert(Attention(text: notice.text, destination: .menu, reading: notice), at: 0)
    } else if figures.groups == 0 {
      let key = words("keyname.enter")
      let text = words("menu.attention.noGroups", ["key": .text(key)])
      found.append(Attention(text: text, destination: .groups))
    } else {
      if !figures.hasDefaultGroup {
        let text = words("menu.attention.noDefaultGroup")
        found.append(Attention(text: text, destination: .groups))
      }
      if figures.withoutGroup > 0 {
        let count = figures.withoutGroup
        let text = words("menu.attention.withoutGroup", ["count": .number(count)])
        found.append(Attention(text: text, destination: .allClients))
      }
    }
    if figures.birthdays > 0 {
      let text = words("menu.attention.birthdays", ["count": .number(figures.birthdays)])
      found.append(Attention(text: text, destination: .allClients))
    }
    if let code = figures.promoCodes.endingNext {
      let text = ending(code, figures, context)
      found.append(Attention(text: text, destination: .promoCodes, promoCode: code.id))
    }
    found += figures.deliveries.sentences(context).map {
      Attention(text: $0.text, destination: .push, messages: $0.messages)
    }
    if figures.burning.amount > 0 {
      let text = words(
        "menu.attention.burning",
        [
          "bonuses": .text(words.money(minorUnits: figures.burning.amount)),
          "days": .number(MenuFigures.burningDays), "clients": .number(figures.burning.clients),
        ]
      )
      found.append(Attention(text: text, destination: .burningReport))
    }
    if figures.groups > manyGroups {
      let text = words("menu.attention.manyGroups", ["count": .number(figures.groups)])
      found.append(Attention(text: text, destination: .groups))
    }
    return found
  }

  /// A day is shown on the next one until so many hours of it are over.
  private static let morning = 6

  /// The day that is over, at night and as long as nothing was sold today.
  private static func yesterday(_ figures: MenuFigures, _ context: Context) -> Attention? {
    let club = context.club
    let isNight = club.calendar.time(of: context.now).hour < morning
    guard let trade = figures.yesterday, trade.receipts > 0 || trade.paid != 0,
      isNight || figures.trade(in: club, at: context.now).now.receipts == 0
    else { return nil }
    let day = figures.day.advanced(byDays: -1)
    let words = context.words
    let name = words.shortWeekday(day.weekday.rawValue) + " " + words.shortDate(day)
    let text = words(
      "menu.attention.yesterday",
      [
        "day": .text(name), "receipts": .number(trade.receipts),
        "paid": .text(words.money(minorUnits: trade.paid)),
      ]
    )
    return Attention(text: text, destination: .dayReport, day: day)
  }

  /// The promo code that ends next: when, and what is left of it; of several how many.
  private static func ending(
    _ code: PromoCode,
    _ figures: MenuFigures,
    _ context: Context
  ) -> String {
    let words = PromoCodeWords(code, context)
    let used = context.club.promoCodes.used(code.id)
    let limit = context.club.promoCodes.limit(of: code)
    var values: [String: WordValue] = [
      "name": .text(code.name), "day": .text(words.end), "used": .number(used),
      "others": .number(figures.promoCodes.ending - 1),
    ]
    if let limit {
      values["left"] = .number(max(0, limit - used))
      values["limit"] = .number(limit)
    }
    let key = limit == nil ? "menu.attention.codeEnds" : "menu.attention.codeEndsLeft"
    let text = context.words(key, values)
    guard figures.promoCodes.ending > 1 else { return text }
    return text + context.words("menu.attention.codesEnd", values)
  }
}
