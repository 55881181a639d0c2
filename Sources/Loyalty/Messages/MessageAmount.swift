extension Settings {
  /// An amount as messages to clients write it in the store's language: "0", "150", "12,50".
  ///
  /// Hundredths are left out where there are none, and nothing groups the digits, so that a
  /// message stays short and within the SMS alphabet.
  public func messageText<Unit>(_ amount: Hundredths<Unit>) -> String {
    let (whole, hundredths) = amount.minorUnits.quotientAndRemainder(dividingBy: 100)
    guard hundredths != 0 else { return String(whole) }
    let mark = language == "en" ? "." : ","
    return amount.decimalString.split(separator: ".").joined(separator: mark)
  }

  /// A day as messages to clients write it: "30.11".
  public func messageText(_ day: Day) -> String {
    [day.dayOfMonth, day.month].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ".")
  }
}
