import Localization
package import Loyalty
import Terminal

extension SaleScreen {
  /// What a sale was opened with that waited as a parked receipt.
  struct Opened: Hashable, Sendable {
    let parked: ParkedReceipt.ID
    let note: String?
    let client: Client.ID?
    let rows: [Row]
    let redemption: SaleDraft.Redemption
    let code: String
  }

  /// Goes on with a receipt that was put aside: its rows, client and bonuses, at the prices of now.
  package init(_ parked: ParkedReceipt, isNamed: Bool = false, _ context: Context) {
    self.init(client: parked.client, isNamed: isNamed)
    let lines = context.club.draft(of: parked).lines
    rows = zip(parked.lines, lines).map { parked, line in
      Row(
        product: parked.product,
        name: parked.name,
        category: line.category,
        quantity: parked.quantity,
        price: parked.price
      )
    }
    redemption = parked.redemption
    code.set(parked.promoCode ?? "")
    opened = Opened(
      parked: parked.id,
      note: parked.note,
      client: client,
      rows: rows,
      redemption: redemption,
      code: code.text
    )
    quote(context)
    if case .amount(let amount) = redemption { bonuses.set(context.bonuses(amount)) }
    if redemption == .most, let sums { bonuses.set(context.bonuses(sums.bonusesSpent)) }
  }

  /// Whether it stands as it was parked: nothing would be lost.
  var isAsParked: Bool {
    guard let opened else { return false }
    return opened.rows == rows && opened.client == client && opened.redemption == redemption
      && opened.code == code.text
  }

  /// What became of the parked receipt that was opened, once it waits no more.
  private func end(_ context: Context) -> ParkedReceiptEnd? {
    opened.flatMap { context.club.parkedReceipts.end(of: $0.parked) }
  }

  // MARK: Esc

  /// Esc: an empty receipt goes, one with lines is put aside at once.
  ///
  /// Where that cannot be, it asks what is to become of the receipt.
  mutating func leave(_ context: Context) -> [Effect] {
    let stays = opened != nil && end(context) == nil
    guard !rows.isEmpty, !(isAsParked && stays) else {
      let note = Notice(.note, context.words("sale.staysParked"))
      return [.back(nil)] + (stays ? [.tell(note)] : [])
    }
    if let end = end(context) { return askAboutGone(end, context) }
    if context.whyReadOnly != nil || isParkingRefused { return askToDiscard(context) }
    return park()
  }

  private mutating func park() -> [Effect] {
    var draft = draft
    draft.redemption = client == nil ? .nothing : redemption
    let command = Command.parkReceipt(draft, note: opened?.note)
    pending = command
    return [.perform(command)]
  }

  private mutating func askToDiscard(_ context: Context) -> [Effect] {
    let sum: [String: WordValue] = [
      "count": .number(rows.count), "sum": .text(context.price(sums?.toPay ?? .zero)),
    ]
    question = Question(
      .leave,
      [context.words("sale.ask.leave", sum), context.words("sale.ask.leaveDetail")],
      buttons: [
        DialogButton(id: "pay", title: context.words("sale.button.pay")),
        DialogButton(id: "discard", title: context.words("button.discard"), key: .function(8)),
        DialogButton(id: "stay", title: context.words("button.stay")),
      ],
      startsSafe: true,
      openedBy: nil
    )
    return []
  }

  private mutating func askAboutGone(
    _ end: ParkedReceiptEnd,
    _ context: Context
  ) -> [Effect] {
    question = Question(
      .gone,
      [
        context.refusalSentence.problem(.parkedReceiptGone(end)),
        context.words("sale.ask.gone"),
      ],
      buttons: [
        DialogButton(id: "close", title: context.words("button.close")),
        DialogButton(id: "keep", title: context.words("sale.button.parkAsNew")),
        DialogButton(id: "stay", title: context.words("button.stay")),
      ],
      openedBy: nil
    )
    return []
  }

  /// Answers the question about a parked receipt that waits no more.
  mutating func answerGone(_ button: String, _ context: Context) -> [Effect] {
    switch button {
    case "close":
      rows = []
      return [.back(nil)]
    case "keep":
      opened = nil
      return park()
    default: return []
    }
  }

  // MARK: News

  /// The receipt was put aside.
  mutating func parked(_ receipt: ParkedReceipt, _ context: Context) -> [Effect] {
    rows = []
    return [.back(nil), .tell(Notice(.done, ParkedWords(receipt, context).done))]
  }

  /// Tells that the parked receipt waits no more when another desk has ended it.
  func followParked(_ events: [Event], _ context: Context) -> [Effect] {
    guard !isSelling, let opened else { return [] }
    for case .parkedReceiptEnded(let end) in events where end.parked == opened.parked {
      let refusal = Refusal.parkedReceiptGone(end)
      return [.tell(Notice(.trouble, context.sentence(for: refusal), about: refusal.code))]
    }
    return []
  }
}
