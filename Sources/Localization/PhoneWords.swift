/// How a phone number is shown.
extension Words {
  /// A phone in E.164 with its groups set apart: `+380 50 123-45-67`, `+7 916 123-45-67`.
  ///
  /// Other countries are written as code and threes, `+49 301 234 567`. What is not `+` and 8 to 15
  /// digits stays as it is.
  package func phone(_ number: String) -> String {
    let digits = Array(number.utf8.dropFirst())
    let isDigits = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard number.utf8.first == UInt8(ascii: "+"), isDigits, (8...15).contains(digits.count) else {
      return number
    }
    if digits.count == 12, digits.starts(with: Array("380".utf8)) {
      return Self.phone(digits, groups: [3, 2], tail: [3, 2, 2])
    }
    if digits.count == 11, digits.first == UInt8(ascii: "7") {
      return Self.phone(digits, groups: [1, 3], tail: [3, 2, 2])
    }
    let code = Self.countryCodeLength(digits)
    let rest = digits.count - code
    let threes = rest % 3 == 1 ? rest / 3 - 1 : rest / 3
    let last = rest - threes * 3
    let groups = [code] + Array(repeating: 3, count: threes) + (last > 0 ? [last] : [])
    return Self.phone(digits, groups: groups, tail: [])
  }

  /// Writes the first groups apart by spaces and the tail by hyphens.
  private static func phone(_ digits: [UInt8], groups: [Int], tail: [Int]) -> String {
    var rest = digits[...]
    func take(_ count: Int) -> String {
      defer { rest = rest.dropFirst(count) }
      return String(decoding: rest.prefix(count), as: UTF8.self)
    }
    let head = groups.map(take).joined(separator: " ")
    let end = tail.map(take).joined(separator: "-")
    return "+" + head + (end.isEmpty ? "" : " " + end)
  }

  /// Country codes have one digit (1, 7), two for those named here, and three else (ITU-T E.164).
  private static func countryCodeLength(_ digits: [UInt8]) -> Int {
    let first = digits[0] - UInt8(ascii: "0")
    if first == 1 || first == 7 { return 1 }
    let twoDigitCodes: Set<UInt8> = [
      20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55,
      56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ]
    return twoDigitCodes.contains(first * 10 + digits[1] - UInt8(ascii: "0")) ? 2 : 3
  }
}
