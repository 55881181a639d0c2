import Localization
package import Loyalty
package import Terminal

/// The form of a tariff or product, new or existing; of an existing one only what was changed is
/// sent, and what another desk changes meanwhile follows.
package struct ProductForm: FormScreen {
  /// The form's fields.
  package enum FieldID: String, Hashable, Sendable { case name, category, price, unit }

  package var editor: Editor<FieldID>
  /// The product being changed; nil for a new one.
  let own: Product.ID?
  /// Whether the form of a new category stands above.
  private var isNamingCategory = false

  /// Opens the form of a product, or of a new one with what was typed to find it.
  package init(_ product: Product?, named name: String = "", _ context: Context) {
    own = product?.id
    editor = Editor(Self.values(of: product, context), focus: .name)
    if !name.isEmpty { editor.form.set(.name, .text(name)) }
  }

  private static func values(of product: Product?, _ context: Context) -> [FieldID: FieldValue] {
    let category = product?.category ?? Category.gameTime
    return [
      .name: .text(product?.name ?? ""),
      .category: .choice(context.club.priceList.categories[category]?.name),
      .price: .text(product.map { context.money($0.price) } ?? ""),
      .unit: .text(product?.unit ?? ""),
    ]
  }

  package static let keys = KeyTable<FormIntent, KeyState<ProductForm>> {
    FormKeys.table(save: "button.save")
  }

  package var helpTopic: String { "price-list" }

  package func trail(_ context: Context) -> [String] {
    guard let own else { return [context.words("products.new")] }
    return [context.club.priceList.products[own]?.name ?? "", context.words("groups.editing")]
  }

  // MARK: The form

  package func form(_ context: Context) -> Form<FieldID> {
    let words = context.words
    let currency = words.currency(context.club.settings.currency.code)
    let price = words("products.field.price", ["currency": .text(currency)])
    let category = words("sale.column.category")
    let widest = max(price.displayWidth, category.displayWidth)
    return Form(
      [
        .gap,
        .field(Field(.name, words("groups.field.name"), .text(limit: NameRule.limit))),
        .field(
          Field(
            .category,
            category,
            .list(context.categoryOptions),
            notes: [words("products.note.category")]
          )
        ),
        .field(Field(.price, price, .number, notes: sum(context))),
        .field(Field(.unit, words("products.field.unit"), .text(limit: Self.unitLimit))),
      ],
      buttons: [
        FormButton(words(own == nil ? "button.add" : "button.save"), .submit),
        FormButton(words("button.close"), .close),
      ],
      labelWidth: widest + 3,
      words: FormWords(words)
    )
  }

  private static let unitLimit = 12

  /// What a sum that is typed as "150+80" comes to.
  private func sum(_ context: Context) -> [String] {
    let typed = editor.form.text(.price)
    guard typed.dropFirst().contains(where: { $0 == "+" || $0 == "-" || $0 == "\u{2212}" }),
      let price = try? Money(typed: typed)
    else { return [] }
    return ["= " + context.price(price)]
  }

  package func hint(_ field: FieldID, _ context: Context) -> String? {
    context.words("products.hint." + field.rawValue)
  }

  package func field(of refusal: Refusal) -> FieldID? {
    switch refusal {
    case .nameTaken, .value(.nameEmpty), .value(.nameTooLong), .value(.nameUnreadable): .name
    case .notFound(.category, _): .category
    case .value(.amountInvalid), .value(.amountOutOfRange), .amountInvalid: .price
    case .textTooLong: .unit
    default: nil
    }
  }

  // MARK: Keys

  /// F7 in the category, or in its open list, names a new one.
  package mutating func type(_ stroke: KeyStroke, _ context: Context) -> [Effect]? {
    guard stroke.key == .function(7), editor.question == nil, editor.pending == nil,
      editor.form.focusedID == .category
    else { return typeIntoForm(stroke, context) }
    if let reason = context.whyNotWrite {
      return [.tell(Notice(.reason, context.sentence(why: reason)))]
    }
    editor.form.focus(.category)
    isNamingCategory = true
    return [.open(NameForm.category())]
  }

  package func hints(_ context: Context) -> [Footer.Item]? {
    let items = editor.hints(form(context), context)
    guard editor.form.focusedID == .category, editor.question == nil, let items else {
      return items
    }
    let new = Footer.Item(key: "F7", label: context.words("products.key.newCategory"))
    return items.prefix(1) + [new] + items.dropFirst()
  }

  // MARK: Saving

  package mutating func submit(_ context: Context) -> [Effect] {
    let form = editor.form
    guard !form.text(.price).isBlank else {
      let sentence = context.words("products.problem.price")
      editor.form.refuse(.price, sentence)
      return [.tell(Notice(.trouble, sentence))]
    }
    let price: Money
    do throws(ValueProblem) {
      price = try Money(typed: form.text(.price))
    } catch {
      return refuse(.value(error), context)
    }
    let (name, unit) = (form.text(.name), form.text(.unit).isBlank ? nil : form.text(.unit))
    let category = form.choice(.category) ?? ""
    guard let own else {
      let draft = ProductDraft(name: name, category: category, price: price, unit: unit)
      return editor.perform(.createProduct(draft))
    }
    var edit = ProductEdit()
    if editor.isChanged(.name) { edit.name = name }
    if editor.isChanged(.category) { edit.category = category }
    if editor.isChanged(.price) { edit.price = price }
    if editor.isChanged(.unit) { edit.unit = unit.map { .set($0) } ?? .clear }
    guard edit != ProductEdit() else { return [.back(.product(own))] }
    let product = context.club.priceList.products.reference(own)
    return editor.perform(.editProduct(product, edit))
  }

  package mutating func saved(
    _ command: Command,
    _ answer: Answer,
    _ context: Context
  ) -> [Effect] {
    let (products, name) = (context.club.priceList.products, editor.form.text(.name))
    let product = own.flatMap { products[$0] } ?? products.named(name)
    let done = context.words(
      own == nil ? "products.done.created" : "products.done.changed",
      [
        "name": .text(product?.name ?? name),
        "price": .text(product.map { context.price($0.price) } ?? ""),
      ]
    )
    return [.back(product.map { .product($0.id) }), .tell(Notice(.done, done))]
  }

  // MARK: News

  package mutating func receive(_ news: News, _ context: Context) -> [Effect] {
    switch news {
    case .clubChanged(let change) where editor.pending == nil:
      guard let product = own.flatMap({ context.club.priceList.products[$0] }) else { break }
      editor.follow(Self.values(of: product, context), after: change)
    case .returned(let choice) where isNamingCategory:
      isNamingCategory = false
      guard case .category(let id)? = choice,
        let category = context.club.priceList.categories[id]
      else { break }
      editor.form.set(.category, .choice(category.name))
    default: break
    }
    return receiveInForm(news, context)
  }
}
