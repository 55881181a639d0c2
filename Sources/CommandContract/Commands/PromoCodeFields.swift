import Loyalty

/// The fields of promo codes and batches.
enum PromoCodeFields {
  static let promoCode = Field(
    "promoCode",
    .textOrNumber,
    "which promo code or batch, by id, name or text"
  )
  static let name = Field("name", .text, "the name; of a single code it is what clients type")
  static let code = Field("code", .text, "what clients type, where it is not the name")
  static let newCode = Field("code", .text, "another text for clients to type; not of a batch")
  static let bonuses = Field("bonuses", .bonus, "how many bonuses an activation accrues, above 0")
  static let from = Field("from", .day, "the first day on which it works", nullable: true)
  static let until = Field("until", .day, "the last day on which it works", nullable: true)
  static let firstStatus = Field(
    "status",
    .among([.draft, .active, .paused]),
    "what it begins with; \"active\" without it"
  )
  static let status = Field(
    "status",
    .among([.active, .paused, .ended, .revoked]),
    "\"revoked\" is for good and frees the text; of a batch it takes the codes that are left"
  )
  static let totalLimit = Field(
    "totalLimit",
    .whole,
    "how many activations there may be in all; null is no limit",
    nullable: true
  )
  static let perClientLimit = Field(
    "perClientLimit",
    .whole,
    "how many activations a client may have, over a whole batch; 1 without it"
  )
  static let groups = Field(
    "groups",
    Shape<[GroupReference]>.list(of: .group),
    "only clients of one of these groups",
    nullable: true
  )
  static let audiences = Field(
    "audiences",
    Shape<[Audience.ID]>.list(of: .audience),
    "only clients of one of these audiences; nobody is in one yet",
    nullable: true
  )
  static let registeredFrom = Field(
    "registeredFrom",
    .day,
    "only clients registered on this day or later",
    nullable: true
  )
  static let registeredUntil = Field(
    "registeredUntil",
    .day,
    "only clients registered on this day or earlier",
    nullable: true
  )
  static let registeredWithinDays = Field(
    "registeredWithinDays",
    .whole,
    "only clients registered for at most so many days; 0 is the day itself",
    nullable: true
  )
  static let firstVisit = Field("firstVisit", .bool, "only clients without any receipt")
  static let returnsOnRefund = Field(
    "returnsOnRefund",
    .bool,
    "whether refunding its whole receipt gives the use back and takes the bonuses; false without it"
  )

  static let prefix = Field("prefix", .text, "what every code of the batch begins with")
  static let count = Field("count", .whole, "how many codes, at most \(PromoCodeBatch.countLimit)")
  static let length = Field(
    "length",
    .whole,
    "how many random symbols follow, at most \(PromoCodeBatch.lengthLimit)"
  )
  static let allowGuessable = Field(
    "allowGuessable",
    .bool,
    "takes codes whose random part is below \(PromoCodeBatch.leastBits) bits"
  )
  static let batch = Field("batch", .textOrNumber, "which batch, by id or name")
  static let codes = Field("codes", Shape<[String]>.list(of: .text), "these codes")
  static let firstCodes = Field("count", .whole, "or so many of those that are left")

  static let client = Field("client", .client, "who has the code")
  static let typed = Field("code", .text, "the code as it was typed")
  static let channel = Field(
    "channel",
    Shape<Activation.Channel>.choice,
    "by what way it came; \"desk\" without it"
  )
  static let venue = Field("venue", .textOrNumber, "where, by id or name", nullable: true)

  /// What a promo code and a batch may say beside name and bonuses.
  static let ofBoth = [
    from.optional, until.optional, firstStatus.optional, totalLimit.optional,
    perClientLimit.optional, groups.optional, audiences.optional, registeredFrom.optional,
    registeredUntil.optional, registeredWithinDays.optional, firstVisit.optional,
    returnsOnRefund.optional,
  ]
  /// What an edit may say.
  static let ofEdit = [
    promoCode.required, name.optional, newCode.optional, bonuses.optional, from.optional,
    until.optional, totalLimit.optional, perClientLimit.optional, groups.optional,
    audiences.optional, registeredFrom.optional, registeredUntil.optional,
    registeredWithinDays.optional, firstVisit.optional, returnsOnRefund.optional,
  ]
}

extension Values {
  /// What a promo code or batch gives, when and to whom.
  func promoCodeTerms() throws(LineRefusal) -> PromoCodeTermsDraft {
    PromoCodeTermsDraft(
      bonuses: try required(PromoCodeFields.bonuses),
      from: try optional(PromoCodeFields.from),
      until: try optional(PromoCodeFields.until),
      totalLimit: try optional(PromoCodeFields.totalLimit),
      perClientLimit: try optional(PromoCodeFields.perClientLimit) ?? 1,
      groups: try optional(PromoCodeFields.groups) ?? [],
      audiences: try optional(PromoCodeFields.audiences) ?? [],
      registeredFrom: try optional(PromoCodeFields.registeredFrom),
      registeredUntil: try optional(PromoCodeFields.registeredUntil),
      registeredWithinDays: try optional(PromoCodeFields.registeredWithinDays),
      isForFirstVisit: try optional(PromoCodeFields.firstVisit) ?? false,
      returnsOnRefund: try optional(PromoCodeFields.returnsOnRefund) ?? false
    )
  }

  /// What is to change of a promo code or batch.
  func promoCodeEdit() throws(LineRefusal) -> PromoCodeEdit {
    var edit = PromoCodeEdit()
    edit.name = try optional(PromoCodeFields.name)
    edit.code = try optional(PromoCodeFields.newCode)
    edit.bonuses = try optional(PromoCodeFields.bonuses)
    edit.from = try self.edit(PromoCodeFields.from)
    edit.until = try self.edit(PromoCodeFields.until)
    edit.totalLimit = try self.edit(PromoCodeFields.totalLimit)
    edit.perClientLimit = try optional(PromoCodeFields.perClientLimit)
    edit.groups = try self.edit(PromoCodeFields.groups)
    edit.audiences = try self.edit(PromoCodeFields.audiences)
    edit.registeredFrom = try self.edit(PromoCodeFields.registeredFrom)
    edit.registeredUntil = try self.edit(PromoCodeFields.registeredUntil)
    edit.registeredWithinDays = try self.edit(PromoCodeFields.registeredWithinDays)
    edit.isForFirstVisit = try optional(PromoCodeFields.firstVisit)
    edit.returnsOnRefund = try optional(PromoCodeFields.returnsOnRefund)
    return edit
  }
}
