import Loyalty
import Terminal

/// A find line over rows of clients, as All clients and the Desk have it: the same keys do the
/// same to the rows of both.
protocol ClientFinder: KeyedScreen {
  /// What stands in a row.
  associatedtype RowID: Hashable & Sendable

  /// Whether it was opened to choose a client.
  var isChoosing: Bool { get }
  /// The find line, the selection, the marks.
  var list: ListState<RowID> { get set }
  /// The rows as they are now.
  func rows(_ context: Context) -> TableRows<RowID>
  /// The selected client.
  func selected(_ context: Context) -> Client.ID?
  /// The marked clients, or else the selected one: what an action works on.
  func chosen(_ context: Context) -> [Client.ID]
  /// What was typed, taken apart for the form.
  func typed(_ context: Context) -> TypedClient
  /// Why nobody can be marked.
  func whyNotMark(_ context: Context) -> String?
  /// Gives a key to the find line and the rows.
  mutating func give(_ key: Key, _ context: Context) -> [Effect]
  /// Esc: what it takes away first, then the search, then back.
  mutating func escape(_ context: Context) -> [Effect]
}

extension ClientFinder {
  // MARK: Reasons

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

  /// Why no bonuses are given by hand: each movement has its own reason, so to one client at a time.
  func whyNotGive(_ context: Context) -> String? {
    if let reason = whyNotChange(context) { return reason }
    return chosen(context).count > 1 ? "why.oneClientForBonuses" : nil
  }

  /// Why no promo code is activated: a code is of one client.
  func whyNotActivate(_ context: Context) -> String? {
    if let reason = whyNotChange(context) { return reason }
    return chosen(context).count > 1 ? "why.oneClientForCode" : nil
  }

  /// Whether there is nothing that Enter could open.
  func isEmpty(_ context: Context) -> Bool {
    let rows = rows(context)
    return rows.count == 0 && !rows.hasActionRow
  }

  /// Why the marked cannot be made one: there must be two of them.
  func whyNotMerge(_ context: Context) -> String? {
    if let reason = context.whyReadOnly { return reason }
    if isChoosing { return "why.choosing" }
    return list.table.marks.count == 2 && chosen(context).count == 2 ? nil : "why.markTwoClients"
  }

  // MARK: Keys

  /// Takes a key that is text, or moves; nil leaves it to the key table.
  mutating func typeInList(_ key: Key, _ context: Context) -> [Effect]? {
    switch key {
    case .up, .down, .pageUp, .pageDown, .home, .end: return give(key, context)
    case .paste:
      list.startFinding()
      return give(key, context)
    case .character("*"): return nil
    case .character, .backspace, .delete, .left, .right, .control("w"), .control("u"):
      return list.isFinding ? give(key, context) : nil
    default: return nil
    }
  }

  /// Carries out what a key asks of the rows.
  mutating func run(_ intent: ClientIntent, _ context: Context) -> [Effect] {
    switch intent {
    case .open: return give(.enter, context)
    case .sale: return selected(context).map { [.open(SaleScreen(client: $0))] } ?? []
    case .register: return register(context)
    case .edit: return edit(context)
    case .groups: return putIntoGroups(context)
    case .merge: return merge(context)
    case .bonuses: return chosen(context).first.map { [.open(BonusForm($0, context))] } ?? []
    case .promoCode: return chosen(context).first.map { [.open(ActivationForm($0))] } ?? []
    case .message: return [.open(MailingForm(to: chosen(context), context))]
    case .why: return selected(context).map { [.open(WhyCodeScreen(of: $0))] } ?? []
    case .mark: return give(.space, context)
    case .markDown: return give(.insert, context)
    case .markAll: return give(.control("e"), context)
    case .toRows: return give(.tab, context)
    case .toFind: list.startFinding()
    case .escape: return escape(context)
    }
    return []
  }

  /// Opens the form with what was typed.
  func register(_ context: Context) -> [Effect] {
    [.open(ClientForm(registering: typed(context), isChosen: isChoosing, context))]
  }

  private func edit(_ context: Context) -> [Effect] {
    guard let id = selected(context) else { return [] }
    guard let form = ClientForm(changing: id, context) else {
      return [.tell(Notice(.trouble, context.unreadable(id)))]
    }
    return [.open(form)]
  }

  private func merge(_ context: Context) -> [Effect] {
    let chosen = chosen(context)
    guard let one = chosen.first, let other = chosen.last, one != other else { return [] }
    return [.open(MergeClientsScreen(one, other, context))]
  }

  private func putIntoGroups(_ context: Context) -> [Effect] {
    let chosen = chosen(context)
    return chosen.isEmpty ? [] : [.open(ClientGroupsScreen(chosen, context))]
  }
}
