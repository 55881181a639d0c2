import ArgumentParser
import Localization
import Terminal

/// A page of help, or what the parser refuses, in the language of the command line and as wide as
/// the terminal.
///
/// The parser makes both in English; what it says of its own is changed here, and its lines, asked
/// for in one piece, are wrapped anew.
struct UsagePage {
  /// Columns that no line of the parser reaches, so that it wraps none.
  static let unwrapped = 1_000_000
  /// Where the words about an option begin.
  private static let indent = 26

  let words: Words
  let columns: Int

  /// The help of a command.
  func page(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var made: [String] = []
    for (place, line) in lines.enumerated() {
      let follows = lines.indices.contains(place + 1) ? lines[place + 1] : ""
      made += self.lines(of: line, isFollowed: follows.hasPrefix(Self.gap))
    }
    return made.joined(separator: "\n")
  }

  /// What the parser refuses, with the way to the help.
  ///
  /// - Parameters:
  ///   - message: What is wrong, in the parser's words.
  ///   - rest: What it says behind that: about the argument, the usage, the help.
  /// - Returns: The lines.
  func refusal(_ message: String, _ rest: [String]) -> String {
    var made = ("frontdesk: " + Refused(words).sentence(message)).wrapped(to: columns)
    for line in rest where !line.isEmpty {
      if let about = line.behind("Help:  ") {
        made += hanging("  ", about, at: 2)
      } else if let usage = line.behind("Usage: ") {
        made += self.usage(usage)
      } else if line.hasPrefix("  See '"), let call = line.split(separator: "'").dropFirst().first {
        made.append("  " + words("usage.seeHelpHere", ["call": .text(String(call))]))
      } else {
        made.append(line)
      }
    }
    return made.joined(separator: "\n")
  }

  // MARK: Lines

  private static let gap = String(repeating: " ", count: indent)

  private func lines(of line: String, isFollowed: Bool) -> [String] {
    if let usage = line.behind("USAGE: ") { return self.usage(usage) }
    if let overview = line.behind("OVERVIEW: ") { return overview.wrapped(to: columns) }
    let heads = ["ARGUMENTS:": "arguments", "OPTIONS:": "options", "SUBCOMMANDS:": "commands"]
    if let head = heads[line] { return [words("usage.head." + head)] }
    if line.hasPrefix("  See '") {
      let command = words("usage.subcommand")
      return ["  " + words("usage.seeHelp", ["command": .text(command)])]
    }
    guard line.hasPrefix("  ") else { return line.wrapped(to: columns) }
    guard !isFollowed, line.count > Self.indent else { return [line] }
    let text = String(line.dropFirst(Self.indent))
    return hanging(String(line.prefix(Self.indent)), own(text), at: Self.indent)
  }

  /// What the parser adds to the words about an option.
  private func own(_ text: String) -> String {
    switch text {
    case "Show the version.": words("usage.showVersion")
    case "Show help information.": words("usage.showHelp")
    default:
      text.replacing("(default: ", with: "(" + words("usage.default") + ": ")
        .replacing("(values: ", with: "(" + words("usage.values") + ": ")
        .replacing("; default: ", with: "; " + words("usage.default") + ": ")
    }
  }

  /// The line of the call; what stands in brackets is not parted.
  private func usage(_ text: String) -> [String] {
    let text = text.replacing("<subcommand>", with: words("usage.subcommand"))
      .replacing("<options>", with: words("usage.optionsOf"))
    var depth = 0
    let joined = String(
      text.map { letter -> Character in
        if "[<".contains(letter) { depth += 1 }
        if "]>".contains(letter) { depth -= 1 }
        return letter == " " && depth > 0 ? Self.joint : letter
      }
    )
    let head = words("usage.head.usage") + " "
    return hanging(head, joined, at: head.count).map {
      String($0.map { $0 == Self.joint ? " " : $0 })
    }
  }

  /// Stands for a space at which a line is not broken.
  private static let joint: Character = "\u{A0}"

  private func hanging(_ head: String, _ text: String, at indent: Int) -> [String] {
    let lines = text.wrapped(to: max(20, columns - indent))
    let space = String(repeating: " ", count: indent)
    return lines.enumerated().map { ($0 == 0 ? head : space) + $1 }
  }
}

/// What the parser refuses, understood by its English words and said in the language.
struct Refused {
  private static let keys = [
    "unknownOptionLike", "unknownOption", "missingValue", "noValue", "unexpected",
    "unexpectedMany", "twice", "missing", "missingOne", "invalidOf", "invalidOfMany", "invalid",
    "invalidOption",
  ]

  private let words: Words

  init(_ words: Words) {
    self.words = words
  }

  /// The sentence in the language; the parser's own where it is not known.
  func sentence(_ message: String) -> String {
    guard let english = Said.english else { return message }
    // A list of what there is comes a line each.
    let line = message.replacing(":\n  - ", with: ": ").replacing("\n  - ", with: ", ")
    for key in Self.keys {
      let printed = english("usage.error." + key)
      let parsers = printed.replacing("“", with: "'").replacing("”", with: "'")
      guard let facts = SentencePattern(parsers).match(line) else { continue }
      return words("usage.error." + key, facts.mapValues { .text(Self.list($0)) })
    }
    return message
  }

  /// Joins a list, `'a', 'b' or 'c'`, as every language can read it.
  private static func list(_ text: String) -> String {
    text.replacing("' or '", with: ", ").replacing("' and '", with: ", ")
      .replacing("', '", with: ", ").trimming { $0 == "'" }
  }
}

/// A text of the catalogue, `Unknown option '{option}'`, as something to be recognised.
struct SentencePattern {
  /// What stands before the variables and behind the last one.
  private var literals: [String] = []
  private var names: [String] = []

  init(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      literals.append(String(rest[..<open]))
      names.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    literals.append(String(rest))
  }

  /// What stands for the variables, if a text is such a sentence.
  func match(_ text: String) -> [String: String]? {
    guard text.hasPrefix(literals[0]) else { return nil }
    var rest = text.dropFirst(literals[0].count)
    var found: [String: String] = [:]
    for (name, literal) in zip(names, literals.dropFirst()) {
      let isLast = name == names.last
      let end: Substring.Index?
      if isLast {
        guard rest.hasSuffix(literal) else { return nil }
        end = rest.index(rest.endIndex, offsetBy: -literal.count)
      } else {
        end = rest.firstRange(of: literal)?.lowerBound
      }
      guard let end else { return nil }
      found[name] = String(rest[..<end])
      rest = rest[end...].dropFirst(literal.count)
    }
    return found
  }
}

extension String {
  /// The text without such characters at its ends.
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
  }

  /// What stands behind a beginning, if the text has it.
  fileprivate func behind(_ beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}
