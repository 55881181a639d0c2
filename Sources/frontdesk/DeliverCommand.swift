import ArgumentParser
import Runtime

struct DeliverCommand: StoreCommand {
  static let configuration = CommandConfiguration.said("deliver")

  @Flag(help: .said("deliver.once"))
  var once = false

  @Option(help: .said("deliver.listen", value: "port"))
  var listen: UInt16?

  @Option(help: .said("deliver.gateways", value: "file"))
  var gateways: String?

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    try withStore { desk, open in
      var run = DeliverRun()
      run.once = once
      run.port = listen
      run.gateways = gateways
      let watch = StopWatch()
      let folding = CommandFolding(desk)
      try run.run(on: open, of: desk) {
        folding.look()
        return watch.isStopped
      }
      try open.end(folding, tellingTo: .errors)
    }
  }
}
