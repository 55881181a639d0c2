/// Whose bonuses burn when: what is asked for days to come need not look at every account.
///
/// Only says where to look. A lot that was spent meanwhile stays noted; four bytes each.
struct ComingBurning: Sendable {
  /// What an index has: moments in ascending order, where the clients of each end, the clients.
  private var moments = ColumnValues<Int64>()
  private var ends = ColumnValues<UInt64>()
  private var owners = ColumnValues<UInt32>()
  /// What came since.
  private var clients: [Moment: [Client.ID]] = [:]

  /// Nothing burns yet.
  init() {}

  /// Notes a lot of a client, if it burns at all.
  mutating func add(_ lot: Lot, of client: Client.ID) {
    guard let burnsAt = lot.burnsAt else { return }
    add(client, at: burnsAt)
  }

  /// Notes that bonuses of a client burn at a moment.
  mutating func add(_ client: Client.ID, at burnsAt: Moment) {
    guard clients[burnsAt]?.last != client else { return }
    clients[burnsAt, default: []].append(client)
  }

  /// Who may have bonuses that burn after a moment and by another, each once.
  func clients(after start: Moment, by end: Moment) -> Set<Client.ID> {
    var found: Set<Client.ID> = []
    for (burnsAt, owners) in clients where burnsAt > start && burnsAt <= end {
      found.formUnion(owners)
    }
    for (place, burnsAt) in moments.enumerated()
    where burnsAt > start.milliseconds && burnsAt <= end.milliseconds {
      let first = place == 0 ? 0 : Int(ends[place - 1])
      for row in first..<Int(ends[place]) { found.insert(Client.ID(owners[row])) }
    }
    return found
  }

  /// Adds what was noted to what an index keeps, in the order of time.
  func add(to image: inout ColumnImage) {
    precondition(moments.isEmpty, "only what was noted anew")
    var (ends, owners): ([UInt64], [UInt32]) = ([], [])
    let moments = clients.keys.sorted()
    for moment in moments {
      owners += (clients[moment] ?? []).map(\.number)
      ends.append(UInt64(owners.count))
    }
    image.add("coming.moments", ColumnValues(moments.map(\.milliseconds)))
    image.add("coming.ends", ColumnValues(ends))
    image.add("coming.clients", ColumnValues(owners))
  }

  /// Takes what an index kept; nil where it does not fit together.
  init?(_ kept: KeptColumns) {
    guard let moments = kept.values("coming.moments", as: Int64.self),
      let ends = kept.values("coming.ends", as: UInt64.self),
      let owners = kept.values("coming.clients", as: UInt32.self), moments.count == ends.count,
      (ends.last ?? 0) == UInt64(owners.count), zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    (self.moments, self.ends, self.owners) = (moments, ends, owners)
  }
}

extension Club {
  /// The bonuses whose last day comes within so many days, today among them, and how many clients
  /// have them; what nobody wrote yet, a birthday's, is not among them.
  ///
  /// Costs a look at the accounts that have such bonuses.
  public func burning(withinDays days: Int, at now: Moment) -> (amount: Int64, clients: Int) {
    let end = calendar.start(of: calendar.day(of: now).advanced(byDays: days))
    var (amount, owners) = (Int64(0), 0)
    for client in accounts.coming.clients(after: now, by: end) {
      let part = accounts[client].lots.reduce(Int64(0)) { sum, lot in
        guard let burns = lot.burnsAt, burns > now, burns <= end else { return sum }
        return sum + lot.remainder.minorUnits
      }
      amount += part
      if part > 0 { owners += 1 }
    }
    return (amount, owners)
  }

  /// The birthday bonuses that clients see now and that no record holds yet, and how many clients.
  ///
  /// Costs a look at every client where a program gives any.
  func waitingBirthdayGifts(
    at now: Moment,
    _ goesOn: (_ done: Int, _ all: Int) -> Bool
  ) -> (amount: Int64, clients: Int)? {
    let givesAny = programs.items.contains { $0.bonusTerms.birthdayBonus != nil }
    var (amount, owners) = (Int64(0), 0)
    guard givesAny else { return (amount, owners) }
    for (steps, client) in clients.ids.enumerated() {
      guard mayGoOn(after: steps, goesOn) else { return nil }
      guard let gift = birthdayGift(to: client, accounts[client], at: now) else { continue }
      amount += gift.entry.amount.minorUnits
      owners += 1
    }
    return (amount, owners)
  }
}
