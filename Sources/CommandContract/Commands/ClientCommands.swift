import Loyalty

/// The fields of a client's card.
private enum CardFields {
  static let client = Field("client", .client, "whose card")
  static let name = Field("name", .text, "the name")
  static let phone = Field("phone", .text, "the phone, as people type it")
  static let email = Field("email", .text, "the e-mail address", nullable: true)
  static let city = Field("city", .text, "the city", nullable: true)
  static let birthday = Field("birthday", .day, "the day of birth", nullable: true)
  static let gender = Field("gender", Shape<Gender>.choice, "the gender", nullable: true)
  static let consents = Field("consents", .channels, "all channels on which messages are welcome")
  static let usesApp = Field("usesApp", .bool, "whether the client uses the mobile app")
  static let pushTokens = Field(
    "pushTokens",
    Shape<[String]>.list(of: .text),
    "the app's addresses on the client's devices"
  )
  static let note = Field("note", .text, "what the desk wants to remember", nullable: true)
  static let groups = Field(
    "groups",
    Shape<[GroupReference]>.list(of: .group),
    "the groups; none when registering puts into the default group"
  )
  static let referrer = Field("referrer", .client, "who brought this client", nullable: true)

  static let optional = [
    email.optional, city.optional, birthday.optional, gender.optional, consents.optional,
    usesApp.optional, pushTokens.optional, note.optional, groups.optional, referrer.optional,
  ]
}

/// The commands about clients.
enum ClientCommands {
  static let all = [registerClient, editClient, mergeClients, eraseClient]

  private static let registerClient = Entry<Command>(
    "registerClient",
    "Registers a client.",
    fields: [CardFields.name.required, CardFields.phone.required] + CardFields.optional,
    result: [ResultMember("client", "number")]
  ) { values throws(LineRefusal) in
    .registerClient(
      ClientDraft(
        name: try values.required(CardFields.name),
        phone: try values.required(CardFields.phone),
        email: try values.optional(CardFields.email),
        city: try values.optional(CardFields.city),
        birthday: try values.optional(CardFields.birthday),
        gender: try values.optional(CardFields.gender),
        note: try values.optional(CardFields.note),
        referrer: try values.optional(CardFields.referrer),
        consents: try values.optional(CardFields.consents),
        usesApp: try values.optional(CardFields.usesApp) ?? false,
        pushTokens: try values.optional(CardFields.pushTokens) ?? [],
        groups: try values.optional(CardFields.groups) ?? []
      )
    )
  }

  private static let editClient = Entry<Command>(
    "editClient",
    "Changes facts of a client's card; what is left out stays, null clears.",
    fields: [
      CardFields.client.required, CardFields.name.optional, CardFields.phone.optional,
    ] + CardFields.optional
  ) { values throws(LineRefusal) in
    .editClient(
      try values.required(CardFields.client),
      ClientEdit(
        name: try values.optional(CardFields.name),
        phone: try values.optional(CardFields.phone),
        email: try values.edit(CardFields.email),
        city: try values.edit(CardFields.city),
        birthday: try values.edit(CardFields.birthday),
        gender: try values.edit(CardFields.gender),
        note: try values.edit(CardFields.note),
        referrer: try values.edit(CardFields.referrer),
        consents: try values.optional(CardFields.consents),
        usesApp: try values.optional(CardFields.usesApp),
        pushTokens: try values.optional(CardFields.pushTokens),
        groups: try values.optional(CardFields.groups)
      )
    )
  }
  private static let mergeClients = Entry<Command>(
    "mergeClients",
    "Makes two cards of one person one: accounts, receipts and groups unite, which cannot be"
      + " put back; the id of the card that goes answers as the one that stays.",
    fields: [MergeFields.into.required, MergeFields.from.required],
    result: [ResultMember("balance", "decimal string"), ResultMember("receipts", "number moved")]
  ) { values throws(LineRefusal) in
    .mergeClients(
      into: try values.required(MergeFields.into),
      from: try values.required(MergeFields.from)
    )
  }

  private static let eraseClient = Entry<Command>(
    "eraseClient",
    "Erases name, phone, e-mail, city, birthday, note, groups and devices of a client for good;"
      + " amounts and dates stay under the number, the balance becomes 0, messages that wait are"
      + " cancelled. Apply folds the journal at its end, so that no file holds them any more.",
    fields: [CardFields.client.required]
  ) { values throws(LineRefusal) in
    .eraseClient(try values.required(CardFields.client))
  }
}

/// The fields of a merge.
private enum MergeFields {
  static let into = Field("into", .client, "whose card stays, with name and phone")
  static let from = Field("from", .client, "whose card goes; the phone is free again")
}
