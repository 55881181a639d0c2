import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite struct SetupScreenTests {
  private func desk(
    _ look: Look = Look(),
    zone: String = "Europe/Kyiv"
  ) throws -> DeskDriver {
    let defaults = SetupDefaults(
      timeZone: zone,
      place: "/home/olga/.local/share/frontdesk",
      timeZones: [
        "Europe/Kyiv", "Europe/Moscow", "Europe/Warsaw", "Asia/Almaty", "America/New_York",
        "America/Argentina/Buenos_Aires", "UTC",
      ],
      cities: ZoneWords.cities(from: RepositoryWords.folder)
    )
    var desk = try DeskDriver(look, club: Arena.emptyClub())
    desk.isFirstStart = true
    desk.begin(with: SetupScreen(defaults, desk.context))
    return desk
  }

  private func founded(_ desk: DeskDriver) throws -> (Settings, [GroupDraft]) {
    for request in desk.requests {
      if case .found(let settings, let groups) = request { return (settings, groups) }
    }
    throw NotFounded()
  }

  private struct NotFounded: Error {}

  @Test("The first start asks for six facts with answers filled in", arguments: Look.all)
  func frame(look: Look) throws {
    try desk(look).expectFrame("Setup", "setup")
  }

  @Test("A machine that tells no place leaves the zone open, and the store waits for it")
  func noZone() throws {
    var desk = try desk(zone: "Etc/UTC")
    desk.type("Arena")
    desk.press("Ctrl-S")
    desk.expect("Часовой пояс не выбран")
    #expect(throws: NotFounded.self) { try founded(desk) }
  }

  @Test("The list of time zones stands open over the form and F10 closes it")
  func zones() throws {
    var desk = try desk()
    desk.press("Down", "Down", "Down", "F4")
    desk.expectFrame("Setup", "time-zones")
    desk.press("F10")
    desk.expectNot("Warsaw, Europe")
    #expect(desk.shell.leaving == nil)
  }

  @Test(
    "A zone is found by a city in any of the three languages, in the wrong layout too",
    arguments: [
      ("киев", "Kyiv, Europe"), ("київ", "Kyiv, Europe"), ("kiev", "Kyiv, Europe"),
      ("одес", "Kyiv, Europe"), ("rbtd", "Kyiv, Europe"), ("алма", "Almaty, Asia"),
      ("астана", "Almaty, Asia"), ("Варшава", "Warsaw, Europe"),
    ]
  )
  func cities(typed: String, zone: String) throws {
    var desk = try desk(zone: "Etc/UTC")
    desk.press("Down", "Down", "Down", "F4")
    desk.type(typed)
    desk.press("Enter")
    desk.expect(zone)
  }

  @Test("The first start fits into the smallest terminal, scrolled")
  func smallest() throws {
    var desk = try desk(.smallest)
    desk.expectFrame("Setup", "setup")
    desk.type("Arena")
    desk.press("Shift-Tab", "Shift-Tab")
    desk.expect("[ Создать ]")
  }

  @Test("Only the name has to be typed: Ctrl-S creates the store with the starter groups")
  func creates() throws {
    var desk = try desk()
    desk.type("Arena")
    desk.press("Ctrl-S")
    let (settings, groups) = try founded(desk)
    #expect(settings.name == "Arena")
    #expect(settings.currency == .hryvnia)
    #expect(settings.timeZone == "Europe/Kyiv")
    #expect(settings.region == .ukraine)
    #expect(settings.language == "ru")
    #expect(groups.map(\.name) == ["Новые", "Постоянные", "VIP"])
    #expect(groups.map(\.isDefault) == [true, false, false])
  }

  @Test("Without the check no groups are created")
  func withoutGroups() throws {
    var desk = try desk()
    desk.type("Arena")
    desk.press("Down", "Down", "Down", "Down", "Down", "Space", "Ctrl-S")
    #expect(try founded(desk).1.isEmpty)
  }

  @Test("The country brings its currency")
  func region() throws {
    var desk = try desk(zone: "Asia/Almaty")
    desk.expect("тг")
    desk.press("Down", "Left")
    desk.expect("руб.")
    desk.type("у")
    desk.expect("грн")
  }

  @Test("A time zone is found by typing its city, in the field and in its list")
  func timeZone() throws {
    var desk = try desk()
    desk.press("Down", "Down", "Down")
    desk.type("war")
    desk.expect("Warsaw, Europe")
    desk.press("F4")
    desk.type("buenos")
    desk.press("Enter")
    desk.expect("Buenos Aires, Argentina, America")
    desk.press("Up", "Up", "Up")
    desk.type("Arena")
    desk.press("Ctrl-S")
    #expect(try founded(desk).0.timeZone == "America/Argentina/Buenos_Aires")
  }

  @Test("The language of the form changes with its field")
  func language() throws {
    var desk = try desk()
    desk.press("Down", "Down", "Down", "Down", "Right")
    desk.expect("Часовий пояс")
    #expect(desk.look.language == .ukrainian)
  }

  @Test("An empty name is refused beside its field", arguments: Look.languages)
  func refuses(language: Language) throws {
    var desk = try desk(Look(language: language))
    desk.press("Ctrl-S")
    desk.expectFrame("Setup", "no-name")
  }

  @Test("The demo can be looked at instead")
  func demo() throws {
    var desk = try desk()
    desk.press("Shift-Tab", "Enter")
    #expect(desk.requests.contains { if case .showDemo = $0 { true } else { false } })
  }

  @Test("A store that could not be created is told of, and the form stays")
  func notFounded() throws {
    var desk = try desk()
    desk.type("Arena")
    desk.press("Ctrl-S")
    desk.receive(.notFounded("Папка занята"))
    desk.expect("Папка занята", "Arena")
  }

  @Test("Esc says how to leave; F10 asks; the menu and clients do not open yet")
  func leaving() throws {
    var desk = try desk()
    desk.press("Esc")
    #expect(desk.message.contains("F10"))
    desk.press("F9")
    #expect(desk.shell.screens.isAtFirst)
    desk.press("F10", "Enter")
    #expect(desk.requests.contains { if case .leave = $0 { true } else { false } })
  }
}
