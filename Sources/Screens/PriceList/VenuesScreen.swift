package import Localization
package import Loyalty
package import Terminal

/// Settings → Venues: the places where receipts are made.
package struct VenuesScreen: NamedListScreen {
  package var state = NamedListState<Venue>()

  package init() {}

  package static let words = "venues"
  package let place = (section: "menu.section.settings", item: "menu.item.venues")
  package let helpTopic = "price-list"
  package static let keys: KeyTable<NamedListIntent<Never>, KeyState<VenuesScreen>> =
    NamedListKeys.table(words)

  package func items(_ context: Context) -> [Venue] { context.club.priceList.venues.items }

  package func columns(_ words: Words) -> [Column] {
    [
      Column(
        id: "name",
        title: words("groups.column.name"),
        width: .flexible(minimum: 14, ideal: 40),
        tellsApart: true
      ),
      Column(
        id: "desk",
        title: "",
        width: .flexible(minimum: 10, ideal: 16),
        alignment: .right,
        priority: 1
      ),
    ]
  }

  package func row(_ venue: Venue, _ context: Context) -> TableRow {
    TableRow([
      TableCell(venue.name),
      TableCell(venue.id == context.venue ? context.words("venues.thisDesk") : "", style: .muted),
    ])
  }

  package func form(of venue: Venue?, _ context: Context) -> any Screen {
    NameForm(venue, context)
  }

  package func command(archiving: Bool, _ venue: Venue) -> Command {
    .editVenue(venue.name, VenueEdit(isArchived: archiving))
  }

  package func id(of choice: Choice) -> Venue.ID? {
    if case .venue(let id) = choice { id } else { nil }
  }
}
