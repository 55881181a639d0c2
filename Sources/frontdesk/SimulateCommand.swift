import ArgumentParser
import Runtime

struct SimulateCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Try a program on the receipts of the last days: cost, who gains, who loses.",
    discussion: """
      FILE.json holds one line as apply takes it, createBonusProgram or createDiscountProgram. \
      Nothing is saved. The exit status is 0 when it was tried.
      """
  )

  @Option(
    name: .customLong("program"),
    help: ArgumentHelp("A program, or a draft in a file.", valueName: "name|file.json")
  )
  var tried: String

  @Option(
    name: .customLong("group"),
    parsing: .singleValue,
    help: ArgumentHelp("A group that would carry it; may be repeated.", valueName: "name")
  )
  var groups: [String] = []

  @Option(help: "How many days back receipts are looked at.")
  var days = 30

  @Option(help: "How the result is told.")
  var format = OneLine.Format.table

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    try withStore { desk, open in
      var run = SimulationRun(program: tried)
      run.groups = groups
      run.days = days
      run.format = format
      let watch = StopWatch()
      try run.run(on: open, of: desk, isStopped: { watch.isStopped })
      try open.requireWhole()
    }
  }
}
