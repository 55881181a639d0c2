import CommandContract
import Loyalty
import TestSupport

/// Sends lines to a club in memory and hears the answers, as a till does.
struct Desk {
  let engine: MemoryEngine
  private var applier: Applier

  init(takesTime: Bool = false, isDryRun: Bool = false) throws {
    try self.init(engine: MemoryEngine(), takesTime: takesTime, isDryRun: isDryRun)
  }

  init(engine: MemoryEngine, takesTime: Bool = false, isDryRun: Bool = false) {
    self.engine = engine
    applier = Applier(
      engine: engine,
      options: Applier.Options(
        staff: Staff("Olena"),
        takesTime: takesTime,
        isDryRun: isDryRun,
        passwords: Desk.passwords
      ),
      sentences: Desk.sentences
    )
  }

  static let sentences = Sentences(refusal: { "Refused: \($0.code)." })

  /// A hash that anybody can read, so that tests can tell what was hashed.
  static let passwords = Passwords { text in
    PasswordHash("hash of " + text)
  } verify: { text, hash in
    hash == PasswordHash("hash of " + text)
  }

  var exitStatus: Int32 { applier.exitStatus }
  var answered: Int { applier.answered }
  var refused: Int { applier.refused }

  /// The answer to one line, without its newline.
  mutating func send(_ line: String) -> String {
    send(Array(line.utf8))
  }

  /// The answer to the bytes of one line, without its newline.
  mutating func send(_ line: [UInt8]) -> String {
    String(decoding: applier.answer(to: line).dropLast(), as: UTF8.self)
  }

  /// Sends lines whose answers nobody looks at, but which must be ok.
  mutating func prepare(_ lines: String...) throws {
    for line in lines {
      let answer = send(line)
      guard answer.hasPrefix(#"{"ok":true"#) else { throw Unexpected(answer: answer) }
    }
  }

  /// Runs a whole input, piece by piece; the answers, each with its newline.
  mutating func run(_ pieces: [[UInt8]], limit: Int = LineSplitter.limit) throws -> [String] {
    var rest = pieces[...]
    var answers: [String] = []
    try applier.run(limit: limit) {
      rest.popFirst() ?? []
    } output: {
      answers.append(String(decoding: $0, as: UTF8.self))
    }
    return answers
  }

  /// Runs a whole text as one piece.
  mutating func run(_ text: String) throws -> [String] {
    try run([Array(text.utf8)])
  }

  struct Unexpected: Error {
    let answer: String
  }
}
