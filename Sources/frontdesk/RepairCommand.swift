import ArgumentParser
import Localization
import Loyalty
import LoyaltyStore
import Runtime

struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said("repair")

  @Flag(help: .said("repair.dryRun"))
  var dryRun = false

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    let desk = try common.desk(program.common)
    let done: Repaired?
    do throws(StoreProblem) {
      done = try Store.repair(at: desk.place, desk.patientOptions(to: .errors), isTrial: dryRun)
    } catch {
      throw CommandFailure(desk.storeSentence().repairing(error))
    }
    // The base alone: opening the store would cut a torn end off, and a trial changes nothing.
    let club = Store.foldedClub(at: desk.place, desk.storeOptions)
    let words = desk.words(for: club?.settings)
    let sentence = StoreSentence(words, place: desk.place, calendar: club?.calendar)
    guard let done else { return try tellNothing(desk, sentence) }
    for line in sentence.lines(done, isTrial: dryRun, of: club) { try Output.errors.line(line) }
  }

  /// Every line is as it was written; whether all lines are there that should be, `verify` knows.
  private func tellNothing(_ desk: Desk, _ sentence: StoreSentence) throws {
    let report = try? Store.verify(at: desk.place, files: desk.storeOptions.files)
    guard let report, let fault = report.findings.first(where: { !$0.isHarmless }) else {
      return try Output.errors.line(sentence.words("cli.repair.nothing"))
    }
    throw CommandFailure(sentence.unrepairable(fault))
  }
}
