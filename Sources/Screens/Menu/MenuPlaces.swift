import Localization
import Loyalty
import Terminal

/// The sections of the menu with the places that there are.
enum MenuPlaces {
  /// A section with its digit: the digits keep their meaning while sections without places are not
  /// shown.
  struct Section {
    let digit: Int
    let name: String
    let places: [Place]
  }

  /// A line of a section.
  enum Place: String {
    case desk, sale, receipts, allClients, userGroups, groups, bonusPrograms, discounts
    case promoCodes, push, marketingReport, club, venues, priceList, gateways, language

    /// Where it leads; nothing for the choice of the language.
    var destination: Destination? {
      switch self {
      case .desk: .desk
      case .sale: .sale
      case .receipts: .receipts
      case .allClients: .allClients
      case .userGroups: .userGroups
      case .groups: .groups
      case .bonusPrograms: .bonusPrograms
      case .discounts: .discounts
      case .promoCodes: .promoCodes
      case .push: .push
      case .marketingReport: .marketingReport
      case .club: .club
      case .venues: .venues
      case .priceList: .priceList
      case .gateways: .gateways
      case .language: nil
      }
    }
  }

  static let sections = [
    Section(digit: 1, name: "desk", places: [.desk, .sale, .receipts]),
    Section(digit: 2, name: "clients", places: [.allClients, .userGroups]),
    Section(
      digit: 4,
      name: "marketing",
      places: [.groups, .bonusPrograms, .discounts, .promoCodes, .push]
    ),
    Section(digit: 5, name: "statistics", places: [.marketingReport]),
    Section(
      digit: 6,
      name: "settings",
      places: [.club, .venues, .priceList, .gateways, .language]
    ),
  ]

  /// The place of the section with a digit, if it is shown.
  static func index(ofDigit digit: Int) -> Int? {
    sections.firstIndex { $0.digit == digit }
  }

  /// The sections as the menu shows them.
  static func menu(_ figures: MenuFigures, _ context: Context) -> [MenuSection] {
    sections.map { section in
      MenuSection(
        id: section.name,
        title: context.words("menu.section." + section.name),
        items: section.places.map { place in
          MenuItem(
            id: place.rawValue,
            title: context.words("menu.item." + place.rawValue),
            note: note(place, figures, context)
          )
        },
        digit: section.digit
      )
    }
  }

  private static func note(
    _ place: Place,
    _ figures: MenuFigures,
    _ context: Context
  ) -> String {
    switch place {
    case .desk, .sale, .gateways: ""
    case .receipts: context.words.number(context.club.receipts.count)
    case .allClients: context.words.number(figures.clients)
    case .userGroups, .groups: context.words.number(figures.groups)
    case .bonusPrograms: count(of: .bonus, context)
    case .discounts: count(of: .discount, context)
    case .promoCodes: figures.promoCodes.words(context.words)
    case .push: MailingFiguresLine(context).text
    case .marketingReport: context.words("menu.item.customerGroups")
    case .club: context.club.settings.name
    case .venues: context.words.number(context.club.priceList.venuesInUse.count)
    case .priceList:
      context.words.number(context.club.priceList.products.items.count { !$0.isArchived })
    case .language: context.words(context.words.language.nameKey)
    }
  }

  private static func count(of kind: LoyaltyType, _ context: Context) -> String {
    context.words.number(context.club.programs(kind).count)
  }
}
