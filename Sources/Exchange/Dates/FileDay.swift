import Loyalty

/// Days as files write them: 31.12.2025, 1.2.2025, 2025-12-31; a time of midnight may follow.
enum FileDay {
  /// Reads a day; throws `dateInvalid`.
  static func day(_ text: String) throws(ValueProblem) -> Day {
    guard let (day, rest) = leadingDay(text), rest.allSatisfy({ "0:.TZ ".contains($0) }) else {
      throw .dateInvalid(String(text.prefix(100)))
    }
    return day
  }

  /// The day at the text's beginning, and what follows it.
  static func leadingDay(_ text: String) -> (day: Day, rest: Substring)? {
    let end = text.firstIndex { $0 == " " || $0 == "T" } ?? text.endIndex
    let date = text[..<end]
    let sign: Character = date.contains("-") ? "-" : "."
    let parts = date.split(separator: sign, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let (yearText, dayText) = sign == "-" ? (parts[0], parts[2]) : (parts[2], parts[0])
    guard let year = number(yearText, digits: 4...4), let month = number(parts[1], digits: 1...2),
      let number = number(dayText, digits: 1...2),
      let day = try? Day(year: year, month: month, day: number)
    else { return nil }
    return (day, text[end...])
  }

  static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    let isNumber = text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return isNumber && digits.contains(text.utf8.count) ? Int(text) : nil
  }
}
