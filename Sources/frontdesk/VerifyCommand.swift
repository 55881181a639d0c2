import ArgumentParser
import Localization
import Loyalty
import Runtime

struct VerifyCommand: ParsableCommand {
  /// How the result is told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration.said("verify")

  @Option(help: .said("common.format", value: "format"))
  var format = Format.text

  @Option(help: .said("verify.record", value: "number"))
  var record: UInt64?

  @Option(help: .said("verify.checksum", value: "digits"))
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
      throw ValidationError.said("sheet")
    }
    guard let checksum, sheet == nil else { return }
    throw ValidationError.said("checksum", ["checksum": .text(checksum)])
  }

  func run() throws {
    let desk = try common.desk(program.common)
    let verification = Verification(desk, isJSON: format == .json, sheet: sheet)
    guard try verification.run(to: .standard) else {
      throw ExitCode(1)
    }
  }
}
