/// Why a typed or stored value was not taken, as facts without prose.
public enum ValueProblem: Error, Hashable, Sendable {
  /// The text is no amount with at most two decimals.
  case amountInvalid(String)
  /// The amount lies beyond ±10^12 minor units (rules.md §1.1).
  case amountOutOfRange(String)
  /// The text is no percent from 0 to 100 with at most two decimals.
  case percentInvalid(String)
  /// The text is no quantity above zero with at most three decimals.
  case quantityInvalid(String)
  /// The phone breaks a rule of rules.md §2.3.
  case phoneInvalid(typed: String, rule: PhoneRule)
  /// The text names no day of the calendar.
  case dateInvalid(String)
  /// The text is no RFC 3339 instant with a zone.
  case momentInvalid(String)
  /// The text is no e-mail address.
  case emailInvalid(String)
  /// Nothing but spaces was given as a name.
  case nameEmpty
  /// The name has more characters than are kept.
  case nameTooLong(length: Int, limit: Int)
  /// The name holds a character that cannot be seen or that reorders text.
  case nameUnreadable(Unicode.Scalar)
}
