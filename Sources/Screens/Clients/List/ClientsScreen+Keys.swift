import Localization
import Loyalty
package import Terminal

/// What the keys of the list of clients ask for.
package enum ClientsIntent: Hashable, Sendable {
  case open, sale, register, edit, groups, mark, markDown, markAll, toRows, toFind, order, filter,
    escape
}

extension ClientsScreen {
  package static let keys = KeyTable<ClientsIntent, KeyState<ClientsScreen>> {
    Binding(
      .enter,
      does: .open,
      label: "clients.key.card",
      tooltip: "clients.key.card.hint",
      footer: 1,
      unless: { $0.screen.isEmpty($0.context) ? "why.nothingSelected" : nil }
    )
    Binding(
      "c",
      scope: .outsideText,
      does: .sale,
      label: "sale.key.sale",
      tooltip: "sale.key.sale.hint",
      footer: 2,
      unless: { $0.screen.whyNotSell($0.context) }
    )
    Binding(
      .function(4),
      "e",
      scope: .outsideText,
      does: .edit,
      label: "key.edit",
      tooltip: "clients.key.edit.hint",
      footer: 8,
      unless: { $0.screen.whyNotChange($0.context) }
    )
    Binding(
      .function(4),
      scope: .inText,
      does: .edit,
      label: "key.edit",
      tooltip: "clients.key.edit.hint",
      unless: { $0.screen.whyNotChange($0.context) }
    )
    Binding(
      "g",
      scope: .outsideText,
      does: .groups,
      label: "key.groups",
      tooltip: "clients.key.groups.hint",
      footer: 3,
      unless: { $0.screen.whyNotChange($0.context) }
    )
    Binding(
      .space,
      scope: .outsideText,
      does: .mark,
      label: "key.mark",
      tooltip: "key.mark.hint",
      footer: 4,
      unless: { $0.screen.whyNotMark($0.context) }
    )
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .register,
      label: "clients.key.newShort",
      tooltip: "clients.key.new.hint",
      footer: 5,
      unless: { $0.context.whyReadOnly }
    )
    Binding(
      .insert,
      .control("t"),
      scope: .inText,
      does: .markDown,
      label: "key.mark",
      tooltip: "key.markAndSelect.hint",
      footer: 6,
      unless: { $0.screen.whyNotMark($0.context) }
    )
    Binding(
      .insert,
      .control("t"),
      scope: .outsideText,
      does: .markDown,
      label: "key.markDown",
      tooltip: "key.markDown.hint",
      unless: { $0.screen.whyNotMark($0.context) }
    )
    Binding(
      "*",
      .control("e"),
      alsoInText: ["*"],
      does: .markAll,
      label: "key.markAll",
      tooltip: "key.markAll.hint",
      footer: 9,
      unless: { $0.screen.whyNotMark($0.context) }
    )
    Binding(
      .tab,
      .backTab,
      scope: .inText,
      does: .toRows,
      label: "key.toRows",
      tooltip: "key.toRows.hint",
      footer: 7,
      unless: { $0.screen.isEmpty($0.context) ? "why.listEmpty" : nil }
    )
    viewing
  }

  /// The keys that only change what is seen.
  private static let viewing = KeyTable<ClientsIntent, KeyState<ClientsScreen>> {
    Binding(
      .backspace,
      .function(3),
      "/",
      silent: [".", .tab, .backTab, .function(5), .control("f")],
      scope: .outsideText,
      does: .toFind,
      label: "key.backToFind",
      tooltip: "key.backToFind.hint",
      footer: 10
    )
    Binding(
      .function(3),
      silent: [.function(5), .control("f")],
      scope: .inText,
      does: .toFind,
      label: "key.find",
      tooltip: "key.find.hint"
    )
    Binding(
      .function(6),
      "s",
      does: .order,
      label: "key.sort",
      tooltip: "key.sort.hint",
      footer: 11,
      unless: {
        switch $0.context.club.clients.count {
        case 0: "why.listEmpty"
        case ...ClientOrder.limit: nil
        default: "why.tooManyToOrder"
        }
      }
    )
    Binding(
      "f",
      scope: .outsideText,
      does: .filter,
      label: "clients.key.onlyMarked",
      tooltip: "clients.key.onlyMarked.hint",
      footer: 12,
      unless: {
        $0.screen.only == nil && $0.screen.list.table.marks.isEmpty ? "why.nothingMarked" : nil
      }
    )
    Binding(.escape, does: .escape, label: "key.clearFind", tooltip: "key.clearFind.hint")
  }

  /// Why nothing can be changed: nobody is chosen, or the store is read only.
  func whyNotChange(_ context: Context) -> String? {
    if let reason = context.whyReadOnly { return reason }
    if isChoosing { return "why.choosing" }
    return chosen(context).isEmpty ? "why.nothingSelected" : nil
  }

  /// Why no receipt can be begun for the selected client.
  func whyNotSell(_ context: Context) -> String? {
    if let reason = context.whyReadOnly { return reason }
    if isChoosing { return "why.choosing" }
    return selected(context) == nil ? "why.nothingSelected" : nil
  }

  /// Why nobody can be marked.
  func whyNotMark(_ context: Context) -> String? {
    if isChoosing { return "why.choosing" }
    return rows(context).count == 0 ? "why.nothingSelected" : nil
  }

  /// Whether there is nothing that Enter could open.
  func isEmpty(_ context: Context) -> Bool {
    let rows = rows(context)
    return rows.count == 0 && !rows.hasActionRow
  }

  package func label(of intent: ClientsIntent, _ context: Context) -> String? {
    guard intent == .open else { return nil }
    if selected(context) == nil, rows(context).hasActionRow {
      return context.words("clients.key.new")
    }
    return isChoosing ? context.words("key.choose") : nil
  }

  // MARK: Text and moving

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if ordering != nil { return pressOrdering(stroke.key, context) }
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown: return give(stroke.key, context)
    case .paste:
      list.startFinding()
      return give(stroke.key, context)
    case .home, .end: return give(stroke.key, context)
    case .character("*"): return nil
    case .character, .backspace, .delete, .left, .right, .control("w"), .control("u"):
      return list.isFinding ? give(stroke.key, context) : nil
    default: return nil
    }
  }

  package mutating func run(
    _ intent: ClientsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .open: return give(.enter, context)
    case .sale: return selected(context).map { [.open(SaleScreen(client: $0))] } ?? []
    case .register: return register(context)
    case .edit: return edit(context)
    case .groups: return putIntoGroups(context)
    case .mark: return give(.space, context)
    case .markDown: return give(.insert, context)
    case .markAll: return give(.control("e"), context)
    case .toRows: return give(.tab, context)
    case .toFind: list.startFinding()
    case .order: openOrdering(context)
    case .filter: toggleOnlyMarked(context)
    case .escape: return escape(context)
    }
    return []
  }

  /// Gives a key to the find line and the rows.
  mutating func give(_ key: Key, _ context: Context) -> [Effect] {
    ask(context)
    let page = page(context)
    switch key {
    case .control("e"),
      .end where !list.isFinding:
      listing.reach(.max / 8, in: context.club)
    default: listing.reach(list.table.selected + 2 * page, in: context.club)
    }
    switch list.handle(key, in: rows(context), page: page) {
    case .ignored, .handled: return []
    case .searchChanged:
      ask(context)
      list.found(rows(context))
      return []
    case .open(let id): return open(id, context)
    case .action: return register(context)
    case .back: return [.back(nil)]
    }
  }

  /// Esc: the filter first, then the search, then back.
  private mutating func escape(_ context: Context) -> [Effect] {
    guard only == nil else {
      toggleOnlyMarked(context)
      return []
    }
    return give(.escape, context)
  }

  // MARK: Opening

  private mutating func open(_ id: Client.ID, _ context: Context) -> [Effect] {
    if isChoosing { return [.back(.client(id))] }
    return [.open(ClientCardScreen(id: id, among: rows(context)))]
  }

  private func register(_ context: Context) -> [Effect] {
    [.open(ClientForm(registering: typed(context), isChosen: isChoosing, context))]
  }

  private func edit(_ context: Context) -> [Effect] {
    guard let id = selected(context) else { return [] }
    guard let form = ClientForm(changing: id, context) else {
      return [.tell(Notice(.trouble, context.unreadable(id)))]
    }
    return [.open(form)]
  }

  private func putIntoGroups(_ context: Context) -> [Effect] {
    let chosen = chosen(context)
    return chosen.isEmpty ? [] : [.open(ClientGroupsScreen(chosen, context))]
  }

  // MARK: Order and filter

  private mutating func openOrdering(_ context: Context) {
    let current = list.table.order?.column ?? ClientOrder.registered.rawValue
    ordering = PickerState(Self.orders(context.words), chosen: [current])
  }

  static func orders(_ words: Words) -> [PickerOption] {
    ClientOrder.allCases.map { PickerOption(id: $0.rawValue, title: words($0.label)) }
  }

  private mutating func pressOrdering(_ key: Key, _ context: Context) -> [Effect] {
    guard var picker = ordering else { return [] }
    switch picker.handle(key, in: Self.orders(context.words)) {
    case .chosen(let ids):
      ordering = nil
      if let column = ids.first { order(by: column, context) }
    case .closed: ordering = nil
    case .handled, .ignored: ordering = picker
    }
    return []
  }

  /// Orders by a column, or turns the order round.
  ///
  /// The list's own order is no order at all.
  private mutating func order(by column: String, _ context: Context) {
    let isOwn = column == ClientOrder.registered.rawValue
    let isCurrent = column == list.table.order?.column ?? ClientOrder.registered.rawValue
    if isOwn, isCurrent, list.table.order == nil {
      list.table.order = TableOrder(column: column)
    } else if isOwn {
      list.table.order = nil
    } else {
      list.table.reorder(by: column)
    }
    ask(context)
    list.found(rows(context))
  }

  /// Shows all the marked, whatever was typed to find the last of them, or everybody again.
  private mutating func toggleOnlyMarked(_ context: Context) {
    only = only == nil ? list.table.marks : nil
    if only != nil { list.find.clear() }
    ask(context)
    list.table.follow(rows(context))
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .clubChanged(let events): follow(events, context)
    case .returned(.client(let id)):
      if isChoosing { return [.back(.client(id))] }
      listing.refresh(context.club, on: context.today)
      ask(context)
      list.table.select(id: id, in: rows(context), page: page(context))
    default: break
    }
    return []
  }

  /// Keeps the selection on the same client, also where nobody has moved it yet.
  private mutating func follow(_ events: [Event], _ context: Context) {
    let registered = events.reduce(0) {
      if case .clientRegistered = $1 { $0 + 1 } else { $0 }
    }
    listing.refresh(context.club, on: context.today)
    let rows = rows(context)
    if list.table.selectedID == nil, registered > 0, !offersNew(context), rows.count > registered {
      list.table.select(place: registered, in: rows, page: page(context))
    } else {
      list.table.follow(rows)
    }
  }
}

extension Context {
  /// The reason against every change of a store that can only be read.
  package var whyReadOnly: String? {
    if case .readOnly = saving { "why.readOnly" } else { nil }
  }
}
