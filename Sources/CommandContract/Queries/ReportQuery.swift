import Loyalty

/// The query about reports.
enum ReportQuery {
  static let name = Field("name", Shape<ReportName>.choice, "which report")
  static let from = Field(
    "from",
    .day,
    "the first day; from the beginning without it. Without both, day is today and cohorts the "
      + "twelve months up to this one; burning always begins today"
  )
  static let until = Field("until", .day, "the last day; until the end without it")
  static let venues = Field(
    "venues",
    Shape<[String]>.list(of: .textOrNumber),
    "what was sold at these, by id or name, \"none\" for nowhere unless a venue is called so; "
      + "everywhere without it"
  )
  static let withoutVenue = Field(
    "withoutVenue",
    .bool,
    "what was sold at no venue, alone or beside that of the venues"
  )

  static let report = Entry<Query>(
    "report",
    "A report for the days of the club's calendar: rows, what belongs to none of them, the whole.",
    fields: [
      name.required, from.optional, until.optional, venues.optional, withoutVenue.optional,
    ],
    result: [
      ResultMember("name", "string"), ResultMember("from", "date or null"),
      ResultMember("until", "date or null"), ResultMember("asOf", "instant"),
      ResultMember("venues", "array of ids, 0 for nowhere in particular, or null for everywhere"),
      ResultMember("columns", "array of {\"name\", \"kind\"}"),
      ResultMember("rows", "array of objects; for groups " + groupColumns),
      ResultMember("others", "array of the same: who is in no group, what was sold to no client"),
      ResultMember("total", "the same, each receipt and client once, or null"),
      ResultMember("notes", "array of {\"note\", …}: what to know about the figures"),
    ]
  ) { values throws(LineRefusal) in
    let days: (Day?, Day?) = (try values.optional(from), try values.optional(until))
    let period: ReportPeriod
    do throws(Refusal) {
      period = try ReportPeriod(from: days.0, until: days.1)
    } catch {
      throw .refused(error, place: values.place(of: Self.until))
    }
    return .report(
      try values.required(name),
      period,
      venues: try values.optional(venues),
      withNowhere: try values.optional(withoutVenue) ?? false
    )
  }

  private static let groupColumns =
    "{\"group\", \"clients\", \"activeClients\", \"receipts\", \"paid\", \"bonusesPaid\", "
    + "\"averageReceipt\", \"accrued\", \"redeemed\", \"share\", \"paidBefore\", "
    + "\"averageBefore\", \"change\"}"
}
