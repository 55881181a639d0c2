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

  static let configuration = CommandConfiguration.said("export")

  @Argument(help: .said("export.subject", value: "subject"))
  var subject: Subject

  @Option(help: .said("export.output", value: "file"))
  var output: String?

  @Option(help: .said("export.batch", value: "batch"))
  var batch: String?

  @Option(help: .said("export.state", value: "state"))
  var state: CodeStateName?

  @Option(help: .said("export.limit", value: "count"))
  var limit: Int?

  @Option(help: .said("common.separator", value: "separator"))
  var separator = SeparatorName.semicolon

  @Option(help: .said("export.encoding", value: "encoding"))
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
