import Loyalty

/// The queries about promo codes.
enum PromoCodeQueries {
  static let all = [promoCode, check]

  private static let promoCode = Entry<Query>(
    "promoCode",
    "A promo code or batch, its state and its uses.",
    fields: [PromoCodeFields.promoCode.required],
    result: PromoCodeMembers.all.map(\.described)
  ) { values throws(LineRefusal) in
    .promoCode(try values.required(PromoCodeFields.promoCode))
  }

  private static let check = Entry<Query>(
    "checkPromoCode",
    "Why a code works for a client or does not; the first check that fails is the refusal.",
    fields: [PromoCodeFields.client.required, PromoCodeFields.typed.required],
    result: [ResultMember("checks", CodeCheckMembers.words)]
  ) { values throws(LineRefusal) in
    .checkPromoCode(
      try values.required(PromoCodeFields.client),
      try values.required(PromoCodeFields.typed)
    )
  }
}
