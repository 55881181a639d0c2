import ArgumentParser
import Exchange
import Localization
import Loyalty
import LoyaltyStore
import Runtime

struct ReportCommand: StoreCommand {
  static let configuration = CommandConfiguration.said("report")

  @Argument(help: .said("report.name", value: "name", ["names": .text(Self.names)]))
  var name: String

  @Option(help: .said("report.from", value: "day"))
  var from: String?

  @Option(help: .said("report.to", value: "day"))
  var to: String?

  @Option(help: .said("report.period", value: "period"))
  var period: String?

  // A number below zero is told as what it is, not taken for another option.
  @Option(parsing: .unconditional, help: .said("report.ago", value: "periods"))
  var ago = 0

  @Option(name: .customLong("at"), parsing: .singleValue, help: .said("report.at", value: "venue"))
  var venues: [String] = []

  @Flag(name: .customLong("without-venue"), help: .said("report.withoutVenue"))
  var isNowhere = false

  @Option(help: .said("report.format", value: "format"))
  var format = ReportBytes.Format.table.rawValue

  @Option(help: .said("report.output", value: "path"))
  var output: String?

  @Option(help: .said("report.separator", value: "separator"))
  var separator = SeparatorName.semicolon

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  private static let names = ReportName.allCases.map(\.rawValue).joined(separator: ", ")

  func run() throws {
    try withStore { desk, open in
      let asked = try asked(desk.words(for: open.store.club.settings))
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
