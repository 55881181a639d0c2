import Glibc
package import Exchange
package import Localization
package import Loyalty
package import Screens

/// Makes sentences of why a row of a file, or a whole file, is not taken.
package struct RowSentence: Sendable {
  private let words: Words
  private let refusal: RefusalSentence

  /// Prepares sentences; `refusal` makes those of the domain.
  package init(_ words: Words, refusal: RefusalSentence) {
    self.words = words
    self.refusal = refusal
  }

  /// Why a row is not taken, and what to do.
  package func callAsFunction(_ problem: RowProblem) -> String {
    let column = problem.heading ?? ""
    let facts: [String: WordValue] = ["column": .text(column), "value": .text(problem.value)]
    switch problem.reason {
    case .unreadable(let reason): return unreadable(reason)
    case .tooManyCells(let expected, let found):
      return words(
        "import.row.tooManyCells",
        ["found": .number(found), "expected": .number(expected)]
      )
    case .missing: return words("import.row.missing", facts)
    case .notYesOrNo: return words("import.row.notYesOrNo", facts)
    case .notGender: return words("import.row.notGender", facts)
    case .invalid(let value):
      let reason = refusal(.value(value))
      let isSaid = reason.hasPrefix(words.quoted(problem.value))
      return words(
        isSaid ? "import.row.saidInColumn" : "import.row.inColumn",
        ["column": .text(column), "value": .text(problem.value), "reason": .text(reason)]
      )
    case .phoneTwice(let line):
      return words(
        "import.row.phoneTwice",
        ["phone": .text(problem.value), "line": .number(line)]
      )
    case .rowsDiffer(let first, let line):
      let more: [String: WordValue] = ["first": .text(first), "line": .number(line)]
      return words("import.row.rowsDiffer", facts.merging(more) { _, new in new })
    case .notTogether(let line):
      return words(
        "import.row.notTogether",
        ["number": .text(problem.value), "line": .number(line)]
      )
    case .otherRow(let line): return words("import.row.otherRow", ["line": .number(line)])
    case .notYet: return words("import.row.notYet", facts)
    case .notMessage: return words("import.row.notMessage", facts)
    case .notSent: return words("import.row.notSent", facts)
    case .notReaction: return words("import.row.notReaction", facts)
    }
  }

  /// Why the club refuses a row.
  package func callAsFunction(_ refusal: Refusal) -> String {
    switch refusal {
    case .notFound(.group, let typed):
      return words("import.row.unknownGroup", ["group": .text(String(typed.prefix(60)))])
    case .notFound(.client, let typed):
      return words("import.row.unknownPhone", ["phone": .text(String(typed.prefix(60)))])
    case .notFound(.category, let typed):
      return words("import.row.unknownCategory", ["category": .text(String(typed.prefix(60)))])
    case .notFound(.venue, let typed):
      return words("import.row.unknownVenue", ["venue": .text(String(typed.prefix(60)))])
    case .externalNumberConflict(let number):
      return words("import.row.otherReceipt", ["number": .text(String(number.prefix(60)))])
    default: return self.refusal(refusal)
    }
  }

  /// Why a row cannot be told into cells.
  private func unreadable(_ problem: CSVRowProblem) -> String {
    switch problem {
    case .unclosedQuote(let column):
      words("import.row.unclosedQuote", ["column": .number(column)])
    case .textAfterQuote(let column):
      words("import.row.textAfterQuote", ["column": .number(column)])
    case .tooLong(let limit): words("import.row.tooLong", ["limit": .number(limit)])
    case .zeroByte(let column): words("import.row.zeroByte", ["column": .number(column)])
    case .notText(let column, let byte):
      words(
        "import.row.notText",
        ["column": .number(column), "byte": .text("0x" + String(byte, radix: 16, uppercase: true))]
      )
    }
  }

  /// Why a whole file is not taken.
  package func callAsFunction(_ problem: CSVFileProblem, file: String) -> String {
    switch problem {
    case .workbook: return words("import.file.workbook", ["file": .text(file)])
    case .empty: return words("import.file.empty", ["file": .text(file)])
    case .headerUnreadable(let reason):
      return words(
        "import.file.headerUnreadable",
        ["file": .text(file), "reason": .text(unreadable(reason))]
      )
    case .columnsMissing(let columns):
      return words(
        "import.file.columnsMissing",
        ["file": .text(file), "columns": .text(columns.joined(separator: ", "))]
      )
    case .columnTwice(let column, let headings):
      let all = headings.map(words.quoted).joined(separator: ", ")
      return words(
        "import.file.columnTwice",
        ["column": .text(column), "headings": .text(all)]
      )
    case .mappedColumnUnknown(let column, let names):
      let known = names.joined(separator: ", ")
      return words(
        "import.file.mappedColumnUnknown",
        ["column": .text(column), "known": .text(known)]
      )
    case .mappedHeadingMissing(let column, let heading):
      return words(
        "import.file.mappedHeadingMissing",
        ["column": .text(column), "heading": .text(heading)]
      )
    }
  }

  /// Why rows cannot be set aside.
  func callAsFunction(_ failure: ReceiptSpool.Failure) -> String {
    let reason = words.systemReason(failure.code, call: "write")
    return words("import.noRoom", ["folder": .text(failure.folder), "reason": .text(reason)])
  }

  /// Why a file cannot be opened or read.
  package func callAsFunction(_ failure: FileSource.Failure, file: String) -> String {
    let reason = words.systemReason(failure.code, call: "read")
    let key = failure.isMissing ? "import.file.notFound" : "import.file.unreadable"
    return words(key, ["file": .text(file), "reason": .text(reason)])
  }
}

extension FileSource.Failure {
  fileprivate var isMissing: Bool { code == ENOENT }
}
