import ArgumentParser
import CommandContract
import Localization
import Runtime
import Screens

/// `frontdesk help commands`: the printed reference of the contract; else the help of a command.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said("help")

  @Argument(help: .said("help.topics", value: "topics"))
  var topics: [String] = []

  @ParentCommand var program: FrontDesk

  func run() throws {
    let text: String
    switch (topics.first, topics.count) {
    case ("commands"?, 1): text = Reference.text
    case ("commands"?, _): text = try topics.dropFirst().map(entry).joined(separator: "\n")
    case ("keys"?, _):
      text = KeyReference.markdown(try program.common.desk().words(for: nil))
    case (let name?, _): text = try help(of: name)
    case (nil, _): text = FrontDesk.page() + "\n"
    }
    do {
      try Output.standard.write(Array(text.utf8))
    } catch let failure as Output.Failure where failure.isClosed {
      throw CommandFailure("", status: .brokenPipe)
    }
  }

  private func entry(_ name: String) throws -> String {
    guard let text = Reference.text(of: name) else {
      throw ValidationError.said("contract", ["name": .text(name)])
    }
    return text
  }

  private func help(of name: String) throws -> String {
    let command = FrontDesk.configuration.subcommands.first {
      $0.configuration.commandName == name
    }
    guard let command else { throw ValidationError.said("command", ["name": .text(name)]) }
    return FrontDesk.page(of: command) + "\n"
  }
}
