import ArgumentParser
import Exchange
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
      the report and its days. A file that is there already stays as it is.
      """
  )

  @Argument(
    help: ArgumentHelp("Which report: \(Self.names).", valueName: "name"),
    transform: Self.report
  )
  var name: ReportName

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
  var period: ReportUnit?

  @Option(help: "So many such periods back.")
  var ago = 0

  @Option(
    name: .customLong("at"),
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only what was sold at this venue, none for nowhere in particular; may be repeated.",
      valueName: "venue"
    )
  )
  var venues: [String] = []

  @Option(help: "How it is written: table, csv, json or xlsx.")
  var format = ReportBytes.Format.table

  @Option(help: ArgumentHelp("A new file, or a folder for it.", valueName: "path"))
  var output: String?

  @Option(help: "What stands between cells of csv: semicolon, comma or tab.")
  var separator = SeparatorName.semicolon

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  private static let names = ReportName.allCases.map(\.rawValue).joined(separator: ", ")

  private static func report(_ typed: String) throws -> ReportName {
    guard let name = ReportName(rawValue: typed) else {
      throw ValidationError("There is no report \"\(typed)\"; there are \(names).")
    }
    return name
  }

  func validate() throws {
    guard period == nil || (from == nil && to == nil) else {
      throw ValidationError("Give --period, or --from and --to.")
    }
    guard (0...10_000).contains(ago) else {
      throw ValidationError("--ago takes a number from 0 to 10000.")
    }
  }

  func run() throws {
    try withStore { desk, open in
      var run = ReportRun(name)
      (run.from, run.until, run.unit, run.back) = (from, to, period?.unit, ago)
      (run.venues, run.format, run.output) = (venues, format, output)
      run.form.separator = separator.separator
      run.form.encoding = .utf8(mark: output != nil)
      run.form.isTranslated = desk.language != nil
      let watch = StopWatch()
      if let file = try run.run(on: open, isStopped: { watch.isStopped }) {
        try Output.errors.line(file)
      }
      try open.requireWhole()
    }
  }
}

extension ReportBytes.Format: ExpressibleByArgument {}

/// The ready periods by the names of the command line.
enum ReportUnit: String, CaseIterable, ExpressibleByArgument {
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
