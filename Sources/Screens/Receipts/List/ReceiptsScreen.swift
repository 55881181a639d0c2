import Localization
import Loyalty
package import Terminal

/// What the keys of the list of receipts ask for.
package enum ReceiptsIntent: Hashable, Sendable {
  case open, refund, sale, toRows, toFind, escape
}

/// All receipts, the newest first; found by number, the till's number, the client's name or phone.
package struct ReceiptsScreen: KeyedScreen {
  /// The find line and the rows.
  private(set) var list = ListState<Receipt.ID>(startsFinding: true, starMarks: false)
  private var listing = ReceiptListing()

  package init() {}

  package var helpTopic: String { "receipt" }
  package var isTyping: Bool { list.isFinding }

  package func trail(_ context: Context) -> [String] {
    [context.words("menu.section.desk"), context.words("menu.item.receipts")]
  }

  // MARK: Keys

  package static let keys = KeyTable<ReceiptsIntent, KeyState<ReceiptsScreen>> {
    Binding(
      .enter,
      does: .open,
      label: "key.open",
      tooltip: "receipts.key.open.hint",
      footer: 1,
      unless: { $0.screen.selected($0.context) == nil ? "why.noReceiptSelected" : nil }
    )
    Binding(
      "r",
      scope: .outsideText,
      does: .refund,
      label: "receipt.key.refund",
      tooltip: "receipt.key.refund.hint",
      footer: 2,
      unless: { $0.context.whyNotRefund($0.screen.selected($0.context)) }
    )
    Binding(
      "c",
      scope: .outsideText,
      does: .sale,
      label: "menu.item.sale",
      tooltip: "receipts.key.sale.hint",
      footer: 3,
      unless: { $0.context.whyReadOnly }
    )
    Binding(
      .tab,
      .backTab,
      scope: .inText,
      does: .toRows,
      label: "key.toRows",
      tooltip: "key.toRows.hint",
      footer: 4,
      unless: { $0.screen.selected($0.context) == nil ? "why.listEmpty" : nil }
    )
    Binding(
      .backspace,
      .function(3),
      "/",
      silent: [".", .tab, .backTab],
      scope: .outsideText,
      does: .toFind,
      label: "key.backToFind",
      tooltip: "key.backToFind.hint",
      footer: 5
    )
    Binding(.escape, does: .escape, label: "key.clearFind", tooltip: "key.clearFind.hint")
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown, .home, .end: return give(stroke.key, context)
    case .paste:
      list.startFinding()
      return give(stroke.key, context)
    case .insert, .control("t"), .control("e"): return nil
    case .character, .backspace, .delete, .left, .right, .control("w"), .control("u"):
      return list.isFinding ? give(stroke.key, context) : nil
    default: return nil
    }
  }

  package mutating func run(
    _ intent: ReceiptsIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .open: return selected(context).map { [.open(ReceiptScreen($0))] } ?? []
    case .refund: return selected(context).map { [.open(RefundScreen($0))] } ?? []
    case .sale: return [.open(SaleScreen())]
    case .toRows: return give(.tab, context)
    case .toFind: list.startFinding()
    case .escape: return give(.escape, context)
    }
    return []
  }

  private mutating func give(_ key: Key, _ context: Context) -> [Effect] {
    let page = max(2, ScreenFrame.bodyRect(in: context.size).rows - 5)
    switch list.handle(key, in: rows(context), page: page) {
    case .searchChanged:
      listing.find(list.find.text, in: context.club)
      list.found(rows(context))
    case .back: return [.back(nil)]
    case .ignored, .handled, .open, .action: break
    }
    return []
  }

  func rows(_ context: Context) -> TableRows<Receipt.ID> { listing.rows(context.club) }

  func selected(_ context: Context) -> Receipt.ID? {
    var table = list.table
    table.follow(rows(context))
    return table.selectedID
  }

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    guard case .clubChanged(let change) = news else { return [] }
    let sold = change.events.count { if case .receiptSold = $0 { true } else { false } }
    listing.refresh(context.club)
    if list.table.selectedID == nil, list.find.text.isBlank, rows(context).count > sold {
      list.table.select(place: sold, in: rows(context))
    } else {
      list.table.follow(rows(context))
    }
    return []
  }

  // MARK: Picture

  package func view(_ context: Context) -> View {
    let words = context.words
    let isRoomy = context.size.rows >= 20
    let find = FindLineView(
      words("receipts.find"),
      list.find,
      hint: isRoomy ? words("receipts.find.hint") : nil,
      isFocused: list.isFinding
    )
    return .stack([
      .gap(isRoomy ? 1 : 0), StackPart(.findLine(find)), .gap(isRoomy ? 1 : 0),
      StackPart(.table(table(context)), .filling()),
    ])
  }

  private func table(_ context: Context) -> TableView {
    let rows = rows(context)
    let club = context.club
    let isSearching = !list.find.text.isBlank
    let empty =
      isSearching
      ? [context.words("receipts.nothingFound", ["typed": .text(list.find.text)])]
      : [context.words("receipts.empty"), context.words("receipts.emptyNext")]
    return TableView(columns(context), rows: rows, list: list, empty: empty) { place in
      guard let id = rows.id(at: place), club.receipts.contains(id) else {
        return TableRow([String]())
      }
      guard let receipt = club.receipts[id] else { return unreadable(id, context) }
      return TableRow(
        [
          TableCell(receipt.id.description),
          TableCell(context.dayAndTime(receipt.at), style: .muted),
          client(receipt.client, context),
          TableCell(context.composition(receipt)), TableCell(context.money(receipt.paid)),
          TableCell(context.bonuses(receipt.bonusesSpent)),
          TableCell(receipt.externalNumber ?? "", style: .muted),
        ],
        isDim: club.receipts.isReturned(receipt.id)
      )
    }
  }

  /// What is known of a receipt whose file cannot be read.
  private func unreadable(_ id: Receipt.ID, _ context: Context) -> TableRow {
    let facts = context.club.receipts.facts(of: id)
    return TableRow([
      TableCell(id.description), TableCell(context.dayAndTime(facts.at), style: .muted),
      client(context.club.receipts.client(of: id), context),
      TableCell(context.words("receipt.unreadable.row"), style: .warning),
      TableCell(context.money(facts.paid)), TableCell(""), TableCell(""),
    ])
  }

  private func client(_ client: Client.ID?, _ context: Context) -> TableCell {
    guard let client else {
      return TableCell(context.words("receipts.noClient"), style: .muted)
    }
    return TableCell(context.name(of: client))
  }

  private func columns(_ context: Context) -> [Column] {
    let words = context.words
    return [
      Column(id: "number", title: "№", width: .fixed(6)),
      Column(id: "at", title: words("account.column.at"), width: .fixed(11), priority: 3),
      Column(
        id: "client",
        title: words("receipts.column.client"),
        width: .flexible(minimum: context.size.columns < 60 ? 12 : 18, ideal: 24)
      ),
      Column(
        id: "lines",
        title: words("account.column.lines"),
        width: .flexible(minimum: 20, ideal: 24),
        priority: 2
      ),
      Column(
        id: "paid",
        title: words("account.column.paid"),
        width: .fixed(10),
        alignment: .right,
        gap: 1
      ),
      Column(
        id: "bonuses",
        title: words("account.column.spent"),
        width: .fixed(9),
        alignment: .right,
        priority: 4,
        gap: 1
      ),
      Column(
        id: "external",
        title: words("receipt.external"),
        width: .fixed(16),
        priority: 5
      ),
    ]
  }

  package func status(_ context: Context) -> Status {
    let words = context.words
    let total = context.club.receipts.count
    guard let found = listing.found else {
      return Status(words("receipts.count", ["count": .number(total)]))
    }
    let values: [String: WordValue] = ["found": .number(found.count), "total": .number(total)]
    let isCut = found.count == ReceiptListing.limit
    return Status(words(isCut ? "receipts.found.first" : "receipts.found", values))
  }
}
