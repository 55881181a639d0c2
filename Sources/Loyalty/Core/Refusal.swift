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
  /// A client cannot have brought himself or herself.
  case referrerIsSelf
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
    case .birthdayOutOfRange, .registrationInFuture: "dateOutOfRange"
    case .referrerIsSelf: "referrerIsSelf"
    case .groupInUse: "groupInUse"
    case .groupArchived: "groupArchived"
    case .groupOrderIncomplete: "staleView"
    case .positionInvalid: "positionInvalid"
    case .templateInvalid: "templateInvalid"
    case .templateEmpty: "templateEmpty"
    case .textTooLong: "textTooLong"
    case .requestConflict: "requestConflict"
    case .beforeLastRecord: "beforeLastRecord"
    case .readOnly: "readOnly"
    }
  }
}

/// What keeps a group from being archived.
public enum GroupUse: Hashable, Sendable {
  /// It is the group that new clients are put into.
  case defaultGroup
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
