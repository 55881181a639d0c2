import ArgumentParser
import JSONText
import Loyalty
import Runtime

/// How a receipt is named.
struct ReceiptOptions: ParsableArguments {
  @Argument(help: .said("receipt.id", value: "receipt"))
  var receipt: UInt32?

  @Option(name: .customLong("number"), help: .said("receipt.number", value: "number"))
  var external: String?

  func validate() throws {
    guard (receipt == nil) != (external == nil) else {
      throw ValidationError.said("receipt")
    }
  }

  /// The receipt that is meant: of the till's number at a venue, where one was named.
  func reference(at venue: String?) -> RefundDraft.Reference {
    external.map { .external($0, venue: venue) } ?? .id(Receipt.ID(receipt ?? 0))
  }

  /// Adds the receipt to a line.
  func apply(to line: inout OneLine, at venue: String?) {
    line.add("receipt", receipt.map { .integer($0) })
    line.add("externalNumber", text: external)
    if external != nil { line.add("venue", text: venue) }
  }
}

struct RefundCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("refund")

  @OptionGroup var receipt: ReceiptOptions

  @Option(
    name: .customLong("line"),
    parsing: .singleValue,
    help: .said("refund.line", value: "line")
  )
  var lines: [String] = []

  @Option(help: .said("refund.refundNumber", value: "number"))
  var refundNumber: String?

  @OptionGroup var change: ChangeOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(command: "refund")
    let venue = common.venue ?? program.common.venue
    receipt.apply(to: &line, at: venue)
    line.add("lines", try open.refundLines(lines, of: receipt.reference(at: venue)))
    line.add("refundNumber", text: refundNumber)
    change.apply(to: &line)
    return line
  }
}

struct ReceiptCommand: OneLineCommand {
  static let configuration = CommandConfiguration.said("receipt")

  @OptionGroup var receipt: ReceiptOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(query: "receipt")
    receipt.apply(to: &line, at: common.venue ?? program.common.venue)
    return line
  }
}
