import JSONText
import Loyalty

extension Refusal {
  /// The facts of refusals about sales and refunds.
  var receiptFacts: [JSONMember] {
    switch self {
    case .refundExceedsSale(let line, let remaining):
      [
        JSONMember("line", line.map { .integer($0) } ?? .null),
        JSONMember("remaining", .thousandths(remaining)),
      ]
    case .lineNotFound(let line, let count):
      [JSONMember("line", .integer(line)), JSONMember("count", .integer(count))]
    case .tooManyLines(let count, let limit):
      [JSONMember("count", .integer(count)), JSONMember("limit", .integer(limit))]
    case .lineIncomplete(let line): [JSONMember("line", .integer(line))]
    case .externalNumberConflict(let number): [JSONMember("externalNumber", .typed(number))]
    case .saleChanged(let told, let now):
      [JSONMember("told", .amount(told)), JSONMember("now", .amount(now))]
    case .externalNumberAtVenues(let number, let venues):
      [
        JSONMember("externalNumber", .typed(number)),
        JSONMember("venues", .array(venues.map { $0.map { .string($0) } ?? .null })),
      ]
    case .receiptUnreadable(let id, let file):
      [JSONMember("receipt", .id(id)), JSONMember("file", .string(file))]
    case .alreadySold(let id), .alreadyRefunded(let id): [JSONMember("receipt", .id(id))]
    default: []
    }
  }

  /// The facts of refusals about programs and accounts.
  var programFacts: [JSONMember] {
    switch self {
    case .tiersInvalid(let problem): problem.facts
    case .daysInvalid(let days, let limit):
      [JSONMember("days", .integer(days)), JSONMember("limit", .integer(limit))]
    case .programInUse(let program, let groups):
      [JSONMember("program", .string(program)), JSONMember("by", .texts(groups))]
    case .programOfOtherType(let program), .programArchived(let program),
      .wrongPassword(let program):
      [JSONMember("program", .string(program))]
    default: []
    }
  }
}

extension Tiers.Problem {
  /// The rule that tiers break, by name, with its facts.
  fileprivate var facts: [JSONMember] {
    switch self {
    case .none: [JSONMember("rule", .string("none"))]
    case .firstNotZero(let from):
      [JSONMember("rule", .string("firstNotZero")), JSONMember("from", .amount(from))]
    case .notAscending(let place, let from):
      [
        JSONMember("rule", .string("notAscending")), JSONMember("tier", .integer(place)),
        JSONMember("from", .amount(from)),
      ]
    case .tooMany(let count):
      [
        JSONMember("rule", .string("tooMany")), JSONMember("count", .integer(count)),
        JSONMember("limit", .integer(Tiers.limit)),
      ]
    }
  }
}
