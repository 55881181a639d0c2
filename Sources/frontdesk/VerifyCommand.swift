import ArgumentParser
import Loyalty
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
      everything that was saved is there, else 1. With --record and --checksum, as they stand on \
      the sheet of a day, it also says whether the journal is still the one that the sheet was \
      printed from; of days that are folded the last record is kept.
      """
  )

  @Option(help: "How the result is told.")
  var format = Format.text

  @Option(help: ArgumentHelp("The record that a sheet names.", valueName: "number"))
  var record: UInt64?

  @Option(help: ArgumentHelp("Its checksum there: eight hexadecimal digits.", valueName: "digits"))
  var checksum: String?

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  /// What the sheet names; nil where nothing was given, or no checksum.
  private var sheet: JournalMark? {
    guard let record, let checksum else { return nil }
    return JournalMark(seq: record, checksumText: checksum)
  }

  func validate() throws {
    guard (record == nil) == (checksum == nil) else {
      throw ValidationError("Give both --record and --checksum, as the sheet names them.")
    }
    guard let checksum, sheet == nil else { return }
    throw ValidationError("\"\(checksum)\" is no checksum: a sheet has eight digits like 722a809e.")
  }

  func run() throws {
    let desk = try common.desk(program.common)
    let verification = Verification(desk, isJSON: format == .json, sheet: sheet)
    guard try verification.run(to: .standard) else {
      throw ExitCode(1)
    }
  }
}
