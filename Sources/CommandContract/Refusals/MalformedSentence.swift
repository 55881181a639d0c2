extension Malformed {
  /// What is wrong and what to do, in English: for whoever writes the till's program.
  package var sentence: String {
    switch reason {
    case .notUTF8: "The line is not UTF-8 at \(place). Send UTF-8."
    case .lineTooLong(let limit): "The line is longer than \(limit) bytes. Send shorter lines."
    case .notJSON(let problem, let byte):
      "The line is not JSON at \(place): \(problem)" + (byte.map { " (\($0.shown))" } ?? "") + "."
    case .duplicateKey(let key): "The key \"\(key)\" is there twice. Leave one."
    case .tooDeep: "Objects and arrays are nested too deeply at \(place)."
    case .notAnObject(let found): "The line is \(found), not a JSON object {…}."
    case .nothingAsked: "The line has neither \"command\" nor \"query\"."
    case .commandAndQuery: "The line has both \"command\" and \"query\". Leave one."
    case .unknownCommand(let name, let meant):
      "There is no command \"\(name.clipped)\"." + Self.didYouMean(meant)
    case .unknownQuery(let name, let meant):
      "There is no query \"\(name.clipped)\"." + Self.didYouMean(meant)
    case .unknownField(let name, let meant, let known):
      "There is no field \"\(name.clipped)\" here." + Self.didYouMean(meant)
        + " Known: " + known.joined(separator: ", ") + "."
    case .notInThisVersion(let name): "\"\(name)\" is not in this version yet."
    case .missingField(let expected): "The field \(place) is missing: \(expected)."
    case .wrongType(let expected, let found): "\(place) must be \(expected), not \(found)."
    case .unknownValue(let value, let meant, let known):
      "\(place) cannot be \"\(value.clipped)\"." + Self.didYouMean(meant)
        + " Known: " + known.joined(separator: ", ") + "."
    case .outOfRange(let value, let from, let to):
      "\(place) must be from \(from) to \(to), not \(value.clipped)."
    case .atNeedsOption: "\"at\" is taken only with --at-from-input."
    }
  }

  private static func didYouMean(_ name: String?) -> String {
    name.map { " Did you mean \"\($0)\"?" } ?? ""
  }
}

extension String {
  /// The text, cut where it is longer than a sentence can carry.
  fileprivate var clipped: String {
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return self }
    return String(scalars[..<end]) + "…"
  }
}
