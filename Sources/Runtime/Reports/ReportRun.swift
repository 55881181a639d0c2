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
  /// Venues by id or name; empty is everywhere.
  package var venues: [String] = []
  /// How it is written.
  package var format = ReportBytes.Format.table
  /// How a file of cells is written.
  package var form = WritingForm()
  /// A new file, or a folder in which the file is named by report and days; nil is standard output.
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
    try open.settle()
    let club = open.store.club
    let now = max(SystemClock.now(), open.store.lastAt ?? SystemClock.now())
    let scope = try scope(open, today: club.calendar.day(of: now))
    let request = ReportRequest(name, scope, at: now, mark: open.store.mark)
    var last = (done: 0, all: 0)
    let table = club.report(request) { done, all in
      last = (done, all)
      return !isStopped()
    }
    guard let table else {
      let facts: [String: WordValue] = ["done": .number(last.done), "total": .number(last.all)]
      throw CommandFailure(open.words("state.stopped", facts), status: .interrupted)
    }
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

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  // MARK: What is asked

  private func scope(_ open: OpenDesk, today: Day) throws -> ReportScope {
    do throws(Refusal) {
      let places = try open.store.club.venues(venues.isEmpty ? nil : venues)
      return ReportScope(try period(open, today), venues: places)
    } catch {
      throw CommandFailure(open.refusalSentence(error))
    }
  }

  private func period(_ open: OpenDesk, _ today: Day) throws(Refusal) -> ReportPeriod {
    if let unit { return ReportPeriod(unit, containing: today).shifted(by: -back) }
    let reading = DayReading(today: today, lean: .past)
    let typed = try ReportPeriod(
      from: try Self.day(from, reading),
      until: try Self.day(until, reading)
    )
    let period = from == nil && until == nil ? name.ownPeriod(today) ?? typed : typed
    return period.shifted(by: -back)
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
