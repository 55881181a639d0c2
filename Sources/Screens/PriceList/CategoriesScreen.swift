package import Localization
package import Loyalty
package import Terminal

/// Settings → Price list → Categories: those of the club's own get their names here.
package struct CategoriesScreen: NamedListScreen {
  package var state = NamedListState<Loyalty.Category>()

  package init() {}

  package static let words = "categories"
  package let place = (section: "menu.section.settings", item: "categories.title")
  package let helpTopic = "price-list"

  /// It stands above the price list, which has named the section.
  package func trail(_ context: Context) -> [String] { [context.words(place.item)] }

  package static let keys: KeyTable<NamedListIntent<Never>, KeyState<CategoriesScreen>> =
    NamedListKeys.table(words, hasArchive: false)

  package func items(_ context: Context) -> [Loyalty.Category] {
    context.club.priceList.categories.items
  }

  package func columns(_ words: Words) -> [Column] {
    [
      Column(
        id: "name",
        title: words("groups.column.name"),
        width: .flexible(minimum: 14, ideal: 40),
        tellsApart: true
      ),
      Column(
        id: "products",
        title: words("categories.column.products"),
        width: .fixed(10),
        alignment: .right
      ),
    ]
  }

  package func row(_ category: Loyalty.Category, _ context: Context) -> TableRow {
    let products = context.club.priceList.products.items
    let count = products.count { $0.category == category.id && !$0.isArchived }
    return TableRow(
      [context.category(category.id), context.words.number(count)],
      isDim: category.isBuiltIn
    )
  }

  package func whyFixed(_ category: Loyalty.Category) -> String? {
    category.isBuiltIn ? "why.categoryBuiltIn" : nil
  }

  package func form(of category: Loyalty.Category?, _ context: Context) -> any Screen {
    NameForm.category(category)
  }

  package func command(archiving: Bool, _ category: Loyalty.Category) -> Command {
    .renameCategory(category.name, name: category.name)
  }

  package func id(of choice: Choice) -> Loyalty.Category.ID? {
    if case .category(let id) = choice { id } else { nil }
  }
}
