import Loyalty

/// The fields of bonuses by hand.
private enum LedgerFields {
  static let client = Field("client", .client, "whose account")
  static let amount = Field("amount", .bonus, "how many bonuses, above 0")
  static let signed = Field("amount", .bonus, "how many bonuses come, or go with a minus")
  static let reason = Field("reason", .text, "why")
  static let expiresOn = Field("expiresOn", .day, "the last day on which they can be spent")
}

/// The commands that change a bonus account by hand.
enum LedgerCommands {
  static let all = [accrue, correct]

  private static let balance = [ResultMember("balance", "decimal string")]

  private static let accrue = Entry<Command>(
    "accrue",
    "Accrues bonuses by hand, with a reason.",
    fields: [
      LedgerFields.client.required, LedgerFields.amount.required, LedgerFields.reason.required,
      LedgerFields.expiresOn.optional,
    ],
    result: balance
  ) { values throws(LineRefusal) in
    .accrue(
      try values.required(LedgerFields.client),
      try values.required(LedgerFields.amount),
      reason: try values.required(LedgerFields.reason),
      expiresOn: try values.optional(LedgerFields.expiresOn)
    )
  }

  private static let correct = Entry<Command>(
    "correct",
    "Puts a balance right by a signed amount, with a reason.",
    fields: [
      LedgerFields.client.required, LedgerFields.signed.required, LedgerFields.reason.required,
      LedgerFields.expiresOn.optional,
    ],
    result: balance
  ) { values throws(LineRefusal) in
    .correct(
      try values.required(LedgerFields.client),
      try values.required(LedgerFields.signed),
      reason: try values.required(LedgerFields.reason),
      expiresOn: try values.optional(LedgerFields.expiresOn)
    )
  }
}
