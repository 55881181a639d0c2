import Loyalty
package import Terminal

extension PromoCodeScreen {
  package static let keys = KeyTable<PromoCodeIntent, KeyState<PromoCodeScreen>> {
    Binding(
      .enter,
      does: .open,
      label: "clients.key.card",
      tooltip: "clients.key.card.hint",
      footer: 2,
      unless: {
        $0.screen.hasSelected($0.context) ? nil : "promoCode.why.noActivation"
      }
    )
    changing
    ofBatch
    Binding(
      .tab,
      .backTab,
      does: .sheet,
      label: "clients.key.sheets",
      tooltip: "key.nextSheet.hint",
      footer: 1,
      unless: { $0.whyNoBatch }
    )
    Binding(
      .left,
      .right,
      does: .days,
      label: "simulation.key.days",
      tooltip: "promoCode.key.days.hint",
      footer: 8,
      unless: { $0.screen.sheet == .activations ? nil : "promoCode.why.activations" }
    )
    Binding("w", does: .why, label: "promoCodes.key.why", tooltip: "whyCode.key.why.hint")
    Binding(.escape, does: .close, label: "key.back", tooltip: "key.back.hint", footer: 9)
  }

  /// The keys that change it.
  private static let changing = KeyTable<PromoCodeIntent, KeyState<PromoCodeScreen>> {
    Binding(
      .function(4),
      "e",
      does: .edit,
      label: "key.edit",
      tooltip: "promoCodes.key.edit.hint",
      footer: 5,
      unless: { $0.whyNotChanged }
    )
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .newLike,
      label: "promoCode.key.newLike",
      tooltip: "promoCode.key.newLike.hint",
      footer: 7,
      unless: { $0.context.whyNotWrite }
    )
    Binding(
      "l",
      does: .launch,
      label: "promoCodes.key.launch",
      tooltip: "promoCodes.key.launch.hint",
      footer: 6,
      unless: { $0.context.whyNotWrite ?? $0.whyNotChanged }
    )
    Binding(
      .function(8),
      "d",
      .delete,
      does: .revoke,
      label: "promoCodes.key.revoke",
      tooltip: "promoCodes.key.revoke.hint",
      footer: 8,
      unless: { $0.context.whyNotWrite ?? $0.whyNotChanged }
    )
  }

  /// The keys about the codes of a batch.
  private static let ofBatch = KeyTable<PromoCodeIntent, KeyState<PromoCodeScreen>> {
    Binding(
      "o",
      does: .handOut,
      label: "batch.key.handOut",
      tooltip: "batch.key.handOut.hint",
      footer: 2,
      unless: { $0.context.whyNotWrite ?? $0.whyNoBatch }
    )
    Binding(
      "x",
      does: .export,
      label: "batch.key.export",
      tooltip: "batch.key.export.hint",
      footer: 3,
      unless: { $0.whyNoBatch }
    )
    Binding(
      "f",
      does: .filter,
      label: "batch.key.filter",
      tooltip: "batch.key.filter.hint",
      footer: 4,
      unless: { $0.whyNoBatch }
    )
    Binding.find(
      does: .find,
      unless: { $0.screen.sheet == .texts ? nil : $0.whyNoBatch ?? "promoCode.why.texts" }
    )
  }
}

extension KeyState<PromoCodeScreen> {
  /// It is no batch.
  fileprivate var whyNoBatch: String? {
    screen.batch(context) == nil ? "promoCode.why.noBatch" : nil
  }

  /// It was revoked and does not change any more.
  fileprivate var whyNotChanged: String? {
    screen.code(context)?.status == .revoked ? "promoCodes.why.revoked" : nil
  }
}
