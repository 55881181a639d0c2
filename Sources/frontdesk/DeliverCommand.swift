import ArgumentParser
import Runtime

struct DeliverCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "Send the messages that wait: SMS and push, through gateways or into files.",
    discussion: """
      Stays until Ctrl-C unless --once. One process of a store sends at a time; others wait for it. \
      The file of gateways is --gateways, $FRONTDESK_GATEWAYS, or frontdesk/gateways.json in the \
      user's configuration folder, readable for its owner alone; without it messages go into one \
      file a day in STORE.messages. A message goes at least once, with an id that stays the same.
      """
  )

  @Flag(help: "Send what is due and end.")
  var once = false

  @Option(help: "Take delivery reports and reactions on this loopback port; 0 for a free one.")
  var listen: UInt16?

  @Option(help: ArgumentHelp("The file of gateways.", valueName: "file"))
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
      try run.run(on: open, of: desk, isStopped: { watch.isStopped })
    }
  }
}
