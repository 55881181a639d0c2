import JSONText
import Localization
import Loyalty

/// One value of an answer as the language writes it; which way, the contract's names tell.
struct AnswerValue {
  private let words: Words

  init(_ words: Words) {
    self.words = words
  }

  /// Whether a column's values stand at the right.
  func isFigure(_ key: String) -> Bool {
    Self.amounts.contains(key) || Self.percents.contains(key) || Self.counts.contains(key)
  }

  /// The value in words; nil for one that is not there.
  func text(_ value: JSONValue, of key: String) -> String? {
    switch value {
    case .null: nil
    case .bool(let bool): words.parts(of: bool ? "file.yes" : "file.no").first
    case .number(let digits): digits
    case .string(let text): text.isEmpty ? nil : written(text, of: key)
    case .array(let values):
      values.isEmpty ? nil : words.list(values.compactMap { self.text($0, of: key) })
    case .object(let members): object(members, of: key)
    }
  }

  private func object(_ members: [JSONMember], of key: String) -> String? {
    let texts = members.compactMap { member -> String? in
      guard let text = text(member.value, of: member.key) else { return nil }
      guard key == "refunded" else { return text }
      return (words.ifPresent("answer." + member.key) ?? member.key) + " " + text
    }
    return texts.isEmpty ? nil : texts.joined(separator: key == "source" ? " " : ", ")
  }

  private func written(_ text: String, of key: String) -> String {
    if Self.amounts.contains(key), let units = hundredths(text) {
      return words.money(minorUnits: units)
    }
    if Self.percents.contains(key), let units = hundredths(text) {
      return words.percent(basisPoints: Int(clamping: units))
    }
    if Self.instants.contains(key), let moment = instant(text) { return moment }
    if Self.days.contains(key), let day = try? Day(iso: text) { return date(day) }
    if key == "phone" { return words.phone(text) }
    if key == "category" { return words.ifPresent("sale.category.\(text)Name") ?? text }
    let prefix = key == "kind" ? "account.kind." : "answer.\(key)."
    return words.ifPresent(prefix + text) ?? text
  }

  private func hundredths(_ text: String) -> Int64? { (try? Money(decimal: text))?.minorUnits }

  private func date(_ day: Day) -> String {
    words.date(year: day.year, month: day.month, day: day.dayOfMonth)
  }

  /// "2026-11-22T21:14:05+02:00", which is the club's local time already.
  private func instant(_ text: String) -> String? {
    let digits = Array(text.utf8)
    guard digits.count >= 16, let day = try? Day(iso: String(text.prefix(10))) else { return nil }
    return date(day) + " " + String(decoding: digits[11..<16], as: UTF8.self)
  }

  private static let amounts: Set = [
    "gross", "discount", "bonusesSpent", "maximumBonuses", "toPay", "accrued", "balanceAfter",
    "missingToNext", "bonuses", "price", "amount", "balance", "remainder", "money",
    "bonusesReturned", "accrualTaken", "total", "usable", "pending", "debt",
  ]
  private static let percents: Set = ["tierPercent", "percent"]
  private static let counts: Set = ["quantity", "refundable", "line", "lot"]
  private static let instants: Set = ["at", "usableFrom", "registeredAt"]
  private static let days: Set = ["birthday", "on", "lastDay"]
}
