/// The benches that were asked for, one after another.
struct Benches {
  private let arguments: BenchArguments

  init(_ arguments: BenchArguments) {
    self.arguments = arguments
  }

  /// Runs them, and counts the aims that were missed.
  func run() throws -> Int {
    var report = Report()
    // First: it counts what this process takes of memory, and others leave some behind.
    if arguments.wants("codes") { try CodeBench.run(&report) }
    if arguments.wants("quote") { try QuoteBench.run(&report) }
    if arguments.wants("simulate") { try SimulationBench.run(arguments.receiptCount, &report) }
    if arguments.wants("reports") {
      let (clients, receipts) = (arguments.clientCount, arguments.receiptCount)
      try ReportBench.run(clients: clients, receipts: receipts, &report)
    }
    if arguments.wantsStore { try runOverStores(&report) }
    report.end()
    return report.missed
  }

  /// Runs those that need a store, each over a copy of its own: what one sells slows no other.
  private func runOverStores(_ report: inout Report) throws {
    let made = try BenchClub(clientCount: arguments.clientCount)
    defer { made.remove() }
    func run(_ name: String, _ bench: (BenchClub, inout Report) throws -> Void) throws {
      guard arguments.wants(name) else { return }
      let club = try made.copy()
      defer { club.remove() }
      try bench(club, &report)
    }
    let (program, archived) = (arguments.program, arguments.archivedCount)
    try run("find") { try FindBench.run($0, &$1) }
    try run("save") { try SaveBench.run($0, &$1) }
    try run("sell") { try SellBench.run($0, &$1) }
    try run("import") { try ImportBench.run($0, &$1) }
    try run("open") { try OpenBench.run($0, program: program, &$1) }
    try run("wire") { try WireBench.run($0, program: program, &$1) }
    try run("messages") { try MessageBench.run($0, program: program, &$1) }
    try run("desks") { try DesksBench.run($0, &$1) }
    try run("archive") { try ArchiveBench.run($0, receipts: archived, &$1) }
    try run("compact") { try CompactionBench.run($0, &$1) }
    try run("undo") { try UndoBench.run($0, &$1) }
  }
}
