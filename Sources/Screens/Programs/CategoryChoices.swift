import Localization
import Loyalty
import Terminal

extension Context {
  /// The categories as choices of a field; each is named to the club by the name that it keeps.
  var categoryOptions: [FieldOption] {
    club.priceList.categories.items.map { FieldOption($0.name, category($0.id)) }
  }
}
