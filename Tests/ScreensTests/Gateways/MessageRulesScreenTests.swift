import Localization
import Loyalty
import Testing

@testable import Screens

@Suite("Settings → Messages and gateways")
struct MessageRulesScreenTests {
  private func desk(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look)
    desk.gateways = GatewayFacts(
      file: "/home/olga/.config/frontdesk/gateways.json",
      sms: "Kannel 127.0.0.1:13013",
      push: nil,
      folder: "/srv/club.messages",
      problem: nil
    )
    desk.press("6", "4")
    return desk
  }

  @Test("The rules as every club begins with them, and where messages go", arguments: Look.all)
  func frame(look: Look) throws {
    try desk(look).expectFrame("Gateways", "rules")
  }

  @Test("Both reminders switched on, with their texts and what they cost", arguments: Look.all)
  func reminders(look: Look) throws {
    var desk = try desk(look)
    desk.press("Down", "Down", "Down", "Down", "Down", "Down", "Space")
    desk.press("Down", "Down", "Down", "Down", "Space", "Down", "Down", "Down")
    desk.expectFrame("Gateways", "reminders")
  }

  @Test("What was chosen is saved: no quiet hours, another cap, desks that send, a reminder")
  func saves() throws {
    var desk = try desk()
    desk.press("Space", "Down")
    desk.retype("3")
    desk.press("Down")
    desk.retype("24")
    desk.press("Down", "Space", "Down", "Down", "Space", "Down", "Right", "Down")
    desk.retype("5")
    desk.press("Ctrl-S")
    desk.expect("Настройки сохранены")
    let rules = desk.club.settings.messages
    #expect(rules.quietHours == nil)
    #expect(rules.cap == MessageRules.Cap(count: 3, hours: 24))
    #expect(rules.desksSend)
    #expect(rules.birthday == .off || !rules.birthday.isOn)
    #expect(rules.burning.isOn)
    #expect(rules.burning.channel == .push)
    #expect(rules.burning.daysBefore == 5)
    #expect(rules.burning.template.contains("{burning}"))
  }

  @Test("What no club can have is refused beside its field", arguments: Look.languages)
  func refused(language: Language) throws {
    var desk = try desk(Look(language: language))
    desk.press("Down")
    desk.retype("25:00")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.expectFrame("Gateways", "noTime")
    desk.retype("23:00")
    desk.press("Down", "Down")
    desk.retype("1001")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.expectFrame("Gateways", "tooMany")
  }

  @Test("A text that speaks of what it has no value for is refused at that text")
  func template() throws {
    var desk = try desk()
    desk.press("Down", "Down", "Down", "Down", "Down", "Down", "Space", "Down", "Down", "Down")
    desk.retype("{name}, {paid}")
    desk.press("Ctrl-S")
    desk.expect("{paid}")
    #expect(desk.performed.isEmpty)
  }

  @Test("A file of gateways that cannot be used is told instead of where messages go")
  func problem() throws {
    var desk = try DeskDriver()
    desk.gateways = GatewayFacts(
      file: "/g.json",
      sms: nil,
      push: nil,
      folder: "/srv/club.messages",
      problem: "Файл шлюзов /g.json могут читать другие. Выполните: chmod 600 /g.json"
    )
    desk.press("6", "4")
    desk.expect("chmod 600 /g.json")
    desk.expectNot("/srv/club.messages")
  }
}
