import ArgumentParser
import JSONText
import Runtime

/// What a sale is made of.
struct SaleOptions: ParsableArguments {
  @Option(
    name: .customLong("line"),
    parsing: .singleValue,
    help: ArgumentHelp(
      """
      A line: "2 Cyber hour" from the price list, or "name;category;quantity;price". Give one for \
      each line of the receipt.
      """,
      valueName: "line"
    )
  )
  var lines: [String] = []

  @Option(help: ArgumentHelp("Who buys: a phone or the client's number.", valueName: "client"))
  var client: String?

  @Option(help: ArgumentHelp("How many bonuses to spend: max or a number.", valueName: "amount"))
  var bonuses: String?

  @Option(
    help: ArgumentHelp(
      "The till's number; a repeat is answered with the first result.",
      valueName: "number"
    )
  )
  var number: String?

  @Option(
    help: ArgumentHelp(
      "A promo code to activate with it; its bonuses can be spent at once.",
      valueName: "code"
    )
  )
  var promoCode: String?

  @Option(
    name: .customLong("password"),
    help: ArgumentHelp(
      "A file with the password of the client's program; - asks or reads standard input.",
      valueName: "file"
    )
  )
  var passwordFile: String?

  /// Adds the sale, made at a venue, to a line.
  func apply(to line: inout OneLine, on open: OpenDesk, at venue: String?) throws {
    let typed = try open.saleLines(lines)
    line.lineNames = typed.map(\.name)
    line.add("lines", .array(typed.map(\.value)))
    line.add("client", client.map(JSONValue.client(typed:)))
    line.add("venue", text: venue)
    line.add("bonuses", text: bonuses?.replacing(",", with: "."))
    line.add("externalNumber", text: number)
    line.add("promoCode", text: promoCode)
    if let passwordFile {
      let password = try PasswordFile.password(at: passwordFile, open.words)
      line.add("programPassword", text: password)
    }
  }
}

struct SellCommand: OneLineCommand {
  static let configuration = CommandConfiguration(
    commandName: "sell",
    abstract: "Sell: the receipt, the bonuses spent and accrued.",
    discussion: """
      The same as the command sell of apply. The exit status is 0 when it was sold, 1 when it was \
      refused.
      """
  )

  @OptionGroup var sale: SaleOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(command: "sell")
    try sale.apply(to: &line, on: open, at: venue(on: open))
    change.apply(to: &line)
    return line
  }
}

struct QuoteCommand: OneLineCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: "Work a receipt out as sell would; nothing is saved."
  )

  @OptionGroup var sale: SaleOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func line(on open: OpenDesk) throws -> OneLine {
    var line = OneLine(query: "quote")
    try sale.apply(to: &line, on: open, at: venue(on: open))
    return line
  }
}
