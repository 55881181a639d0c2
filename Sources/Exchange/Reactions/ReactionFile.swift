package import Loyalty

/// The columns of a file of reactions (commands.md, "Files for import and export").
package enum ReactionColumn: String, ImportColumn {
  case at, message, kind

  package static let required: Set<Self> = [.at, .message, .kind]
}

/// The words of files of reactions, made from the catalogues by the caller.
package struct ReactionWords: HeaderWords, Sendable {
  /// Headings in every language, and their columns; the English names of commands.md always count.
  package var headings: [String: ReactionColumn]
  /// How the reason column of refused rows is called, in every language.
  package var reasonHeadings: Set<String>

  fileprivate let kinds: WordList<Reaction.Kind>

  /// Takes the words of all languages together; `kinds` are other words for what was done.
  package init(
    headings: [String: ReactionColumn] = [:],
    reasonHeadings: Set<String> = [],
    kinds: [String: Reaction.Kind] = [:]
  ) {
    self.headings = headings
    self.reasonHeadings = reasonHeadings
    let own = Reaction.Kind.allCases.map { (Set([$0.rawValue]), $0) }
    self.kinds = WordList(kinds.map { ([$0.key], $0.value) } + own)
  }
}

/// A reaction of a file: to which message of which store.
package struct FileReaction: Hashable, Sendable {
  /// What was done.
  package let reaction: Reaction
  /// The store that the message's name speaks of; nil where the number alone stands there.
  package let store: String?
}

/// A file of what clients did with messages, read row by row.
package struct ReactionFile {
  /// One row, understood or refused, with what stood in the file.
  package struct Record {
    package let source: CSVRow
    package let content: Result<FileReaction, RowProblem>
  }

  package let header: HeaderMap<ReactionColumn>
  package let form: FileForm

  private var reader: CSVReader
  private let words: ReactionWords
  private let calendar: ClubCalendar

  /// Reads the header; throws `CSVFileProblem`, and what the source throws.
  package init(
    _ reader: CSVReader,
    words: ReactionWords = ReactionWords(),
    mappings: [ColumnMapping] = [],
    calendar: ClubCalendar
  ) throws {
    var reader = reader
    let head = try FileHead(&reader, words, mappings)
    (header, form) = (head.header, head.form)
    self.reader = reader
    self.words = words
    self.calendar = calendar
  }

  /// The next row, or nil after the last; throws only what the source throws.
  package mutating func next() throws -> Record? {
    guard let row = try reader.next() else { return nil }
    do throws(RowProblem) {
      return Record(source: row, content: .success(try reaction(row)))
    } catch {
      return Record(source: row, content: .failure(error))
    }
  }

  /// That no message has the number of a row.
  package func unknownMessage(_ row: CSVRow) -> RowProblem {
    ValueCheck(line: row.line, header: header)
      .problem(.message, header.text(.message, of: row), .notMessage)
  }

  /// That the message of a row never left, or had not at its time.
  package func notSent(_ row: CSVRow) -> RowProblem {
    ValueCheck(line: row.line, header: header)
      .problem(.message, header.text(.message, of: row), .notSent)
  }

  /// That a row speaks of a time to come.
  package func notYet(_ row: CSVRow) -> RowProblem {
    ValueCheck(line: row.line, header: header).problem(.at, header.text(.at, of: row), .notYet)
  }

  private func reaction(_ row: CSVRow) throws(RowProblem) -> FileReaction {
    if let problem = row.problem {
      throw RowProblem(line: row.line, value: row.beginning, reason: .unreadable(problem))
    }
    guard !header.isTooWide(row) else {
      let reason = RowProblem.Reason.tooManyCells(
        expected: header.headings.count,
        found: row.count
      )
      throw RowProblem(line: row.line, value: row.beginning, reason: reason)
    }
    let check = ValueCheck(line: row.line, header: header)
    let at = try check(.at, required(.at, row, check)) { [calendar] text throws(ValueProblem) in
      try FileMoment.moment(text, calendar: calendar)
    }
    let name = try required(.message, row, check)
    guard let (store, message) = Self.message(name) else {
      throw check.problem(.message, name, .notMessage)
    }
    let word = try required(.kind, row, check)
    guard let kind = words.kinds.meaning(of: word) else {
      throw check.problem(.kind, word, .notReaction)
    }
    return FileReaction(reaction: Reaction(message: message, kind: kind, at: at), store: store)
  }

  private func required(
    _ column: ReactionColumn,
    _ row: CSVRow,
    _ check: ValueCheck<ReactionColumn>
  ) throws(RowProblem) -> String {
    let text = header.text(column, of: row)
    guard !text.isEmpty else { throw check.problem(column, text, .missing) }
    return text
  }

  /// Reads "8", or the name under which gateways know a message: "msg_STORE_8".
  private static func message(_ text: String) -> (store: String?, message: Message.ID)? {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard let number = parts.last.flatMap({ UInt32($0) }), number > 0 else { return nil }
    if parts.count == 1 { return (nil, Message.ID(number)) }
    guard parts[0] == "msg", parts.count > 2 else { return nil }
    return (parts[1..<(parts.count - 1)].joined(separator: "_"), Message.ID(number))
  }
}
