import ArgumentParser
import Localization
import Loyalty
import LoyaltyStore
import Runtime

struct CompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said("compact")

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    let desk = try common.desk(program.common)
    let words: Words
    let done: Compacted?
    do throws(StoreProblem) {
      let options = desk.patientOptions(to: .errors)
      words = desk.words(for: try Store.open(at: desk.place, options).club.settings)
      done = try Store.compact(at: desk.place, options)
    } catch {
      throw CommandFailure(desk.storeSentence()(error))
    }
    guard let done else { return try Output.errors.line(words("cli.compact.nothing")) }
    let facts: [String: WordValue] = [
      "records": .number(done.records), "clients": .number(done.clients),
      "receipts": .number(done.receipts), "epoch": .number(done.epoch),
    ]
    try Output.errors.line(words("cli.compact.done", facts))
    try Output.errors.tell(done, of: words)
  }
}

extension Output {
  /// Tells what a folding took out of quarantine/ for erased clients, and what it left.
  func tell(_ done: Compacted, of words: Words) throws {
    if done.cleaned > 0 {
      try line(words("cli.erased.cleaned", ["lines": .number(done.cleaned)]))
    }
    for file in done.uncleaned {
      try line(words("cli.erased.uncleaned", ["file": .text(file)]))
    }
  }
}
