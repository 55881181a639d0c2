import Localization
import Loyalty
import Screens
import Terminal
import Testing

/// Frames of the Desk, as files beside the tests.
@Suite struct DeskFramesTests {
  private func desk(_ look: Look, club: Club? = nil) throws -> DeskDriver {
    try DeskDriver(look, club: club ?? Arena.evening(), first: DeskScreen())
  }

  @Test("The Desk before anything is typed", arguments: Look.all + [.smallest])
  func idle(_ look: Look) throws {
    try desk(look).expectFrame("Desk", "idle")
  }

  @Test("The Desk of the wireframe: the end of a phone", arguments: Look.all + [.smallest])
  func found(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("4567")
    desk.expectFrame("Desk", "found")
  }

  @Test("The keys of rows stand in the footer", arguments: Look.all)
  func rows(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("4567")
    desk.press("Ins", "Tab", "Down")
    desk.expectFrame("Desk", "rows")
  }

  @Test("A parked receipt is asked about before it is thrown away", arguments: Look.all)
  func drop(_ look: Look) throws {
    var desk = try desk(look)
    desk.press("Tab", "End", "F8")
    desk.expectFrame("Desk", "drop")
  }

  @Test("Where nothing happened yet the Desk says what it is for", arguments: Look.all)
  func empty(_ look: Look) throws {
    try desk(look, club: Arena.club()).expectFrame("Desk", "empty")
  }

  @Test("Nobody found offers the form, the last guests stand below", arguments: Look.all)
  func nobody(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("шевченко 0671")
    desk.expectFrame("Desk", "nobody")
  }

  @Test("The card shows the receipt that waits", arguments: Look.all + [.smallest])
  func card(_ look: Look) throws {
    var desk = try desk(look)
    desk.type("кравч")
    desk.press("Enter")
    desk.expectFrame("Desk", "card")
  }

  @Test("In ASCII the selected row is marked with >")
  func ascii() throws {
    var desk = try desk(Look(language: .russian))
    desk.type("4567")
    let frame = desk.canvas.ascii().lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    Golden.check(frame, "Desk", "found.ascii", #_sourceLocation)
  }
}
