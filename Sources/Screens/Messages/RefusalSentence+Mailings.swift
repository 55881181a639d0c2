import Localization
import Loyalty

extension RefusalSentence {
  /// The catalogue key of a refusal of messages to many, with its facts.
  func facts(of problem: MailingProblem) -> (key: String, values: [String: WordValue]) {
    let key = "refusal." + problem.code
    switch problem {
    case .titleMissing, .nobody: return (key, [:])
    case .timePassed(let given, let now):
      return (key, ["given": .text(moment(given)), "now": .text(moment(now))])
    case .notOpen(_, let status): return (key + "." + status.rawValue, [:])
    case .nothingFailed: return (key, [:])
    case .channel: return (key, [:])
    case .unreachable(let client, let reason):
      let why = words("mailing.skip." + reason.rawValue)
      return (key, ["name": .text(name(of: client)), "reason": .text(why)])
    case .ruleInvalid(let value, let limit):
      return (key, ["value": .number(value), "limit": .number(limit)])
    }
  }
}
