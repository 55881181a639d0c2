import Loyalty
package import Terminal

extension ClientCardScreen {
  package static let keys = KeyTable<ClientCardIntent, KeyState<ClientCardScreen>> {
    Binding(
      "c",
      does: .sale,
      label: "sale.key.sale",
      tooltip: "sale.key.sale.hint",
      footer: 1,
      unless: { $0.whyNotChanged }
    )
    Binding(
      "p",
      does: .promoCode,
      label: "activation.key.promoCode",
      tooltip: "activation.key.promoCode.hint",
      footer: 2,
      unless: { $0.whyNotChanged }
    )
    Binding(
      "g",
      does: .groups,
      label: "key.groups",
      tooltip: "clients.key.groups.hint",
      footer: 6,
      unless: { $0.whyNotChanged }
    )
    Binding(
      "b",
      does: .bonuses,
      label: "account.key.bonuses",
      tooltip: "account.key.bonuses.hint",
      footer: 3,
      unless: { $0.whyNotChanged }
    )
    changing
    Binding(
      .tab,
      does: .sheet,
      label: "clients.key.sheets",
      tooltip: "key.nextSheet.hint",
      footer: 8
    )
    Binding(
      .backTab,
      does: .previousSheet,
      label: "clients.key.sheets",
      tooltip: "key.nextSheet.hint"
    )
    opening
    moving
  }

  /// The keys that change the card itself.
  private static let changing = KeyTable<ClientCardIntent, KeyState<ClientCardScreen>> {
    Binding(
      .function(4),
      "e",
      does: .edit,
      label: "key.edit",
      tooltip: "clients.key.edit.hint",
      footer: 9,
      unless: { $0.whyNotChanged }
    )
    Binding(
      "j",
      does: .merge,
      label: "key.join",
      tooltip: "key.joinClients.hint",
      footer: 12,
      unless: { $0.whyNotChanged }
    )
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .register,
      label: "clients.key.newShort",
      tooltip: "clients.key.new.hint",
      unless: { $0.context.whyReadOnly }
    )
    Binding(
      .function(8),
      "d",
      .delete,
      does: .erase,
      label: "key.erase",
      tooltip: "key.erase.hint",
      unless: { $0.whyNotChanged }
    )
    Binding(
      "k",
      does: .message,
      label: "mailings.key.message",
      tooltip: "mailings.key.message.hint",
      footer: 11,
      unless: { $0.whyNotChanged }
    )
  }

  /// The keys that open what stands in a row of the sheet.
  private static let opening = KeyTable<ClientCardIntent, KeyState<ClientCardScreen>> {
    Binding(
      "r",
      does: .refund,
      label: "receipt.key.refund",
      tooltip: "receipt.key.refund.hint",
      footer: 4,
      unless: { $0.context.whyNotRefund($0.screen.selectedReceipt($0.context)) }
    )
    Binding(
      .enter,
      does: .open,
      label: "receipt.key.open",
      tooltip: "receipt.key.open.hint",
      footer: 7,
      unless: { $0.screen.whyNothingToOpen($0.context) }
    )
    Binding(
      "w",
      does: .why,
      label: "whyCode.key.why",
      tooltip: "whyCode.key.why.hint",
      unless: { $0.whyErased }
    )
  }

  /// The keys that only change what is seen.
  private static let moving = KeyTable<ClientCardIntent, KeyState<ClientCardScreen>> {
    Binding(
      .right,
      does: .next,
      label: "clients.key.next",
      tooltip: "clients.key.next.hint",
      footer: 10,
      unless: { $0.screen.neighbour(1) == nil ? "why.noNeighbour" : nil }
    )
    Binding(
      .left,
      does: .previous,
      label: "clients.key.previous",
      tooltip: "clients.key.next.hint",
      footer: 11,
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
    Binding(.escape, does: .close, label: "key.back", tooltip: "key.back.hint", footer: 5)
  }
}

extension KeyState<ClientCardScreen> {
  /// Why nothing can be changed: the store can only be read, or the client was erased.
  fileprivate var whyNotChanged: String? { context.whyReadOnly ?? whyErased }

  /// That the client was erased.
  fileprivate var whyErased: String? {
    context.club.clients.isErased(screen.id) ? "why.erased" : nil
  }
}
