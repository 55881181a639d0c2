package import JSONText
package import Loyalty

extension Query {
  /// The result of the query as the engine has it now.
  package func result(from engine: any Engine) throws(LineRefusal) -> JSONValue {
    try result(from: engine, at: max(engine.now, engine.lastRecordAt ?? engine.now))
  }

  /// The result of the query with what the engine has now, as of a moment from the last record on.
  package func result(
    from engine: any Engine,
    at moment: Moment
  ) throws(LineRefusal) -> JSONValue {
    let club = engine.club
    switch self {
    case .client(let reference):
      let card = try engine.card(of: refusing(try club.client(reference)))
      let account = AccountSubject(club: club, client: card.id, at: moment)
      return ClientMembers.card.object(of: ClientSubject(card: card, in: club))
        .adding(AccountMembers.all.object(of: account))
    case .ledger(let reference):
      return club.ledgerAnswer(of: try refusing(try club.client(reference)), at: moment)
    case .quote(let draft): return try engine.answer(toQuote: draft, at: moment)
    case .receipt(let reference):
      let receipt = try refusing(try club.receipt(reference))
      return ReceiptMembers.all.object(of: ReceiptSubject(club: club, receipt: receipt))
    case .find(let text, let limit): return club.clients.find(text, limit: limit).answer(to: text)
    case .list(let listing, let page): return try listing.result(page, from: engine, at: moment)
    case .group(let reference):
      let group = try refusing(try club.group(reference))
      return GroupMembers.all.object(of: GroupSubject(group: group, in: club))
    case .promoCode(let typed):
      let (code, place) = try refusing(try club.promoCode(typed))
      let subject = PromoCodeSubject(club: club, code: code, place: place, at: moment)
      return PromoCodeMembers.all.object(of: subject)
    case .checkPromoCode(let reference, let typed):
      let client = try refusing(try club.client(reference))
      let checks = club.checks(of: typed, for: client, at: moment)
      return .members(["checks": .array(checks.map { $0.answer(in: club.calendar) })])
    case .report(let name, let period, let typed, let withNowhere):
      let venues = try refusing(try club.venues(typed, withNowhere: withNowhere))
      let own = period == .always ? name.ownPeriod(club.calendar.day(of: moment)) : nil
      let scope = ReportScope(own ?? period, venues: venues)
      let request = ReportRequest(name, scope, at: moment)
      guard let table = club.report(request) else { return .null }
      return ReportAnswer(table, to: request, in: club.calendar).value
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
    let outbox = engine.club.outbox
    for message in client.map(outbox.messages(of:)) ?? Array(outbox) {
      let subject = MessageSubject(
        message: message,
        delivery: outbox.delivery(of: message.id),
        club: engine.club,
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
    case .sms: engine.club.clients.phone(of: message.client)?.e164
    case .email: try engine.card(of: message.client).email
    case .push: nil
    }
  }
}

extension JSONValue {
  /// The members of two objects, one behind the other.
  fileprivate func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let more) = other else { return self }
    return .object(own + more)
  }
}
