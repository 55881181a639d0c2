import Foundation
import Localization
package import Loyalty
import LoyaltyStore
import Screens

/// `frontdesk report`: works a report out and writes it where it is wanted.
package struct ReportRun {
  /// Which report.
  package var name: ReportName
  /// The first and the last day as they were typed.
  package var from: String?
  package var until: String?
  /// A ready period up to today instead, and how many such periods back.
  package var unit: ReportPeriod.Unit?
  package var back = 0
  /// Venues by id or name; empty is everywhere, unless `isNowhere`.
  package var venues: [String] = []
  /// Whether what was sold at no venue is asked for, beside that of the venues.
  package var isNowhere = false
  /// How it is written.
  package var format = ReportBytes.Format.table
  /// How a file of cells is written.
  package var form = WritingForm()
  /// A new file, which ends as files of the format do, or a folder in which it is named by report and
  /// days; nil is standard output.
  package var output: String?

  /// Asks for a report.
  package init(_ name: ReportName) {
    self.name = name
  }

  /// Works it out and writes it.
  ///
  /// - Parameters:
  ///   - open: The open store.
  ///   - isStopped: Whether somebody wants to stop.
  /// - Returns: The file that was written, where one was.
  /// - Throws: `CommandFailure` for what cannot be asked or written, and where it was stopped.
  package func run(on open: OpenDesk, isStopped: () -> Bool) throws -> String? {
    try checkOutput(open.words)
    try open.settle()
    let club = open.store.club
    let now = max(SystemClock.now(), open.store.lastAt ?? SystemClock.now())
    let scope = try scope(open, today: club.calendar.day(of: now))
    let mark = open.store.marks.last(through: scope.period.last)
    let request = ReportRequest(name, scope, at: now, mark: mark)
    var last = (done: 0, all: 0)
    let table = club.report(request) { done, all in
      last = (done, all)
      return !isStopped()
    }
    guard var table else {
      let facts: [String: WordValue] = ["done": .number(last.done), "total": .number(last.all)]
      throw CommandFailure(open.words("state.stopped", facts), status: .interrupted)
    }
    if !name.takesPeriod, hasDays { table.notes.append(.fixed("ownDays")) }
    let written = ReportBytes(table: table, request: request, club: club, words: open.words)
    let bytes = try written.bytes(format, form)
    guard let output else {
      try Output.standard.write(bytes)
      return nil
    }
    let path = Self.isFolder(output) ? output.inFolder(written.fileName(format)) : output
    try NewFile.writeWhole(bytes, to: path, open.words)
    return path
  }

  // MARK: Where it goes

  /// Makes sure, before any work, that what is meant for a folder does not become a file.
  ///
  /// A path is meant for a folder unless it ends as a file of the format does.
  private func checkOutput(_ words: Words) throws {
    guard let output, !Self.isFolder(output) else { return }
    let isFile = format.endings.contains { output.lowercased().hasSuffix("." + $0) }
    guard !isFile, !FileManager.default.fileExists(atPath: output) || output.hasSuffix("/")
    else { return }
    let facts: [String: WordValue] = [
      "path": .text(output), "ending": .text("." + format.ending),
    ]
    throw CommandFailure(words("cli.reportFolder", facts))
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  // MARK: What is asked

  private func scope(_ open: OpenDesk, today: Day) throws -> ReportScope {
    do {
      let places = try open.store.club.venues(
        venues.isEmpty ? nil : venues,
        withNowhere: isNowhere
      )
      let period = try period(today)
      try checkSteps(from: period, open.words)
      return ReportScope(period.shifted(by: -back), venues: places)
    } catch let refusal as Refusal {
      throw CommandFailure(open.refusalSentence(refusal))
    }
  }

  /// Whether somebody said which days.
  private var hasDays: Bool { unit != nil || from != nil || until != nil }

  /// Makes sure that there are periods to step back over: figures of other days under the name of
  /// those that were meant would be believed.
  private func checkSteps(from period: ReportPeriod, _ words: Words) throws(CommandFailure) {
    guard back > 0 else { return }
    let facts: [String: WordValue] = ["report": .text(name.rawValue), "ago": .number(back)]
    guard name.takesPeriod else {
      throw CommandFailure(words("cli.reportAgoToday", facts), status: .usage)
    }
    guard period.days != nil else {
      throw CommandFailure(words("cli.reportAgoOpen", facts), status: .usage)
    }
  }

  private func period(_ today: Day) throws(Refusal) -> ReportPeriod {
    if let unit { return ReportPeriod(unit, containing: today) }
    let reading = DayReading(today: today, lean: .past)
    let typed = try ReportPeriod(
      from: try Self.day(from, reading),
      until: try Self.day(until, reading)
    )
    return from == nil && until == nil ? name.ownPeriod(today) ?? typed : typed
  }

  private static func day(_ typed: String?, _ reading: DayReading) throws(Refusal) -> Day? {
    guard let typed else { return nil }
    do {
      return try reading.day(typed)
    } catch {
      throw .value(error)
    }
  }
}

extension String {
  /// The path of a file in this folder.
  func inFolder(_ name: String) -> String { self + (hasSuffix("/") ? "" : "/") + name }
}
