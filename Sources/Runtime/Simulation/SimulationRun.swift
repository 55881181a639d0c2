import JSONText
import Localization
import Loyalty
import LoyaltyStore
import Screens
import Terminal

/// `frontdesk simulate`: tries a program on real receipts and prints what was found.
package struct SimulationRun {
  /// The program's name or number, or a file with a draft.
  package var program: String
  /// The groups that would carry it, by their names; empty takes the usual ones.
  package var groups: [String] = []
  /// How many days back receipts are looked at.
  package var days = 30
  /// How the result is told.
  package var format = OneLine.Format.table

  /// Tries a program.
  package init(program: String) {
    self.program = program
  }

  /// Runs over the receipts and prints the result.
  ///
  /// - Parameters:
  ///   - open: The open store.
  ///   - desk: Where and as whom.
  ///   - isStopped: Whether somebody wants to stop.
  /// - Throws: `CommandFailure` for what cannot be tried, and where it was stopped.
  package func run(on open: OpenDesk, of desk: Desk, isStopped: () -> Bool) throws {
    try open.settle()
    let now = max(SystemClock.now(), open.store.lastAt ?? SystemClock.now())
    let trial = try ProgramFile(open, of: desk)
      .trial(of: program, groups: try chosenGroups(open), days: days, at: now)
    guard !trial.groups.isEmpty else {
      let type = open.words("groups.loyalty." + trial.program.loyalty.rawValue)
      throw CommandFailure(open.words("simulation.cli.noGroups", ["type": .text(type)]))
    }
    var last = (done: 0, all: 0)
    let result = Simulator(open.store.club, trial, at: now).run { done, all in
      last = (done, all)
      return !isStopped()
    }
    guard let result else {
      let facts: [String: WordValue] = ["done": .number(last.done), "total": .number(last.all)]
      throw CommandFailure(open.words("state.stopped", facts), status: .interrupted)
    }
    try print(result, open, desk, now)
  }

  private func chosenGroups(_ open: OpenDesk) throws -> Set<Group.ID>? {
    guard !groups.isEmpty else { return nil }
    return Set(
      try groups.map { name in
        do throws(Refusal) {
          return try open.store.club.group(.name(name)).id
        } catch {
          throw CommandFailure(open.refusalSentence(error))
        }
      }
    )
  }

  private func print(
    _ result: Simulation,
    _ open: OpenDesk,
    _ desk: Desk,
    _ now: Moment
  ) throws {
    guard format == .table else {
      let answer = SimulationAnswer(result, open.store.club).value
      return try Output.standard.write(Array((answer.text + "\n").utf8))
    }
    nonisolated(unsafe) let store = open.store
    let context = Context(
      club: store.club,
      card: { store.knownCard(of: $0) },
      words: open.words,
      now: now,
      staff: desk.staff,
      size: Size(columns: 80, rows: 24),
      saving: .possible(last: nil)
    )
    let cells = SimulationLines.cells(of: result, context)
    var table = TextTable(cells.first ?? [], numbers: [1, 2, 3, 4])
    for line in cells.dropFirst() { table.add(line) }
    let lines =
      [head(result, open.words, store.club)] + [""] + table.lines + [""]
      + SimulationLines.sentences(of: result, context)
    try Output.standard.write(Array(lines.map { Displayable.text($0) + "\n" }.joined().utf8))
  }

  /// The program, the days and the groups.
  private func head(_ result: Simulation, _ words: Words, _ club: Club) -> String {
    let start = result.period.start.map { words.date(club.calendar.day(of: $0)) } ?? ""
    let days = words("simulation.days", ["count": .number(days)])
    let since = words("simulation.since", ["days": .text(days), "date": .text(start)])
    let groups = club.groups.inUse.filter { result.trial.groups.contains($0.id) }.map(\.name)
    return [result.trial.program.name, since, words.list(groups, limit: groups.count)]
      .joined(separator: " · ")
  }
}
