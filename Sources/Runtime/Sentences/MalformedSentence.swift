package import CommandContract
package import Localization

/// Makes sentences of lines that are no command: for whoever writes the till's program.
package struct MalformedSentence: Sendable {
  private let words: Words

  package init(_ words: Words) {
    self.words = words
  }

  /// What is wrong with the line, and what was meant or where all commands are listed.
  package func callAsFunction(_ malformed: Malformed) -> String {
    let (key, facts, meant) = parts(of: malformed)
    let reason = words("malformed." + key, facts)
    guard let meant else {
      return words.sentence("refusal.malformed", ["reason": .text(reason)])
    }
    let question = words("malformed.didYouMean", ["name": .text(meant)])
    return words("refusal.malformed", ["reason": .text(reason + "; " + question)])
  }

  private typealias Parts = (key: String, facts: [String: WordValue], meant: String?)

  private func parts(of malformed: Malformed) -> Parts {
    let place: [String: WordValue] = ["place": .text(malformed.place.description)]
    func with(_ facts: [String: String]) -> [String: WordValue] {
      place.merging(facts.mapValues { .text(String($0.prefix(200))) }) { _, new in new }
    }
    switch malformed.reason {
    case .notUTF8: return ("notUTF8", place, nil)
    case .lineTooLong(let limit): return ("lineTooLong", ["limit": .number(limit)], nil)
    case .notJSON: return ("notJSON", place, nil)
    case .duplicateKey(let key): return ("duplicateKey", with(["key": key]), nil)
    case .tooDeep: return ("tooDeep", place, nil)
    case .notAnObject: return ("notAnObject", [:], nil)
    case .nothingAsked: return ("nothingAsked", [:], nil)
    case .commandAndQuery: return ("commandAndQuery", [:], nil)
    case .unknownCommand(let name, let meant):
      return ("unknownCommand", with(["name": name]), meant)
    case .unknownQuery(let name, let meant): return ("unknownQuery", with(["name": name]), meant)
    case .unknownField(let name, let meant, let known):
      return ("unknownField", with(["name": name, "known": known.joined(separator: ", ")]), meant)
    case .notInThisVersion(let name): return ("notInThisVersion", with(["name": name]), nil)
    case .missingField(let expected): return ("missingField", with(["expected": expected]), nil)
    case .wrongType(let expected, let found):
      return ("wrongType", with(["expected": expected, "found": found]), nil)
    case .unknownValue(let value, let meant, let known):
      return (
        "unknownValue", with(["value": value, "known": known.joined(separator: ", ")]), meant
      )
    case .outOfRange(let value, let from, let to):
      return ("outOfRange", with(["value": value, "from": String(from), "to": String(to)]), nil)
    case .atNeedsOption: return ("atNeedsOption", ["option": "--at-from-input"], nil)
    }
  }
}
