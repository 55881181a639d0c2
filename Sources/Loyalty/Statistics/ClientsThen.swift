/// Who was which client when the days of a report were over: cards that were merged later are
/// clients of their own in it, so that a merge changes no report of days that are past.
///
/// Of days that go on, clients are those of now.
struct ClientsThen {
  private let club: Club
  /// Merges before this moment hold; nil holds all.
  private let end: Moment?

  /// Looks at a club as it was at a moment; nil is now.
  init(_ club: Club, at moment: Moment?) {
    self.club = club
    end = moment
  }

  /// Looks at a club as it was when a report's days were over.
  init(_ club: Club, _ scope: ReportScope) {
    self.init(club, at: scope.period.moments(in: club.calendar).end)
  }

  /// The same club at this moment or a later one: what came of a client after the days.
  func later(_ moment: Moment?) -> ClientsThen {
    guard let end, let moment else { return ClientsThen(club, at: nil) }
    return ClientsThen(club, at: max(end, moment))
  }

  /// The clients that there were, the erased among them.
  var ids: [Client.ID] { club.clients.ids(at: end) }

  /// As whom a number answered.
  func current(_ id: Client.ID) -> Client.ID { club.clients.current(id, at: end) }

  /// When a client was registered: the earliest of the cards that were merged by then; nil where
  /// nobody knows.
  func registration(of client: Client.ID) -> Moment? {
    let now = club.clients.current(client)
    let members = club.clients.members(of: now)
    guard !members.isEmpty else { return club.clients.registration(of: client) }
    return (members + [now]).filter { current($0) == client }
      .compactMap(club.clients.registration).min()
  }

  /// The receipts of a client in the order of their time.
  ///
  /// Costs a look at the buyer of each receipt where cards of the client were merged, and nothing
  /// else.
  func receipts(of client: Client.ID) -> [Receipt.ID] {
    let now = club.clients.current(client)
    let all = club.receipts.ids(of: now)
    guard !club.clients.members(of: now).isEmpty, end != nil else { return all }
    return all.filter { receipt in club.receipts.buyer(of: receipt).map(current) == client }
  }

  /// What a client bought in a period; see `Club.purchases`.
  func purchases(
    of client: Client.ID,
    in period: Period,
    at venues: Set<Venue.ID>?
  ) -> (receipts: Int, paid: Int64, last: Moment?) {
    club.purchases(on: receipts(of: client), in: period, at: venues)
  }
}
