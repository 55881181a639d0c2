package import Loyalty

/// The columns of a file of bonus histories, in their order; nothing reads it back.
///
/// `venue` is that of the receipt or refund; `groups` are those in which the client was at the
/// receipt, or when the bonuses came beside one. What burnt has neither.
package enum LedgerColumn: String, CaseIterable, Sendable {
  case client, phone, at, kind, amount, balance, source, staff, venue, groups
}

/// Writes bonus histories, a row an entry, each with the balance that it led to.
package struct LedgerExport {
  /// Whose history it is.
  package struct Owner: Sendable {
    package let name: String
    /// Nil for a client who was erased.
    package let phone: Phone?

    package init(name: String, phone: Phone?) {
      self.name = name
      self.phone = phone
    }
  }

  /// What is told of an entry beside the history itself.
  package struct Facts: Sendable {
    /// Who gave or took by hand.
    package var staff: Staff?
    /// The name of the venue.
    package var venue: String?
    /// The names of the groups.
    package var groups: [String] = []

    package init(staff: Staff? = nil, venue: String? = nil, groups: [String] = []) {
      self.staff = staff
      self.venue = venue
      self.groups = groups
    }
  }

  /// The words of the file, in one language; English ones are the contract's.
  package struct Words: Sendable {
    package var headings: [LedgerColumn: String]
    package var kind: @Sendable (LedgerEntry.Kind) -> String
    package var source: @Sendable (LedgerEntry.Origin) -> String

    package init(
      headings: [LedgerColumn: String] = [:],
      kind: @escaping @Sendable (LedgerEntry.Kind) -> String = { $0.rawValue },
      source: @escaping @Sendable (LedgerEntry.Origin) -> String
    ) {
      self.headings = headings
      self.kind = kind
      self.source = source
    }
  }

  /// How many characters the encoding did not have.
  package var unwritable: Int { writer.unwritable }

  private var writer: CSVWriter
  private let words: Words
  private let calendar: ClubCalendar

  /// Writes the header row.
  package init(_ writer: CSVWriter, words: Words, calendar: ClubCalendar) throws {
    self.writer = writer
    self.words = words
    self.calendar = calendar
    try self.writer.writeRow(LedgerColumn.allCases.map { words.headings[$0] ?? $0.rawValue })
  }

  /// Writes the history of one client, oldest first.
  ///
  /// - Parameters:
  ///   - entries: The history.
  ///   - owner: Whose it is.
  ///   - facts: What is known of an entry beside it.
  /// - Throws: What the file throws.
  package mutating func write(
    _ entries: [LedgerEntry],
    of owner: Owner,
    facts: (LedgerEntry) -> Facts = { _ in Facts() }
  ) throws {
    var balance: Int64 = 0
    for entry in entries {
      let facts = facts(entry)
      balance += entry.amount.minorUnits
      try writer.writeRow([
        owner.name, owner.phone?.e164 ?? "", FileMoment.text(entry.at, calendar: calendar),
        words.kind(entry.kind), entry.amount.decimalString,
        Bonus(clamping: balance).decimalString, words.source(entry.origin),
        facts.staff?.name ?? "", facts.venue ?? "", CellList.cell(facts.groups),
      ])
    }
  }

  /// Sends what is not yet written.
  package mutating func finish() throws {
    try writer.finish()
  }

  /// What an entry comes from, in the contract's words; a promo code by its name.
  package static func source(
    _ origin: LedgerEntry.Origin,
    promoCode: (PromoCode.ID) -> String
  ) -> String {
    switch origin {
    case .receipt(let id): "receipt \(id)"
    case .refund(let id): "refund \(id)"
    case .welcome: "welcome"
    case .birthday: "birthday"
    case .referral: "referral"
    case .byHand(let reason): "byHand \(reason)"
    case .erasure: "erasure"
    case .promoCode(let id): "promoCode \(promoCode(id))"
    case .lot(let id): "lot \(id)"
    }
  }
}
