import ArgumentParser
import Runtime

struct SimulateCommand: StoreCommand {
  static let configuration = CommandConfiguration.said("simulate")

  @Option(name: .customLong("program"), help: .said("simulate.program", value: "name-fileFile"))
  var tried: String

  @Option(
    name: .customLong("group"),
    parsing: .singleValue,
    help: .said("simulate.group", value: "name")
  )
  var groups: [String] = []

  @Option(help: .said("simulate.days", value: "days"))
  var days = 30

  @Option(help: .said("common.format", value: "format"))
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
