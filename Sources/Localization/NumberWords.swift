/// How a language writes numbers, money, bonuses and percent. Rules are fixed per language, so that
/// every machine prints the same.
extension Words {
  /// A whole number in groups of three: `1 240` with a no-break space, in English `1,240`.
  package func number(_ number: Int) -> String {
    (number < 0 ? Self.minus : "") + grouped(UInt64(number.magnitude))
  }

  /// Money or bonuses, given in hundredths, without the currency: `1 240,00`, in English `1,240.00`.
  package func money(minorUnits: Int64) -> String {
    (minorUnits < 0 ? Self.minus : "") + hundredths(minorUnits.magnitude)
  }

  /// Money, given in hundredths, with its currency after a no-break space: `45.00 UAH`.
  ///
  /// The currency is its ISO code; its word is `currency.<code>`, an unknown code stands as it is.
  package func money(minorUnits: Int64, currency: String) -> String {
    money(minorUnits: minorUnits) + Self.noBreakSpace + self.currency(currency)
  }

  /// The word of a currency by its ISO code, as the catalogue prints it.
  package func currency(_ code: String) -> String {
    ifPresent("currency." + code) ?? code
  }

  /// Bonuses, given in hundredths, which are written as money is but have no currency.
  package func bonuses(hundredths: Int64) -> String {
    money(minorUnits: hundredths)
  }

  /// A percent, given in basis points: `10 %`, `2,5 %`, with a no-break space in every language.
  package func percent(basisPoints: Int) -> String {
    let size = UInt64(basisPoints.magnitude)
    var text = grouped(size / 100)
    let fraction = size % 100
    if fraction % 10 != 0 {
      text += decimalPoint + Self.twoDigits(Int(fraction))
    } else if fraction != 0 {
      text += decimalPoint + String(fraction / 10)
    }
    return (basisPoints < 0 ? Self.minus : "") + text + Self.noBreakSpace + "%"
  }

  /// A difference of whole numbers: `+ 12`, `− 3`, `0`, with a no-break space after the sign.
  package func difference(_ number: Int) -> String {
    signed(number.signum(), grouped(UInt64(number.magnitude)))
  }

  /// A difference in hundredths of money or bonuses: `+ 1 784,00`, `− 1,00`, `0,00`.
  package func difference(minorUnits: Int64) -> String {
    signed(Int(minorUnits.signum()), hundredths(minorUnits.magnitude))
  }

  /// A difference in basis points: `+ 4 %`, `− 2 %`, `0 %`.
  package func difference(basisPoints: Int) -> String {
    let size = Int(clamping: basisPoints.magnitude)
    return signed(basisPoints.signum(), percent(basisPoints: size))
  }

  static let noBreakSpace = "\u{A0}"
  static let minus = "\u{2212}"

  /// A number below 100 in two digits.
  static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0" + String(number) : String(number)
  }

  private var decimalPoint: String { language == .english ? "." : "," }
  private var groupSeparator: String { language == .english ? "," : Self.noBreakSpace }

  private func signed(_ sign: Int, _ size: String) -> String {
    if sign == 0 { return size }
    return (sign < 0 ? Self.minus : "+") + Self.noBreakSpace + size
  }

  private func hundredths(_ size: UInt64) -> String {
    grouped(size / 100) + decimalPoint + Self.twoDigits(Int(size % 100))
  }

  private func grouped(_ size: UInt64) -> String {
    let digits = String(size)
    guard digits.utf8.count > 3 else { return digits }
    var result = ""
    var left = digits.utf8.count
    for digit in digits {
      result.append(digit)
      left -= 1
      if left > 0, left % 3 == 0 { result += groupSeparator }
    }
    return result
  }
}
