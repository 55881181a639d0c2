import ArgumentParser
import JSONText
import Runtime

/// What a sale is made of.
struct SaleOptions: ParsableArguments {
  @Option(name: .customLong("line"), parsing: .singleValue, help: .said("sale.line", value: "line"))
  var lines: [String] = []

  @Option(help: .said("sale.client", value: "client"))
  var client: String?

  @Option(help: .said("sale.bonuses", value: "amount"))
  var bonuses: String?

  @Option(help: .said("sale.number", value: "number"))
  var number: String?

  @Option(help: .said("sale.promoCode", value: "code"))
  var promoCode: String?

  @Option(name: .customLong("password"), help: .said("sale.password", value: "file"))
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
  static let configuration = CommandConfiguration.said("sell")

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
  static let configuration = CommandConfiguration.said("quote")

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
