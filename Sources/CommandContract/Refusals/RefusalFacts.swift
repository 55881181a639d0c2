import JSONText
import Loyalty

extension Refusal {
  /// The facts under stable names, in a fixed order.
  ///
  /// - Parameter calendar: The club's, for instants.
  /// - Returns: The members of the answer's `facts`.
  func facts(in calendar: ClubCalendar) -> [JSONMember] {
    switch self {
    case .value(let problem): problem.facts
    case .amountInvalid(let typed): [JSONMember("typed", .typed(typed))]
    case .notFound(let kind, let typed):
      [
        JSONMember("what", .string(kind.rawValue)),
        JSONMember("typed", .typed(NumberedName.shown(typed))),
      ]
    case .nameTaken(let name, let existing, let isArchived):
      [
        JSONMember("name", .string(name)), JSONMember("existing", .string(existing)),
        JSONMember("isArchived", .bool(isArchived)),
      ]
    case .phoneTaken(let phone, let client):
      [JSONMember("phone", .string(phone.e164)), JSONMember("client", .id(client))]
    case .birthdayOutOfRange(let day), .registrationInFuture(let day), .lastDayOver(let day):
      [JSONMember("date", .string(day.iso))]
    case .mergeWithItself(let client), .clientErased(let client):
      [JSONMember("client", .id(client))]
    case .clientMerged(let client, let into):
      [JSONMember("client", .id(client)), JSONMember("into", .id(into))]
    case .groupInUse(let group, let uses):
      [JSONMember("group", .string(group)), JSONMember("by", .texts(uses.map(\.name)))]
    case .groupArchived(let group): [JSONMember("group", .string(group))]
    case .positionInvalid(let position): [JSONMember("position", .integer(position))]
    case .templateInvalid(let variable, let known):
      [JSONMember("variable", .typed(variable)), JSONMember("known", .texts(known))]
    case .textTooLong(let length, let limit):
      [JSONMember("length", .integer(length)), JSONMember("limit", .integer(limit))]
    case .notEnoughBonuses(let usable, let maximum), .bonusesNotPayable(let usable, let maximum):
      [
        JSONMember("usable", .string(usable.decimalString)),
        JSONMember("maximum", .string(maximum.decimalString)),
      ]
    case .requestConflict(let request): [JSONMember("requestId", .typed(request))]
    case .beforeLastRecord(let given, let last):
      [
        JSONMember("given", .moment(given, in: calendar)),
        JSONMember("last", .moment(last, in: calendar)),
      ]
    case .periodInverted(let from, let until):
      [JSONMember("from", .string(from.iso)), JSONMember("until", .string(until.iso))]
    case .promoCode(let problem): problem.facts(in: calendar)
    case .mailing(let problem): problem.facts(in: calendar)
    case .readOnly(let reason): [JSONMember("reason", .string(reason))]
    case .referrerIsSelf, .groupOrderIncomplete, .templateEmpty: []
    case .parkedReceiptGone(let end): end.facts(in: calendar)
    case .refundExceedsSale, .lineNotFound, .noLines, .noRefundLines, .tooManyLines,
      .lineIncomplete, .externalNumberConflict, .externalNumberAtVenues, .alreadySold,
      .alreadyRefunded, .saleChanged, .receiptUnreadable:
      receiptFacts
    case .categoryBuiltIn(let name): [JSONMember("category", .string(name))]
    case .tiersInvalid, .daysInvalid, .reasonMissing, .programInUse, .programOfOtherType,
      .programArchived, .wrongPassword:
      programFacts
    }
  }
}

extension ValueProblem {
  /// The facts under stable names, in a fixed order.
  var facts: [JSONMember] {
    switch self {
    case .amountInvalid(let typed), .percentInvalid(let typed), .quantityInvalid(let typed),
      .dateInvalid(let typed), .momentInvalid(let typed), .emailInvalid(let typed):
      [JSONMember("typed", .typed(typed))]
    case .amountOutOfRange(let typed):
      [
        JSONMember("typed", .typed(typed)),
        JSONMember("limit", .amount(Money(clamping: Money.limit))),
      ]
    case .phoneInvalid(let typed, let rule): [JSONMember("typed", .typed(typed))] + rule.facts
    case .nameEmpty: []
    case .nameTooLong(let length, let limit):
      [JSONMember("length", .integer(length)), JSONMember("limit", .integer(limit))]
    case .nameUnreadable(let scalar): [JSONMember("character", .string(scalar.codePoint))]
    }
  }
}

extension PhoneRule {
  /// The rule that a phone breaks, by name, with its facts.
  var facts: [JSONMember] {
    switch self {
    case .empty: [JSONMember("rule", .string("empty"))]
    case .character(let character):
      [
        JSONMember("rule", .string("character")),
        JSONMember("character", .typed(String(character))),
      ]
    case .tooShort(let digits):
      [JSONMember("rule", .string("tooShort")), JSONMember("digits", .integer(digits))]
    case .tooLong(let digits):
      [JSONMember("rule", .string("tooLong")), JSONMember("digits", .integer(digits))]
    case .leadingZero: [JSONMember("rule", .string("leadingZero"))]
    case .notOfRegion(let region, let digits):
      [
        JSONMember("rule", .string("notOfRegion")), JSONMember("region", .string(region.code)),
        JSONMember("digits", .integer(digits)),
      ]
    }
  }
}

extension GroupUse {
  /// The stable name of what keeps a group from being archived.
  var name: String {
    switch self {
    case .defaultGroup: "defaultGroup"
    case .promoCode(let name): "promoCode " + name
    }
  }
}

extension Unicode.Scalar {
  /// The code point as it is written: "U+202E".
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
