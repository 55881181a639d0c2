extension ReportClientSearch {
  /// The clients of a figure of the report on groups, with what they bought in its row: the members
  /// of now, those who bought, or everybody whose money is in it.
  func groupClients(
    _ place: ReportPlace,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportClientList? {
    let (book, subject) = (club.receipts.sales, place.subject)
    let counts = (0..<book.places).map { Self.counts(book.groups(at: UInt32($0)), subject) }
    var tally = ClientTally(club, scope)
    let isDone = tally.run(
      sales: { block, row in counts[Int(block.sets[row])] },
      refunds: { counts[Int($0.set)] },
      goesOn
    )
    guard isDone else { return nil }
    let found = tally.byClient.values
    switch place.column {
    case "activeClients":
      let active = found.filter { $0.receipts > 0 }
      return list(active, of: active.count, scope.period)
    case "paid":
      let paid = found.filter { $0.receipts > 0 || $0.paid != 0 }
      return list(paid, of: paid.count, scope.period)
    default: break
    }
    let bought = list(Array(found), of: found.count, scope.period).clients
    let byClient = Dictionary(uniqueKeysWithValues: bought.map { ($0.client, $0) })
    let members = members(of: subject).map { byClient[$0] ?? ReportClient($0) }
    return ReportClientList(members, scope.period)
  }

  private static func counts(_ groups: GroupSet?, _ subject: ReportSubject) -> Bool {
    guard let groups else { return false }
    return switch subject {
    case .group(let group): groups.contains(group)
    case .withoutGroup: groups.ids.isEmpty
    default: true
    }
  }

  /// The clients who belong to a row whether they bought or not.
  private func members(of subject: ReportSubject) -> [Client.ID] {
    let inUse = Set(club.groups.order)
    return switch subject {
    case .group(let group): club.clients.clients(in: group)
    case .withoutGroup:
      club.clients.ids.filter { client in
        !club.clients.groups(of: client).ids.contains(where: inUse.contains)
      }
    default: Array(club.clients.ids)
    }
  }

  /// The clients as whom these answer now, behind a figure that does not count clients.
  private func joined(_ found: [ReportClient], isOfBonuses: Bool = false) -> ReportClientList {
    let clients = list(found, of: found.count, scope.period).clients
    return ReportClientList(clients, scope.period, isOfBonuses: isOfBonuses)
  }

  /// Whoever bought in an hour of the day, on a weekday or any; with these receipts alone.
  func visitors(
    _ place: ReportPlace,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportClientList? {
    let calendar = club.calendar
    let weekday = Int(place.column.drop { !$0.isNumber })
    func isThen(_ at: Moment) -> Bool {
      if case .hour(let hour) = place.subject, calendar.time(of: at).hour != hour { return false }
      return weekday.map { calendar.day(of: at).weekday.rawValue == $0 } ?? true
    }
    var tally = ClientTally(club, scope)
    let isDone = tally.run(
      sales: { block, row in isThen(Moment(milliseconds: block.times[row])) },
      refunds: { isThen($0.soldAt) },
      goesOn
    )
    let buyers = tally.byClient.values.filter { $0.receipts > 0 }
    return isDone ? joined(buyers) : nil
  }

  /// To whom somebody of the staff sold, gave money back, or gave bonuses by hand.
  func customers(
    _ place: ReportPlace,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> ReportClientList? {
    guard case .staff(let number) = place.subject else { return ReportClientList([], scope.period) }
    let staff = StaffTable.Place(number)
    var tally = ClientTally(club, scope)
    switch place.column {
    case "handAccruals":
      let period = scope.period.moments(in: club.calendar)
      club.receipts.sales.gifts.forEach { gift in
        guard gift.isByHand, gift.isAccrual, gift.by == staff, period.contains(gift.at) else {
          return
        }
        tally.add(gift.client, bonuses: gift.amount)
      }
      return joined(Array(tally.byClient.values), isOfBonuses: true)
    default:
      let isOfSales = place.column == "sales"
      let isDone = tally.run(
        sales: { block, row in isOfSales && block.staff[row] == staff },
        refunds: { !isOfSales && $0.by == staff },
        countingAll: isOfSales,
        goesOn
      )
      return isDone ? joined(Array(tally.byClient.values)) : nil
    }
  }
}

/// Adds up what each client bought, cards that were merged after the days as clients of their own.
struct ClientTally {
  private(set) var byClient: [Client.ID: ReportClient] = [:]

  private let club: Club
  private let scope: ReportScope
  private let then: ClientsThen

  init(_ club: Club, _ scope: ReportScope) {
    then = ClientsThen(club, scope)
    self.club = club
    self.scope = scope
  }

  /// Runs over the sales and refunds of the days that count.
  ///
  /// - Parameters:
  ///   - sales: Whether a sale counts, by its block and row.
  ///   - refunds: Whether a refund counts.
  ///   - countingAll: Whether receipts count that went back in full.
  ///   - goesOn: Told how many receipts are looked at of all; false stops.
  /// - Returns: Whether it came to its end.
  mutating func run(
    sales: (SalesBlock, Int) -> Bool,
    refunds: (RefundFacts) -> Bool,
    countingAll: Bool = false,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> Bool {
    let (book, period) = (club.receipts.sales, scope.period.moments(in: club.calendar))
    let isDone = book.walk(period, at: scope.venues) {
      goesOn($0, book.count)
    } _: { block, row, _, isCounted in
      guard block.clients[row] != SalesBlock.none, sales(block, row) else { return }
      let receipts = isCounted || countingAll ? 1 : 0
      add(Client.ID(block.clients[row]), receipts: receipts, paid: block.paid[row])
    }
    guard isDone else { return false }
    book.refunds.forEach { refund in
      guard period.contains(refund.at), let client = refund.client, scope.holds(refund.venue),
        refunds(refund)
      else { return }
      add(client, paid: -refund.paid)
    }
    return true
  }

  /// Adds to a client, under the number as which the client answered then.
  mutating func add(
    _ client: Client.ID,
    receipts: Int = 0,
    paid: Int64 = 0,
    bonuses: Int64 = 0
  ) {
    let client = then.current(client)
    byClient[client, default: ReportClient(client)].receipts += receipts
    byClient[client]?.paid += paid
    byClient[client]?.bonuses += bonuses
  }
}
