package import Loyalty

/// `frontdesk apply`: reads lines, answers each with one line in order, and counts.
package struct Applier {
  /// How the lines are taken.
  package struct Options: Hashable, Sendable {
    /// Who did it where a line does not say so.
    package var staff: Staff
    /// Whether lines may say when they happened: `--at-from-input`.
    package var takesTime: Bool
    /// Whether nothing is saved: `--dry-run`.
    package var isDryRun: Bool

    /// Chooses how the lines are taken.
    package init(staff: Staff, takesTime: Bool = false, isDryRun: Bool = false) {
      self.staff = staff
      self.takesTime = takesTime
      self.isDryRun = isDryRun
    }
  }

  /// How many lines were answered so far.
  package private(set) var answered = 0
  /// How many of them were refused.
  package private(set) var refused = 0

  private let engine: any Engine
  private let reader: ContractLine
  private let staff: Staff
  private let sentences: Sentences

  /// Prepares for lines.
  package init(engine: any Engine, options: Options, sentences: Sentences) {
    self.engine = options.isDryRun ? Rehearsal(on: engine) : engine
    reader = ContractLine(takesTime: options.takesTime)
    staff = options.staff
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
    switch request.body {
    case .command(let command):
      let origin = Origin(
        request: request.name,
        by: request.by ?? staff,
        at: request.at
      )
      let performed = try engine.perform(command, for: origin)
      return AnswerLine.done(seq: performed.seq, result: command.result(of: performed.events))
    case .query(let query):
      try engine.catchUp()
      return AnswerLine.done(seq: engine.seq, result: try query.result(from: engine))
    }
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
