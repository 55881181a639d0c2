import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite struct HelpScreenTests {
  @Test("Help shows keys on the left and situations on the right", arguments: Look.all)
  func frame(look: Look) throws {
    var desk = try DeskDriver(look)
    desk.press("F1")
    desk.expectFrame("Help", "menu")
  }

  @Test("Enter closes the help and runs the chosen action")
  func runs() throws {
    var desk = try DeskDriver()
    desk.press("?")
    desk.type("команды")
    desk.press("Enter")
    #expect(desk.shell.screens.top is PaletteScreen)
    #expect(desk.shell.screens.count == 2)
  }

  @Test("A situation shows its answer, Esc returns to the list and then to the screen")
  func answers() throws {
    var desk = try DeskDriver()
    desk.press("F1")
    desk.type("сменить язык")
    desk.press("Enter")
    desk.expectFrame("Help", "answer")
    desk.press("Esc")
    desk.expect("Частые ситуации")
    desk.press("Esc", "Esc")
    #expect(desk.shell.screens.isAtFirst)
  }

  @Test("In a form F1 begins with the field", arguments: Look.languages)
  func field(language: Language) throws {
    var desk = try DeskDriver(Look(language: language))
    desk.open(ClubScreen(desk.context))
    desk.press("Down", "Down", "F1")
    desk.expectFrame("Help", "field")
  }

  @Test("After a refusal F1 opens with what to do about it")
  func refusal() throws {
    var desk = try DeskDriver()
    desk.readOnlyReason = "хранилище новее программы"
    desk.open(ClubScreen(desk.context))
    desk.type("2")
    desk.press("Ctrl-S", "F1")
    desk.expect("Написано «только чтение»")
    desk.press("Esc")
    desk.expect("Частые ситуации")
  }

  @Test("The message line says why the selected action does not work now")
  func reason() throws {
    var desk = try DeskDriver()
    desk.open(ClubScreen(desk.context))
    desk.press("F1")
    desk.type("выбрать")
    #expect(desk.message.contains("у этого поля нет списка"))
  }

  @Test("A search that finds nothing says so")
  func nothing() throws {
    var desk = try DeskDriver()
    desk.press("F1")
    desk.type("ъъъ")
    desk.expect("«ъъъ»")
  }
}
