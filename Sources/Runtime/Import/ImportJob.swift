package import Exchange
package import Localization
import Loyalty
import LoyaltyStore
import Screens

/// `frontdesk import clients|receipts|reactions FILE`: the file, the store, the report, the refused rows.
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

  /// What the file tells of.
  package enum Subject: String, CaseIterable, Sendable {
    case clients, receipts, reactions
  }

  /// What the file tells of.
  package var subject: Subject
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
  /// Where rows may be set aside.
  package var temporaryFolder = "/tmp"

  package init(_ subject: Subject, path: String, options: ImportOptions) {
    self.subject = subject
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
    isStopped: @escaping () -> Bool
  ) throws -> Int32 {
    let sentence = RowSentence(desk.words, refusal: desk.refusalSentence)
    let work = try open(on: desk, file, sentence)
    let report = ImportReport(desk.words, rows: sentence, self, calendar: desk.store.club.calendar)
    try report.warn(of: work.form.unknown)
    try report.begin(work.form, name: path, isDryRun: options.isDryRun)
    let refused = RefusedCollector(options.isDryRun ? nil : path, work.form, desk.words)
    var progress = ImportProgress(desk.words)
    let outcome = Result {
      try work.run(
        ImportWatch(
          isStopped: isStopped,
          tell: { item, verdict in
            if let reason = report.reason(verdict) {
              refused.take(item) { report.reason(verdict, reason, of: $0, item) }
            }
            guard report.tells(verdict) else { return }
            try progress.hide()
            try report.tell(item, verdict)
          },
          step: { try progress.show(work.counts, work.share) }
        )
      )
    }
    try progress.hide()
    let refusedFile = try refused.finish()
    try report.end(work, refusedFile: refusedFile, isDryRun: options.isDryRun)
    do {
      try outcome.get()
    } catch let failure as ReceiptSpool.Failure {
      throw CommandFailure(sentence(failure))
    }
    return status(of: work)
  }

  /// Opens the file and reads its header.
  private func open(
    on desk: OpenDesk,
    _ words: FileWords,
    _ sentence: RowSentence
  ) throws -> any ImportWork {
    do {
      let source = try FileSource(path: path)
      let reader = try CSVReader(source, encoding: encoding, separator: separator)
      let share = { source.size > 0 ? Double(source.bytesRead) / Double(source.size) : nil }
      switch subject {
      case .clients:
        let file = try ClientFile(reader, words: ClientWords(words), mappings: mappings)
        return ClientImport(file, into: desk.store, options: options, readShare: share)
      case .receipts:
        let file = try ReceiptFile(reader, words: ReceiptWords(words), mappings: mappings)
        return try ReceiptImport(
          file,
          into: desk.store,
          options: options,
          folder: temporaryFolder,
          readShare: share
        )
      case .reactions:
        let file = try ReactionFile(
          reader,
          words: ReactionWords(words),
          mappings: mappings,
          calendar: desk.store.club.calendar
        )
        return ReactionImport(file, into: desk.store, options: options, readShare: share)
      }
    } catch let problem as CSVFileProblem {
      throw CommandFailure(sentence(problem, file: path))
    } catch let failure as FileSource.Failure {
      throw CommandFailure(sentence(failure, file: path))
    } catch let failure as ReceiptSpool.Failure {
      throw CommandFailure(sentence(failure))
    }
  }

  private func status(of work: any ImportWork) -> Int32 {
    if work.stop != nil { return CommandFailure.Status.interrupted.rawValue }
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

extension ReceiptWords {
  /// The words of all catalogues, for headings and categories in any language.
  package init(_ file: FileWords) {
    self.init(
      headings: file.receiptColumns.compactMapValues { ReceiptColumn(rawValue: $0) },
      reasonHeadings: file.reasons,
      categories: file.categories
    )
  }
}

extension ReactionWords {
  /// The words of all catalogues, for headings and cells in any language.
  package init(_ file: FileWords) {
    self.init(
      headings: file.reactionColumns.compactMapValues { ReactionColumn(rawValue: $0) },
      reasonHeadings: file.reasons,
      kinds: file.reactions.compactMapValues { Reaction.Kind(rawValue: $0) }
    )
  }
}
