import CommandContract
package import JSONText
import Localization
import Loyalty
import LoyaltyStore

/// A command of the command line that is one line of the contract: its arguments become the
/// members of a JSON object, which goes the way of every line of `apply`.
package struct OneLine {
  /// How the answer is told.
  package enum Format: String, CaseIterable, Sendable {
    /// Labels and columns for people.
    case table
    /// The contract's answer line.
    case json
  }

  /// The members of the object; `command` or `query` is the first.
  package var members: [JSONMember]
  /// How the answer is told.
  package var format = Format.table
  /// Whether everything is decided and nothing saved.
  package var isDryRun = false
  /// The names of the lines of a sale, which the answer does not repeat.
  package var lineNames: [String] = []

  /// Begins a line that asks for a command.
  package init(command name: String) {
    members = [JSONMember("command", .string(name))]
  }

  /// Begins a line that asks a query.
  package init(query name: String) {
    members = [JSONMember("query", .string(name))]
  }

  /// Adds a member, where there is a value.
  package mutating func add(_ key: String, _ value: JSONValue?) {
    if let value { members.append(JSONMember(key, value)) }
  }

  /// Adds a text, where there is one.
  package mutating func add(_ key: String, text: String?) {
    add(key, text.map { .string($0) })
  }

  /// Carries the line out and prints the answer; tells the exit status.
  ///
  /// - Throws: `CommandFailure` with the sentence of a refusal where people read; what the output
  ///   throws.
  package func run(on open: OpenDesk, of desk: Desk) throws -> Int32 {
    if let damage = open.damage { try Output.errors.line(damage) }
    var applier = open.applier(of: desk, isDryRun: isDryRun)
    let line = Array(JSONValue.object(members).text.utf8)
    let answer = applier.answer(to: line)
    guard format == .table else {
      try Output.standard.write(answer)
      return applier.exitStatus
    }
    guard let read = try? JSONValue(Array(answer.dropLast())), let result = read["result"] else {
      throw CommandFailure(message(of: answer))
    }
    if isDryRun { try Output.errors.line(open.words("cli.dryRun")) }
    let table = AnswerTable(open.words, lineNames: lineNames)
    let text = table.lines(of: result).map { $0 + "\n" }.joined()
    try Output.standard.write(Array((text.isEmpty ? open.words("answer.done") + "\n" : text).utf8))
    return 0
  }

  private func message(of answer: [UInt8]) -> String {
    guard let read = try? JSONValue(Array(answer.dropLast())),
      case .string(let message)? = read["message"]
    else { return String(decoding: answer, as: UTF8.self) }
    return message
  }
}

extension JSONValue {
  /// A client as people name one: a phone, or the store's number with up to seven digits, for no
  /// phone is that short.
  package static func client(typed: String) -> JSONValue {
    let digits = typed.hasPrefix("#") ? typed.dropFirst() : typed[...]
    let isNumber =
      (1...7).contains(digits.utf8.count) && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, let number = Int(digits) else { return .string(typed) }
    return .integer(number)
  }
}
