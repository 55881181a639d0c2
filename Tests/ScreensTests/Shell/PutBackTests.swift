import Loyalty
import Testing

@testable import Screens

@Suite("u puts one's last change back")
struct PutBackTests {
  private static func desk(
    _ change: OwnChange?,
    _ look: Look = Look()
  ) throws -> DeskDriver {
    var desk = try DeskDriver(look)
    desk.lastChange = { change }
    return desk
  }

  private static func change(age: Int64, problem: String? = nil) throws -> OwnChange {
    OwnChange(
      seq: 48_112,
      at: try DeskDriver.startMoment().advanced(bySeconds: -age),
      what: "группа VIP",
      returning: ["Gold → VIP"],
      problem: problem
    )
  }

  private static func isAsked(_ desk: DeskDriver) -> Bool {
    desk.requests.contains { if case .putBack(48_112) = $0 { true } else { false } }
  }

  @Test("It says what returns and how old it is; Enter puts it back", arguments: ["u", "г"])
  func fresh(key: String) throws {
    var desk = try Self.desk(try Self.change(age: 65))
    desk.press(key)
    desk.expect("Вернуть как было: группа VIP?", "Gold → VIP", "Изменено: 1 мин назад")
    #expect(!Self.isAsked(desk))
    desk.press("Enter")
    #expect(Self.isAsked(desk) && desk.shell.puttingBack == nil)
  }

  @Test("Esc leaves it, and so does Enter on a change of more than five minutes ago")
  func old() throws {
    var desk = try Self.desk(try Self.change(age: 301))
    desk.press("u", "Esc")
    #expect(desk.shell.puttingBack == nil)
    desk.press("u", "Enter")
    #expect(desk.shell.puttingBack == nil && !Self.isAsked(desk))
    desk.press("u", "Left", "Enter")
    #expect(Self.isAsked(desk))
  }

  @Test("Nothing to put back is told, and why something cannot be")
  func nothing() throws {
    var desk = try Self.desk(nil)
    desk.press("u")
    desk.expect("Возвращать нечего")
    desk = try Self.desk(try Self.change(age: 5, problem: "чек 7: это вернуть нельзя"))
    desk.press("u")
    desk.expect("чек 7: это вернуть нельзя")
    #expect(desk.requests.isEmpty)
  }

  @Test("The question", arguments: Look.all)
  func frame(look: Look) throws {
    var desk = try Self.desk(try Self.change(age: 65), look)
    desk.press("u")
    desk.expectFrame("Shell", "putBack")
  }
}
