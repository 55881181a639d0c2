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

  /// Adds them to a line.
  func apply(to line: inout OneLine) {
    line.add("client", .client(typed: client))
    line.add("amount", text: amount.replacing(",", with: "."))
    line.add("reason", text: reason)
    line.add("expiresOn", text: expiresOn)
  }
}

struct AccrueCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("accrue")

  @OptionGroup var bonuses: BonusOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(command: "accrue")
    bonuses.apply(to: &line)
    change.apply(to: &line)
    return line
  }
}

struct CorrectCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("correct")

  @OptionGroup var bonuses: BonusOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(command: "correct")
    bonuses.apply(to: &line)
    change.apply(to: &line)
    return line
  }
}

struct ClientCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("client")

  @Argument(help: .said("common.client", value: "client"))
  var client: String

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(query: "client")
    line.add("client", .client(typed: client))
    return line
  }
}

struct LedgerCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("ledger")

  @Argument(help: .said("common.client", value: "client"))
  var client: String

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(query: "ledger")
    line.add("client", .client(typed: client))
    return line
  }
}
