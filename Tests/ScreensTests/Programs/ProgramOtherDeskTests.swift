import Loyalty
import Screens
import Terminal
import Testing

@Suite("A program's form while another desk changes the program")
struct ProgramOtherDeskTests {
  private func form(_ look: Look = Look(size: Size(columns: 120, rows: 40))) throws -> DeskDriver {
    var desk = try ProgramScenes.list(look)
    desk.press("F4")
    return desk
  }

  private func tiers(_ rows: [(String, String)]) throws -> [Tiers.Tier] {
    try rows.map {
      Tiers.Tier(threshold: try Money(decimal: $0.0), percent: try Percent(decimal: $0.1))
    }
  }

  @Test("Fields untouched here follow, and what was typed here stays")
  func follows() throws {
    var desk = try form()
    desk.type("!")
    var edit = ProgramEdit()
    edit.tierList = try tiers([("0", "1"), ("500", "4")])
    edit.bonus.welcomeBonus = try Bonus(decimal: "15")
    try desk.otherDesk(.editProgram("1", edit))
    desk.expect("1 % — до 500,00 включительно", "4 % — больше 500,00")
    desk.expectNot("5 % — больше 3 000,00")
    desk.expect("За регистрацию 15", squeezing: true)
    desk.press("Ctrl-S")
    var mine = ProgramEdit()
    mine.name = "Накопительная!"
    #expect(desk.performed == [.editProgram("Накопительная", mine)])
    let program = try #require(desk.club.programs.named("Накопительная!"))
    #expect(program.tiers.tiers == edit.tierList)
    #expect(program.bonusTerms.welcomeBonus == edit.bonus.welcomeBonus)
  }

  @Test("A field that was changed here and there shows both values; saving takes what is typed")
  func contested() throws {
    var desk = try form()
    desk.type("!")
    var edit = ProgramEdit()
    edit.name = "Щедрая"
    try desk.otherDesk(.editProgram("1", edit))
    desk.expect("Накопительная!", "здесь «Накопительная!», сохранено «Щедрая» (Иван, только что)")
    desk.press("Ctrl-S", "Enter")
    #expect(desk.club.programs.named("Накопительная!") != nil)
  }

  @Test("Rows of tiers are one thing: touched here they all stay, and the others' are said")
  func contestedTiers() throws {
    var desk = try form()
    for _ in 0..<5 { desk.press("Tab") }
    desk.press("Tab")
    desk.retype("7")
    var edit = ProgramEdit()
    edit.tierList = try tiers([("0", "1"), ("500", "4")])
    edit.bound = .from
    try desk.otherDesk(.editProgram("1", edit))
    desk.expect("сохранено 1 % меньше 500, 4 % от 500 (Иван, только что)")
    desk.expect("(•) от порога", "5 % — от 3 000,00")
    desk.press("Ctrl-S", "Enter")
    let program = try #require(desk.club.programs.named("Накопительная"))
    #expect(program.tiers.bound == .from)
    #expect(program.tiers.tiers.map(\.percent.decimalString) == ["7", "3", "5"])
  }

  @Test("Rows of tiers are taken together from the other desk")
  func takesTiers() throws {
    var desk = try form()
    for _ in 0..<6 { desk.press("Tab") }
    desk.retype("7")
    var edit = ProgramEdit()
    edit.tierList = try tiers([("0", "1"), ("500", "4")])
    try desk.otherDesk(.editProgram("1", edit))
    desk.press("Ctrl-S", "Right", "Enter")
    desk.expectNot("сохранено 1 %")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    let program = try #require(desk.club.programs.named("Накопительная"))
    #expect(program.tiers.tiers.map(\.percent.decimalString) == ["1", "4"])
  }

  @Test("Two desks that change different terms keep both")
  func terms() throws {
    var desk = try form()
    for _ in 0..<3 { desk.press("Shift-Tab") }
    desk.press("Shift-Tab", "Shift-Tab", "Shift-Tab")
    desk.retype("20")
    var edit = ProgramEdit()
    edit.bonus.expiryDays = .set(90)
    edit.payableCategories = ["gameTime", "bar"]
    try desk.otherDesk(.editProgram("1", edit))
    desk.press("Ctrl-S")
    let terms = try #require(desk.club.programs.named("Накопительная")).bonusTerms
    #expect(terms.expiryDays == 90)
    #expect(terms.payableCategories == .only([Category.gameTime, Category.bar]))
    #expect(desk.performed.count == 1)
    guard case .editProgram(_, let mine)? = desk.performed.first else { return }
    #expect(mine.terms == nil)
    #expect(mine.bonus.expiryDays == .keep)
    #expect(mine.payableCategories == nil)
    #expect(mine != ProgramEdit())
  }

  @Test("Advice stands under the trial line and below the list, two sentences on a small screen")
  func advice() throws {
    var club = try ProgramScenes.club()
    let hour = ProductDraft(
      name: "Кибер-час",
      category: "gameTime",
      price: try Money(decimal: "100")
    )
    try Arena.apply(.createProduct(hour), to: &club, on: "2026-11-01")
    var edit = ProgramEdit()
    edit.tierList = try tiers([("0", "5"), ("1000", "3")])
    edit.categories = .set(["bar"])
    edit.bonus.welcomeBonus = try Bonus(decimal: "150")
    try Arena.apply(.editProgram("1", edit), to: &club, on: "2026-11-01")
    for (size, all) in [(Look.sizes[0], false), (Look.sizes[1], true)] {
      var desk = try ProgramScenes.list(Look(size: size), club: club)
      desk.expect("Процент падает с ростом суммы: 5 %, потом 3 %")
      desk.expect("В прайс-листе ничего нет в категории бар" + (all ? "" : " · ещё 1"))
      let hour = "150,00 за регистрацию больше цены часа «Кибер-час», 100,00"
      if all { desk.expect(hour) } else { desk.expectNot(hour) }
      desk.expectFrame("Programs", "adviceList")
      desk.press("F4")
      for _ in 0..<9 { desk.press("Tab") }
      desk.expect("Процент падает с ростом суммы: 5 %, потом 3 %")
      desk.expectFrame("Programs", "adviceForm")
    }
  }
}
