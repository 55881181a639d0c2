import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite struct PaletteScreenTests {
  @Test("The palette lists places, actions and languages", arguments: Look.all)
  func frame(look: Look) throws {
    var desk = try DeskDriver(look)
    desk.press("F2")
    desk.expectFrame("Palette", "palette")
  }

  @Test(
    "Old names of a screen lead to it",
    arguments: [
      "группы пользователей", "группы клиентов", "система лояльности", "клиентов группы", "uheggs",
      "группы", "маркетинг группы",
    ]
  )
  func oldNames(name: String) throws {
    var desk = try DeskDriver()
    desk.press("F2")
    desk.type(name)
    desk.press("Enter")
    #expect(desk.shell.screens.top is GroupsScreen, "\(name)")
  }

  @Test(
    "A place is found by another form of its word",
    arguments: [
      (Language.russian, "маркетинговый", "Отчёт по маркетингу"),
      (.russian, "клиентские", "Все клиенты"), (.ukrainian, "маркетинговий", "Звіт з маркетингу"),
      (.english, "reporting", "Marketing report"),
    ]
  )
  func stems(language: Language, typed: String, place: String) throws {
    var desk = try DeskDriver(Look(language: language))
    desk.press("F2")
    desk.type(typed)
    desk.expect(place)
    desk.retype("промывка")
    desk.expectNot("Промокод")
  }

  @Test("The Enter that chose a command does not answer its question by bouncing")
  func bounce() throws {
    var desk = try DeskDriver()
    desk.press("F2")
    desk.type("выход")
    desk.press("Enter")
    desk.press(.enter, after: 40)
    desk.expect("Выйти из FrontDesk?")
    #expect(desk.requests.isEmpty)
    desk.press(.enter, after: 400)
    #expect(desk.requests.count == 1)
    desk = try DeskDriver(first: GroupsScreen(way: .marketing))
    desk.press("F2")
    desk.type("в архив")
    desk.press("Enter")
    desk.press(.enter, after: 40)
    #expect(desk.performed.isEmpty)
    desk.press(.enter, after: 400)
    #expect(desk.performed.count == 1)
  }

  @Test("The language changes everywhere at once, and can be named in any language")
  func language() throws {
    var desk = try DeskDriver(Look(language: .ukrainian))
    for (typed, word) in [("english", "Settings"), ("русский", "Настройки")] {
      desk.press("F2")
      desk.type(typed)
      desk.press("Enter")
      desk.expect(word)
    }
  }

  @Test("A command that does not work is dim, and Enter says why")
  func reason() throws {
    var desk = try DeskDriver()
    desk.press("F2")
    desk.type("вернуть форму")
    desk.expect("форму не отбрасывали")
    desk.press("Enter")
    #expect(desk.message.contains("Форму не отбрасывали"))
  }

  @Test("A discarded form can be brought back with what was typed")
  func draft() throws {
    var desk = try DeskDriver()
    desk.open(ClubScreen(desk.context))
    desk.retype("Арена на Подоле")
    desk.press("Esc", "F8", "F2", "Enter")
    desk.expect("Арена на Подоле")
    desk.press("Ctrl-S")
    #expect(desk.club.settings.name == "Арена на Подоле")
  }

  @Test("The last messages can be read again")
  func messages() throws {
    var desk = try DeskDriver()
    desk.press("Ctrl-C", "F2")
    desk.type("сообщения")
    desk.press("Enter")
    desk.expect("Выйти: F10")
    desk.expectFrame("Palette", "messages")
  }

  @Test("Twenty wrong keys push no message out: what is told over and over is kept once")
  func wrongKeys() throws {
    var desk = try GroupScenes.list()
    desk.press("Ctrl-C")
    for _ in 1...25 { desk.press("щ") }
    desk.press("F2")
    desk.type("сообщения")
    desk.press("Enter")
    desk.expect("Выйти: F10", "Буквы здесь команды")
  }

  @Test("Nothing found says so and Esc clears the line first")
  func nothing() throws {
    var desk = try DeskDriver()
    desk.press("F2")
    desk.type("ъъъ")
    desk.expect("«ъъъ»")
    desk.press("Esc")
    desk.expect("Перейти:")
    desk.press("Esc")
    #expect(desk.shell.screens.isAtFirst)
  }
}
