import ArgumentParser
import Localization
import LoyaltyStore
import Runtime

struct BackupCommand: StoreCommand {
  static let configuration = CommandConfiguration.said("backup")

  @Argument(help: .said("backup.dir", value: "dir"))
  var folder: String

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    try withStore(isPatient: true) { _, open in
      let backup = try open.store.backUp(to: folder, at: SystemClock.now())
      let facts: [String: WordValue] = [
        "place": .text(folder), "clients": .number(backup.clients),
        "records": .text(String(backup.seq)),
      ]
      for left in backup.cleared {
        try Output.errors.line(open.words("cli.backup.cleared", ["place": .text(left)]))
      }
      try Output.standard.line(open.words("cli.backup.done", facts))
    }
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said("restore")

  @Argument(help: .said("restore.dir", value: "dir"))
  var folder: String

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    let desk = try common.desk(program.common)
    guard isPlaceNamed(desk) else {
      let facts: [String: WordValue] = ["option": "--store"]
      throw CommandFailure(desk.words(for: nil)("cli.optionNeeded", facts), status: .usage)
    }
    let report: StoreReport
    do throws(StoreProblem) {
      report = try Store.restore(
        folder,
        to: desk.place,
        files: desk.storeOptions.files,
        allowsNetwork: desk.allowsNetwork
      )
    } catch {
      let sentence = desk.storeSentence(inLanguageOf: folder)
      throw CommandFailure(
        sentence.restoring(error, isStore: StorePlace.isStore(folder, desk.storeOptions.files))
      )
    }
    let facts: [String: WordValue] = [
      "place": .text(desk.place), "clients": .number(report.clients),
      "records": .text(String(report.seq)),
    ]
    let words = desk.words(for: report.settings)
    try Output.standard.line(words("cli.restore.done", facts))
    guard report.waitingMessages > 0 else { return }
    let waiting: [String: WordValue] = ["count": .number(report.waitingMessages)]
    try Output.errors.line(words.sentence("cli.restore.waiting", waiting))
  }

  /// Whether somebody said where the new store is to be: a slip must not fill the usual place.
  private func isPlaceNamed(_ desk: Desk) -> Bool {
    let named = common.store ?? program.common.store ?? desk.environment["FRONTDESK_STORE"]
    return named?.isEmpty == false
  }
}
