import JSONText
import Loyalty

/// The fields of receipts that are put aside.
private enum ParkedFields {
  static let note = Field("note", .text, "words by which the guest is known again", nullable: true)
  static let earlier = Field(
    "parked",
    .parked,
    "the parked receipt that it was opened from; this one takes its place"
  )
  static let parked = Field("parked", .parked, "which parked receipt")
}

/// The commands about receipts that are put aside.
enum ParkedCommands {
  static let all = [park, drop]

  private static let park = Entry<Command>(
    "parkReceipt",
    "Puts a receipt aside: nothing is sold or spent until sell names it.",
    fields: [
      SaleFields.lines.required, SaleFields.client.optional, SaleFields.venue.optional,
      SaleFields.bonuses.optional, SaleFields.promoCode.optional, ParkedFields.note.optional,
      ParkedFields.earlier.optional,
    ],
    result: [ResultMember("parked", "number")]
  ) { values throws(LineRefusal) in
    .parkReceipt(
      SaleDraft(
        lines: try values.required(SaleFields.lines),
        client: try values.optional(SaleFields.client),
        venue: try values.optional(SaleFields.venue),
        redemption: try values.optional(SaleFields.bonuses) ?? .nothing,
        parked: try values.optional(ParkedFields.earlier),
        promoCode: try values.optional(SaleFields.promoCode)
      ),
      note: try values.optional(ParkedFields.note)
    )
  }

  private static let drop = Entry<Command>(
    "dropParkedReceipt",
    "Throws a parked receipt away.",
    fields: [ParkedFields.parked.required],
    result: []
  ) { values throws(LineRefusal) in
    .dropParkedReceipt(try values.required(ParkedFields.parked))
  }
}

extension Shape where Value == ParkedReceipt.ID {
  /// A parked receipt by its number.
  static var parked: Shape {
    Shape("parked receipt number") { value, place throws(LineRefusal) in
      guard case .number(let digits) = value else {
        throw .wrongType(value, expected: "parked receipt number", at: place)
      }
      return ParkedReceipt.ID(
        try LineRefusal.id(
          digits,
          of: .parkedReceipt,
          expected: "parked receipt number",
          at: place
        )
      )
    }
  }
}

extension ParkedReceiptEnd {
  /// What became of a parked receipt, as facts of a refusal.
  func facts(in calendar: ClubCalendar) -> [JSONMember] {
    let (name, receipt): (String, JSONValue) =
      switch outcome {
      case .sold(let receipt): ("sold", .id(receipt))
      case .parkedAgain(let other): ("parkedAgain", .id(other))
      case .dropped: ("dropped", .null)
      }
    return [
      JSONMember("parked", .id(parked)), JSONMember("outcome", .string(name)),
      JSONMember("receipt", receipt), JSONMember("by", .string(by.name)),
      JSONMember("at", .moment(at, in: calendar)),
    ]
  }
}
