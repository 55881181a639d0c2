import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite struct ClubScreenTests {
  private func desk(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look)
    desk.press("6", "1")
    return desk
  }

  @Test("The settings of the club, and the facts that stay", arguments: Look.all)
  func frame(look: Look) throws {
    try desk(look).expectFrame("Club", "club")
  }

  @Test("A changed form asks before it closes", arguments: Look.all)
  func unsaved(look: Look) throws {
    var desk = try desk(look)
    desk.retype("Арена")
    desk.press("Esc")
    desk.expectFrame("Club", "unsaved")
  }

  @Test("Every screen here can be worked at 40×12")
  func smallest() throws {
    let club = try desk(.smallest)
    club.expectFrame("Club", "club")
    var desk = try DeskDriver(.smallest)
    desk.press("F1")
    desk.expectFrame("Help", "menu")
    desk.press("Esc", "F2")
    desk.expectFrame("Palette", "palette")
  }

  @Test("Name, cost mode and price are saved")
  func saves() throws {
    var desk = try desk()
    desk.retype("Арена")
    desk.press("Down", "Down", "Right", "Down")
    desk.retype("1,25")
    desk.press("Ctrl-S")
    #expect(desk.club.settings.name == "Арена")
    #expect(desk.club.settings.smsMode == .operator)
    #expect(desk.club.settings.smsPrice == (try Money(minorUnits: 125)))
    #expect(desk.shell.screens.isAtFirst)
    desk.expect("Настройки сохранены")
  }

  @Test("The store's language changes the session's too")
  func language() throws {
    var desk = try desk()
    desk.press("Down", "Right", "Ctrl-S")
    #expect(desk.club.settings.language == "uk")
    desk.expect("Налаштування", "Потребує уваги")
  }

  @Test("A price that is none is refused beside its field", arguments: Look.languages)
  func price(language: Language) throws {
    var desk = try desk(Look(language: language))
    desk.press("Down", "Down", "Down")
    desk.retype("12,345")
    desk.press("Ctrl-S")
    desk.expectFrame("Club", "price")
    #expect(desk.performed.isEmpty)
  }

  @Test("An empty name is refused, and the cursor goes to it")
  func name() throws {
    var desk = try desk()
    desk.press("Ctrl-U", "Down", "Ctrl-S")
    desk.expect("► Название клуба")
    desk.expect("не заполнено")
  }

  @Test("Another desk's change is shown while nothing was typed, and told while something was")
  func otherDesk() throws {
    var desk = try desk()
    try desk.otherDesk(.setSettings(SettingsEdit(name: "Арена 2")))
    desk.expect("Арена 2")
    desk.retype("Арена 3")
    try desk.otherDesk(.setSettings(SettingsEdit(name: "Арена 4")))
    desk.expect("Арена 3")
    #expect(desk.message.contains("тем временем"))
  }
}
