import ArgumentParser
import Exchange
import Localization
import Loyalty
import Runtime

struct ReportCommand: StoreCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print a report of some days, or write it for a spreadsheet.",
    discussion: """
      Days are inclusive, in the club's calendar; without any, all of time is meant, for the sheet \
      of a day today, for cohorts the twelve months up to this one. With --period month --ago 1 \
      it is last month's: a line of cron can write it into a folder, where the file is named by \
      the report and its days. A file that is there already stays as it is. Nothing is printed \
      beside what was asked for, so that cron writes no letters; a terminal is told the file.
      """
  )

  @Argument(help: ArgumentHelp("Which report: \(Self.names).", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("The first day.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("The last day.", valueName: "day"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "A ready period up to today: today, 7days, 30days, month, quarter, year or always.",
      valueName: "period"
    )
  )
  var period: String?

  @Option(help: "So many such periods back; they need a first and a last day.")
  var ago = 0

  @Option(
    name: .customLong("at"),
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only what was sold at this venue, by id or name; may be repeated.",
      valueName: "venue"
    )
  )
  var venues: [String] = []

  @Flag(
    name: .customLong("without-venue"),
    help: "Only what was sold at no venue, or that too beside venues; --at none says the same."
  )
  var isNowhere = false

  @Option(
    help: ArgumentHelp(
      """
      How it is written: table, csv, json or xlsx. Scripts read json, whose names and figures are \
      the contract's; the others are in the language of --language, else of the club, and csv in a \
      file has the mark and the decimal comma that its spreadsheets expect.
      """,
      valueName: "format"
    )
  )
  var format = ReportBytes.Format.table.rawValue

  @Option(
    help: ArgumentHelp(
      "A new file with the ending of the format, or a folder for it, which must be there.",
      valueName: "path"
    )
  )
  var output: String?

  @Option(help: "What stands between cells of csv: semicolon, comma or tab.")
  var separator = SeparatorName.semicolon

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  private static let names = ReportName.allCases.map(\.rawValue).joined(separator: ", ")

  func run() throws {
    let asked = try asked(common.desk(program.common).words(for: nil))
    try withStore { _, open in
      let watch = StopWatch()
      let file = try asked.run(on: open, isStopped: { watch.isStopped })
      // Whatever is printed there, cron sends as a letter.
      if let file, Output.errors.isTerminal { try Output.errors.line(file) }
      try open.requireWhole()
    }
  }

  /// What the words of the line ask for; what they cannot ask for is told in the language.
  private func asked(_ words: Words) throws(CommandFailure) -> ReportRun {
    func known<Value>(
      _ typed: String,
      _ key: String,
      _ all: [(String, Value)]
    ) throws(CommandFailure) -> Value {
      if let found = all.first(where: { $0.0 == typed }) { return found.1 }
      let names = all.map(\.0).joined(separator: ", ")
      let facts: [String: WordValue] = ["name": .text(typed), "known": .text(names)]
      throw CommandFailure(words(key, facts), status: .usage)
    }
    var run = ReportRun(
      try known(name, "cli.reportUnknown", ReportName.allCases.map { ($0.rawValue, $0) })
    )
    run.format = try known(
      format,
      "cli.reportFormatUnknown",
      ReportBytes.Format.allCases.map { ($0.rawValue, $0) }
    )
    if let period {
      let units = ReportUnit.allCases.map { ($0.rawValue, $0.unit) }
      run.unit = try known(period, "cli.reportPeriodUnknown", units)
    }
    guard period == nil || (from == nil && to == nil) else {
      throw CommandFailure(words("cli.reportPeriodTwice"), status: .usage)
    }
    guard (0...10_000).contains(ago) else {
      throw CommandFailure(words("cli.reportAgo"), status: .usage)
    }
    (run.from, run.until, run.back) = (from, to, ago)
    (run.venues, run.isNowhere, run.output) = (venues, isNowhere, output)
    run.form.separator = separator.separator
    run.form.encoding = .utf8(mark: output != nil || Output.standard.isNewFile)
    run.form.isTranslated = true
    return run
  }
}

/// The ready periods by the names of the command line.
enum ReportUnit: String, CaseIterable {
  case today
  case week = "7days"
  case thirty = "30days"
  case month, quarter, year, always

  var unit: ReportPeriod.Unit {
    switch self {
    case .today: .day
    case .week: .days7
    case .thirty: .days30
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .always: .always
    }
  }
}
