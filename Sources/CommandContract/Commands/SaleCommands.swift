import Loyalty

/// The fields of sales, refunds and what asks about them.
enum SaleFields {
  static let lines = Field(
    "lines",
    Shape<[SaleDraft.Line]>.list(of: .saleLine),
    "what is sold, at most \(Club.lineLimit) lines"
  )
  static let client = Field("client", .client, "who buys", nullable: true)
  static let venue = Field("venue", .textOrNumber, "where, by id or name", nullable: true)
  static let bonuses = Field("bonuses", .redemption, "how many to spend; none without it")
  static let programPassword = Field(
    "programPassword",
    .text,
    "the password of the client's program"
  )
  static let externalNumber = Field(
    "externalNumber",
    .tillNumber,
    "the till's number; a repeat is answered with the first result"
  )
  static let openedFrom = Field(
    "parked",
    .parked,
    "the parked receipt that it was opened from; it waits no more"
  )
  static let promoCode = Field(
    "promoCode",
    .text,
    "a code as it was typed, activated in the same record; its bonuses can be spent at once",
    nullable: true
  )
  static let toldToPay = Field(
    "toldToPay",
    .money,
    "the sum that the buyer was told; staleView where it is another by now"
  )
  static let sale = [
    lines.required, client.optional, venue.optional, bonuses.optional, programPassword.optional,
    externalNumber.optional, openedFrom.optional, promoCode.optional, toldToPay.optional,
  ]

  static let receipt = Field("receipt", .receipt, "which receipt")
  static let ofReceipt = Field("externalNumber", .tillNumber, "or the till's number of the receipt")
  static let venueOfReceipt = Field(
    "venue",
    .textOrNumber,
    "where it was made, by id or name: for a till's number that receipts of several venues have",
    nullable: true
  )
  static let refundLines = Field(
    "lines",
    Shape<[RefundDraft.Line]>.list(of: .refundLine),
    "what goes back; all that remains without it"
  )
  static let refundNumber = Field(
    "refundNumber",
    .tillNumber,
    "the till's number of the refund; a repeat is answered with the first result"
  )
}

extension Values {
  /// The sale that the values describe; a password that is given counts as right until it is
  /// checked against the client's program.
  func sale() throws(LineRefusal) -> SaleDraft {
    SaleDraft(
      lines: try required(SaleFields.lines),
      client: try optional(SaleFields.client),
      venue: try optional(SaleFields.venue),
      redemption: try optional(SaleFields.bonuses) ?? .nothing,
      isPasswordGiven: try password(SaleFields.programPassword) != nil,
      externalNumber: try optional(SaleFields.externalNumber),
      parked: try optional(SaleFields.openedFrom),
      promoCode: try optional(SaleFields.promoCode),
      toldToPay: try optional(SaleFields.toldToPay)
    )
  }

  /// How the values name a receipt: by its number, or by the till's.
  func receipt() throws(LineRefusal) -> RefundDraft.Reference {
    let id = try optional(SaleFields.receipt)
    switch (id, try optional(SaleFields.ofReceipt)) {
    case (let id?, nil): return .id(id)
    case (nil, let number?):
      return .external(number, venue: try optional(SaleFields.venueOfReceipt))
    case (nil, nil): throw missing(SaleFields.receipt)
    case (_?, _?):
      let name = SaleFields.ofReceipt.name
      let reason = Malformed.Reason.unknownField(name, didYouMean: nil, known: ["receipt"])
      throw .malformed(Malformed(reason, at: place(of: SaleFields.ofReceipt)))
    }
  }
}

/// The commands about receipts.
enum SaleCommands {
  static let all = [sell, refund]

  private static let sell = Entry<Command>(
    "sell",
    "Sells: the receipt, the bonuses spent and accrued are one record.",
    fields: SaleFields.sale,
    result: SaleMembers.all.map(\.described)
  ) { values throws(LineRefusal) in
    .sell(try values.sale())
  }

  private static let refund = Entry<Command>(
    "refund",
    "Refunds a receipt, whole or in part; give receipt or externalNumber.",
    fields: [
      SaleFields.receipt.optional, SaleFields.ofReceipt.optional,
      SaleFields.venueOfReceipt.optional, SaleFields.refundLines.optional,
      SaleFields.refundNumber.optional,
    ],
    result: RefundMembers.all.map(\.described)
  ) { values throws(LineRefusal) in
    .refund(
      RefundDraft(
        receipt: try values.receipt(),
        lines: try values.optional(SaleFields.refundLines),
        externalNumber: try values.optional(SaleFields.refundNumber)
      )
    )
  }
}
