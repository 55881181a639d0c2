import Localization
import Loyalty
import Terminal

/// A sheet of a client's card.
enum CardSheet: Int, CaseIterable, Hashable, Sendable {
  case receipts, entries

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

/// Draws the sheets of a client's card: receipts, and bonuses with their running balance.
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

  /// The names of the sheets with their counts.
  private var titles: [String] {
    [
      words("account.receipts", ["count": .number(receipts.receipts.count)]),
      words("account.entries", ["count": .number(ledger.lines.count)]),
    ]
  }

  /// One sheet over the whole screen, its names above it.
  func view(
    _ sheet: CardSheet,
    _ receipts: TableState<Receipt.ID>,
    _ entries: TableState<Int>
  ) -> View {
    let table =
      switch sheet {
      case .receipts: self.receipts.table(receipts)
      case .entries: ledger.table(entries)
      }
    return .stack([
      .gap(context.size.rows >= 20 ? 1 : 0),
      StackPart(.tabs(TabsView(titles, selected: sheet.rawValue))),
      StackPart(.table(table), .filling(atLeast: 3)),
    ])
  }

  /// The last receipts under the card, as many as there is room for; Tab goes there.
  var preview: View {
    .stack([
      StackPart(.tabs(TabsView(titles, selected: 0))),
      StackPart(.table(receipts.table(nil)), .filling(atLeast: 2)),
    ])
  }

  /// Whether there is anything on the sheets.
  var hasRows: Bool { !receipts.receipts.isEmpty }

  /// What can be spent now.
  var summary: String {
    let usable = context.club.account(of: client, at: context.now).usable(at: context.now)
    return words("sale.bonuses") + ": " + words("account.usable") + " " + context.bonuses(usable)
  }

  /// Which row of how many is selected.
  func position(
    _ sheet: CardSheet,
    _ receipts: TableState<Receipt.ID>,
    _ entries: TableState<Int>
  ) -> String? {
    let (place, count, key) =
      switch sheet {
      case .receipts:
        (followed(receipts, self.receipts.rows), self.receipts.rows.count, "account.place.receipt")
      case .entries: (followed(entries, ledger.rows), ledger.rows.count, "account.place.entry")
      }
    guard count > 0 else { return nil }
    return words(key, ["place": .number(place + 1), "count": .number(count)])
  }

  private func followed<ID>(_ state: TableState<ID>, _ rows: TableRows<ID>) -> Int {
    var state = state
    state.follow(rows)
    return state.selected
  }
}
