import Localization
import Loyalty
import Terminal

/// A sheet of a client's card.
enum CardSheet: Int, CaseIterable, Hashable, Sendable {
  case receipts, entries, lots, codes, messages, facts

  /// The sheet that Tab leads to; after the last one the card itself.
  static func after(_ sheet: Self?) -> Self? {
    guard let sheet else { return allCases.first }
    return Self(rawValue: sheet.rawValue + 1)
  }

  /// The sheet that Shift-Tab leads to; before the first one the card itself.
  static func before(_ sheet: Self?) -> Self? {
    guard let sheet else { return allCases.last }
    return Self(rawValue: sheet.rawValue - 1)
  }
}

/// Where the selection stands on each sheet of a card.
struct CardSheetStates: Sendable {
  var receipts = TableState<ReceiptsSheet.RowID>()
  var entries = TableState<Int>()
  var lots = TableState<Int>()
  var codes = TableState<PromoCode.ID>()
  var messages = TableState<Loyalty.Message.ID>()
  /// Lines of the facts that are scrolled out at the top.
  var facts = TextState()
}

/// Draws the sheets of a client's card: receipts, bonuses with their running balance, what is left
/// of each accrual, promo codes, messages, and all facts.
struct CardSheets: Sendable {
  private let client: Client.ID
  private let context: Context
  private var words: Words { context.words }

  init(of client: Client.ID, _ context: Context) {
    self.client = client
    self.context = context
  }

  private var receipts: ReceiptsSheet { ReceiptsSheet(of: client, context) }
  private var ledger: LedgerSheet { LedgerSheet(of: client, context) }
  private var lots: LotsSheet { LotsSheet(of: client, context) }
  private var codes: ClientCodes { ClientCodes(of: client, context) }
  private var messages: MessagesSheet { MessagesSheet(of: client, context) }
  private var facts: TextView { ClientCardView(client, context).details }

  /// The names of the sheets with their counts.
  private var titles: [String] {
    [
      words("account.receipts", ["count": .number(receipts.receipts.count)]),
      words("account.entries", ["count": .number(ledger.lines.count)]),
      words("account.lots", ["count": .number(lots.left)]),
      words("account.codes", ["count": .number(codes.working)]),
      words("account.messages", ["count": .number(messages.count)]), words("account.facts"),
    ]
  }

  /// One sheet over the whole screen, its names above it.
  func view(_ sheet: CardSheet, _ states: CardSheetStates) -> View {
    .stack([
      .gap(context.size.rows >= 20 ? 1 : 0),
      StackPart(.tabs(TabsView(titles, selected: sheet.rawValue))),
      StackPart(content(sheet, states), .filling(atLeast: 3)),
    ])
  }

  private func content(_ sheet: CardSheet, _ states: CardSheetStates) -> View {
    switch sheet {
    case .receipts: return .table(receipts.table(states.receipts))
    case .entries: return .table(ledger.table(states.entries))
    case .lots: return .table(lots.table(states.lots))
    case .codes: return .table(codes.table(states.codes))
    case .messages: return .table(messages.table(states.messages))
    case .facts:
      var text = facts
      text.top = states.facts.top
      return .text(text)
    }
  }

  /// The sheet that stands under the card: receipts, or bonuses before the first receipt; nothing
  /// where there are neither.
  var below: CardSheet? {
    if !receipts.receipts.isEmpty { return .receipts }
    return ledger.lines.isEmpty ? nil : .entries
  }

  /// The sheet under the card, as many of its rows as there is room for.
  func preview(_ sheet: CardSheet, _ states: CardSheetStates, isSelecting: Bool) -> View {
    var content = content(sheet, states)
    if !isSelecting, case .table(var table) = content {
      table.showsSelection = false
      content = .table(table)
    }
    return .stack([
      StackPart(.tabs(TabsView(titles, selected: sheet.rawValue))),
      StackPart(content, .filling(atLeast: 2)),
    ])
  }

  // MARK: Keys

  /// Moves on a sheet; false for keys that do not move.
  func handle(_ key: Key, on sheet: CardSheet, _ states: inout CardSheetStates) -> Bool {
    let rows = ScreenFrame.bodyRect(in: context.size).rows
    let page = max(2, rows - 5)
    switch key {
    case .up, .down, .pageUp, .pageDown, .home, .end: break
    case .space where sheet == .facts: break
    default: return false
    }
    switch sheet {
    case .receipts: _ = states.receipts.handle(key, in: receipts.rows, page: page)
    case .entries: _ = states.entries.handle(key, in: ledger.rows, page: page)
    case .lots: _ = states.lots.handle(key, in: lots.rows, page: page)
    case .codes: _ = states.codes.handle(key, in: codes.rows, page: page)
    case .messages: _ = states.messages.handle(key, in: messages.rows, page: page)
    case .facts:
      let lines = facts.rows(columns: context.size.columns)
      _ = states.facts.handle(key, rows: lines, page: max(1, rows - 3))
    }
    return true
  }

  /// The receipt under the cursor, or that where the movement under it came from.
  func selectedReceipt(on sheet: CardSheet, _ states: CardSheetStates) -> Receipt.ID? {
    switch sheet {
    case .receipts:
      var table = states.receipts
      table.follow(receipts.rows)
      return table.selectedID?.receipt
    case .entries:
      let ledger = ledger
      return selected(states.entries, ledger.rows).flatMap { ledger.lines[$0].entry.receipt }
    case .lots:
      let lots = lots
      return selected(states.lots, lots.rows).flatMap { lots.lines[$0].entry?.receipt }
    case .codes, .messages, .facts: return nil
    }
  }

  /// The promo code under the cursor.
  func selectedCode(_ states: CardSheetStates) -> PromoCode? {
    var table = states.codes
    table.follow(codes.rows)
    return table.selectedID.flatMap { context.club.promoCodes[$0] }
  }

  private func selected(_ state: TableState<Int>, _ rows: TableRows<Int>) -> Int? {
    var state = state
    state.follow(rows)
    return state.selectedID
  }

  // MARK: The message line

  /// What can be spent now.
  var summary: String {
    let usable = context.club.account(of: client, at: context.now).usable(at: context.now)
    return words("sale.bonuses") + ": " + words("account.usable") + " " + context.bonuses(usable)
  }

  /// Which row of how many is selected.
  func position(_ sheet: CardSheet, _ states: CardSheetStates) -> String? {
    switch sheet {
    case .receipts: receiptPosition(states.receipts)
    case .entries: position(states.entries, ledger.rows, "account.place.entry")
    case .lots: position(states.lots, lots.rows, "account.place.entry")
    case .codes: position(states.codes, codes.rows, "account.place.code")
    case .messages: position(states.messages, messages.rows, "account.place.entry")
    case .facts: nil
    }
  }

  /// Which receipt of how many; a refund counts as the receipt that it is of.
  private func receiptPosition(_ state: TableState<ReceiptsSheet.RowID>) -> String? {
    let receipts = receipts
    var state = state
    state.follow(receipts.rows)
    guard let row = state.selectedID, let place = receipts.place(of: row) else { return nil }
    return words(
      "account.place.receipt",
      ["place": .number(place), "count": .number(receipts.receipts.count)]
    )
  }

  private func position<ID>(
    _ state: TableState<ID>,
    _ rows: TableRows<ID>,
    _ key: String
  ) -> String? {
    guard rows.count > 0 else { return nil }
    var state = state
    state.follow(rows)
    return words(key, ["place": .number(state.selected + 1), "count": .number(rows.count)])
  }
}
