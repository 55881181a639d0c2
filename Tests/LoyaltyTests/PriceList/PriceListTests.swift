import Testing

@testable import Loyalty

@Suite("The price list: categories, products, venues")
struct PriceListTests {
  private func product(_ name: String, _ category: String = "gameTime", _ price: String = "100")
    throws -> Command
  {
    .createProduct(ProductDraft(name: name, category: category, price: try money(price)))
  }

  @Test("Every club has game time, bar and other, and may add more")
  func categories() throws {
    var desk = try ClubUnderTest()
    #expect(desk.club.priceList.categories.items.map(\.name) == ["gameTime", "bar", "other"])
    #expect(try desk.perform(.createCategory(" Турниры ")) == .created(name: "Турниры"))
    #expect(desk.club.priceList.categories.named("турниры")?.id == Category.ID(4))
    #expect(throws: Refusal.nameTaken(name: "BAR", existing: "bar", isArchived: false)) {
      try desk.perform(.createCategory("BAR"))
    }
    try desk.perform(try product("Финал", "турниры"))
    let receipt = try desk.sell([SaleDraft.Line(product: "финал")])
    #expect(receipt.lines.first?.category == Category.ID(4))
  }

  @Test("A category of the club's own gets another name; receipts and programs stay with it")
  func renameCategory() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createCategory("Турниры"))
    try desk.perform(try product("Финал", "Турниры"))
    try desk.perform(.renameCategory("турниры", name: " Кубок "))
    #expect(desk.club.priceList.categories[Category.ID(4)]?.name == "Кубок")
    #expect(desk.club.priceList.categories.named("Турниры") == nil)
    #expect(desk.club.priceList.products.named("Финал")?.category == Category.ID(4))
    #expect(throws: Refusal.categoryBuiltIn(name: "bar")) {
      try desk.perform(.renameCategory("bar", name: "Кухня"))
    }
    #expect(throws: Refusal.nameTaken(name: "Bar", existing: "bar", isArchived: false)) {
      try desk.perform(.renameCategory("кубок", name: "Bar"))
    }
    #expect(throws: Refusal.notFound(.category, typed: "Турниры")) {
      try desk.perform(.renameCategory("Турниры", name: "x"))
    }
  }

  @Test("Products have unique names and prices that are not below zero")
  func products() throws {
    var desk = try ClubUnderTest()
    try desk.perform(try product("Кибер-час"))
    #expect(throws: Refusal.nameTaken(name: "кибер час", existing: "Кибер-час", isArchived: false))
    {
      try desk.perform(try product("кибер час"))
    }
    #expect(throws: Refusal.amountInvalid(typed: "-0.01")) {
      try desk.perform(try product("Ночь", "gameTime", "-0.01"))
    }
    #expect(throws: Refusal.notFound(.category, typed: "кухня")) {
      try desk.perform(try product("Ночь", "кухня"))
    }
    #expect(desk.club.priceList.products.items.map(\.name) == ["Кибер-час"])
  }

  @Test("A receipt keeps the name and price that it was sold for")
  func receiptsKeep() throws {
    var desk = try ClubUnderTest()
    try desk.perform(try product("Кибер-час"))
    let receipt = try desk.sell([SaleDraft.Line(product: "Кибер-час")])
    try desk.perform(
      .editProduct("Кибер-час", ProductEdit(name: "Час", price: try money("120")))
    )
    #expect(desk.club.receipts[receipt.id]?.lines.map(\.name) == ["Кибер-час"])
    #expect(desk.club.receipts[receipt.id]?.paid.decimalString == "100.00")
    let next = try desk.sell([SaleDraft.Line(product: "1")])
    #expect(next.paid.decimalString == "120.00")
    #expect(try desk.decide(.editProduct("Час", ProductEdit(price: try money("120")))).isEmpty)
    #expect(throws: Refusal.notFound(.product, typed: "Кибер-час")) {
      try desk.sell([SaleDraft.Line(product: "Кибер-час")])
    }
  }

  @Test("Venues have unique names and must exist to be sold at")
  func venues() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createVenue("Центр"))
    #expect(throws: Refusal.nameTaken(name: "центр", existing: "Центр", isArchived: false)) {
      try desk.perform(.createVenue("центр"))
    }
    let draft = SaleDraft(lines: [try line("10.00")], venue: "Окраина")
    #expect(throws: Refusal.notFound(.venue, typed: "Окраина")) {
      try desk.perform(.sell(draft))
    }
  }

  @Test("A venue is renamed and put away: nothing is sold there, and a repeat is still answered")
  func editVenue() throws {
    var desk = try ClubUnderTest()
    try desk.perform(.createVenue("Центр"))
    try desk.perform(.createVenue("Вокзал"))
    try desk.perform(.editVenue("центр", VenueEdit(name: "Центр 2")))
    #expect(desk.club.priceList.venues[Venue.ID(1)]?.name == "Центр 2")
    #expect(throws: Refusal.nameTaken(name: "вокзал", existing: "Вокзал", isArchived: false)) {
      try desk.perform(.editVenue("1", VenueEdit(name: "вокзал")))
    }
    var draft = SaleDraft(lines: [try line("10.00")], venue: "1", externalNumber: "T-1")
    guard case .receipt(let first) = try desk.perform(.sell(draft)) else {
      Issue.record("Nothing was sold")
      return
    }
    try desk.perform(.editVenue("1", VenueEdit(isArchived: true)))
    #expect(desk.club.priceList.venuesInUse.map(\.name) == ["Вокзал"])
    #expect(throws: Refusal.alreadySold(first.id)) { try desk.perform(.sell(draft)) }
    draft.externalNumber = "T-2"
    #expect(throws: Refusal.notFound(.venue, typed: "1")) { try desk.perform(.sell(draft)) }
    #expect(throws: Refusal.notFound(.venue, typed: "1")) {
      try desk.club.quote(draft, at: desk.now)
    }
    #expect(throws: Refusal.nameTaken(name: "центр 2", existing: "Центр 2", isArchived: true)) {
      try desk.perform(.createVenue("центр 2"))
    }
    #expect(try desk.decide(.editVenue("1", VenueEdit(isArchived: true))).isEmpty)
    #expect(throws: Refusal.notFound(.venue, typed: "3")) {
      try desk.perform(.editVenue("3", VenueEdit()))
    }
  }
}
