import ArgumentParser
import Runtime

struct ListCommand: StoreCommand {
  static let configuration = CommandConfiguration.said("list")

  @Argument(help: .said("list.subject", value: "subject"))
  var subject: Listing.Subject

  @Option(help: .said("list.format", value: "format"))
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
