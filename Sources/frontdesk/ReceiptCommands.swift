import ArgumentParser
import JSONText
import Loyalty
import Runtime

/// How a receipt is named.
struct ReceiptOptions: ParsableArguments {
  @Argument(help: "The receipt's number in the store.")
  var receipt: UInt32?

  @Option(
    name: .customLong("number"),
    help: ArgumentHelp("Or the till's number of the receipt.", valueName: "number")
  )
  var external: String?

  func validate() throws {
    guard (receipt == nil) != (external == nil) else {
      throw ValidationError("Give the receipt's number in the store, or the till's with --number.")
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
  static let configuration = CommandConfiguration(
    commandName: "refund",
    abstract: "Refund a receipt, whole or in part.",
    discussion: "Without --line all that remains of the receipt goes back."
  )

  @OptionGroup var receipt: ReceiptOptions

  @Option(
    name: .customLong("line"),
    parsing: .singleValue,
    help: ArgumentHelp(
      "A line that goes back: \"2\" all that remains of the second, \"2 0.5\" a part of it.",
      valueName: "line"
    )
  )
  var lines: [String] = []

  @Option(
    help: ArgumentHelp(
      "The till's number of the refund; a repeat is answered with the first result.",
      valueName: "number"
    )
  )
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
  static let configuration = CommandConfiguration(
    commandName: "receipt",
    abstract: "Show a receipt with what of it can still be refunded."
  )

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
