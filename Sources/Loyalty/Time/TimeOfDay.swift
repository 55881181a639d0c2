/// A local time of day, to the second.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// 00:00.
  public static let midnight = TimeOfDay(secondOfDay: 0)

  /// Seconds since 00:00, 0..<86400.
  public let secondOfDay: Int

  /// Takes hours 0...23, minutes and seconds 0...59; nil outside of them.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    secondOfDay = hour * 3_600 + minute * 60 + second
  }

  /// Reads "9:00", "21:14" or "21:14:05"; nil for anything else.
  public init?(typed: some StringProtocol) {
    let parts = typed.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { DigitText.number($0, digits: 1...2) }
    guard numbers.count == parts.count, (2...3).contains(parts.count) else { return nil }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }

  init(secondOfDay: Int) {
    self.secondOfDay = secondOfDay
  }

  /// The time as "21:14:05".
  public var iso: String {
    [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// Orders within a day.
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondOfDay < right.secondOfDay
  }

  /// The hour, 0...23.
  public var hour: Int { secondOfDay / 3_600 }
  /// The minute, 0...59.
  public var minute: Int { secondOfDay / 60 % 60 }
  /// The second, 0...59.
  public var second: Int { secondOfDay % 60 }

  /// Hours and minutes: "21:14".
  public var text: String { DigitText.padded(hour, 2) + ":" + DigitText.padded(minute, 2) }
}
