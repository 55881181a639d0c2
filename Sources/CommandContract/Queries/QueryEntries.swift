import Loyalty

/// The fields of queries.
private enum QueryFields {
  static let client = Field("client", .client, "which client")
  static let text = Field("text", .text, "part of a name, last digits of a phone, or an e-mail")
  static let limit = Field("limit", .whole(1...1_000), "the most clients to answer; 20 without it")
  static let what = Field("what", Shape<Query.Listing>.choice, "the kind of things to list")
  static let rows = Field(
    "limit",
    .whole(1...Query.Page.most),
    "the most rows to answer; 1000 clients without it"
  )
  static let after = Field("after", .whole(0...Int(UInt32.max)), "the id after which rows begin")
  static let archived = Field("archived", .bool, "true: the archived ones, not those in use")
  static let group = Field("group", .group, "which group")
}

/// The queries.
enum QueryEntries {
  static let all =
    [client, ledger, quote, receipt, find, list, group] + PromoCodeQueries.all + [
      ReportQuery.report, outbox,
    ]

  private static let client = Entry<Query>(
    "client",
    "A client's card, groups, program and account.",
    fields: [QueryFields.client.required],
    result: ClientMembers.card.map(\.described) + AccountMembers.all.map(\.described)
  ) { values throws(LineRefusal) in
    .client(try values.required(QueryFields.client))
  }

  private static let ledger = Entry<Query>(
    "ledger",
    "A client's bonus account: what came and went, and what is left of each accrual.",
    fields: [QueryFields.client.required],
    result: [
      ResultMember("entries", EntryMembers.all.words()),
      ResultMember("lots", LotMembers.all.words()),
    ]
  ) { values throws(LineRefusal) in
    .ledger(try values.required(QueryFields.client))
  }

  private static let quote = Entry<Query>(
    "quote",
    "What sell would answer; nothing is saved.",
    fields: SaleFields.sale,
    result: SaleMembers.all.map(\.described)
  ) { values throws(LineRefusal) in
    .quote(try values.sale())
  }

  private static let receipt = Entry<Query>(
    "receipt",
    "A receipt as it was sold, with what can still be refunded; give receipt or externalNumber.",
    fields: [
      SaleFields.receipt.optional, SaleFields.ofReceipt.optional,
      SaleFields.venueOfReceipt.optional,
    ],
    result: ReceiptMembers.all.map(\.described)
  ) { values throws(LineRefusal) in
    .receipt(try values.receipt())
  }

  private static let find = Entry<Query>(
    "find",
    "Finds clients, the best match first.",
    fields: [QueryFields.text.required, QueryFields.limit.optional],
    result: [
      ResultMember("clients", "array of numbers"),
      ResultMember("total", "number: how many answer in all"),
      ResultMember(
        "repaired",
        "{\"typed\", \"meant\" (or null), \"how\" \"layout\" \"transliteration\" \"sound\"} or null"
      ),
    ]
  ) { values throws(LineRefusal) in
    .find(
      text: try values.required(QueryFields.text),
      limit: try values.optional(QueryFields.limit) ?? 20
    )
  }

  private static let list = Entry<Query>(
    "list",
    "Lists the things of one kind.",
    fields: [
      QueryFields.what.required, QueryFields.rows.optional, QueryFields.after.optional,
      QueryFields.archived.optional,
    ],
    result: [
      ResultMember("rows", "array of objects"),
      ResultMember("next", "what to give as \"after\" for more rows, or null"),
    ]
  ) { values throws(LineRefusal) in
    .list(
      try values.required(QueryFields.what),
      Query.Page(
        limit: try values.optional(QueryFields.rows),
        after: try values.optional(QueryFields.after),
        archived: try values.optional(QueryFields.archived) ?? false
      )
    )
  }

  private static let group = Entry<Query>(
    "group",
    "A group with the number of its clients.",
    fields: [QueryFields.group.required],
    result: GroupMembers.all.map(\.described)
  ) { values throws(LineRefusal) in
    .group(try values.required(QueryFields.group))
  }

  private static let outbox = Entry<Query>(
    "outbox",
    "The messages to clients, oldest first, with how far each has come.",
    fields: [QueryFields.client.optional],
    result: [
      ResultMember("messages", MessageMembers.all.words())
    ]
  ) { values throws(LineRefusal) in
    .outbox(try values.optional(QueryFields.client))
  }
}
