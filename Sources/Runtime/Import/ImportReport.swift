import Exchange
import JSONText
import Localization
import Loyalty
import Screens

/// What an import says on stdout: rows for people as they come, and the sums at the end.
struct ImportReport {
  private let words: Words
  private let rows: RowSentence
  private let style: ImportJob.Style
  private let subject: ImportJob.Subject
  private let calendar: ClubCalendar
  private let output = Output.standard

  init(_ words: Words, rows: RowSentence, _ job: ImportJob, calendar: ClubCalendar) {
    self.calendar = calendar
    self.words = words
    subject = job.subject
    style = job.style
    self.rows = rows
  }

  /// Says what will be imported, and how it is read.
  func begin(_ file: FileForm, name: String, isDryRun: Bool) throws {
    guard style != .json else { return }
    let title: String =
      switch subject {
      case .clients: "import.title"
      case .receipts: "import.titleReceipts"
      case .reactions: "import.titleReactions"
      }
    let key = isDryRun ? "import.titleDryRun" : title
    try output.line(words(key, ["file": .text(name)]))
    let separator: String =
      switch file.separator {
      case .comma: "comma"
      case .semicolon: "semicolon"
      case .tab: "tab"
      }
    try output.line(
      words(
        "import.encoding",
        [
          "encoding": .text(file.encoding.rawValue),
          "separator": .text(words("import.separator." + separator)),
        ]
      )
    )
  }

  /// The headings that mean nothing here: told on stderr, for something may be lost.
  func warn(of unknown: [String]) throws {
    guard !unknown.isEmpty else { return }
    let columns = unknown.map { words.quoted(String($0.prefix(40))) }.joined(separator: ", ")
    try Output.errors.line(words("import.unknownColumns", ["columns": .text(columns)]))
  }

  /// Whether the row is told one by one.
  func tells(_ verdict: ImportVerdict) -> Bool {
    switch (style, verdict) {
    case (.json, _): false
    case (.everyRow, _), (.refusedRows, .unreadable), (.refusedRows, .refused): true
    case (.refusedRows, .known(_, let differing)): !differing.isEmpty
    case (.refusedRows, .taken): false
    }
  }

  /// Tells what became of a client or receipt.
  func tell(_ item: ImportedItem, _ verdict: ImportVerdict) throws {
    let line = words.number(reasonLine(item, verdict))
    try output.line(words("import.line", ["line": .text(line), "text": .text(text(of: verdict))]))
  }

  private func text(of verdict: ImportVerdict) -> String {
    switch verdict {
    case .taken(let subject): return words(key(subject) + ".taken", facts(subject))
    case .known(let subject, let differing):
      guard !differing.isEmpty else { return words(key(subject) + ".known", facts(subject)) }
      let columns = words.list(differing.map { words.columnHeading($0.rawValue) })
      return words(
        "import.line.knownDiffers",
        facts(subject).merging(["columns": .text(columns)]) { _, new in new }
      )
    case .unreadable, .refused: return reason(verdict) ?? ""
    }
  }

  /// Why a client or receipt was not taken; nil when it was.
  func reason(_ verdict: ImportVerdict) -> String? {
    switch verdict {
    case .unreadable(let problem): rows(problem)
    case .refused(let refusal): rows(refusal)
    case .taken, .known: nil
    }
  }

  /// Why a row of what was not taken was refused: the reason itself, or that it is another row's.
  func reason(_ verdict: ImportVerdict, _ text: String, of row: CSVRow, _ item: ImportedItem)
    -> String
  {
    let line = reasonLine(item, verdict)
    return row.line == line ? text : rows(RowProblem(line: row.line, reason: .otherRow(line: line)))
  }

  /// The line that a verdict is about.
  private func reasonLine(_ item: ImportedItem, _ verdict: ImportVerdict) -> Int {
    if case .unreadable(let problem) = verdict { problem.line } else { item.line }
  }

  private func key(_ subject: ImportVerdict.Subject) -> String {
    switch subject {
    case .client: "import.line"
    case .receipt: "import.receipt"
    case .reaction: "import.reaction"
    }
  }

  private func facts(_ subject: ImportVerdict.Subject) -> [String: WordValue] {
    switch subject {
    case .client(let name, let phone):
      ["name": .text(name), "phone": .text(words.phone(phone.e164))]
    case .receipt(let number, let at):
      ["number": .text(number), "at": .text(FileMoment.text(at, calendar: calendar))]
    case .reaction(let reaction):
      [
        "number": .text(reaction.message.description), "kind": .text(reaction.kind.rawValue),
        "at": .text(FileMoment.text(reaction.at, calendar: calendar)),
      ]
    }
  }

  /// The sums.
  func end(_ work: any ImportWork, refusedFile: String?, isDryRun: Bool) throws {
    guard style != .json else {
      return try output.write(Self.json(work.counts, refusedFile: refusedFile))
    }
    let counts = work.counts
    if counts.read == 0, work.stop == nil { try output.line(words("import.nothing")) }
    let sums = [
      (subject == .receipts ? "receiptsRead" : "read", counts.read), ("taken", counts.taken),
      ("known", counts.known), ("refused", counts.refused),
    ]
    for (key, count) in sums {
      try output.line(words("import." + key, ["count": .number(count)]))
    }
    if counts.registered > 0 {
      try output.line(words("import.registered", ["count": .number(counts.registered)]))
    }
    if !work.createdGroups.isEmpty {
      let key = isDryRun ? "import.groupsWouldBeCreated" : "import.groupsCreated"
      try output.line(words(key, ["groups": .text(words.list(work.createdGroups))]))
    }
    if let refusedFile {
      try output.line(words("import.refusedFile", ["file": .text(refusedFile)]))
    }
    switch work.stop {
    case .afterLine(let line):
      try output.line(words("import.stopped", ["line": .number(line)]))
    case .reading: try output.line(words("import.stoppedReading"))
    case .booking: try output.line(words("import.stoppedBooking"))
    case nil: break
    }
  }

  /// The one line of `--format json` (commands.md).
  static func json(_ counts: ImportCounts, refusedFile: String?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("read", counts.read)
    writer.member("taken", counts.taken)
    writer.member("known", counts.known)
    writer.member("refused", counts.refused)
    if let refusedFile {
      writer.member("refusedFile", refusedFile)
    } else {
      writer.key("refusedFile")
      writer.value(.null)
    }
    writer.endObject()
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}
