import ArgumentParser
import JSONText
import Runtime

/// Bonuses by hand.
struct BonusOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Whose account: a phone or a client's number.", valueName: "client"))
  var client: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many bonuses; correct takes them with a minus.", valueName: "amount")
  )
  var amount: String

  @Option(help: "Why; it stands in the bonus history.")
  var reason: String

  @Option(
    help: ArgumentHelp("The last day on which they can be spent: 2026-12-31.", valueName: "day")
  )
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
  static let configuration = CommandConfiguration(
    commandName: "accrue",
    abstract: "Accrue bonuses by hand, with a reason."
  )

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
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Put a balance right by a signed amount, with a reason."
  )

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
  static let configuration = CommandConfiguration(
    commandName: "client",
    abstract: "Show a client's card, program and account."
  )

  @Argument(help: "A phone or the client's number.")
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
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Show a client's bonus history and lots."
  )

  @Argument(help: "A phone or the client's number.")
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
