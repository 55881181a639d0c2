import ArgumentParser
import JSONText
import Loyalty
import Runtime

/// A command that is one line of the contract.
protocol OneLineCommand: StoreCommand {
  /// How the answer is told.
  var answer: AnswerOptions { get }

  /// The line that the arguments mean.
  func line(on open: OpenDesk) throws -> OneLine
}

extension OneLineCommand {
  func run() throws {
    try withStore { desk, open in
      var line = try line(on: open)
      line.format = answer.format
      let folding = CommandFolding(desk)
      let status = try line.run(on: open, of: desk)
      try open.end(folding, tellingTo: .errors)
      guard status == 0 else { throw ExitCode(status) }
    }
  }
}

/// How an answer is told.
struct AnswerOptions: ParsableArguments {
  @Option(help: .said("common.answer", value: "format"))
  var format = OneLine.Format.table
}

/// What commands that change something take.
struct ChangeOptions: ParsableArguments {
  @Flag(help: .said("common.dryRun"))
  var dryRun = false

  @Option(help: .said("common.requestId", value: "id"))
  var requestId: String?

  /// Adds what was given to a line.
  func apply(to line: inout OneLine) {
    line.isDryRun = dryRun
    line.add("requestId", text: requestId)
  }
}

extension OneLine.Format: ExpressibleByArgument {}
