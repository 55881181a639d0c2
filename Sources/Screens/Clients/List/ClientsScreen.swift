import Localization
package import Loyalty
package import Terminal

/// All clients: a find line over rows (screens.md wireframe 11).
///
/// Opened to choose somebody, Enter hands the client back instead of opening the card.
package struct ClientsScreen: KeyedScreen {
  /// Whether it was opened to choose a client.
  package let isChoosing: Bool
  /// The find line, the selection, the marks.
  package var list = ListState<Client.ID>(startsFinding: true)
  /// What the rows are.
  package internal(set) var listing = ClientListing()
  /// The list of orders, while it is open.
  var ordering: PickerState?
  /// Whether only the marked are shown; the marks as they were when they were asked for, so that
  /// a row whose mark is taken away can be marked again.
  var only: Set<Client.ID>?

  /// Opens the list.
  ///
  /// - Parameter choosing: Whether Enter chooses a client for the screen below.
  package init(choosing: Bool = false) {
    isChoosing = choosing
  }

  /// Opens the list to choose another card of the same person: those of the same first word in
  /// the name are found at once, and typing begins anew.
  package init(choosingBeside id: Client.ID, _ context: Context) {
    self.init(choosing: true)
    guard let word = context.card(id)?.name.split(separator: " ").first else { return }
    let found = context.club.clients.find(String(word), limit: 2)
    guard let other = found.ids.first(where: { $0 != id }) else { return }
    list.find = FindLineState(text: String(word), isSelected: true)
    ask(context)
    list.table.select(id: other, in: rows(context))
  }

  package var helpTopic: String { "clients" }
  package var isTyping: Bool { list.isFinding && ordering == nil }

  package func trail(_ context: Context) -> [String] {
    [context.words("clients.title")]
  }

  // MARK: Rows

  /// Whether a row below the records takes what was typed into the form.
  func offersNew(_ context: Context) -> Bool {
    guard !list.find.text.isBlank, only == nil else { return false }
    if case .readOnly = context.saving { return false }
    return true
  }

  /// The rows as they are now; everybody as long as nothing was asked.
  func rows(_ context: Context) -> TableRows<Client.ID> {
    current(context).rows(context.club, hasActionRow: offersNew(context))
  }

  /// The listing, asked if it was not yet: before the first key.
  func current(_ context: Context) -> ClientListing {
    var listing = listing
    listing.ask(question, of: context.club, at: context.now)
    return listing
  }

  private var question: ClientListing.Question {
    ClientListing.Question(
      typed: list.find.text.isBlank ? "" : list.find.text,
      order: list.table.order,
      only: only
    )
  }

  /// Asks the list anew after something of the question has changed.
  mutating func ask(_ context: Context) {
    listing.ask(question, of: context.club, at: context.now)
  }

  /// What was typed, taken apart for the form.
  func typed(_ context: Context) -> TypedClient { current(context).typed }

  /// The marked clients, or else the selected one: what an action works on.
  func chosen(_ context: Context) -> [Client.ID] {
    guard list.table.marks.isEmpty else { return list.table.marks.sorted() }
    return selected(context).map { [$0] } ?? []
  }

  /// The selected client.
  func selected(_ context: Context) -> Client.ID? {
    var table = list.table
    table.follow(rows(context))
    return table.selectedID
  }
}

extension String {
  /// Whether there is nothing but spaces.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Context {
  /// The club's local day.
  package var today: Day { club.calendar.day(of: now) }
}
