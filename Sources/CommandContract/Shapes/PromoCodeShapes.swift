import JSONText
import Loyalty

extension Shape where Value == PromoCode.Status {
  /// One of these statuses.
  static func among(_ statuses: [PromoCode.Status]) -> Shape {
    let known = statuses.map(\.rawValue)
    let words = known.map { "\"\($0)\"" }.joined(separator: " ")
    return Shape(words) { value, place throws(LineRefusal) in
      guard case .string(let text) = value else {
        throw .wrongType(value, expected: words, at: place)
      }
      guard let status = statuses.first(where: { $0.rawValue == text }) else {
        throw .unknownValue(text, known: known, at: place)
      }
      return status
    }
  }
}

extension Shape where Value == Audience.ID {
  /// A target audience by its number.
  static var audience: Shape {
    Shape("audience id (number)") { value in
      guard case .number(let digits) = value, let number = UInt32(digits), number > 0 else {
        return nil
      }
      return Audience.ID(number)
    }
  }
}
