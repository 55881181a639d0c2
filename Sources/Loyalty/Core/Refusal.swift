/// Why a command is not carried out: a case with the facts, and no prose.
///
/// Sentences are made from the catalogues, in three languages; `code` is the stable name that
/// tills and scripts rely on (commands.md).
public enum Refusal: Error, Hashable, Sendable {
  /// A value that cannot be read or is out of its range.
  case value(ValueProblem)
  /// The amount is not one that may stand here.
  case amountInvalid(typed: String)
  /// What was named does not exist.
  case notFound(Reference, typed: String)
  /// Another group has this name already (rules.md §3.6); `existing` is how it is written there.
  case nameTaken(name: String, existing: String, isArchived: Bool)
  /// Another client has this phone already.
  case phoneTaken(phone: Phone, client: Client.ID)
  /// A birthday that lies after today or more than 120 years ago.
  case birthdayOutOfRange(Day)
  /// A registration, told by a file, that lies after today.
  case registrationInFuture(Day)
  /// A last day that is over already.
  case lastDayOver(Day)
  /// A client cannot have brought himself or herself.
  case referrerIsSelf
  /// A card cannot be merged with itself.
  case mergeWithItself(Client.ID)
  /// The card was merged into another one before, as which it answers.
  case clientMerged(Client.ID, into: Client.ID)
  /// What is personal of the client was erased: nothing can be done for the number any more.
  case clientErased(Client.ID)
  /// The group is the default, or things refer to it; each of them is named (rules.md §3.6).
  case groupInUse(group: String, by: [GroupUse])
  /// The group was archived and takes no new members until it is restored.
  case groupArchived(group: String)
  /// The order names other groups than there are: somebody added or archived one meanwhile.
  case groupOrderIncomplete
  /// A position below 1.
  case positionInvalid(Int)
  /// A message template with a variable that is unknown or has no value in its context
  /// (rules.md §10.3).
  case templateInvalid(variable: String, known: [String])
  /// A message template without text.
  case templateEmpty
  /// A text that is longer than the program keeps.
  case textTooLong(length: Int, limit: Int)
  /// More bonuses are to be spent than can be; the most that this receipt would take.
  case notEnoughBonuses(usable: Bonus, maximum: Bonus)
  /// The lines of this receipt take fewer bonuses.
  case bonusesNotPayable(usable: Bonus, maximum: Bonus)
  /// More of a line is to go back than is left of it; nil where nothing of the receipt is left.
  /// What remains is in thousandths.
  case refundExceedsSale(line: Int?, remaining: Int64)
  /// The receipt has no such line.
  case lineNotFound(Int, count: Int)
  /// A sale without lines.
  case noLines
  /// A refund that names its lines and names none.
  case noRefundLines
  /// A sale with more lines than are taken.
  case tooManyLines(Int, limit: Int)
  /// A line of a sale names neither a product nor name, category and price.
  case lineIncomplete(Int)
  /// The category is one that every club has, whose name the program gives.
  case categoryBuiltIn(name: String)
  /// Tiers that do not ascend from 0.
  case tiersInvalid(Tiers.Problem)
  /// A number of days that is below zero or too large.
  case daysInvalid(Int, limit: Int)
  /// A reason is missing.
  case reasonMissing
  /// The program is chosen in groups, which are named.
  case programInUse(program: String, groups: [String])
  /// The program is of another type than the group.
  case programOfOtherType(program: String)
  /// The program was archived and is not chosen any more.
  case programArchived(program: String)
  /// The password given is not that of the client's program (rules.md §4.1).
  case wrongPassword(program: String)
  /// A promo code is not created, changed or activated (rules.md §7).
  case promoCode(PromoCodeProblem)
  /// A push or SMS to many is not made, changed, cancelled or sent (rules.md §10).
  case mailing(MailingProblem)
  /// The till's number was used before, for a sale with other content.
  case externalNumberConflict(number: String)
  /// The parked receipt does not wait any more: who did what with it, and when.
  case parkedReceiptGone(ParkedReceiptEnd)
  /// The sale would be another sum than the buyer was told.
  case saleChanged(told: Money, now: Money)
  /// Receipts of several venues have the till's number, nil without one: the venue must be named.
  case externalNumberAtVenues(number: String, venues: [String?])
  /// The line of a receipt in the store's files is damaged or cannot be read; the file.
  case receiptUnreadable(Receipt.ID, file: String)
  /// This very sale was made before; not an error: it is answered with the first result.
  case alreadySold(Receipt.ID)
  /// This very refund was made before; not an error: it is answered with the first result.
  case alreadyRefunded(Receipt.ID)
  /// The last day of a report's period comes before its first.
  case periodInverted(from: Day, until: Day)
  /// The same request id came before with other content.
  case requestConflict(request: String)
  /// The time given lies before the last record.
  case beforeLastRecord(given: Moment, last: Moment)
  /// The store can be read and not written, and why.
  case readOnly(reason: String)

