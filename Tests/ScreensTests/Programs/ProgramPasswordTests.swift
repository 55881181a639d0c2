import Loyalty
import Screens
import Terminal
import Testing

@Suite("The password in a program's form")
struct ProgramPasswordTests {
  private func form(password: String? = nil) throws -> DeskDriver {
    var club = try ProgramScenes.club()
    if let password {
      var edit = ProgramEdit()
      edit.password = .set(PasswordHash("hash of " + password))
      try Arena.apply(.editProgram("Накопительная", edit), to: &club, on: "2026-11-20")
    }
    var desk = try ProgramScenes.list(club: club)
    desk.press("F4", "Tab", "Tab")
    return desk
  }

  private func password(_ desk: DeskDriver) -> PasswordHash? {
    desk.club.programs.named("Накопительная")?.password
  }

  @Test("A new password is typed twice, never shown, and only its hash is sent")
  func set() throws {
    var desk = try form()
    desk.type("open")
    desk.expect("Пароль ••••", "Ещё раз", squeezing: true)
    desk.expectNot("open")
    desk.press("Tab")
    desk.type("open")
    desk.press("Ctrl-S")
    var edit = ProgramEdit()
    edit.password = .set(PasswordHash("hash of open"))
    #expect(desk.performed == [.editProgram("Накопительная", edit)])
    desk.expect("На чеке спросят её пароль")
  }

  @Test("Two passwords that differ are refused in the second field")
  func differ() throws {
    var desk = try form()
    desk.type("open")
    desk.press("Tab")
    desk.type("opem")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.expect("Пароли не совпали: введите тот же ещё раз")
    desk.retype("open")
    desk.press("Ctrl-S")
    #expect(password(desk) == PasswordHash("hash of open"))
  }

  @Test("An empty field leaves the password as it is; a check takes it away")
  func takeAway() throws {
    var desk = try form(password: "old")
    desk.expect("есть; пустое поле его оставит")
    desk.press("Up")
    desk.type("!")
    desk.press("Ctrl-S")
    #expect(password(desk) == PasswordHash("hash of old"))
    desk.press("F4", "Tab", "Tab", "Tab", "Space", "Ctrl-S")
    #expect(password(desk) == nil)
  }

  @Test("Layout and Caps Lock are doubted without showing what is typed")
  func hint() throws {
    var desk = try form()
    desk.type("СЕЗАМ")
    desk.expect("раскладка RU, Caps Lock?")
    desk.retype("Їжак")
    desk.expect("раскладка UK")
    desk.retype("open")
    desk.expectNot("раскладка", "Caps Lock")
  }

  @Test("A new program begins with its password")
  func new() throws {
    var desk = try ProgramScenes.list()
    desk.press("F7")
    desk.type("Закрытая")
    desk.press("Tab", "Tab")
    desk.type("open")
    desk.press("Tab")
    desk.type("open")
    desk.press("Tab", "Tab", "Tab", "Tab")
    desk.type("5")
    desk.press("Ctrl-S")
    let program = try #require(desk.club.programs.named("Закрытая"))
    #expect(program.password == PasswordHash("hash of open"))
    #expect(program.tiers.tiers.map(\.percent.decimalString) == ["5"])
  }

  @Test("A password that another desk changed meanwhile is said under the field")
  func contested() throws {
    var desk = try form(password: "old")
    desk.type("mine")
    var edit = ProgramEdit()
    edit.password = .set(PasswordHash("hash of theirs"))
    try desk.otherDesk(.editProgram("1", edit))
    desk.expect("сохранено другой пароль (Иван, только что)")
    desk.press("Tab")
    desk.type("mine")
    desk.press("Ctrl-S", "Enter")
    #expect(password(desk) == PasswordHash("hash of mine"))
  }
}
