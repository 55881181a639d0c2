import Localization
package import Loyalty
package import Terminal

/// What the keys of a client's card ask for.
package enum ClientCardIntent: Hashable, Sendable {
  case sale, open, refund, sheet, previousSheet, edit, groups, next, previous, pageDown, pageUp,
    close
}

/// One client's card (screens.md wireframe 4).
///
/// It shows what the club knows at this moment, so that another desk's change redraws it in place;
/// opened out of a list, the arrows go to the neighbours there.
package struct ClientCardScreen: KeyedScreen {
  /// The client.
  package private(set) var id: Client.ID
  /// The list that the card was opened out of, as it was then.
  private let neighbours: TableRows<Client.ID>?
  /// The place in that list.
  private var place: Int?
  /// Lines scrolled out at the top.
  private(set) var top = 0
  /// The sheet that the keys go to; nil while they go to the card itself.
  private(set) var sheet: CardSheet?
  private(set) var receipts = TableState<Receipt.ID>()
  private(set) var entries = TableState<Int>()

  /// Opens a card.
  ///
  /// - Parameters:
  ///   - id: The client.
  ///   - rows: The list that it is opened out of; nil when it stands alone.
  package init(id: Client.ID, among rows: TableRows<Client.ID>? = nil) {
    self.id = id
    neighbours = rows
    place = rows?.place(of: id)
  }

  package var helpTopic: String { "client-card" }
  package var isTyping: Bool { false }
  package func trail(_ context: Context) -> [String] { [context.name(of: id)] }

  // MARK: Keys

  package static let keys = KeyTable<ClientCardIntent, KeyState<ClientCardScreen>> {
    Binding(
      "c",
      does: .sale,
      label: "sale.key.sale",
      tooltip: "sale.key.sale.hint",
      footer: 1,
      unless: { $0.context.whyReadOnly }
    )
    Binding(
      .enter,
      does: .open,
      label: "receipt.key.open",
      tooltip: "receipt.key.open.hint",
      footer: 2,
      unless: { $0.screen.whyNothingToOpen($0.context) }
    )
    Binding(
      "r",
      does: .refund,
      label: "receipt.key.refund",
      tooltip: "receipt.key.refund.hint",
      unless: { $0.context.whyNotRefund($0.screen.selectedReceipt($0.context)) }
    )
    Binding(
      .function(4),
      "e",
      does: .edit,
      label: "key.edit",
      tooltip: "clients.key.edit.hint",
      footer: 2,
      unless: { $0.context.whyReadOnly }
    )
    Binding(
      "g",
      does: .groups,
      label: "key.groups",
      tooltip: "clients.key.groups.hint",
      footer: 3,
      unless: { $0.context.whyReadOnly }
    )
    Binding(
      .tab,
      does: .sheet,
      label: "key.nextSheet",
      tooltip: "key.nextSheet.hint",
      footer: 4
    )
    Binding(
      .backTab,
      does: .previousSheet,
      label: "key.nextSheet",
      tooltip: "key.nextSheet.hint"
    )
    moving
  }

  /// The keys that only change what is seen.
  private static let moving = KeyTable<ClientCardIntent, KeyState<ClientCardScreen>> {
    Binding(
      .down,
      does: .next,
      label: "clients.key.next",
      tooltip: "clients.key.next.hint",
      footer: 6,
      unless: { $0.screen.neighbour(1) == nil ? "why.noNeighbour" : nil }
    )
    Binding(
      .up,
      does: .previous,
      label: "clients.key.previous",
      tooltip: "clients.key.next.hint",
      footer: 7,
      unless: { $0.screen.neighbour(-1) == nil ? "why.noNeighbour" : nil }
    )
    Binding(
      .pageDown,
      .space,
      does: .pageDown,
      label: "clients.key.scroll",
      tooltip: "clients.key.scroll.hint"
    )
    Binding(.pageUp, does: .pageUp, label: "clients.key.scroll", tooltip: "clients.key.scroll.hint")
    Binding(.escape, does: .close, label: "key.back", tooltip: "key.back.hint", footer: 8)
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    guard let sheet else { return nil }
    let page = max(1, ScreenFrame.bodyRect(in: context.size).rows - 5)
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown, .home, .end:
      switch sheet {
      case .receipts:
        let rows = ReceiptsSheet(of: id, context).rows
        _ = receipts.handle(stroke.key, in: rows, page: page)
      case .entries:
        let rows = LedgerSheet(of: id, context).rows
        _ = entries.handle(stroke.key, in: rows, page: page)
      }
      return []
    case .escape:
      self.sheet = nil
      return []
    default: return nil
    }
  }

  package mutating func run(
    _ intent: ClientCardIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .sale: return [.open(SaleScreen(client: id, isNamed: true))]
    case .open: return open(context)
    case .refund: return selectedReceipt(context).map { [.open(RefundScreen($0))] } ?? []
    case .sheet: sheet = CardSheet.after(sheet)
    case .previousSheet: sheet = CardSheet.before(sheet)
    case .edit:
      guard let form = ClientForm(changing: id, context) else {
        return [.tell(Notice(.trouble, context.unreadable(id)))]
      }
      return [.open(form)]
    case .groups: return [.open(ClientGroupsScreen([id], context))]
    case .next: go(to: neighbour(1))
    case .previous: go(to: neighbour(-1))
    case .pageDown: scroll(by: 1, context)
    case .pageUp: scroll(by: -1, context)
    case .close: return [.back(neighbours == nil ? nil : .client(id))]
    }
    return []
  }

  /// The receipt that waits for the client; the oldest of several.
  private func parked(_ context: Context) -> ParkedReceipt? {
    context.club.parkedReceipts.waiting(of: id).first
  }

  private func whyNothingToOpen(_ context: Context) -> String? {
    if selectedReceipt(context) != nil { return nil }
    return parked(context) == nil ? "why.noReceiptSelected" : context.whyReadOnly
  }

  package func label(of intent: ClientCardIntent, _ context: Context) -> String? {
    guard intent == .open, selectedReceipt(context) == nil else { return nil }
    return context.words("desk.key.openParked")
  }

  /// The selected receipt of the sheet; else the one that waits, to go on with it.
  private func open(_ context: Context) -> [Effect] {
    if let receipt = selectedReceipt(context) {
      return [.open(ReceiptScreen(receipt, isOnCard: true))]
    }
    return parked(context).map { [.open(SaleScreen($0, isNamed: true, context))] } ?? []
  }

  private func neighbour(_ step: Int) -> Client.ID? {
    place.flatMap { neighbours?.id(at: $0 + step) }
  }

  private mutating func go(to next: Client.ID?) {
    guard let next else { return }
    id = next
    place = neighbours?.place(of: next)
    top = 0
  }

  private mutating func scroll(by pages: Int, _ context: Context) {
    let card = ClientCardView(id, context)
    top = card.top(top, scrolledBy: pages)
  }

  /// The receipt under the cursor: on the sheet of receipts, or where an entry came from.
  func selectedReceipt(_ context: Context) -> Receipt.ID? {
    switch sheet {
    case .receipts?:
      var table = receipts
      table.follow(ReceiptsSheet(of: id, context).rows)
      return table.selectedID
    case .entries?:
      let ledger = LedgerSheet(of: id, context)
      var table = entries
      table.follow(ledger.rows)
      return table.selectedID.flatMap { ledger.lines[$0].entry.receipt }
    case nil: return nil
    }
  }

  // MARK: Picture

  package func view(_ context: Context) -> View {
    guard let sheet else { return ClientCardView(id, context).view(top: top) }
    return CardSheets(of: id, context).view(sheet, receipts, entries)
  }

  package func status(_ context: Context) -> Status {
    if let sheet {
      let sheets = CardSheets(of: id, context)
      return Status(sheets.summary, right: sheets.position(sheet, receipts, entries))
    }
    let number = context.words("clients.card.number", ["number": .number(Int(id.number))])
    let position = neighbours.flatMap { rows in
      rows.count < 2
        ? nil
        : place.map { place in
          context.words(
            "clients.card.position",
            ["number": .number(place + 1), "total": .number(rows.count)]
          )
        }
    }
    return Status(number.capitalisedFirst, right: position)
  }
}

extension Context {
  /// That a client's card cannot be read.
  package func unreadable(_ id: Client.ID) -> String {
    words("clients.unreadable", ["number": .number(Int(id.number))])
  }
}

extension String {
  /// The text with a small first letter, to stand inside a sentence.
  var uncapitalised: String { prefix(1).lowercased() + dropFirst() }

  /// The text with a capital first letter, to begin a sentence.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