  /// What a `notFound` looked for.
  public enum Reference: String, Hashable, Sendable {
    /// A client by id or phone.
    case client
    /// A group by id or name.
    case group
    /// A bonus or discount program by id or name.
    case program
    /// A product by id or name.
    case product
    /// A category by its name.
    case category
    /// A venue by id or name.
    case venue
    /// A receipt by its number or the till's.
    case receipt
    /// A parked receipt by its number.
    case parkedReceipt
    /// A promo code or batch by id, name or text.
    case promoCode
    /// A push or SMS to many by its number.
    case mailing
    /// A template of messages by id or name.
    case template
    /// A message by its number.
    case message
    /// A time zone by its IANA name.
    case timeZone
    /// A language by its code.
    case language
  }

  /// The stable name of the refusal (commands.md).
  public var code: String {
    switch self {
    case .value(let problem): problem.code
    case .amountInvalid: "amountInvalid"
    case .notFound: "notFound"
    case .nameTaken: "nameTaken"
    case .phoneTaken: "phoneTaken"
    case .birthdayOutOfRange, .registrationInFuture, .lastDayOver: "dateOutOfRange"
    case .referrerIsSelf: "referrerIsSelf"
    case .mergeWithItself: "mergeWithItself"
    case .clientMerged: "clientMerged"
    case .clientErased: "clientErased"
    case .groupInUse: "groupInUse"
    case .groupArchived: "groupArchived"
    case .groupOrderIncomplete: "staleView"
    case .positionInvalid: "positionInvalid"
    case .templateInvalid: "templateInvalid"
    case .templateEmpty: "templateEmpty"
    case .textTooLong: "textTooLong"
    case .notEnoughBonuses: "notEnoughBonuses"
    case .bonusesNotPayable: "bonusesNotPayable"
    case .refundExceedsSale: "refundExceedsSale"
    case .lineNotFound: "lineNotFound"
    case .noLines, .noRefundLines: "noLines"
    case .tooManyLines: "tooManyLines"
    case .lineIncomplete: "lineIncomplete"
    case .categoryBuiltIn: "categoryBuiltIn"
    case .tiersInvalid: "tiersInvalid"
    case .daysInvalid: "daysInvalid"
    case .reasonMissing: "reasonMissing"
    case .programInUse: "programInUse"
    case .programOfOtherType: "programOfOtherType"
    case .programArchived: "programArchived"
    case .wrongPassword: "wrongPassword"
    case .promoCode(let problem): problem.code
    case .mailing(let problem): problem.code
    case .externalNumberConflict, .requestConflict: "requestConflict"
    case .externalNumberAtVenues: "venueNeeded"
    case .parkedReceiptGone: "parkedReceiptGone"
    case .receiptUnreadable: "receiptUnreadable"
    case .saleChanged: "staleView"
    case .alreadySold: "alreadySold"
    case .alreadyRefunded: "alreadyRefunded"
    case .periodInverted: "periodInvalid"
    case .beforeLastRecord: "beforeLastRecord"
    case .readOnly: "readOnly"
    }
  }
}

/// What keeps a group from being archived.
public enum GroupUse: Hashable, Sendable {
  /// It is the group that new clients are put into.
  case defaultGroup
  /// A promo code that is not ended names it; its name.
  case promoCode(String)
}

/// Runs a reader of values and turns its problem into a refusal.
func refusing<Value>(
  _ read: @autoclosure () throws(ValueProblem) -> Value
) throws(Refusal) -> Value {
  do {
    return try read()
  } catch {
    throw .value(error)
  }
}
