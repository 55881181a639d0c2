import ArgumentParser
import Runtime

struct ListCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print clients or groups."
  )

  @Argument(help: "What to list.")
  var subject: Listing.Subject

  @Option(help: "How to write it.")
  var format = Listing.Format.table

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    try withStore { _, open in
      try Listing(subject, as: format).run(on: open, to: .standard)
      try open.requireWhole()
    }
  }
}

extension Listing.Subject: ExpressibleByArgument {}
extension Listing.Format: ExpressibleByArgument {}
