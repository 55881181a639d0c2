import ArgumentParser
import Runtime

struct VerifyCommand: ParsableCommand {
  /// How the result is told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Look through all files of a store, or of a backup, and change nothing.",
    discussion: """
      Checks checksums, record numbers, references, phones, and that every balance is the sum of \
      its entries and its lots less debt. Desks may work meanwhile. The exit status is 0 when \
      everything that was saved is there, else 1.
      """
  )

  @Option(help: "How the result is told.")
  var format = Format.text

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    let desk = try common.desk(program.common)
    guard try Verification(desk, isJSON: format == .json).run(to: .standard) else {
      throw ExitCode(1)
    }
  }
}
