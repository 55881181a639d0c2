import Loyalty
package import Terminal

extension PromoCodesScreen {
  package static let keys = KeyTable<PromoCodesIntent, KeyState<PromoCodesScreen>> {
    Binding(
      .enter,
      does: .open,
      label: "key.open",
      tooltip: "promoCodes.key.open.hint",
      footer: 2,
      unless: { $0.whyNothing }
    )
    Binding(
      .function(7),
      "n",
      .control("n"),
      does: .new,
      label: "promoCodes.key.new",
      tooltip: "promoCodes.key.new.hint",
      footer: 1,
      unless: { $0.context.whyNotWrite }
    )
    Binding(
      .function(4),
      "e",
      does: .edit,
      label: "key.edit",
      tooltip: "promoCodes.key.edit.hint",
      footer: 4,
      unless: { $0.whyNotChanged }
    )
    changing
    looking
  }

  /// The keys that change a promo code, or make a batch.
  private static let changing = KeyTable<PromoCodesIntent, KeyState<PromoCodesScreen>> {
    Binding(
      "l",
      does: .launch,
      label: "promoCodes.key.launch",
      tooltip: "promoCodes.key.launch.hint",
      footer: 3,
      unless: { $0.context.whyNotWrite ?? $0.whyNotChanged }
    )
    Binding(
      .function(8),
      "d",
      .delete,
      does: .revoke,
      label: "promoCodes.key.revoke",
      tooltip: "promoCodes.key.revoke.hint",
      footer: 7,
      unless: { $0.context.whyNotWrite ?? $0.whyNotChanged }
    )
    Binding(
      "i",
      does: .newBatch,
      label: "promoCodes.key.newBatch",
      tooltip: "promoCodes.key.newBatch.hint",
      footer: 5,
      unless: { $0.context.whyNotWrite }
    )
  }

  /// The keys that only change what is seen.
  private static let looking = KeyTable<PromoCodesIntent, KeyState<PromoCodesScreen>> {
    Binding(
      "w",
      does: .why,
      label: "promoCodes.key.why",
      tooltip: "whyCode.key.why.hint",
      footer: 6,
      unless: { $0.whyNothing }
    )
    Binding.find(
      does: .find,
      footer: 5,
      unless: { $0.whyNothing }
    )
    Binding(
      .function(6),
      "s",
      does: .order,
      label: "key.sort",
      tooltip: "key.sort.hint",
      footer: 8,
      unless: { $0.whyNone }
    )
    Binding(
      "f",
      does: .filter,
      label: "promoCodes.key.filter",
      tooltip: "promoCodes.key.filter.hint",
      footer: 9,
      unless: { $0.whyNone }
    )
  }
}

extension KeyState<PromoCodesScreen> {
  /// There is no promo code under the cursor.
  fileprivate var whyNothing: String? {
    screen.selected(context) == nil ? "why.nothingSelected" : nil
  }

  /// There is none, or it was revoked and does not change any more.
  fileprivate var whyNotChanged: String? {
    whyNothing ?? (screen.selected(context)?.status == .revoked ? "promoCodes.why.revoked" : nil)
  }

  /// There are no promo codes at all.
  fileprivate var whyNone: String? {
    context.club.promoCodes.codes.items.isEmpty ? "why.listEmpty" : nil
  }
}
