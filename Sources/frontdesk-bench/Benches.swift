/// The benches that were asked for, one after another over one store.
struct Benches {
  private let arguments: BenchArguments

  init(_ arguments: BenchArguments) {
    self.arguments = arguments
  }

  /// Runs them, and counts the aims that were missed.
  func run() throws -> Int {
    var report = Report()
    if arguments.wants("quote") { try QuoteBench.run(&report) }
    if arguments.wants("simulate") { try SimulationBench.run(arguments.receiptCount, &report) }
    if arguments.wants("codes") { try CodeBench.run(&report) }
    if arguments.wants("reports") {
      let (clients, receipts) = (arguments.clientCount, arguments.receiptCount)
      try ReportBench.run(clients: clients, receipts: receipts, &report)
    }
    guard arguments.wantsStore else { return finish(&report) }
    let club = try BenchClub(clientCount: arguments.clientCount)
    defer { club.remove() }
    if arguments.wants("find") { try FindBench.run(club, &report) }
    if arguments.wants("save") { try SaveBench.run(club, &report) }
    if arguments.wants("sell") { try SellBench.run(club, &report) }
    if arguments.wants("import") { try ImportBench.run(club, &report) }
    if arguments.wants("open") { try OpenBench.run(club, program: arguments.program, &report) }
    if arguments.wants("wire") { try WireBench.run(club, program: arguments.program, &report) }
    if arguments.wants("messages") {
      try MessageBench.run(club, program: arguments.program, &report)
    }
    if arguments.wants("desks") { try DesksBench.run(club, &report) }
    if arguments.wants("archive") {
      let receipts = arguments.archivedCount
      try ArchiveBench.run(club, receipts: receipts, &report)
    }
    if arguments.wants("compact") { try CompactionBench.run(club, &report) }
    if arguments.wants("undo") { try UndoBench.run(club, &report) }
    return finish(&report)
  }

  private func finish(_ report: inout Report) -> Int {
    report.end()
    return report.missed
  }
}
