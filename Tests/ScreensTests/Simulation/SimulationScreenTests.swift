import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite("A program tried on real receipts, by keys")
struct SimulationScreenTests {
  /// At the list of bonus programs of a busy club.
  private func atPrograms(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try DeskDriver(look, club: try Arena.busy())
    desk.open(ProgramsScreen(.bonus))
    return desk
  }

  /// In the form of Накопительная with 4, 5 and 8 percent typed.
  private func inForm(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try atPrograms(look)
    desk.press("F4")
    desk.press("Tab", "Tab", "Tab", "Tab")
    for percent in ["4", "5", "8"] {
      desk.press("Tab", "Tab")
      desk.retype(percent)
    }
    return desk
  }

  /// The program typed is tried, the work done.
  private func tried(_ look: Look = Look()) throws -> DeskDriver {
    var desk = try inForm(look)
    tryOut(&desk)
    desk.finishJob()
    return desk
  }

  /// Chooses the trial from the commands.
  private func tryOut(_ desk: inout DeskDriver) {
    desk.press("F2")
    desk.type(desk.context.words("programs.key.try"))
    desk.press("Enter")
  }

  @Test("The result: cost, clients, boundary, tiers", arguments: Look.all + [Look.smallest])
  func frame(look: Look) throws {
    let desk = try tried(look)
    desk.expectFrame("Simulation", "result")
  }

  @Test("While it works the line says how far it is", arguments: Look.all + [Look.smallest])
  func working(look: Look) throws {
    var desk = try inForm(look)
    tryOut(&desk)
    desk.stepJob()
    desk.expectFrame("Simulation", "working")
  }

  @Test("The clients behind a line", arguments: Look.all + [Look.smallest])
  func clients(look: Look) throws {
    var desk = try tried(look)
    desk.press("Down", "Down", "Enter")
    desk.expectFrame("Simulation", "clients")
    desk.press("Enter")
    #expect(desk.shell.screens.top is ClientCardScreen)
  }

  @Test(
    "The letter of the list tries the program as it stands, in any layout",
    arguments: ["z", "я"]
  )
  func fromTheList(letter: String) throws {
    var desk = try atPrograms()
    desk.press(letter)
    desk.finishJob()
    desk.expect("Проверка на чеках", "Выиграют 0", "Получат столько же 2", squeezing: true)
    #expect(desk.performed.isEmpty)
  }

  @Test("The button of the form tries what is typed; the form waits as it was")
  func fromTheForm() throws {
    var desk = try inForm()
    for _ in 0..<12 { desk.press("Shift-Tab") }
    desk.expect("[ Проверить на чеках ]")
    desk.press("Enter")
    desk.finishJob()
    desk.expect("Начислено бонусов 104,40 196,00 + 91,60", squeezing: true)
    desk.press("Esc")
    desk.expect("Накопительная", "8 % — больше 3 000,00")
    #expect(desk.shell.screens.top.hasUnsavedWork)
  }

  @Test("What cannot be read is refused beside its field, and nothing is tried")
  func refused() throws {
    var desk = try inForm()
    desk.retype("ноль")
    tryOut(&desk)
    #expect(desk.jobs.isEmpty)
    desk.expect("«ноль»")
    #expect(desk.shell.screens.top is ProgramForm)
  }

  @Test("Right takes more days, left fewer, and neither goes past the ends")
  func days() throws {
    var desk = try tried()
    desk.expect("‹ 30 дней, с 23.10.2026 ›", "Чеков 7")
    desk.press("Left")
    #expect(desk.jobs.isEmpty)
    desk.press("Right")
    desk.expect("‹ 90 дней, с 24.08.2026 ›")
    desk.finishJob()
    desk.expect("Чеков 8")
    desk.press("Right", "Right", "Right")
    desk.finishJob()
    desk.expect("‹ 365 дней, с 22.11.2025 ›")
    #expect(desk.jobs.isEmpty)
  }

  @Test("F4 chooses on whom to try it", arguments: Look.all + [Look.smallest])
  func groups(look: Look) throws {
    var desk = try tried(look)
    desk.press("F4", "Down", "Down", "Space")
    desk.expectFrame("Simulation", "groups")
    desk.press("Enter")
    desk.finishJob()
    let screen = try #require(desk.shell.screens.top as? SimulationScreen)
    #expect(screen.trial.groups == [Group.ID(1), Group.ID(3)])
    #expect(screen.result?.clients == 4)
  }

  @Test("Esc stops the work and says so; Esc again goes back; an arrow begins anew")
  func stopping() throws {
    var desk = try inForm()
    tryOut(&desk)
    desk.press("Esc")
    desk.expect("Остановлено, ничего не изменено. ←/→ начнёт заново")
    desk.press("Right")
    desk.finishJob()
    desk.expect("Чеков 8")
    desk.press("Esc")
    #expect(desk.shell.screens.top is ProgramForm)
  }

  @Test("While other days are worked out the old result can be read, dimmed")
  func oldResult() throws {
    var desk = try tried()
    desk.press("Right", "Down", "Down", "Down")
    desk.expect("Выиграют", "Esc остановит")
    desk.press("Esc")
    desk.expect("Остановлено", "Выиграют")
  }

  @Test("Days without receipts say so, and a program without groups whom to try it on")
  func nothing() throws {
    var desk = try DeskDriver(club: try Arena.trading())
    desk.open(ProgramsScreen(.bonus))
    desk.advance(seconds: 60 * 86_400)
    desk.press("z")
    desk.finishJob()
    desk.expect("За эти дни чеков у этих групп нет: ←/→ возьмёт больше дней")
    var empty = try DeskDriver(club: try Arena.emptyClub())
    empty.open(ProgramForm(new: .discount, empty.context))
    empty.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
    empty.type("5")
    tryOut(&empty)
    #expect(empty.jobs.isEmpty)
    empty.expect("Групп с типом Скидка нет")
  }

  @Test("Lines with clients say who gains most; headings are stepped over")
  func selection() throws {
    var desk = try tried()
    desk.press("Down", "Down")
    desk.expect("Больше всех выиграет Иванов Иван Петрович: + 68,00")
    desk.press("Up", "Up", "Up")
    desk.expect("Только за чеки")
    desk.press("End")
    let screen = try #require(desk.shell.screens.top as? SimulationScreen)
    #expect(screen.selected == .refunded)
  }

  @Test("A discount tried says what would be taken off, beside the bonuses really accrued")
  func discount() throws {
    var desk = try DeskDriver(club: try Arena.busy())
    desk.open(ProgramForm(new: .discount, desk.context))
    desk.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
    desk.type("10")
    tryOut(&desk)
    desk.finishJob()
    desk.expect("Дано скидок 0,00 25,00 + 25,00", "10 %", squeezing: true)
  }
}
