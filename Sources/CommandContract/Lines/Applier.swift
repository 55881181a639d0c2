package import Loyalty

/// `frontdesk apply`: reads lines, answers each with one line in order, and counts.
package struct Applier {
  /// How the lines are taken.
  package struct Options: Sendable {
    /// Who did it where a line does not say so.
    package var staff: Staff
    /// Whether lines may say when they happened: `--at-from-input`.
    package var takesTime: Bool
    /// Whether nothing is saved: `--dry-run`.
    package var isDryRun: Bool
    /// What makes and checks passwords; without it, lines with a password are malformed.
    package var passwords: Passwords?

    /// Chooses how the lines are taken.
    package init(
      staff: Staff,
      takesTime: Bool = false,
      isDryRun: Bool = false,
      passwords: Passwords? = nil
    ) {
      self.staff = staff
      self.takesTime = takesTime
      self.isDryRun = isDryRun
      self.passwords = passwords
    }
  }

  /// How many lines were answered so far.
  package private(set) var answered = 0
  /// How many of them were refused.
  package private(set) var refused = 0

  private let engine: any Engine
  private let reader: ContractLine
  private let staff: Staff
  private let passwords: Passwords?
  private let sentences: Sentences

  /// Prepares for lines.
  package init(engine: any Engine, options: Options, sentences: Sentences) {
    self.engine = options.isDryRun ? Rehearsal(on: engine) : engine
    reader = ContractLine(takesTime: options.takesTime, passwords: options.passwords)
    staff = options.staff
    passwords = options.passwords
    self.sentences = sentences
  }

  /// 0 when every line was ok, else 1.
  package var exitStatus: Int32 { refused == 0 ? 0 : 1 }

  /// Reads until the input ends.
  ///
  /// - Parameters:
  ///   - limit: The most bytes that a line may have.
  ///   - input: The next piece of the input as soon as there is one; empty at its end.
  ///   - output: Writes one answer with its newline, and flushes it.
  /// - Throws: What `input` and `output` throw.
  package mutating func run(
    limit: Int = LineSplitter.limit,
    input: () throws -> [UInt8],
    output: ([UInt8]) throws -> Void
  ) throws {
    var lines = LineSplitter(limit: limit)
    var isFirst = true
    func take(_ line: LineSplitter.Line) throws {
      let line = isFirst ? line.withoutByteOrderMark : line
      isFirst = false
      try output(answer(to: line, limit: limit))
    }
    while true {
      let piece = try input()
      guard !piece.isEmpty else { break }
      try lines.take(piece, take)
    }
    if let last = lines.last() { try take(last) }
  }

  /// The answer to one line, with its newline; a blank line is no command.
  package mutating func answer(to line: [UInt8]) -> [UInt8] {
    answer(to: .bytes(line), limit: LineSplitter.limit)
  }

  private mutating func answer(to line: LineSplitter.Line, limit: Int) -> [UInt8] {
    answered += 1
    do throws(LineRefusal) {
      guard case .bytes(let bytes) = line else {
        throw .malformed(Malformed(.lineTooLong(limit: limit), at: .line))
      }
      return try result(of: reader.read(bytes))
    } catch {
      refused += 1
      return AnswerLine.refused(error, in: engine.club.calendar, sentences: sentences)
    }
  }

  private func result(of request: Request) throws(LineRefusal) -> [UInt8] {
    let origin = Origin(request: request.name, by: request.by ?? staff, at: request.at)
    switch request.body {
    case .command(let command):
      if let first = try first(of: request, command) { return first }
      return try engine.answer(to: command, for: origin)
    case .query(let query):
      try engine.catchUp()
      if case .quote(let draft) = query { try check(request.programPassword, for: draft) }
      let moment = try engine.moment(for: Origin(by: origin.by, at: request.at))
      return AnswerLine.done(
        seq: engine.seq,
        result: try query.result(from: engine, at: moment)
      )
    }
  }

  /// Checks the password of a sale, unless the request came before: a repeat is answered with the
  /// first answer even where the program's password was changed since.
  private func first(of request: Request, _ command: Command) throws(LineRefusal) -> [UInt8]? {
    guard case .sell(let draft) = command, request.programPassword != nil else { return nil }
    try engine.catchUp()
    if let name = request.name, let known = try engine.earlier(name, command) {
      return AnswerLine.done(seq: known.seq, result: command.result(of: known.events))
    }
    try check(request.programPassword, for: draft)
    return nil
  }

  /// A password that is given must be that of the client's program (rules.md §4.1).
  private func check(_ typed: String?, for draft: SaleDraft) throws(LineRefusal) {
    guard let typed, let passwords, let reference = draft.client else { return }
    let client = try refusing(try engine.club.client(reference))
    guard let program = engine.club.program(of: client), let hash = program.password,
      !passwords.verify(typed, hash)
    else { return }
    throw .refused(
      .wrongPassword(program: program.name),
      place: Place(SaleFields.programPassword.name)
    )
  }
}

extension LineSplitter.Line {
  /// The line without the mark that some programs write in front of a file.
  var withoutByteOrderMark: LineSplitter.Line {
    guard case .bytes(let bytes) = self, bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      return self
    }
    return .bytes(Array(bytes.dropFirst(3)))
  }
}
