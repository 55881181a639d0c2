import ArgumentParser
import Localization
import LoyaltyStore
import Runtime

struct BackupCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the store into a new folder while desks work, and check the copy.",
    discussion: """
      The folder appears only when the copy was read back and is whole. frontdesk restore makes a \
      store of it; frontdesk verify --store checks it again.
      """
  )

  @Argument(help: ArgumentHelp("A new folder.", valueName: "dir"))
  var folder: String

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    try withStore { _, open in
      let backup = try open.store.backUp(to: folder, at: SystemClock.now())
      let facts: [String: WordValue] = [
        "place": .text(folder), "clients": .number(backup.clients),
        "records": .text(String(backup.seq)),
      ]
      try Output.errors.line(open.words("cli.backup.done", facts))
    }
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a new store of a backup, which is checked first.",
    discussion: "The store is named by --store and must not exist; nothing is ever replaced."
  )

  @Argument(help: ArgumentHelp("The folder that backup made.", valueName: "dir"))
  var folder: String

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    let desk = try common.desk(program.common)
    let report: StoreReport
    do throws(StoreProblem) {
      report = try Store.restore(folder, to: desk.place, files: desk.storeOptions.files)
    } catch {
      throw CommandFailure(StoreSentence(desk.words(for: nil), place: desk.place)(error))
    }
    let facts: [String: WordValue] = [
      "place": .text(desk.place), "clients": .number(report.clients),
      "records": .text(String(report.seq)),
    ]
    try Output.errors.line(desk.words(for: report.settings)("cli.restore.done", facts))
  }
}
