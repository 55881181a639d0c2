package import Exchange
package import Localization
import Loyalty
import LoyaltyStore
import Screens

/// `frontdesk import clients FILE`: the file, the store, the report, the refused rows.
package struct ImportJob {
  /// How much is said on stdout.
  package enum Style: Hashable, Sendable {
    /// Refused rows, and those that differ from the card; then the sums.
    case refusedRows
    /// Every row; then the sums.
    case everyRow
    /// The sums as one line of JSON.
    case json
  }

  /// The file; "-" is standard input.
  package var path: String
  /// The encoding that was asked for.
  package var encoding: TextEncoding?
  /// The separator that was asked for.
  package var separator: CSVSeparator?
  /// What `--map` says.
  package var mappings: [ColumnMapping] = []
  /// How it is to be done.
  package var options: ImportOptions
  /// How much is said.
  package var style = Style.refusedRows

  package init(path: String, options: ImportOptions) {
    self.path = path
    self.options = options
  }

  /// Imports, reports, and tells the exit status.
  ///
  /// - Throws: `CommandFailure` for a file that is not taken at all; what the store and the output
  ///   throw.
  package func run(
    on desk: OpenDesk,
    words file: FileWords,
    isStopped: () -> Bool
  ) throws -> Int32 {
    let sentence = RowSentence(desk.words, refusal: desk.refusalSentence)
    let source: FileSource
    let clients: ClientFile
    do {
      source = try FileSource(path: path == "-" ? "/dev/stdin" : path)
      let reader = try CSVReader(source, encoding: encoding, separator: separator)
      clients = try ClientFile(reader, words: ClientWords(file), mappings: mappings)
    } catch let problem as CSVFileProblem {
      throw CommandFailure(sentence(problem, file: path))
    } catch let failure as FileSource.Failure {
      throw CommandFailure(sentence(failure, file: path))
    }
    let report = ImportReport(desk.words, rows: sentence, style: style)
    try report.warn(of: clients.header.unknown)
    try report.begin(clients, name: path, isDryRun: options.isDryRun)
    let work = ClientImport(clients, into: desk.store, options: options)
    let refused = RefusedCollector(options.isDryRun ? nil : path, clients, desk.words)
    var progress = ImportProgress(desk.words, source: source)
    let outcome = Result {
      try work.run(isStopped: isStopped) { row, verdict in
        if let reason = report.reason(verdict) { refused.take(row, reason: reason) }
        if report.tells(verdict) {
          try progress.hide()
          try report.tell(row, verdict)
        }
        try progress.show(work.counts)
      }
    }
    try progress.hide()
    let refusedFile = try refused.finish()
    try report.end(work, refusedFile: refusedFile, isDryRun: options.isDryRun)
    try outcome.get()
    return status(of: work)
  }

  private func status(of work: ClientImport) -> Int32 {
    if work.stoppedAt != nil { return CommandFailure.Status.interrupted.rawValue }
    return work.counts.refused == 0 ? 0 : CommandFailure.Status.someRefused.rawValue
  }
}

extension ClientWords {
  /// The words of all catalogues, for headings and cells in any language.
  package init(_ file: FileWords) {
    self.init(
      headings: file.columns.compactMapValues { ClientColumn(rawValue: $0) },
      reasonHeadings: file.reasons,
      yes: file.yes,
      no: file.no,
      female: file.female,
      male: file.male
    )
  }
}
