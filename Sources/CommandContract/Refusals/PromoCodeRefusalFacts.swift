import JSONText
import Loyalty

extension PromoCodeProblem {
  /// The facts under stable names, in a fixed order.
  func facts(in calendar: ClubCalendar) -> [JSONMember] {
    switch self {
    case .unknown(let typed, let miss): [JSONMember("typed", .typed(typed))] + miss.facts
    case .notYetActive(let code, let from):
      [
        JSONMember("code", .string(code)), JSONMember("isDraft", .bool(from == nil)),
        JSONMember("from", from.map { .string(calendar.day(of: $0).iso) } ?? .null),
      ]
    case .paused(let code, let since, let by):
      [
        JSONMember("code", .string(code)), JSONMember("since", .moment(since, in: calendar)),
        JSONMember("by", .string(by.name)),
      ]
    case .ended(let code, let since, let by, let isRevoked):
      [
        JSONMember("code", .string(code)), JSONMember("isRevoked", .bool(isRevoked)),
        JSONMember("since", since.map { .moment($0, in: calendar) } ?? .null),
        JSONMember("by", .text(orNull: by?.name)),
      ]
    case .expired(let code, let since):
      [
        JSONMember("code", .string(code)),
        JSONMember("until", .lastDay(before: since, in: calendar)),
        JSONMember("since", .moment(since, in: calendar)),
      ]
    case .alreadyUsed(let activation, let venue, let limit):
      activation.facts(venue: venue, in: calendar) + [JSONMember("limit", .integer(limit))]
    case .usedUp(let code, let limit):
      [JSONMember("code", .string(code)), JSONMember("limit", .integer(limit))]
    case .notForClient(let code, let condition):
      [JSONMember("code", .string(code)), JSONMember("condition", .string(condition.name))]
        + condition.facts
    default: makingFacts
    }
  }

  /// The facts of what keeps a code or batch from being made, changed or handed out.
  private var makingFacts: [JSONMember] {
    switch self {
    case .needsClient(let code), .revoked(let code): [JSONMember("code", .typed(code))]
    case .codeEmpty(let typed): [JSONMember("typed", .typed(typed))]
    case .looksLikeAnother(let code, let existing, let name):
      [
        JSONMember("code", .string(code)), JSONMember("existing", .string(existing)),
        JSONMember("promoCode", .string(name)),
      ]
    case .spaceTooSmall(let count, let length, let needed):
      [JSONMember("count", .integer(count))] + Self.symbols(length, needed)
    case .guessable(let bits, let length, let needed):
      [
        JSONMember("bits", .integer(bits)),
        JSONMember("least", .integer(PromoCodeBatch.leastBits)),
      ] + Self.symbols(length, needed)
    case .countInvalid(let value, let limit), .lengthInvalid(let value, let limit),
      .limitInvalid(let value, let limit):
      [
        JSONMember("value", .integer(value)), JSONMember("from", .integer(1)),
        JSONMember("to", .integer(limit)),
      ]
    case .periodInvalid(let from, let until):
      [JSONMember("from", .string(from.iso)), JSONMember("until", .string(until.iso))]
    case .limitBelowUsed(let limit, let used):
      [JSONMember("limit", .integer(limit)), JSONMember("used", .integer(used))]
    case .statusInvalid(let status): [JSONMember("status", .string(status.rawValue))]
    case .partOfBatch(let code, let batch), .notInBatch(let code, let batch):
      [JSONMember("code", .typed(code)), JSONMember("batch", .string(batch))]
    case .textsStay(let name), .notABatch(let name): [JSONMember("promoCode", .string(name))]
    case .notEnoughLeft(let asked, let left):
      [JSONMember("asked", .integer(asked)), JSONMember("left", .integer(left))]
    default: []
    }
  }

  private static func symbols(_ length: Int, _ needed: Int) -> [JSONMember] {
    [JSONMember("length", .integer(length)), JSONMember("needed", .integer(needed))]
  }
}

extension Activation {
  /// When and where a code was used.
  fileprivate func facts(venue: String?, in calendar: ClubCalendar) -> [JSONMember] {
    [
      JSONMember("code", .string(code)), JSONMember("at", .moment(at, in: calendar)),
      JSONMember("by", .string(by.name)), JSONMember("channel", .string(channel.rawValue)),
      JSONMember("venue", .text(orNull: venue)),
      JSONMember("receipt", receipt.map { .id($0) } ?? .null),
    ]
  }
}

extension CodeMiss {
  fileprivate var facts: [JSONMember] {
    switch self {
    case .empty: [JSONMember("reason", .string("empty"))]
    case .noSuch: [JSONMember("reason", .string("noSuchCode"))]
    case .ambiguous(let codes):
      [JSONMember("reason", .string("ambiguous")), JSONMember("codes", .texts(codes))]
    }
  }
}

extension PromoCodeCondition {
  /// The stable name of the condition.
  var name: String {
    switch self {
    case .registered: "registered"
    case .registeredWithin: "registeredWithin"
    case .groups: "groups"
    case .audiences: "audiences"
    case .firstVisit: "firstVisit"
    }
  }

  /// What is asked and what is there.
  var facts: [JSONMember] {
    switch self {
    case .registered(let from, let until, let on):
      [
        JSONMember("registeredFrom", .text(orNull: from?.iso)),
        JSONMember("registeredUntil", .text(orNull: until?.iso)),
        JSONMember("registered", .string(on.iso)),
      ]
    case .registeredWithin(let days, let now):
      [JSONMember("days", .integer(days)), JSONMember("registeredForDays", .integer(now))]
    case .groups(let names): [JSONMember("groups", .texts(names))]
    case .audiences(let ids): [JSONMember("audiences", .array(ids.map { .id($0) }))]
    case .firstVisit(let receipts): [JSONMember("receipts", .integer(receipts))]
    }
  }
}
