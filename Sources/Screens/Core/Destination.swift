import Loyalty

/// A place that menu, palette and help lead to (screens.md "Menu").
package enum Destination: String, CaseIterable, Hashable, Sendable {
  /// The menu itself.
  case menu
  /// The Desk.
  case desk
  /// Desk → New receipt.
  case sale
  /// Desk → Receipts.
  case receipts
  /// Clients → All clients.
  case allClients
  /// Clients → User groups: the screen of `groups`, with the way that was walked.
  case userGroups
  /// Marketing → Groups.
  case groups
  /// Marketing → Bonus program.
  case bonusPrograms
  /// Marketing → Discounts.
  case discounts
  /// Marketing → Promocodes.
  case promoCodes
  /// Marketing → Push.
  case push
  /// Statistics → Marketing report: customer groups first.
  case marketingReport
  /// Statistics → Marketing report → another report.
  case promoCodeReport, bonusReport, burningReport, messageReport, clientReport, cohortReport
  case rfmReport, visitReport, staffReport, dayReport
  /// Settings → Club.
  case club
  /// Settings → Venues.
  case venues
  /// Settings → Price list.
  case priceList
  /// Settings → Messages and gateways.
  case gateways

  /// The catalogue key of its name.
  package var label: String {
    report.map { "report.name." + $0.rawValue } ?? "menu.item." + rawValue
  }

  /// The report that it is, if it is one beside the first.
  private var report: ReportName? {
    switch self {
    case .promoCodeReport: .promoCodes
    case .bonusReport: .bonuses
    case .burningReport: .burning
    case .messageReport: .messages
    case .clientReport: .clients
    case .cohortReport: .cohorts
    case .rfmReport: .rfm
    case .visitReport: .visits
    case .staffReport: .staff
    case .dayReport: .day
    default: nil
    }
  }

  /// The catalogue keys of the way to it: the section, then the place.
  package var path: [String] {
    switch self {
    case .menu, .desk: [label]
    case .sale, .receipts: ["menu.section.desk", label]
    case .allClients, .userGroups: ["menu.section.clients", label]
    case .groups, .bonusPrograms, .discounts, .promoCodes, .push:
      ["menu.section.marketing", label]
    case .marketingReport: ["menu.section.statistics", label]
    case .promoCodeReport, .bonusReport, .burningReport, .messageReport, .clientReport,
      .cohortReport, .rfmReport, .visitReport, .staffReport, .dayReport:
      Self.marketingReport.path + [label]
    case .club, .venues, .priceList, .gateways: ["menu.section.settings", label]
    }
  }

  /// The catalogue key of the other names under which it is found: old names, other panels'.
  package var synonyms: String {
    "palette.synonyms." + (self == .userGroups ? Self.groups : self).rawValue
  }

  /// A fresh screen of that place.
  package func screen(_ context: Context) -> any Screen {
    switch self {
    case .menu: MenuScreen(context)
    case .desk: DeskScreen()
    case .sale: SaleScreen()
    case .receipts: ReceiptsScreen()
    case .allClients: ClientsScreen()
    case .userGroups: GroupsScreen(way: .clients)
    case .groups: GroupsScreen(way: .marketing)
    case .bonusPrograms: ProgramsScreen(.bonus)
    case .discounts: ProgramsScreen(.discount)
    case .promoCodes: PromoCodesScreen()
    case .push: MailingsScreen()
    case .marketingReport, .promoCodeReport, .bonusReport, .burningReport, .messageReport,
      .clientReport,
      .cohortReport, .rfmReport, .visitReport, .staffReport, .dayReport:
      ReportsScreen(report ?? .groups, today: context.today)
    case .club: ClubScreen(context)
    case .venues: VenuesScreen()
    case .priceList: PriceListScreen()
    case .gateways: MessageRulesScreen(context)
    }
  }
}
