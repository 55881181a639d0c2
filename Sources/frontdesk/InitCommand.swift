import ArgumentParser
import Foundation
import Localization
import Loyalty
import LoyaltyStore
import Runtime

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said("init")

  @Option(help: .said("init.name", value: "name"))
  var name: String

  @Option(help: .said("init.currency", value: "currency"))
  var currency: String

  @Option(help: .said("init.timeZone", value: "zone"))
  var timeZone: String

  @Option(help: .said("init.region", value: "region"))
  var region: String

  @OptionGroup var common: CommonOptions
  @ParentCommand var program: FrontDesk

  func run() throws {
    let desk = try common.desk(program.common)
    let words = desk.words(for: nil)
    let settings = try settings(desk, words)
    do {
      try Store.create(
        at: desk.place,
        settings: settings,
        allowsNetwork: desk.allowsNetwork
      )
    } catch let problem as StoreProblem {
      throw CommandFailure(StoreSentence(words, place: desk.place)(problem))
    } catch let refusal as Refusal {
      throw CommandFailure(desk.sentence(for: refusal, words))
    }
    try Output.errors.line(words("cli.init.done", ["place": .text(desk.place)]))
  }

  private func settings(_ desk: Desk, _ words: Words) throws(CommandFailure) -> Settings {
    guard let currency = Currency(rawValue: currency.uppercased()) else {
      let known = Currency.allCases.map(\.code).joined(separator: ", ")
      throw usage(
        words,
        "cli.currencyUnknown",
        ["currency": .text(currency), "known": .text(known)]
      )
    }
    guard TimeZone(identifier: timeZone) != nil else {
      throw usage(words, "cli.timeZoneUnknown", ["zone": .text(timeZone)])
    }
    guard let region = Region(code: region) else {
      throw usage(words, "cli.regionUnknown", ["region": .text(region)])
    }
    return Settings(
      name: name,
      currency: currency,
      timeZone: timeZone,
      region: region,
      language: desk.chosenLanguage(for: nil).code
    )
  }

  private func usage(
    _ words: Words,
    _ key: String,
    _ values: [String: WordValue]
  ) -> CommandFailure {
    CommandFailure(words(key, values), status: .usage)
  }
}
