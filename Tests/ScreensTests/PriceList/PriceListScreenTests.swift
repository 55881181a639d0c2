import Loyalty
import Screens
import Terminal
import Testing

@Suite("Settings, Price list")
struct PriceListScreenTests {
  private func list(_ look: Look = Look(), club: Club? = nil) throws -> DeskDriver {
    try DeskDriver(look, club: club ?? Self.club(), first: PriceListScreen())
  }

  /// Arena's price list with units and a category of its own.
  private static func club() throws -> Club {
    var club = try Arena.trading()
    let edits: [(String, String)] = [("Кибер-час", "ч"), ("Кофе", "чашка")]
    for (name, unit) in edits {
      try Arena.apply(
        .editProduct(name, ProductEdit(unit: .set(unit))),
        to: &club,
        on: "2026-11-01"
      )
    }
    return club
  }

  @Test("The source's tariff is added from the menu by its fields, and the sale finds it")
  func add() throws {
    var desk = try DeskDriver(club: Arena.emptyClub())
    desk.press("6", "3")
    desk.expect("Прайс-лист пуст: из него набирают чек, по его категориям работают программы")
    desk.press("F7")
    desk.type("Кибер-час")
    desk.press("Tab", "Tab")
    desk.type("150+80")
    desk.expect("= 230,00 грн")
    desk.retype("100")
    desk.expectNot("= ")
    desk.press("Tab")
    desk.type("ч")
    desk.press("Ctrl-S")
    desk.expect("В прайс-листе: Кибер-час, 100,00 грн")
    desk.expect("Кибер-час игровое время 100,00 за ч", squeezing: true)
    let product = try #require(desk.club.priceList.products.named("Кибер-час"))
    #expect(product.category == Category.gameTime)
    desk.press("F9", "1", "2")
    desk.type("киб")
    desk.press("Enter")
    desk.expect("К оплате 100,00 грн", squeezing: true)
  }

  @Test("Products stand by category and name, and are found by any part of it")
  func order() throws {
    var desk = try list()
    let names = ["Кибер-час", "Ночной пакет", "Кофе", "Чипсы", "Турнирный взнос"]
    let places = names.map { name in desk.frame.firstIndex { $0.contains(name) } ?? 0 }
    #expect(places == places.sorted() && !places.contains(0))
    desk.press("F3")
    desk.type("rjat")
    desk.expect("Кофе")
    desk.expectNot("Чипсы")
    desk.retype("пицца")
    desk.expect("В прайс-листе нет «пицца». Esc очистит поиск")
    desk.press("F7")
    desk.expect("Новая позиция", "пицца")
  }

  @Test("F4 changes a price, and only that is sent")
  func price() throws {
    var desk = try list()
    desk.press("F4", "Tab", "Tab")
    desk.retype("120")
    desk.press("Ctrl-S")
    let price = try Money(decimal: "120")
    #expect(desk.performed == [.editProduct("Кибер-час", ProductEdit(price: price))])
    desk.expect("Изменено: Кибер-час, 120,00 грн")
    desk.press("F4", "Ctrl-S")
    #expect(desk.performed.count == 1)
  }

  @Test("A price that is missing, unreadable or below zero is refused beside its field")
  func badPrice() throws {
    var desk = try list()
    desk.press("F7")
    desk.type("Чай")
    desk.press("Ctrl-S")
    desk.expect("Введите цену; 0, если даром")
    desk.type("сорок")
    desk.press("Ctrl-S")
    desk.expect("сорок")
    desk.retype("-1")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.retype("0")
    desk.press("Ctrl-S")
    #expect(desk.club.priceList.products.named("Чай")?.price == .zero)
  }

  @Test("A name that is taken by an archived product says so")
  func taken() throws {
    var club = try Self.club()
    try Arena.apply(
      .editProduct("Кофе", ProductEdit(isArchived: true)),
      to: &club,
      on: "2026-11-01"
    )
    var desk = try list(club: club)
    desk.press("F7")
    desk.type("кофе")
    desk.press("Tab", "Tab")
    desk.type("1")
    desk.press("Ctrl-S")
    desk.expect("Название «кофе» занято: Кофе в архиве")
  }

  @Test("v opens the categories: one of the club's own is renamed, the built-in ones say why not")
  func renameCategory() throws {
    var desk = try list()
    try desk.otherDesk(.createCategory("VR"))
    desk.press("v")
    desk.expect("игровое время", "Категорий 4", "› Прайс-лист › Категории")
    desk.press("F4")
    #expect(desk.message.contains("есть у каждого клуба"))
    desk.press("End", "F4")
    desk.retype("Шлемы")
    desk.press("Ctrl-S")
    #expect(desk.message.contains("Категория переименована: Шлемы"))
    desk.expect("Шлемы 0", squeezing: true)
    #expect(desk.club.priceList.categories[Category.ID(4)]?.name == "Шлемы")
    desk.press("F7")
    desk.type("Кальян")
    desk.press("Ctrl-S")
    desk.expect("Кальян 0", squeezing: true)
    desk.press("Esc")
    desk.expect("Прайс-лист")
  }

