package import Loyalty

/// Everything that a line may ask for.
package enum Contract {
  /// The commands of this version.
  package static let commands: [Entry<Command>] =
    SettingsCommands.all + ClientCommands.all + MembershipCommands.all + GroupCommands.all
    + PriceListCommands.all + ProgramCommands.all + SaleCommands.all + ParkedCommands.all
    + LedgerCommands.all + PromoCodeCommands.all + MailingCommands.all + TemplateCommands.all

  /// The queries of this version.
  package static let queries: [Entry<Query>] = QueryEntries.all

  /// Commands that the contract names and this version does not have yet.
  static let laterCommands = [
    "mergeGroups", "pinToGroup",
    "createSegment", "setTags",
    "passToLoyalty", "createPromotion", "launchPromotion", "stopPromotion",
  ]

  /// Queries that the contract names and this version does not have yet.
  static let laterQueries = ["segment"]

  static let commandsByName = Dictionary(uniqueKeysWithValues: commands.map { ($0.name, $0) })
  static let queriesByName = Dictionary(uniqueKeysWithValues: queries.map { ($0.name, $0) })
}
