import ArgumentParser
import Glibc
import Runtime

/// The program: without a command it opens the screens.
@main
struct FrontDesk: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "frontdesk",
    version: "0.1.0",
    subcommands: [
      SellCommand.self, QuoteCommand.self, RefundCommand.self, ReceiptCommand.self,
      AccrueCommand.self, CorrectCommand.self, ActivateCommand.self, ClientCommand.self,
      LedgerCommand.self,
      InitCommand.self, ImportCommand.self, ExportCommand.self, ListCommand.self,
      ReportCommand.self, SimulateCommand.self, ApplyCommand.self, VerifyCommand.self,
      DeliverCommand.self,
      BackupCommand.self, RestoreCommand.self, CompactCommand.self, RepairCommand.self,
      ReferenceCommand.self,
    ]
  )

  @OptionGroup var common: CommonOptions

  @Flag(help: .said("frontdesk.ascii"))
  var ascii = false

  @Flag(help: .said("frontdesk.demo"))
  var demo = false

  static func main() {
    // A file that may not grow answers a write; it must not end the process in the middle.
    signal(SIGXFSZ, SIG_IGN)
    OpenFiles.raiseLimit()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      if !failure.sentence.isEmpty { try? Output.errors.line("frontdesk: " + failure.sentence) }
      Glibc.exit(failure.status.rawValue)
    } catch {
      end(with: error)
    }
  }

  func run() throws {
    try ScreensCommand(desk: common.desk(), isASCII: ascii, isDemo: demo).run()
  }
}
