/// What a promo code brought (rules.md §11.3).
public struct PromoCodeYield: Hashable, Sendable {
  /// How often it was activated.
  public let activations: Int
  /// How many clients activated it.
  public let clients: Int
  /// How many of them had no receipt before their first activation of it.
  public let newClients: Int
  /// How many of them have a receipt within the days.
  public let buyers: Int
  /// Their receipts within the days after an activation, each counted once.
  public let receipts: Int
  /// The money paid on those receipts, less refunds.
  public let money: Money
}

extension Club {
  /// The days after an activation that count unless others are asked for.
  public static let usualYieldDays = 30

  /// What a promo code brought: receipts from the activation on until so many local days after it
  /// are over, the one that the code came with among them.
  ///
  /// Cost: a look at each activation and at the receipts of its client.
  public func yield(
    of id: PromoCode.ID,
    withinDays days: Int = usualYieldDays
  ) -> PromoCodeYield {
    var activations = 0
    var windows: [Client.ID: [Period]] = [:]
    for row in promoCodes.activations.rows(of: id) where !row.isReturned {
      activations += 1
      let end = calendar.start(of: calendar.day(of: row.at).advanced(byDays: days + 1))
      windows[row.client, default: []].append(Period(start: row.at, end: end))
    }
    var sums = (new: 0, buyers: 0, receipts: 0, money: Int64(0))
    for (client, periods) in windows {
      let first = periods.compactMap(\.start).min()
      var bought = 0
      var isNew = true
      receipts.forEach(of: client) { receipt, paid in
        if let first, receipt.at < first { isNew = false }
        guard periods.contains(where: { $0.contains(receipt.at) }) else { return }
        bought += 1
        sums.money += paid.minorUnits
      }
      sums.new += isNew ? 1 : 0
      sums.buyers += bought > 0 ? 1 : 0
      sums.receipts += bought
    }
    return PromoCodeYield(
      activations: activations,
      clients: windows.count,
      newClients: sums.new,
      buyers: sums.buyers,
      receipts: sums.receipts,
      money: Money(clamping: sums.money)
    )
  }
}
