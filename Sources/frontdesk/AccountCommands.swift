import ArgumentParser
import JSONText
import Runtime

/// Bonuses by hand.
struct BonusOptions: ParsableArguments {
  @Option(help: .said("bonuses.client", value: "client"))
  var client: String

  @Option(parsing: .unconditional, help: .said("bonuses.amount", value: "amount"))
  var amount: String

  @Option(help: .said("bonuses.reason", value: "reason"))
  var reason: String

  @Option(help: .said("bonuses.expiresOn", value: "day"))
  var expiresOn: String?

  /// The line that a command makes of them.
  func line(_ command: String, _ change: ChangeOptions) -> OneLine {
    var line = OneLine(command: command)
    line.add("client", .client(typed: client))
    line.add("amount", text: amount.replacing(",", with: "."))
    line.add("reason", text: reason)
    line.add("expiresOn", text: expiresOn)
    change.apply(to: &line)
    return line
  }
}

/// A question about one client.
struct ClientOptions: ParsableArguments {
  @Argument(help: .said("common.client", value: "client"))
  var client: String

  /// The line that a query makes of it.
  func line(_ query: String) -> OneLine {
    var line = OneLine(query: query)
    line.add("client", .client(typed: client))
    return line
  }
}

struct AccrueCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("accrue")

  @OptionGroup var bonuses: BonusOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine { bonuses.line("accrue", change) }
}

struct CorrectCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("correct")

  @OptionGroup var bonuses: BonusOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine { bonuses.line("correct", change) }
}

struct ClientCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("client")

  @OptionGroup var asked: ClientOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine { asked.line("client") }
}

struct LedgerCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("ledger")

  @OptionGroup var asked: ClientOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine { asked.line("ledger") }
}
