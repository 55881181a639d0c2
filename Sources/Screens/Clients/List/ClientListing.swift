package import Loyalty
package import Terminal

/// Which clients the list shows and in which order: everybody, those found, the marked.
///
/// What was found or sorted is kept until the question or the club changes, so that moving and
/// drawing ask for nothing but the rows in sight. Everybody, the last registered first, needs no
/// list at all: a row's place is the client's place among them.
package struct ClientListing: Sendable {
  /// What is asked of the list.
  package struct Question: Hashable, Sendable {
    /// What was typed to find.
    var typed = ""
    /// The order; nil is the list's own: the best match, or the last registered, first.
    var order: TableOrder?
    /// Only these clients.
    var only: Set<Client.ID>?

    /// Whether everybody is asked for, in the list's own order or turned round.
    fileprivate var isEverybody: Bool {
      typed.isEmpty && only == nil
        && (order.map { $0.column == "registered" } ?? true)
    }
  }

  /// How many are found at first; more as somebody scrolls on.
  private static let firstPage = 200

  /// What is asked now.
  package private(set) var question = Question()
  /// What the search found; nil while nothing is typed.
  package private(set) var found: FoundClients?
  private var ids: [Client.ID]?
  private var limit = firstPage
  private var sorted: (order: String, ids: [Client.ID])?
  /// The day of the answer: birthdays draw nearer and bonuses burn at midnight.
  private var day: Day?

  package init() {}

  /// How many clients answer, those that were not fetched yet among them.
  package func total(_ club: Club) -> Int {
    if question.isEverybody { return club.clients.count }
    return hasAll ? ids?.count ?? 0 : found?.total ?? 0
  }

  /// Whether every client that answers is among the rows.
  package var hasAll: Bool {
    guard let found, !isFiltered else { return true }
    return found.ids.count == found.total
  }

  private var isFiltered: Bool {
    question.only != nil || question.order != nil
  }

  /// The rows as they are now.
  package func rows(_ club: Club, hasActionRow: Bool) -> TableRows<Client.ID> {
    let action = hasActionRow && hasAll
    if let ids { return TableRows(ids, hasActionRow: action) }
    let clients = club.clients.ids
    let count = clients.count
    if question.order?.isAscending == true {
      return TableRows(
        count: count,
        hasActionRow: action,
        place: { clients.place(of: $0) },
        id: { clients[$0] }
      )
    }
    return TableRows(
      count: count,
      hasActionRow: action,
      place: { clients.place(of: $0).map { count - 1 - $0 } },
      id: { clients[count - 1 - $0] }
    )
  }

  /// What was typed, taken apart for the form: as it was meant where the layout was repaired.
  package var typed: TypedClient {
    guard case .layout(_, _, let reads)? = found?.repair else {
      return TypedClient(question.typed)
    }
    return TypedClient(reads)
  }

  // MARK: Asking

  /// Asks something else.
  package mutating func ask(_ question: Question, of club: Club, at now: Moment) {
    let today = club.calendar.day(of: now)
    guard question != self.question || today != day else { return }
    let isSameSearch = question.typed == self.question.typed
    if today != day { sorted = nil }
    (self.question, day) = (question, today)
    if !isSameSearch { limit = Self.firstPage }
    answer(club, at: now)
  }

  /// Asks the same again after the club has changed.
  package mutating func refresh(_ club: Club, at now: Moment) {
    sorted = nil
    answer(club, at: now)
  }

  /// Fetches more of what was found before somebody moves to a place.
  package mutating func reach(_ place: Int, in club: Club) {
    guard let found, !hasAll, place >= found.ids.count - 1 else { return }
    limit = max(limit * 4, place + Self.firstPage)
    let more = club.clients.find(question.typed, limit: limit)
    self.found = more
    ids = more.ids
  }

  private mutating func answer(_ club: Club, at now: Moment) {
    let isTyped = !question.typed.isEmpty
    let wanted = isFiltered ? club.clients.count : limit
    found = isTyped ? club.clients.find(question.typed, limit: wanted) : nil
    guard !question.isEverybody else {
      ids = nil
      return
    }
    ids = isFiltered ? filtered(club, at: now) : found?.ids
  }

  /// Those found, or everybody, in the order asked for, less those who are not asked for.
  private mutating func filtered(_ club: Club, at now: Moment) -> [Client.ID] {
    var ids = candidates(club)
    if let only = question.only { ids = ids.filter(only.contains) }
    guard let order = question.order, let by = ClientOrder(rawValue: order.column) else {
      return ids
    }
    var isAsked = [Bool](repeating: false, count: Int(club.clients.nextID.number))
    for id in ids { isAsked[Int(id.number)] = true }
    let all = all(by: by, in: club, at: now).filter { isAsked[Int($0.number)] }
    return order.isAscending ? all : all.reversed()
  }

  /// The best match first, else the last registered first.
  private func candidates(_ club: Club) -> [Client.ID] {
    if let found { return found.ids }
    if let only = question.only {
      return only.filter { club.clients.ids.place(of: $0) != nil }.sorted(by: >)
    }
    return club.clients.ids.reversed()
  }

  private mutating func all(
    by order: ClientOrder,
    in club: Club,
    at now: Moment
  ) -> [Client.ID] {
    if let sorted, sorted.order == order.rawValue { return sorted.ids }
    let ids = order.ids(in: club, at: now)
    sorted = (order.rawValue, ids)
    return ids
  }
}
