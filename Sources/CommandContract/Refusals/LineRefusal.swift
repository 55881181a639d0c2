package import Loyalty

/// Why a line is not answered with a result: facts without prose.
package enum LineRefusal: Error, Hashable, Sendable {
  /// The line is no command and no query of the contract.
  case malformed(Malformed)
  /// The club refuses; `place` names the field that holds the value, where it is known.
  case refused(Refusal, place: Place?)
  /// The command was accepted and could not be written: disk full, or a disk that failed.
  case notSaved(reason: String)
  /// The command was written and the disk did not confirm it: nobody knows whether it is saved.
  case notConfirmed(reason: String)

  /// The stable name that tills and scripts rely on (commands.md).
  package var code: String {
    switch self {
    case .malformed: "malformed"
    case .refused(let refusal, _): refusal.code
    case .notSaved: "notSaved"
    case .notConfirmed: "notConfirmed"
    }
  }
}

/// Runs a step of the domain and turns its refusal into that of a line.
package func refusing<Value>(
  _ step: @autoclosure () throws(Refusal) -> Value
) throws(LineRefusal) -> Value {
  do {
    return try step()
  } catch {
    throw .refused(error, place: nil)
  }
}
