import JSONText
import Loyalty

/// Writes what happens to the price list and the venues.
enum PriceListEventCoding {
  /// Writes the event's key and value; other events are not its own.
  static func write(_ event: Event, to writer: inout JSONWriter) {
    switch event {
    case .categoryCreated(let category):
      writer.member("categoryCreated", category, PriceListCoding.write)
    case .categoryRenamed(let change):
      writer.change("categoryRenamed", change) { PriceListCoding.write($1, to: &$0) }
    case .venueCreated(let venue): writer.member("venueCreated", venue, PriceListCoding.write)
    case .venueChanged(let change):
      writer.change("venueChanged", change) { PriceListCoding.write($1, to: &$0) }
    case .productCreated(let product):
      writer.member("productCreated", product, PriceListCoding.write)
    case .productChanged(let change):
      writer.change("productChanged", change) { PriceListCoding.write($1, to: &$0) }
    default: break
    }
  }
}
