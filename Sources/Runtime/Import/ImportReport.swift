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
  private let output = Output.standard

  init(_ words: Words, rows: RowSentence, style: ImportJob.Style) {
    self.words = words
    self.rows = rows
    self.style = style
  }

  /// Says what will be imported, and how it is read.
  func begin(_ file: ClientFile, name: String, isDryRun: Bool) throws {
    guard style != .json else { return }
    let key = isDryRun ? "import.titleDryRun" : "import.title"
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
  func tells(_ verdict: RowVerdict) -> Bool {
    switch (style, verdict) {
    case (.json, _): false
    case (.everyRow, _), (.refusedRows, .unreadable), (.refusedRows, .refused): true
    case (.refusedRows, .known(_, _, let differing)): !differing.isEmpty
    case (.refusedRows, .taken): false
    }
  }

  /// Tells what became of a row.
  func tell(_ row: ImportedRow, _ verdict: RowVerdict) throws {
    let text = text(of: verdict)
    try output.line(
      words("import.line", ["line": .number(row.source.line), "text": .text(text)])
    )
  }

  private func text(of verdict: RowVerdict) -> String {
    switch verdict {
    case .taken(let name, let phone): return words("import.line.taken", facts(name, phone))
    case .known(let name, let phone, let differing):
      guard !differing.isEmpty else { return words("import.line.known", facts(name, phone)) }
      let columns = words.list(differing.map { words.columnHeading($0.rawValue) })
      return words(
        "import.line.knownDiffers",
        facts(name, phone).merging(["columns": .text(columns)]) { _, new in new }
      )
    case .unreadable, .refused: return reason(verdict) ?? ""
    }
  }

  /// Why a row was not taken; nil when it was.
  func reason(_ verdict: RowVerdict) -> String? {
    switch verdict {
    case .unreadable(let problem): rows(problem)
    case .refused(let refusal): rows(refusal)
    case .taken, .known: nil
    }
  }

  private func facts(_ name: String, _ phone: Phone) -> [String: WordValue] {
    ["name": .text(name), "phone": .text(words.phone(phone.e164))]
  }

  /// The sums.
  func end(_ work: ClientImport, refusedFile: String?, isDryRun: Bool) throws {
    guard style != .json else {
      return try output.write(Self.json(work.counts, refusedFile: refusedFile))
    }
    let counts = work.counts
    if counts.read == 0, work.stoppedAt == nil { try output.line(words("import.nothing")) }
    let sums = [
      ("read", counts.read), ("taken", counts.taken), ("known", counts.known),
      ("refused", counts.refused),
    ]
    for (key, count) in sums {
      try output.line(words("import." + key, ["count": .number(count)]))
    }
    if !work.createdGroups.isEmpty {
      let key = isDryRun ? "import.groupsWouldBeCreated" : "import.groupsCreated"
      try output.line(words(key, ["groups": .text(words.list(work.createdGroups))]))
    }
    if let refusedFile {
      try output.line(words("import.refusedFile", ["file": .text(refusedFile)]))
    }
    if let line = work.stoppedAt {
      try output.line(words("import.stopped", ["line": .number(line)]))
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
