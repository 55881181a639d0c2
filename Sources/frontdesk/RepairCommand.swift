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
      throw CommandFailure(desk.storeSentence()(error))
    }
    // The base alone: opening the store would cut a torn end off, and a trial changes nothing.
    let club = Store.foldedClub(at: desk.place, desk.storeOptions)
    let words = desk.words(for: club?.settings)
    guard let done else { return try Output.errors.line(words("cli.repair.nothing")) }
    let sentence = StoreSentence(words, place: desk.place, calendar: club?.calendar)
    for line in sentence.lines(done, isTrial: dryRun) { try Output.errors.line(line) }
  }
}
