import Localization
import Loyalty
package import Terminal

/// What the keys of the list of clients ask for.
package enum ClientsIntent: Hashable, Sendable {
  /// What every find line over clients knows.
  case clients(ClientIntent)
  case order, filter
}

extension ClientsScreen: ClientFinder {
  package static let keys = KeyTable<ClientsIntent, KeyState<ClientsScreen>> {
    ClientKeys<ClientsScreen>.table.map { .clients($0) }
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
    ClientKeys<ClientsScreen>.escape.map { .clients($0) }
  }

  /// Why nobody can be marked.
  func whyNotMark(_ context: Context) -> String? {
    if isChoosing { return "why.choosing" }
    return rows(context).count == 0 ? "why.nothingSelected" : nil
  }

  package func label(of intent: ClientsIntent, _ context: Context) -> String? {
    guard intent == .clients(.open) else { return nil }
    if selected(context) == nil, rows(context).hasActionRow {
      return context.words("clients.key.new")
    }
    return isChoosing ? context.words("key.choose") : nil
  }

  // MARK: Text and moving

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    if ordering != nil { return pressOrdering(stroke.key, context) }
    return typeInList(stroke.key, context)
  }

  package mutating func run(
    _ intent: ClientsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .clients(let intent): return run(intent, context)
    case .order: openOrdering(context)
    case .filter: toggleOnlyMarked(context)
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
  mutating func escape(_ context: Context) -> [Effect] {
    guard only == nil else {
      toggleOnlyMarked(context)
      return []
    }
    return give(.escape, context)
  }

  private mutating func open(_ id: Client.ID, _ context: Context) -> [Effect] {
    if isChoosing { return [.back(.client(id))] }
    return [.open(ClientCardScreen(id: id, among: rows(context)))]
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
    case .clubChanged(let change): follow(change.events, context)
    case .returned(.client(let id)):
      if isChoosing { return [.back(.client(id))] }
      listing.refresh(context.club, at: context.now)
      ask(context)
      list.table.select(id: id, in: rows(context), page: page(context))
    default: break
    }
    return []
  }

  /// Lets marks and the filter follow a card that went into another.
  private mutating func forget(_ merge: ClientMerge) {
    list.table.marks.follow(merge.from.id, into: merge.into)
    only = only.map { $0.subtracting([merge.from.id]).union([merge.into]) }
  }

  /// Keeps the selection on the same client, also where nobody has moved it yet.
  private mutating func follow(_ events: [Event], _ context: Context) {
    let registered = events.reduce(0) {
      if case .clientRegistered = $1 { $0 + 1 } else { $0 }
    }
    for case .clientsMerged(let merge) in events { forget(merge) }
    for case .clientErased(let id) in events {
      list.table.marks.remove(id)
      only?.remove(id)
    }
    listing.refresh(context.club, at: context.now)
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
