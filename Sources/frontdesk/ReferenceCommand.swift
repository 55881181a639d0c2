import ArgumentParser
import CommandContract
import Localization
import Runtime
import Screens

/// `frontdesk help commands`: the printed reference of the contract; else the help of a command.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Print the help of a command; \"help commands\" and \"help keys\" list all of them."
  )

  @Argument(help: "A command; \"commands\", or one of them, for apply; \"keys\" for the screens.")
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
    case (nil, _): text = FrontDesk.helpMessage() + "\n"
    }
    do {
      try Output.standard.write(Array(text.utf8))
    } catch let failure as Output.Failure where failure.isClosed {
      throw CommandFailure("", status: .brokenPipe)
    }
  }

  private func entry(_ name: String) throws -> String {
    guard let text = Reference.text(of: name) else {
      throw ValidationError(
        "There is no command or query \"\(name)\"; see frontdesk help commands."
      )
    }
    return text
  }

  private func help(of name: String) throws -> String {
    let command = FrontDesk.configuration.subcommands.first {
      $0.configuration.commandName == name
    }
    guard let command else { throw ValidationError("There is no command \"\(name)\".") }
    return FrontDesk.helpMessage(for: command) + "\n"
  }
}
