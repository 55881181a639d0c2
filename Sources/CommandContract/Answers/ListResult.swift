import JSONText
import Loyalty

extension Query.Listing {
  /// The rows that a page asks for, and where the next page begins.
  func result(
    _ page: Query.Page,
    from engine: any Engine,
    at moment: Moment
  ) throws(LineRefusal) -> JSONValue {
    let club = engine.club
    switch self {
    case .clients: return try Self.clients(page, from: engine)
    case .groups:
      let groups = page.archived ? club.groups.inArchive : club.groups.inUse
      return page.cut(groups) { GroupMembers.all.object(of: GroupSubject(group: $0, in: club)) }
    case .programs:
      return page.cut(club.programs.items.filter { $0.isArchived == page.archived }) {
        ProgramMembers.all.object(of: ProgramSubject(club: club, program: $0))
      }
    case .products:
      return page.cut(club.priceList.products.items.filter { $0.isArchived == page.archived }) {
        PriceListMembers.product.object(of: ProductSubject(club: club, product: $0))
      }
    case .venues:
      return page.cut(club.priceList.venues.items.filter { $0.isArchived == page.archived }) {
        PriceListMembers.venue.object(of: $0)
      }
    case .categories:
      return page.cut(page.archived ? [] : club.priceList.categories.items) {
        PriceListMembers.category.object(of: $0)
      }
    case .parkedReceipts:
      return page.cut(page.archived ? [] : club.parkedReceipts.waiting, id: \.id.number) {
        ParkedMembers.all.object(of: ParkedSubject(club: club, receipt: $0, now: moment))
      }
    case .promoCodes:
      return page.cut(
        club.promoCodes.codes.items.filter { ($0.status == .revoked) == page.archived }
      ) {
        PromoCodeMembers.all.object(of: PromoCodeSubject(club: club, code: $0, at: moment))
      }
    case .templates:
      return page.cut(club.templates.items.filter { $0.isArchived == page.archived }) {
        MailingMembers.template.object(of: $0)
      }
    case .pushes:
      return page.cut(page.archived ? [] : club.outbox.mailings, id: \.id.number) {
        MailingMembers.all.object(of: MailingSubject(club: club, mailing: $0))
      }
    case .segments, .audiences, .promotions: return .rows([], next: .null)
    }
  }

  private static func clients(
    _ page: Query.Page,
    from engine: any Engine
  ) throws(LineRefusal) -> JSONValue {
    let club = engine.club
    let ids = club.clients.ids
    let first = page.after.map { ids.firstPlace(after: Client.ID(UInt32(clamping: $0))) } ?? 0
    let shown = ids[first...].prefix(page.limit ?? Query.Page.usual)
    var rows: [JSONValue] = []
    for id in shown {
      let card = try engine.card(of: id)
      rows.append(ClientMembers.card.object(of: ClientSubject(card: card, in: club)))
    }
    let isMore = shown.endIndex < ids.endIndex
    return .rows(rows, next: isMore ? shown.last.map { .id($0) } ?? .null : .null)
  }
}

extension Query.Page {
  /// The rows of this page, out of what a club has few of.
  fileprivate func cut<Item: Named>(
    _ items: [Item],
    _ row: (Item) -> JSONValue
  ) -> JSONValue {
    cut(items, id: \.id.number, row)
  }

  /// The rows of this page, out of things that have numbers.
  fileprivate func cut<Item>(
    _ items: [Item],
    id: (Item) -> UInt32,
    _ row: (Item) -> JSONValue
  ) -> JSONValue {
    let rest = items.drop { item in after.map { Int(id(item)) != $0 } ?? false }
      .dropFirst(after == nil ? 0 : 1)
    let shown = rest.prefix(limit ?? .max)
    let isMore = shown.count < rest.count
    let next = isMore ? shown.last.map { JSONValue.integer(Int(id($0))) } : nil
    return .rows(shown.map(row), next: next ?? .null)
  }
}

extension JSONValue {
  fileprivate static func rows(_ rows: [JSONValue], next: JSONValue) -> JSONValue {
    .members(["rows": .array(rows), "next": next])
  }
}
