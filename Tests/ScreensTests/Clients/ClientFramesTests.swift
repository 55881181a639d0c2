import Loyalty
import Screens
import Terminal
import Testing

/// Frames of the clients' screens, as files beside the tests.
@Suite struct ClientFramesTests {
  private func desk(_ look: Look, club: Club? = nil) throws -> DeskDriver {
    try DeskDriver(look, club: club, first: ClientsScreen())
  }

  @Test("The list of an empty store says how to begin", arguments: Look.all)
  func emptyStore(_ look: Look) throws {
    try desk(look, club: Arena.emptyClub()).expectFrame("Clients", "empty")
  }

  @Test("The list begins in the find line, the last registered first", arguments: Look.all)
  func list(_ look: Look) throws {
    try desk(look).expectFrame("Clients", "list")
  }

  @Test("Four digits find the phones that end in them", arguments: Look.all)
  func byTail(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("4567")
    desk.expectFrame("Clients", "found-tail")
  }

  @Test("A name typed in the wrong layout is found and the repair is said", arguments: Look.all)
  func byLayout(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("bdfy")
    desk.expectFrame("Clients", "found-layout")
  }

  @Test("Nobody found offers a new client of that name", arguments: Look.all)
  func nobody(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("шевченко анна")
    desk.expectFrame("Clients", "nobody")
  }

  @Test("Marks stand before their rows, and the keys of rows in the footer", arguments: Look.all)
  func marks(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("4567")
    desk.press("*", "Down")
    desk.expectFrame("Clients", "marks")
  }

  @Test("The orders stand in a short list", arguments: Look.all)
  func orders(_ look: Look) throws {
    var desk = try desk(look)
    desk.press("F6", "Down")
    desk.expectFrame("Clients", "orders")
  }

  @Test("A new client's form has the default group chosen", arguments: Look.all)
  func form(_ look: Look) throws {
    var desk = try desk(look)
    desk.press("F7")
    desk.expectFrame("Clients", "form")
  }

  @Test("A filled form says what it understood", arguments: Look.all)
  func filled(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("0635557788")
    desk.press("F7")
    desk.type("Шевченко Анна")
    desk.press("Enter", "Enter")
    desk.type("фттф\"пьфшд.сщь")
    desk.press("Enter")
    desk.type("Киев")
    desk.press("Enter")
    desk.type("31121998")
    desk.press("Enter", "Right", "Enter", "Enter", "Space")
    desk.expectFrame("Clients", "form-filled")
  }

  @Test("A taken phone is refused beside the field", arguments: Look.all)
  func refused(_ look: Look) throws {
    var desk = try desk(look)
    desk.press("F7")
    desk.type("Шевченко Анна")
    desk.press("Enter")
    desk.type("0501234567")
    desk.press("Ctrl-S")
    desk.expectFrame("Clients", "form-refused")
  }

  @Test("A card with little on it is short", arguments: Look.all)
  func shortCard(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("novak")
    desk.press("Enter")
    desk.expectFrame("Clients", "card-short")
  }

  @Test("A full card stands in two columns", arguments: Look.all + [.smallest])
  func fullCard(_ look: Look) throws {
    var desk = try desk(look, club: Self.clubWithFullCard())
    desk.type("шевченко")
    desk.press("Enter")
    desk.expectFrame("Clients", "card-full")
  }

  static func clubWithFullCard() throws -> Club {
    var club = try Arena.club()
    var draft = ClientDraft(name: "Шевченко Анна", phone: "063 555 77 88")
    draft.email = "anna@gmail.com"
    draft.city = "Киев"
    draft.birthday = try Day(year: 1999, month: 1, day: 4)
    draft.gender = .female
    draft.note =
      "Просит место 12, у окна. Приходит с братом, брату нужен второй монитор и пауза в полночь"
    draft.referrer = .phone("050 123 45 67")
    draft.consents = [.sms, .push]
    draft.usesApp = true
    draft.tags = ["ночные", "minecraft"]
    draft.groups = [.name("Раз_в_месяц"), .name("VIP_постоянные")]
    try Arena.apply(.registerClient(draft), to: &club, on: "2026-11-20")
    return club
  }

  @Test("Groups for one client show where the client is", arguments: Look.all)
  func groupsOfOne(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("иванов")
    desk.press("Tab", "g", "Down", "Down", "Space")
    desk.expectFrame("Clients", "groups-one")
  }

  @Test("Groups for many clients show all, some and none", arguments: Look.all)
  func groupsOfMany(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("4567")
    desk.press("*", "g")
    desk.expectFrame("Clients", "groups-many")
  }

  @Test("Many clients are asked about before they change groups", arguments: Look.all)
  func question(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("4567")
    desk.press("*", "g", "Enter")
    desk.expectFrame("Clients", "groups-question")
  }

  @Test("A store that can only be read shows no changing keys", arguments: Look.all)
  func readOnly(_ look: Look) throws {
    var desk = try desk(look)
    desk.readOnlyReason = "повреждена запись 48 112"
    desk.type("4567")
    desk.press("Tab")
    desk.expectFrame("Clients", "read-only")
  }

  @Test("The least terminal shows name and phone")
  func smallest() throws {
    var desk = try desk(.smallest)
    desk.type("4567")
    desk.expectFrame("Clients", "small")
    desk.press("F7")
    desk.expectFrame("Clients", "small-form")
    desk.press("Esc", "Tab", "g")
    desk.expectFrame("Clients", "small-groups")
  }

  @Test("A terminal without Unicode shows the same list and card in ASCII")
  func ascii() throws {
    var desk = try desk(Look())
    desk.type("4567")
    Golden.check(desk.asciiFrame, "Clients", "ascii-list", #_sourceLocation)
    desk.press("Enter")
    Golden.check(desk.asciiFrame, "Clients", "ascii-card", #_sourceLocation)
  }
}
