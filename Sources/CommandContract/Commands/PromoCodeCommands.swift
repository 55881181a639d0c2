import Loyalty

/// The commands about promo codes (rules.md §7).
enum PromoCodeCommands {
  static let all = [create, createBatch, edit, setStatus, markHandedOut, activate]

  private static let create = Entry<Command>(
    "createPromoCode",
    "Creates a promo code; a name and the bonuses are enough.",
    fields: [
      PromoCodeFields.name.required, PromoCodeFields.bonuses.required,
      PromoCodeFields.code.optional,
    ] + PromoCodeFields.ofBoth,
    result: [ResultMember("promoCode", "name")]
  ) { values throws(LineRefusal) in
    .createPromoCode(
      PromoCodeDraft(
        name: try values.required(PromoCodeFields.name),
        code: try values.optional(PromoCodeFields.code),
        terms: try values.promoCodeTerms(),
        status: try values.optional(PromoCodeFields.firstStatus) ?? .active
      )
    )
  }

  private static let createBatch = Entry<Command>(
    "createPromoCodeBatch",
    "Creates a batch of unique codes, each of which works once.",
    fields: [
      PromoCodeFields.name.required, PromoCodeFields.prefix.required,
      PromoCodeFields.count.required, PromoCodeFields.length.required,
      PromoCodeFields.bonuses.required, PromoCodeFields.allowGuessable.optional,
    ] + PromoCodeFields.ofBoth,
    result: [
      ResultMember("codes", "array of strings"), ResultMember("promoCode", "name"),
      ResultMember("bits", "number: how many bits the random part has"),
    ]
  ) { values throws(LineRefusal) in
    .createPromoCodeBatch(
      PromoCodeBatchDraft(
        name: try values.required(PromoCodeFields.name),
        prefix: try values.required(PromoCodeFields.prefix),
        count: try values.required(PromoCodeFields.count),
        length: try values.required(PromoCodeFields.length),
        terms: try values.promoCodeTerms(),
        status: try values.optional(PromoCodeFields.firstStatus) ?? .active,
        allowsGuessable: try values.optional(PromoCodeFields.allowGuessable) ?? false
      )
    )
  }

  private static let edit = Entry<Command>(
    "editPromoCode",
    "Changes facts of a promo code or batch; what is left out stays, and so do its uses.",
    fields: PromoCodeFields.ofEdit
  ) { values throws(LineRefusal) in
    .editPromoCode(
      try values.required(PromoCodeFields.promoCode),
      try values.promoCodeEdit()
    )
  }

  private static let setStatus = Entry<Command>(
    "setPromoCodeStatus",
    "Starts, pauses, ends or revokes a promo code or batch; revokes a code of a batch.",
    fields: [PromoCodeFields.promoCode.required, PromoCodeFields.status.required]
  ) { values throws(LineRefusal) in
    .setPromoCodeStatus(
      try values.required(PromoCodeFields.promoCode),
      try values.required(PromoCodeFields.status)
    )
  }

  private static let markHandedOut = Entry<Command>(
    "markHandedOut",
    "Marks codes of a batch as handed out; give codes or count. Those that were stay.",
    fields: [
      PromoCodeFields.batch.required, PromoCodeFields.codes.optional,
      PromoCodeFields.firstCodes.optional,
    ],
    result: [ResultMember("codes", "array of strings: those that were not handed out before")]
  ) { values throws(LineRefusal) in
    .markHandedOut(try values.required(PromoCodeFields.batch), try values.handingOut())
  }

  private static let activate = Entry<Command>(
    "activatePromoCode",
    "Activates a promo code for a client: its bonuses come in the same record.",
    fields: [
      PromoCodeFields.client.required, PromoCodeFields.typed.required,
      PromoCodeFields.channel.optional, PromoCodeFields.venue.optional,
    ],
    result: ActivationMembers.all.map(\.described)
  ) { values throws(LineRefusal) in
    .activatePromoCode(
      ActivationDraft(
        client: try values.required(PromoCodeFields.client),
        code: try values.required(PromoCodeFields.typed),
        channel: try values.optional(PromoCodeFields.channel) ?? .desk,
        venue: try values.optional(PromoCodeFields.venue)
      )
    )
  }
}

extension Values {
  /// The codes named, or how many.
  fileprivate func handingOut() throws(LineRefusal) -> HandingOut {
    let codes = try optional(PromoCodeFields.codes)
    switch (codes, try optional(PromoCodeFields.firstCodes)) {
    case (let codes?, nil): return .codes(codes)
    case (nil, let count?): return .count(count)
    case (nil, nil): throw missing(PromoCodeFields.codes)
    case (_?, _?):
      let name = PromoCodeFields.firstCodes.name
      let reason = Malformed.Reason.unknownField(name, didYouMean: nil, known: ["codes"])
      throw .malformed(Malformed(reason, at: place(of: PromoCodeFields.firstCodes)))
    }
  }
}
