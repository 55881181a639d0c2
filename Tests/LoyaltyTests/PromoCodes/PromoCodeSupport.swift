import Testing

@testable import Loyalty

extension ClubUnderTest {
  /// Creates a promo code of 50 bonuses and whatever else is said.
  @discardableResult
  mutating func createCode(
    _ name: String,
    code: String? = nil,
    status: PromoCode.Status = .active,
    _ change: (inout PromoCodeTermsDraft) throws -> Void = { _ in }
  ) throws -> PromoCode {
    var terms = PromoCodeTermsDraft(bonuses: try bonus("50"))
    try change(&terms)
    try perform(
      .createPromoCode(PromoCodeDraft(name: name, code: code, terms: terms, status: status))
    )
    return try #require(club.promoCodes.codes.items.last)
  }

  /// Creates a batch and tells its texts.
  @discardableResult
  mutating func createBatch(
    _ name: String,
    prefix: String = "CLUB-",
    count: Int = 3,
    length: Int = PromoCodeBatch.leastLength,
    allowsGuessable: Bool = false,
    _ change: (inout PromoCodeTermsDraft) throws -> Void = { _ in }
  ) throws -> [String] {
    var terms = PromoCodeTermsDraft(bonuses: try bonus("50"))
    try change(&terms)
    let draft = PromoCodeBatchDraft(
      name: name,
      prefix: prefix,
      count: count,
      length: length,
      terms: terms,
      allowsGuessable: allowsGuessable
    )
    guard case .batch(_, let texts) = try perform(.createPromoCodeBatch(draft)) else { return [] }
    return texts.texts
  }

  @discardableResult
  mutating func activate(_ code: String, _ client: Client.ID) throws(Refusal) -> Activation {
    let answer = try perform(.activatePromoCode(ActivationDraft(client: .id(client), code: code)))
    guard case .activated(let activation, _) = answer else {
      throw .promoCode(.unknown(typed: code, .noSuch))
    }
    return activation
  }

  /// The stable name of what the activation would be refused for; nil where it would not be.
  func refusal(of code: String, _ client: Client.ID) -> String? {
    do throws(Refusal) {
      _ = try decide(.activatePromoCode(ActivationDraft(client: .id(client), code: code)))
      return nil
    } catch { return error.code }
  }

  func meant(_ typed: String) throws(Refusal) -> String {
    try club.promoCodes.find(typed: typed).text
  }
}

/// The refusal of what is done, if it is one.
func refusal(of body: () throws -> Void) -> Refusal? {
  do {
    try body()
    return nil
  } catch let refusal as Refusal { return refusal } catch { return nil }
}
