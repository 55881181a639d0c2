import Loyalty

/// How a sale names products and venues: by what the price list calls them, for a number may be the
/// name of something else.
struct SaleNames: Sendable {
  private let prices: PriceList

  /// Takes the price list as it is now.
  init(_ prices: PriceList) {
    self.prices = prices
  }

  func product(_ id: Product.ID) -> String { prices.products[id]?.name ?? id.description }

  func venue(_ id: Venue.ID) -> String { prices.venues[id]?.name ?? id.description }
}
