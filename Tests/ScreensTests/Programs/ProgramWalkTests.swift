import Loyalty
import Screens
import Terminal
import Testing

@Suite("The walks of the source through programs")
struct ProgramWalkTests {
  private func tiers(_ percents: [Int]) throws -> Tiers {
    try Tiers(
      zip([0, 1_000, 3_000], percents).map {
        Tiers.Tier(
          threshold: try Money(minorUnits: Int64($0 * 100)),
          percent: try Percent(basisPoints: $1 * 100)
        )
      }
    )
  }

  @Test("Marketing, Bonus program: 2, 3 and 5 % beyond 0, 1000 and 3000 become a program")
  func bonus() throws {
    var desk = try DeskDriver()
    desk.press("4", "2", "F7")
    desk.type("Накопительная")
    ProgramScenes.tiers([("0", "2"), ("1000", "3"), ("3000", "5")], on: &desk)
    desk.expect("% от суммы покупок")
    desk.press("Ctrl-S")
    let program = try #require(desk.club.programs.named("Накопительная"))
    let expected = try tiers([2, 3, 5])
    #expect(program.tiers == expected)
    #expect(program.terms == .bonus(BonusTerms()))
    desk.expect("Программа Накопительная создана")
    desk.expect("2 % до 1 000, 3 % больше 1 000, 5 % больше 3 000")
    desk.expect("3 % — больше 1 000,00 и до 3 000,00 включительно")
  }

  @Test("Marketing, Discounts: 10, 20 and 30 % become a discount that a group chooses")
  func discount() throws {
    var desk = try DeskDriver()
    desk.press("4", "3", "F7")
    desk.type("Возвращение")
    ProgramScenes.tiers([("0", "10"), ("1000", "20"), ("3000", "30")], on: &desk)
    desk.press("Ctrl-S")
    let program = try #require(desk.club.programs.named("Возвращение"))
    #expect(program.loyalty == .discount)
    let expected = try tiers([10, 20, 30])
    #expect(program.tiers == expected)
    desk.press("F9", "4", "1", "Down", "F4", "Tab", "Tab", "Tab", "Space")
    desk.expect("10 % до 1 000, 20 % больше 1 000, 30 % больше 3 000")
    desk.press("Ctrl-S")
    #expect(desk.club.groups.named("Новые_клиенты")?.program == program.id)
    desk.expect("Скидка: Возвращение")
  }

  @Test("A row without its percent is asked for it, not told about an empty value")
  func percentMissing() throws {
    var desk = try DeskDriver()
    desk.press("4", "2", "F7")
    desk.type("Пустая")
    desk.press("Ctrl-S")
    desk.expect("Нет процента", "как 2,5")
    desk.expectNot("«»")
    desk.type("2")
    desk.press("Shift-Tab")
    desk.expect("Первая строка с 0, Enter ведёт к проценту")
  }

  @Test("A total that is tried says its percent; F8 takes a row of tiers out")
  func trial() throws {
    var desk = try ProgramScenes.list()
    desk.look.size = Size(columns: 120, rows: 40)
    desk.press("F7")
    desk.type("Пробная")
    ProgramScenes.tiers([("0", "2"), ("1000", "3"), ("3000", "5")], on: &desk)
    desk.press("Tab", "Tab")
    desk.type("1500")
    desk.expect("общая сумма 1 500,00 → 3 %")
    desk.press("Up", "Up", "Up", "Up", "Up", "F8")
    desk.expect("общая сумма 1 500,00 → 2 %", "5 % — больше 3 000,00")
    desk.press("Ctrl-S")
    #expect(desk.club.programs.named("Пробная")?.tiers.tiers.count == 2)
  }

  @Test("Tiers that do not ascend are refused in their row, and nothing is created")
  func notAscending() throws {
    let desk = try ProgramScenes.desk(.tierRefused, Look())
    #expect(desk.performed.isEmpty)
    desk.expect("Новая программа")
  }

  @Test("A program that groups carry is not archived, and the groups are named")
  func inUse() throws {
    var desk = try ProgramScenes.list()
    desk.press("F8")
    desk.expect("VIP_постоянные")
    desk.press("Enter")
    #expect(desk.performed.isEmpty)
  }

  @Test("A discount goes into the archive and comes back")
  func archive() throws {
    var desk = try ProgramScenes.list(.init(), .discount)
    desk.press("F8", "Enter")
    desk.expect("Программа Возвращение в архиве")
    #expect(desk.club.programs.named("Возвращение")?.isArchived == true)
    desk.press("f")
    desk.expect("Архив", "10 % до 1 000")
    desk.press("F8", "Enter")
    #expect(desk.club.programs.named("Возвращение")?.isArchived == false)
  }

  @Test("Only what was changed of a program is sent")
  func edit() throws {
    var desk = try ProgramScenes.list()
    desk.press("F4")
    desk.type("!")
    desk.press("Ctrl-S")
    var edit = ProgramEdit()
    edit.name = "Накопительная!"
    #expect(desk.performed == [.editProgram("Накопительная", edit)])
  }

  @Test("A parameter of a bonus program comes from its field")
  func parameters() throws {
    var desk = try ProgramScenes.list()
    desk.press("F4")
    for _ in 0..<6 { desk.press("Shift-Tab") }
    desk.expect("Сколько бонусов ко дню рождения")
    desk.retype("25")
    desk.press("Tab")
    desk.retype("7")
    desk.press("Ctrl-S")
    let terms = try #require(desk.club.programs.named("Накопительная")).bonusTerms
    let amount = try Bonus(decimal: "25")
    #expect(terms.birthdayBonus == BirthdayBonus(amount: amount, daysBefore: 7, daysAfter: 0))
    #expect(terms.payableCategories == .only([Loyalty.Category.gameTime]))
  }
}
