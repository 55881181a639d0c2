import Loyalty

/// The fields of venues, categories and products.
private enum PriceListFields {
  static let name = Field("name", .text, "the name; names that differ in case, - and _ are one")
  static let venue = Field("venue", .textOrNumber, "which venue, by id or name")
  static let product = Field("product", .textOrNumber, "which product, by id or name")
  static let category = Field(
    "category",
    .text,
    "\"gameTime\", \"bar\", \"other\" or a category of the club's own"
  )
  static let price = Field("price", .money, "the price of one")
  static let unit = Field("unit", .text, "what one is, such as \"h\"", nullable: true)
  static let isArchived = Field("isArchived", .bool, "false: brings an archived one back")
}

/// The commands about what the club sells, and where.
enum PriceListCommands {
  static let all = [
    createVenue, editVenue, archiveVenue, createCategory, renameCategory, createProduct,
    editProduct, archiveProduct,
  ]

  private static let createVenue = Entry<Command>(
    "createVenue",
    "Adds a place where receipts are made.",
    fields: [PriceListFields.name.required],
    result: [ResultMember("venue", "name")]
  ) { values throws(LineRefusal) in
    .createVenue(try values.required(PriceListFields.name))
  }

  private static let editVenue = Entry<Command>(
    "editVenue",
    "Changes a venue; what is left out stays, receipts stay where they were made.",
    fields: [
      PriceListFields.venue.required, PriceListFields.name.optional,
      PriceListFields.isArchived.optional,
    ]
  ) { values throws(LineRefusal) in
    .editVenue(
      try values.required(PriceListFields.venue),
      VenueEdit(
        name: try values.optional(PriceListFields.name),
        isArchived: try values.optional(PriceListFields.isArchived)
      )
    )
  }

  private static let archiveVenue = Entry<Command>(
    "archiveVenue",
    "Puts a venue away where no receipts are made any more.",
    fields: [PriceListFields.venue.required]
  ) { values throws(LineRefusal) in
    .editVenue(try values.required(PriceListFields.venue), VenueEdit(isArchived: true))
  }

  private static let createCategory = Entry<Command>(
    "createCategory",
    "Adds a category of the club's own.",
    fields: [PriceListFields.name.required],
    result: [ResultMember("category", "name")]
  ) { values throws(LineRefusal) in
    .createCategory(try values.required(PriceListFields.name))
  }

  private static let renameCategory = Entry<Command>(
    "renameCategory",
    "Gives a category of the club's own another name; receipts and programs stay with it.",
    fields: [PriceListFields.category.required, PriceListFields.name.required]
  ) { values throws(LineRefusal) in
    .renameCategory(
      try values.required(PriceListFields.category),
      name: try values.required(PriceListFields.name)
    )
  }

  private static let createProduct = Entry<Command>(
    "createProduct",
    "Adds a tariff or product to the price list.",
    fields: [
      PriceListFields.name.required, PriceListFields.category.required,
      PriceListFields.price.required, PriceListFields.unit.optional,
    ],
    result: [ResultMember("product", "name")]
  ) { values throws(LineRefusal) in
    .createProduct(
      ProductDraft(
        name: try values.required(PriceListFields.name),
        category: try values.required(PriceListFields.category),
        price: try values.required(PriceListFields.price),
        unit: try values.optional(PriceListFields.unit)
      )
    )
  }

  private static let editProduct = Entry<Command>(
    "editProduct",
    "Changes facts of a product; what is left out stays, receipts keep what they were sold for.",
    fields: [
      PriceListFields.product.required, PriceListFields.name.optional,
      PriceListFields.category.optional, PriceListFields.price.optional,
      PriceListFields.unit.optional, PriceListFields.isArchived.optional,
    ]
  ) { values throws(LineRefusal) in
    .editProduct(
      try values.required(PriceListFields.product),
      ProductEdit(
        name: try values.optional(PriceListFields.name),
        category: try values.optional(PriceListFields.category),
        price: try values.optional(PriceListFields.price),
        unit: try values.edit(PriceListFields.unit),
        isArchived: try values.optional(PriceListFields.isArchived)
      )
    )
  }

  private static let archiveProduct = Entry<Command>(
    "archiveProduct",
    "Puts a product away; receipts keep it.",
    fields: [PriceListFields.product.required]
  ) { values throws(LineRefusal) in
    .editProduct(try values.required(PriceListFields.product), ProductEdit(isArchived: true))
  }
}
