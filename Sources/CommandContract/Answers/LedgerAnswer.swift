import JSONText
import Loyalty

/// One entry with the balance that it led to.
struct EntrySubject: Sendable {
  let entry: LedgerEntry
  let balance: Bonus
  let club: Club
}

/// The members of an entry of the bonus history.
enum EntryMembers {
  static let all: [Member<EntrySubject>] = [
    Member("at", "instant") { .moment($0.entry.at, in: $0.club.calendar) },
    Member("kind", "string") { .string($0.entry.kind.rawValue) },
    Member("amount", "decimal string") { .amount($0.entry.amount) },
    Member("balance", "decimal string") { .amount($0.balance) },
    Member("source", "{\"what\", …}") { $0.entry.origin.answer(in: $0.club) },
  ]
}

/// One lot as of a moment.
struct LotSubject: Sendable {
  let lot: Lot
  let at: Moment
  let calendar: ClubCalendar
}

/// The members of a lot.
enum LotMembers {
  static let all: [Member<LotSubject>] = [
    Member("lot", "number") { .id($0.lot.id) },
    Member("amount", "decimal string") { .amount($0.lot.amount) },
    Member("remainder", "decimal string") { subject in
      .amount(subject.lot.isBurnt(at: subject.at) ? .zero : subject.lot.remainder)
    },
    Member("usableFrom", "instant") { .moment($0.lot.usableFrom, in: $0.calendar) },
    Member("lastDay", "date or null") { subject in
      subject.lot.burnsAt.map { .lastDay(before: $0, in: subject.calendar) } ?? .null
    },
  ]
}

extension Club {
  /// The answer to `ledger`: entries with the running balance, and lots.
  func ledgerAnswer(of client: Client.ID, at moment: Moment) -> JSONValue {
    var balance: Int64 = 0
    let entries = ledger(of: client, at: moment).map { entry in
      balance += entry.amount.minorUnits
      let subject = EntrySubject(
        entry: entry,
        balance: Bonus(clamping: balance),
        club: self
      )
      return EntryMembers.all.object(of: subject)
    }
    let lots = account(of: client, at: moment).lots.map { lot in
      LotMembers.all.object(of: LotSubject(lot: lot, at: moment, calendar: calendar))
    }
    return .members(["entries": .array(entries), "lots": .array(lots)])
  }
}

extension LedgerEntry.Origin {
  /// What an entry comes from: its kind, and the number or reason that it has.
  fileprivate func answer(in club: Club) -> JSONValue {
    switch self {
    case .receipt(let id): .members(["what": .string("receipt"), "receipt": .id(id)])
    case .refund(let id): .members(["what": .string("refund"), "receipt": .id(id)])
    case .welcome: .members(["what": .string("welcome")])
    case .birthday: .members(["what": .string("birthday")])
    case .referral: .members(["what": .string("referral")])
    case .promoCode(let id):
      .members([
        "what": .string("promoCode"),
        "promoCode": .text(orNull: club.promoCodes[id]?.name),
      ])
    case .byHand(let reason): .members(["what": .string("byHand"), "reason": .string(reason)])
    case .erasure: .members(["what": .string("erasure")])
    case .lot(let id): .members(["what": .string("lot"), "lot": .id(id)])
    }
  }
}
