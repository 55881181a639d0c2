import ArgumentParser
import JSONText
import Runtime

struct ActivateCommand: OneLineCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate",
    abstract: "Activate a promo code for a client: its bonuses come in the same record.",
    discussion: """
      The same as the command activatePromoCode of apply. The exit status is 0 when it was \
      activated, 1 when it was refused.
      """
  )

  @Option(
    name: [.customLong("phone"), .customLong("client")],
    help: ArgumentHelp("Who has the code: a phone or the client's number.", valueName: "client")
  )
  var client: String

  @Option(help: "The code as it stands on the slip.")
  var code: String

  @Option(help: "By what way it came: desk or app.")
  var channel: String?

  @OptionGroup var change: ChangeOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(command: "activatePromoCode")
    line.add("client", .client(typed: client))
    line.add("code", text: code)
    line.add("channel", text: channel)
    line.add("venue", text: venue(on: open))
    change.apply(to: &line)
    return line
  }
}
