import ArgumentParser
import JSONText
import Runtime

struct ActivateCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("activate")

  @Option(
    name: [.customLong("phone"), .customLong("client")],
    help: .said("activate.client", value: "client")
  )
  var client: String

  @Option(help: .said("activate.code", value: "code"))
  var code: String

  @Option(help: .said("activate.channel", value: "channel"))
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
