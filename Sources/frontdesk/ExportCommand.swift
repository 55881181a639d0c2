import ArgumentParser
import Exchange
import Localization
import Loyalty
import LoyaltyStore
import Runtime
import Screens

struct ExportCommand: StoreCommand {
  /// What can be exported.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case clients, receipts, refunds, ledger, lots, messages, codes, slips
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: """
      Write all clients or receipts as a file that import reads, all refunds, bonus histories, \
      lots or messages, or the codes of a batch.
      """,
    discussion: """
      Headings are those of the contract; with --language, those of the language. Receipts are \
      written as they were sold, in the order of their times, with the groups in which the client \
      was then; refunds are a file of their own, a row a line that went back. The ledger tells the \
      groups and the venue of each entry too. Lots are what of clients' bonuses is left now, with the last day \
      of each. Messages are told without their texts: how far each has come and what it cost. Codes \
      and slips are those of --batch: codes as a table, slips as pages to print, one a code.
      """
  )

  @Argument(help: "What to export.")
  var subject: Subject

  @Option(help: ArgumentHelp("A new file; standard output without it.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The batch of codes or slips, by name or id.", valueName: "batch"))
  var batch: String?

  @Option(help: "Of codes and slips, only those in a state: left, handedOut, used or revoked.")
  var state: CodeStateName?

  @Option(help: ArgumentHelp("Of codes and slips, the first so many.", valueName: "count"))
  var limit: Int?

  @Option(help: "What stands between cells: semicolon, comma or tab.")
  var separator = SeparatorName.semicolon

  @Option(help: "The encoding: utf-8 or windows-1251.")
  var encoding = ExportEncoding.utf8

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    try withStore { desk, open in
      var form = WritingForm()
      form.separator = separator.separator
      form.encoding = encoding.encoding(isFile: output != nil)
      form.isTranslated = desk.language != nil
      let writing = try writing(form, open)
      let unwritable: Int
      if let output {
        unwritable = try writing.run(on: open, into: output)
      } else {
        unwritable = try writing.run(on: open) { try Output.standard.write($0) }
      }
      if unwritable > 0 {
        let text = open.words("export.unwritable", ["count": .number(unwritable)])
        try Output.errors.line(text)
      }
      if subject == .receipts {
        let count = ReceiptWriting.refundedCount(open.store.club)
        let text = open.words("export.refunded", ["count": .number(count)])
        if count > 0 { try Output.errors.line(text) }
      }
      try open.requireWhole()
    }
  }

  private func writing(_ form: WritingForm, _ open: OpenDesk) throws -> any Writing {
    switch subject {
    case .codes, .slips:
      return try BatchWriting(
        subject == .codes ? .csv : .slips,
        of: batch,
        in: state?.state,
        limit: limit,
        form,
        open
      )
    case .clients: return ClientWriting(form)
    case .receipts: return ReceiptWriting(form)
    case .refunds: return RefundWriting(form)
    case .ledger: return LedgerWriting(form)
    case .lots: return LotWriting(form)
    case .messages: return MessageWriting(form)
    }
  }
}

/// The states of the codes of a batch by name.
enum CodeStateName: String, CaseIterable, ExpressibleByArgument {
  case left, handedOut, used, revoked

  var state: BatchCodeState {
    switch self {
    case .left: .left
    case .handedOut: .handedOut
    case .used: .used
    case .revoked: .revoked
    }
  }
}

/// The encodings that are written.
enum ExportEncoding: String, CaseIterable, ExpressibleByArgument {
  case utf8 = "utf-8"
  case windows1251 = "windows-1251"

  init?(argument: String) {
    switch TextEncoding(named: argument) {
    case .utf8: self = .utf8
    case .windows1251: self = .windows1251
    default: return nil
    }
  }

  /// A file for spreadsheets begins with a mark, a pipe does not.
  func encoding(isFile: Bool) -> CSVWriter.Encoding {
    switch self {
    case .utf8: .utf8(mark: isFile)
    case .windows1251: .windows1251
    }
  }
}

/// The separators by name or by the character itself.
enum SeparatorName: String, CaseIterable, ExpressibleByArgument {
  case semicolon, comma, tab

  init?(argument: String) {
    switch argument.lowercased() {
    case "semicolon", ";": self = .semicolon
    case "comma", ",": self = .comma
    case "tab", "\t", "\\t": self = .tab
    default: return nil
    }
  }

  var separator: CSVSeparator {
    switch self {
    case .semicolon: .semicolon
    case .comma: .comma
    case .tab: .tab
    }
  }
}
