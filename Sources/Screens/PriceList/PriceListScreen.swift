package import Localization
package import Loyalty
package import Terminal

/// Settings → Price list: tariffs and products, by category and name.
package struct PriceListScreen: NamedListScreen {
  package var state = NamedListState<Product>()

  package init() {}

  package static let words = "products"
  package let place = (section: "menu.section.settings", item: "menu.item.priceList")
  package let helpTopic = "price-list"
  package static let keys = KeyTable<NamedListIntent<Own>, KeyState<PriceListScreen>> {
    NamedListKeys.table(words)
    Binding(
      "v",
      does: .own(.categories),
      label: "categories.key.view",
      tooltip: "categories.key.view.hint",
      footer: 6,
      unless: { $0.whyNothing }
    )
  }

  /// What the keys of the price list alone ask for.
  package enum Own: Hashable, Sendable { case categories }

  package func run(own intent: Own, on item: Product, _ context: Context) -> [Effect] {
    [.open(CategoriesScreen())]
  }

  package func items(_ context: Context) -> [Product] {
    context.club.priceList.products.items
      .map { (product: $0, name: Collation.key($0.name)) }
      .sorted { left, right in
        guard left.product.category == right.product.category else {
          return left.product.category < right.product.category
        }
        return left.name.lexicographicallyPrecedes(right.name)
      }
      .map(\.product)
  }

  package func columns(_ words: Words) -> [Column] {
    [
      Column(
        id: "name",
        title: words("sale.column.product"),
        width: .flexible(minimum: 14, ideal: 30),
        tellsApart: true
      ),
      Column(
        id: "category",
        title: words("sale.column.category"),
        width: .flexible(minimum: 10, ideal: 18),
        priority: 2
      ),
      Column(id: "price", title: words("sale.column.price"), width: .fixed(12), alignment: .right),
      Column(
        id: "unit",
        title: words("products.column.unit"),
        width: .fixed(9),
        priority: 1
      ),
    ]
  }

  package func row(_ product: Product, _ context: Context) -> TableRow {
    TableRow([
      product.name, context.category(product.category), context.money(product.price),
      product.unit.map { context.words("products.perUnit", ["unit": .text($0)]) } ?? "",
    ])
  }

  package func form(of product: Product?, _ context: Context) -> any Screen {
    ProductForm(product, named: product == nil ? state.list.find.text : "", context)
  }

  package func command(archiving: Bool, _ product: Product) -> Command {
    .editProduct(product.name, ProductEdit(isArchived: archiving))
  }

  package func id(of choice: Choice) -> Product.ID? {
    if case .product(let id) = choice { id } else { nil }
  }
}
