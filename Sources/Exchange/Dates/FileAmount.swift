import Loyalty

/// Amounts and quantities as files write them: a point or a comma, spaces between thousands.
enum FileAmount {
  static func amount<Unit>(_ text: String) throws(ValueProblem) -> Hundredths<Unit> {
    if let amount = try? Hundredths<Unit>(decimal: text) { return amount }
    let plain = withoutGaps(text)
    guard plain != text else { return try Hundredths(decimal: text) }
    do throws(ValueProblem) {
      return try Hundredths(decimal: plain)
    } catch {
      throw .amountInvalid(text)
    }
  }

  static func quantity(_ text: String) throws(ValueProblem) -> Quantity {
    if let quantity = try? Quantity(decimal: text) { return quantity }
    guard let quantity = try? Quantity(decimal: withoutGaps(text)) else {
      throw .quantityInvalid(text)
    }
    return quantity
  }

  private static func withoutGaps(_ text: String) -> String {
    let gaps: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: text.unicodeScalars.filter { !gaps.contains($0) })
    return String(plain)
  }
}
