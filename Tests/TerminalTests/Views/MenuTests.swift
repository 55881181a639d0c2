import Terminal
import Testing

struct MenuTests {
  static let sections = [
    MenuSection(id: "desk", title: "Стойка"),
    MenuSection(
      id: "clients",
      title: "Клиенты",
      items: [MenuItem(id: "all", title: "Все клиенты", note: "1 204")]
    ),
    MenuSection(
      id: "marketing",
      title: "Маркетинг",
      items: [
        MenuItem(id: "groups", title: "Группы", note: "6"),
        MenuItem(id: "bonuses", title: "Бонусная программа", note: "2"),
        MenuItem(id: "promo", title: "Промокоды", note: "действуют 3, на паузе 1"),
      ]
    ),
  ]

  @Test("Sections stand left with digits, the places of the selected one right with counts")
  func drawing() {
    let expected = """
         1  Стойка              1  Группы                                           6
         2  Клиенты             2  Бонусная программа                               2
       ► 3  Маркетинг           3  Промокоды                  действуют 3, на паузе 1
      """
    #expect(picture(.menu(MenuView(Self.sections, MenuState(section: 2)))) == expected)
  }

  @Test("A digit is a section, the next digit its item")
  func digits() {
    var state = MenuState()
    #expect(state.handle("3", in: Self.sections) == .handled)
    #expect(state.part == .items)
    #expect(state.handle("2", in: Self.sections) == .open("bonuses"))
    #expect(state.handle("9", in: Self.sections) == .ignored)
  }

  @Test("A section without places is opened itself")
  func plainSection() {
    var state = MenuState()
    #expect(state.handle("1", in: Self.sections) == .open("desk"))
    #expect(state.handle(.enter, in: Self.sections) == .open("desk"))
  }

  @Test("Arrows alone are enough to open every place")
  func arrows() {
    var state = MenuState()
    for key: Key in [.down, .down, .down, .right, .down] {
      #expect(state.handle(key, in: Self.sections) == .handled)
    }
    #expect(state.handle(.enter, in: Self.sections) == .open("bonuses"))
    #expect(state.handle(.left, in: Self.sections) == .handled)
    #expect(state.part == .sections)
  }

  @Test("Tab goes to the list below and back, Enter opens its line")
  func lowerList() {
    var state = MenuState()
    #expect(state.handle(.tab, in: Self.sections, lowerCount: 3) == .handled)
    #expect(state.handle(.down, in: Self.sections, lowerCount: 3) == .handled)
    #expect(state.handle(.enter, in: Self.sections, lowerCount: 3) == .openLower(1))
    #expect(state.handle(.tab, in: Self.sections, lowerCount: 3) == .handled)
    #expect(state.part == .sections)
  }

  @Test("Esc goes one level back, then asks to leave")
  func escape() {
    var state = MenuState()
    _ = state.handle("3", in: Self.sections)
    #expect(state.handle(.escape, in: Self.sections) == .handled)
    #expect(state.handle(.escape, in: Self.sections) == .back)
  }

  @Test("On 40 columns the sections alone are shown, and then the places alone")
  func narrow() {
    var state = MenuState(section: 2)
    let sections = View.menu(MenuView(Self.sections, state))
    #expect(picture(sections, columns: 40, rows: 7).contains(" ► 3  Маркетинг"))
    _ = state.handle(.enter, in: Self.sections)
    let places = View.menu(MenuView(Self.sections, state))
    let expected = """
       ► 1  Группы                          6
         2  Бонусная программа              2
         3  Промокоды  действуют 3, на паузе…
      """
    #expect(picture(places, columns: 40, rows: 7) == expected)
  }
}

struct MenuDigitTests {
  @Test("A section keeps the digit that it is given, whatever its place")
  func givenDigits() {
    let sections = [
      MenuSection(id: "clients", title: "Клиенты", digit: 2),
      MenuSection(id: "marketing", title: "Маркетинг", digit: 4),
    ]
    var state = MenuState()
    #expect(state.handle("1", in: sections) == .ignored)
    #expect(state.handle("4", in: sections) == .open("marketing"))
    #expect(picture(.menu(MenuView(sections, state))).contains("► 4  Маркетинг"))
  }
}
