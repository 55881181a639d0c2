package import JSONText
import Loyalty

extension Query {
  /// The result of the query as the engine has it now.
  package func result(from engine: any Engine) throws(LineRefusal) -> JSONValue {
    let club = engine.club
    switch self {
    case .client(let reference):
      let card = try engine.card(of: refusing(try club.client(reference)))
      return (ClientMembers.card + ClientMembers.account)
        .object(of: ClientSubject(card: card, in: club))
    case .find(let text, let limit): return club.clients.find(text, limit: limit).answer(to: text)
    case .list(let listing, let page): return try listing.result(page, from: engine)
    case .group(let reference):
      let group = try refusing(try club.group(reference))
      return GroupMembers.all.object(of: GroupSubject(group: group, in: club))
    case .outbox(let reference):
      let client = try reference.map { reference throws(LineRefusal) in
        try refusing(try club.client(reference))
      }
      return .members(["messages": .array(try Self.messages(of: client, from: engine))])
    }
  }

  private static func messages(
    of client: Client.ID?,
    from engine: any Engine
  ) throws(LineRefusal) -> [JSONValue] {
    var rows: [JSONValue] = []
    for message in engine.club.outbox where client == nil || message.client == client {
      let subject = MessageSubject(
        message: message,
        settings: engine.club.settings,
        to: try address(of: message, from: engine)
      )
      rows.append(MessageMembers.all.object(of: subject))
    }
    return rows
  }

  private static func address(
    of message: Message,
    from engine: any Engine
  ) throws(LineRefusal) -> String? {
    switch message.channel {
    case .sms: engine.club.clients.columns(of: message.client).phone.e164
    case .email: try engine.card(of: message.client).email
    case .push: nil
    }
  }
}

extension Query.Listing {
  /// The rows that a page asks for, and where the next page begins.
  fileprivate func result(
    _ page: Query.Page,
    from engine: any Engine
  ) throws(LineRefusal) -> JSONValue {
    let club = engine.club
    switch self {
    case .clients:
      let first = min((page.after ?? 0) + 1, club.clients.count + 1)
      let last = min(first + (page.limit ?? Query.Page.usual) - 1, club.clients.count)
      var rows: [JSONValue] = []
      for number in first..<(last + 1) {
        let card = try engine.card(of: Client.ID(UInt32(number)))
        rows.append(ClientMembers.card.object(of: ClientSubject(card: card, in: club)))
      }
      return rows.page(next: last < club.clients.count ? .integer(last) : .null)
    case .groups:
      let groups = page.archived ? club.groups.inArchive : club.groups.inUse
      let rest = groups.drop { group in page.after.map { Int(group.id.number) != $0 } ?? false }
        .dropFirst(page.after == nil ? 0 : 1)
      let shown = rest.prefix(page.limit ?? .max)
      let rows = shown.map { GroupMembers.all.object(of: GroupSubject(group: $0, in: club)) }
      let isMore = shown.count < rest.count
      return rows.page(next: isMore ? shown.last.map { .id($0.id) } ?? .null : .null)
    case .programs, .promoCodes, .products, .venues, .segments, .audiences, .pushes, .promotions:
      return [].page(next: .null)
    }
  }
}

extension [JSONValue] {
  fileprivate func page(next: JSONValue) -> JSONValue {
    .members(["rows": .array(self), "next": next])
  }
}
