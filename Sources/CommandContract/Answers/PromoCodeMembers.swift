import JSONText
import Loyalty

/// A promo code or batch as of a moment, perhaps by one text of the batch.
struct PromoCodeSubject: Sendable {
  let club: Club
  let code: PromoCode
  var place: CodePlace?
  let at: Moment

  var draft: PromoCodeTermsDraft { code.terms.draft(in: club.calendar) }
  var counts: BatchCounts? {
    code.batch.map { _ in club.promoCodes.counts(of: code.id) }
  }
  var used: Int { club.promoCodes.used(code.id) }
}

/// The members of a promo code or batch: the fields of the commands, and what followed from them.
enum PromoCodeMembers {
  static let all: [Member<PromoCodeSubject>] = head + uses + terms + tail

  private static let head: [Member<PromoCodeSubject>] = [
    Member("promoCode", "name") { .string($0.code.name) },
    Member("id", "number") { .id($0.code.id) },
    Member("code", "string: what clients type; null for a batch unless one of its codes is named") {
      subject in
      .text(orNull: subject.place.map { subject.club.promoCodes.text(of: $0) } ?? subject.code.code)
    },
    Member(
      "codeState",
      "\"left\" \"handedOut\" \"used\" \"revoked\" of a batch's code that is named, or null"
    ) { subject in
      .text(orNull: subject.place.flatMap { subject.club.promoCodes.state(of: $0)?.rawValue })
    },
    Member(
      "status",
      "\"draft\" \"notYet\" \"active\" \"paused\" \"ended\" \"expired\" \"usedUp\" \"revoked\""
    ) { .string($0.club.promoCodes.state(of: $0.code, at: $0.at).name) },
    Member("statusGiven", "the status that was given, whatever the time and the uses are") {
      .string($0.code.status.rawValue)
    },
    Member("statusSince", "instant") { .moment($0.code.statusSince, in: $0.club.calendar) },
    Member("statusBy", "string") { .string($0.code.statusBy.name) },
  ]

  private static let uses: [Member<PromoCodeSubject>] = [
    Member("used", "number of activations") { .integer($0.used) },
    Member("left", "activations left, or codes of a batch in the drawer; null without a limit") {
      subject in
      if let counts = subject.counts { return .integer(counts.left) }
      return subject.code.terms.totalLimit.map { .integer(max(0, $0 - subject.used)) } ?? .null
    },
    Member("handedOut", "codes of a batch handed out and not used, or null") {
      $0.counts.map { .integer($0.handedOut) } ?? .null
    },
    Member("revoked", "codes of a batch revoked, or null") {
      $0.counts.map { .integer($0.revoked) } ?? .null
    },
  ]

  private static let terms: [Member<PromoCodeSubject>] = [
    Member("bonuses", "decimal string") { .amount($0.code.terms.bonuses) },
    Member("from", "date or null") { .text(orNull: $0.draft.from?.iso) },
    Member("until", "date or null: the last day") { .text(orNull: $0.draft.until?.iso) },
    Member("totalLimit", "number or null") {
      $0.code.terms.totalLimit.map { .integer($0) } ?? .null
    },
    Member("perClientLimit", "number") { .integer($0.code.terms.perClientLimit) },
    Member("groups", "names") { subject in
      .texts(subject.code.terms.conditions.groups.compactMap { subject.club.groups[$0]?.name })
    },
    Member("audiences", "numbers") { .array($0.code.terms.conditions.audiences.map { .id($0) }) },
    Member("registeredFrom", "date or null") { .text(orNull: $0.draft.registeredFrom?.iso) },
    Member("registeredUntil", "date or null") { .text(orNull: $0.draft.registeredUntil?.iso) },
    Member("registeredWithinDays", "number or null") {
      $0.code.terms.conditions.registeredWithinDays.map { .integer($0) } ?? .null
    },
    Member("firstVisit", "true or false") { .bool($0.code.terms.conditions.isForFirstVisit) },
    Member("returnsOnRefund", "true or false") { .bool($0.code.terms.returnsOnRefund) },
  ]

  private static let tail: [Member<PromoCodeSubject>] = [
    Member("batch", "{\"prefix\", \"count\", \"length\", \"bits\"} or null") { subject in
      guard let batch = subject.code.batch else { return .null }
      return .members([
        "prefix": .string(batch.prefix), "count": .integer(batch.count),
        "length": .integer(batch.length), "bits": .integer(batch.bits),
      ])
    },
    Member(
      "brought",
      "{\"activations\", \"clients\", \"newClients\", \"buyers\", \"receipts\", \"money\"}: "
        + "what came within \(Club.usualYieldDays) days of an activation"
    ) { subject in
      let yield = subject.club.yield(of: subject.code.id)
      return .members([
        "activations": .integer(yield.activations), "clients": .integer(yield.clients),
        "newClients": .integer(yield.newClients), "buyers": .integer(yield.buyers),
        "receipts": .integer(yield.receipts), "money": .amount(yield.money),
      ])
    },
    Member("createdAt", "instant") { .moment($0.code.createdAt, in: $0.club.calendar) },
  ]
}

/// An activation with the balance after it.
struct ActivationSubject: Sendable {
  let activation: Activation
  let balance: Bonus
}

/// The members of an activation's answer.
enum ActivationMembers {
  static let all: [Member<ActivationSubject>] = [
    Member("accrued", "decimal string") { .amount($0.activation.bonuses) },
    Member("balance", "decimal string") { .amount($0.balance) },
    Member("code", "string: the code as it was written") { .string($0.activation.code) },
    Member("repaired", "{\"typed\", \"meant\", \"how\" \"lookAlike\" \"layout\"} or null") {
      $0.activation.repair?.answer ?? .null
    },
  ]
}

extension CodeRepair {
  /// What was typed, what was meant, and how it was understood.
  var answer: JSONValue {
    .members([
      "typed": .typed(typed), "meant": .string(meant), "how": .string(how.rawValue),
    ])
  }
}