  @Test("F7 in the category names a new one, which is chosen at once")
  func category() throws {
    var desk = try list()
    desk.press("F7")
    desk.type("Шлем")
    desk.press("Tab", "F4", "F7")
    desk.expect("Новая категория")
    desk.type("VR")
    desk.press("Ctrl-S")
    #expect(desk.message.contains("Категория VR создана"))
    desk.expect("Категория VR", squeezing: true)
    desk.press("Tab")
    desk.type("300")
    desk.press("Ctrl-S")
    let product = try #require(desk.club.priceList.products.named("Шлем"))
    #expect(desk.club.priceList.categories[product.category]?.name == "VR")
  }

  @Test("A product whose name is another one's number is not taken for it")
  func numberAsName() throws {
    var club = try Self.club()
    let draft = ProductDraft(name: "1", category: "bar", price: try Money(decimal: "5"))
    try Arena.apply(.createProduct(draft), to: &club, on: "2026-11-01")
    var desk = try list(club: club)
    desk.press("F4", "Tab", "Tab")
    desk.retype("120")
    desk.press("Ctrl-S")
    #expect(desk.club.priceList.products.named("Кибер-час")?.price.decimalString == "120.00")
    #expect(desk.club.priceList.products.named("1")?.price.decimalString == "5.00")
  }

  @Test("F8 asks, archives and brings back; f shows the archive")
  func archive() throws {
    var desk = try list()
    desk.press("F8")
    desk.expect("Убрать в архив: Кибер-час?")
    desk.press("Enter")
    #expect(desk.message.contains("В архиве: Кибер-час"))
    desk.begin(with: PriceListScreen())
    desk.expect("Позиций 4 · в архиве 1")
    desk.press("f")
    desk.expect("Архив", "Кибер-час")
    desk.press("F8", "Enter")
    #expect(desk.message.contains("Снова в продаже: Кибер-час"))
    #expect(desk.club.priceList.products.items.allSatisfy { !$0.isArchived })
    desk.begin(with: PriceListScreen())
    desk.expect("Позиций 5")
  }

  @Test("What another desk changes follows into the form, and both values show where both changed")
  func otherDesk() throws {
    var desk = try list()
    desk.press("F4")
    desk.type("!")
    try desk.otherDesk(.editProduct("1", ProductEdit(price: try Money(decimal: "130"))))
    desk.expect("130,00")
    try desk.otherDesk(.editProduct("1", ProductEdit(name: "Час")))
    desk.expect("Кибер-час!", "здесь «Кибер-час!», сохранено «Час» (Иван, только что)")
    desk.press("Ctrl-S", "Enter")
    #expect(desk.performed == [.editProduct("Час", ProductEdit(name: "Кибер-час!"))])
  }

  @Test("A store that can only be read says why nothing is added")
  func readOnly() throws {
    var desk = try list()
    desk.readOnlyReason = "повреждена запись 5"
    desk.press("F7")
    #expect(desk.message.contains("повреждена запись 5"))
    desk.press("F4", "Tab", "F7")
    #expect(desk.message.contains("повреждена запись 5"))
  }

  // MARK: Venues

  @Test("Venues are added, renamed, put away and brought back")
  func venues() throws {
    var desk = try DeskDriver()
    desk.press("6", "2")
    desk.expect("Точка — место, где пробивают чеки: зал, филиал. Одной стойке она не нужна")
    for name in ["Центр", "Вокзал"] {
      desk.press("F7")
      desk.type(name)
      desk.press("Ctrl-S")
      #expect(desk.message.contains("Точка \(name) добавлена"))
    }
    desk.venue = Venue.ID(2)
    desk.expect("Вокзал эта стойка", squeezing: true)
    desk.press("F4")
    desk.type(" 2")
    desk.press("Ctrl-S")
    #expect(desk.message.contains("Точка переименована: Вокзал 2"))
    desk.press("F8", "Enter")
    #expect(desk.club.priceList.venuesInUse.map(\.name) == ["Центр"])
    desk.press("f", "F8", "Enter")
    #expect(desk.club.priceList.venuesInUse.count == 2)
    desk.press("F7")
    desk.type("центр")
    desk.press("Ctrl-S")
    desk.expect("Название «центр» занято: есть Центр")
  }

  // MARK: Frames

  @Test("List, form and questions look as drawn", arguments: Look.all + [.smallest])
  func frames(_ look: Look) throws {
    var desk = try list(look)
    desk.expectFrame("PriceList", "list")
    desk.press("F8")
    desk.expectFrame("PriceList", "archive")
    desk.press("Esc", "F4")
    desk.expectFrame("PriceList", "form")
    desk.press("Tab", "F4")
    desk.expectFrame("PriceList", "categories")
    desk.expectNot("‹")
  }

  @Test("Empty lists say what they are for", arguments: Look.all)
  func empty(_ look: Look) throws {
    var desk = try list(look, club: Arena.emptyClub())
    desk.expectFrame("PriceList", "empty")
    desk.begin(with: VenuesScreen())
    desk.expectFrame("PriceList", "venuesEmpty")
    try desk.otherDesk(.createVenue("Центр"))
    try desk.otherDesk(.createVenue("Вокзал"))
    desk.venue = Venue.ID(1)
    desk.press("Down")
    desk.expectFrame("PriceList", "venues")
  }

  @Test("On an ASCII terminal the price list stands in ASCII")
  func ascii() throws {
    let desk = try list()
    let lines = desk.canvas.ascii().lines.map {
      String($0.reversed().drop { $0 == " " }.reversed())
    }
    #expect(lines.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
    Golden.check(lines, "PriceList", "ascii-list", #_sourceLocation)
  }
}
