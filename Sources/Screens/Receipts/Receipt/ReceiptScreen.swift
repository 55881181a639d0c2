import Localization
package import Loyalty
package import Terminal

/// What the keys of a receipt ask for.
package enum ReceiptIntent: Hashable, Sendable {
  case refund, client, sheet, previousSheet, close
}

/// A sheet of a receipt, where not everything fits at once.
enum ReceiptSheet: Int, CaseIterable, Hashable, Sendable {
  case lines, rules, refunds

  /// The sheet so many steps on, round.
  func moved(by step: Int) -> Self {
    let count = Self.allCases.count
    return Self(rawValue: (rawValue + step + count) % count) ?? self
  }
}

/// One receipt as it was sold: its lines, what the rules did, what went back and what still can.
package struct ReceiptScreen: KeyedScreen {
  /// The receipt.
  package let id: Receipt.ID
  /// Whether the client's card stands below.
  private let isOnCard: Bool
  /// The sheet that is shown where they do not fit all at once.
  private(set) var sheet = ReceiptSheet.lines
  private(set) var lines = TableState<Int>()
  private(set) var refunds = TableState<Int>()

  /// Opens a receipt.
  ///
  /// - Parameters:
  ///   - id: The receipt.
  ///   - isOnCard: Whether the client's card stands below.
  package init(_ id: Receipt.ID, isOnCard: Bool = false) {
    self.id = id
    self.isOnCard = isOnCard
  }

  package var helpTopic: String { "receipt" }
  package var isTyping: Bool { false }
  package func trail(_ context: Context) -> [String] { [context.receiptName(id)] }

  // MARK: Keys

  package static let keys = KeyTable<ReceiptIntent, KeyState<ReceiptScreen>> {
    Binding(
      "r",
      does: .refund,
      label: "receipt.key.refund",
      tooltip: "receipt.key.refund.hint",
      footer: 1,
      unless: { $0.context.whyNotRefund($0.screen.id) }
    )
    Binding(
      .enter,
      does: .client,
      label: "receipt.key.client",
      tooltip: "receipt.key.client.hint",
      footer: 2,
      unless: { $0.screen.whyNoClient($0.context) }
    )
    Binding(
      .tab,
      does: .sheet,
      label: "key.nextSheet",
      tooltip: "receipt.key.sheet.hint",
      footer: 3,
      unless: { $0.screen.whyNoSheets($0.context) }
    )
    Binding(
      .backTab,
      does: .previousSheet,
      label: "key.nextSheet",
      tooltip: "receipt.key.sheet.hint",
      unless: { $0.screen.whyNoSheets($0.context) }
    )
    Binding(.escape, does: .close, label: "key.back", tooltip: "key.back.hint", footer: 4)
  }

  private func whyNoClient(_ context: Context) -> String? {
    if isOnCard { return "why.cardBelow" }
    return context.club.receipts.client(of: id) == nil ? "why.receiptWithoutClient" : nil
  }

  private func whyNoSheets(_ context: Context) -> String? {
    picture(context)?.isWhole == true ? "why.allShown" : nil
  }

  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    switch stroke.key {
    case .up, .down, .pageUp, .pageDown, .home, .end:
      guard let picture = picture(context) else { return [] }
      let page = max(2, ScreenFrame.bodyRect(in: context.size).rows / 2)
      if sheet == .refunds, !picture.isWhole {
        _ = refunds.handle(stroke.key, in: picture.refundRows, page: page)
      } else if sheet == .lines || picture.isWhole {
        _ = lines.handle(stroke.key, in: picture.lineRows, page: page)
      }
      return []
    default: return nil
    }
  }

  package mutating func run(
    _ intent: ReceiptIntent,
    at time: Int64,
    _ context: Context
  ) -> [Effect] {
    switch intent {
    case .refund: return [.open(RefundScreen(id))]
    case .client:
      let client = context.club.receipts.client(of: id)
      return client.map { [.open(ClientCardScreen(id: $0))] } ?? []
    case .sheet: sheet = sheet.moved(by: 1)
    case .previousSheet: sheet = sheet.moved(by: -1)
    case .close: return [.back(nil)]
    }
    return []
  }

  // MARK: Picture

  private func picture(_ context: Context) -> ReceiptPicture? {
    context.club.receipts[id].map { ReceiptPicture($0, context) }
  }

  package func view(_ context: Context) -> View {
    picture(context)?.view(sheet, lines, refunds) ?? context.unreadable(id)
  }

  package func status(_ context: Context) -> Status {
    guard let receipt = context.club.receipts[id] else { return Status() }
    let words = context.words
    let count = words("sale.count", ["count": .number(receipt.lines.count)])
    let returned = context.returned(receipt)
    return Status(returned.isEmpty ? words("receipt.nothingReturned") : returned, right: count)
  }
}

extension Context {
  /// What a receipt is called: "Receipt 10471".
  func receiptName(_ id: Receipt.ID) -> String {
    words("receipt.name", ["number": .text(id.description)])
  }

  /// What stands in the place of a receipt whose file cannot be read.
  func unreadable(_ id: Receipt.ID) -> View {
    let sentence = words("receipt.unreadable", ["number": .text(id.description)])
    return .text(TextView([Paragraph(sentence, style: .warning)]))
  }

  /// Whether a receipt was given back, whole or in part, in words; nothing if it was not.
  func returned(_ receipt: Receipt) -> String {
    guard !club.receipts.refunds(of: receipt.id).isEmpty else { return "" }
    let isWhole = club.receipts.isReturned(receipt.id)
    return words(isWhole ? "receipt.returned" : "receipt.returnedPartly")
  }

  /// Why a receipt cannot be refunded: the store can only be read, or nothing of it is left.
  func whyNotRefund(_ id: Receipt.ID?) -> String? {
    if let reason = whyReadOnly { return reason }
    guard let id, club.receipts.contains(id) else { return "why.noReceiptSelected" }
    if club.receipts.isReturned(id) { return "why.allReturned" }
    return club.receipts[id] == nil ? "why.receiptUnreadable" : nil
  }
}
