import JSONText
import Loyalty

/// A client's account and tier as of a moment.
struct AccountSubject: Sendable {
  let club: Club
  let client: Client.ID
  let at: Moment

  var account: Account { club.account(of: client, at: at) }
  var program: Program? { club.program(of: client) }
  var total: Money { club.total(of: client, for: program, at: at) }
}

/// The members of the query `client` about account and tier.
enum AccountMembers {
  static let all: [Member<AccountSubject>] = [
    Member("program", "name or null") { .text(orNull: $0.program?.name) },
    Member("tierPercent", "decimal string or null") { subject in
      subject.program.map { .percent($0.tiers.tier(for: subject.total).percent) } ?? .null
    },
    Member("missingToNext", "decimal string or null") { subject in
      subject.program?.tiers.next(after: subject.total).map { .amount($0.missing) } ?? .null
    },
    Member("total", "decimal string") { .amount($0.total) },
    Member("balance", "decimal string") { .amount($0.account.balance(at: $0.at)) },
    Member("usable", "decimal string") { .amount($0.account.usable(at: $0.at)) },
    Member("pending", "decimal string") { .amount($0.account.pending(at: $0.at)) },
    Member("debt", "decimal string") { .amount($0.account.debt) },
    Member("nextExpiry", "{\"on\" (the last day), \"amount\"} or null") { subject in
      guard let next = subject.account.nextExpiry(at: subject.at) else { return .null }
      return .members([
        "on": .lastDay(before: next.at, in: subject.club.calendar), "amount": .amount(next.amount),
      ])
    },
    Member("receipts", "number") { subject in
      .integer(subject.club.receipts.count(of: subject.club.clients.current(subject.client)))
    },
  ]
}

extension JSONValue {
  /// The last local day on which what burns at a moment can be spent.
  static func lastDay(before moment: Moment, in calendar: ClubCalendar) -> JSONValue {
    .string(calendar.day(of: moment).advanced(byDays: -1).iso)
  }
}
