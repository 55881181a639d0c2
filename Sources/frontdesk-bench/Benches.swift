/// The benches that were asked for, one after another over one store.
struct Benches {
  private let arguments: BenchArguments

  init(_ arguments: BenchArguments) {
    self.arguments = arguments
  }

  /// Runs them, and counts the aims that were missed.
  func run() throws -> Int {
    let club = try BenchClub(clientCount: arguments.clientCount)
    defer { club.remove() }
    var report = Report()
    if arguments.wants("find") { try FindBench.run(club, &report) }
    if arguments.wants("save") { try SaveBench.run(club, &report) }
    if arguments.wants("open") { try OpenBench.run(club, program: arguments.program, &report) }
    if arguments.wants("wire") { try WireBench.run(club, program: arguments.program, &report) }
    report.end()
    return report.missed
  }
}
