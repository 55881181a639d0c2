import Loyalty
import Terminal
import Testing

@Suite("The form of a group")
struct GroupFormTests {
  private func form(club: Club? = nil) throws -> DeskDriver {
    var desk = try GroupScenes.list(club: club)
    desk.press("F7")
    return desk
  }

  @Test("Name, description, type and default mark become a group that the list selects")
  func create() throws {
    var desk = try form()
    desk.type("Турнир_Октябрь")
    desk.press("Enter")
    desk.type("Кто играл")
    desk.press("Enter", "Left", "Enter", "Space", "Ctrl-S")
    let group = try #require(desk.club.groups.named("Турнир_Октябрь"))
    #expect(group.description == "Кто играл")
    #expect(group.loyalty == .discount)
    #expect(desk.club.groups.defaultGroup == group.id)
    desk.expect("►  7  Турнир_Октябрь", "Группа Турнир_Октябрь создана")
  }

  @Test("While a name is typed the message line says whether it is free, taken, similar or odd")
  func nameHints() throws {
    var desk = try form()
    desk.type("Ночные_игроки")
    desk.expect("похожих нет")
    desk.retype("раз в МЕСЯЦ")
    desk.expect("занято: есть Раз_в_месяц")
    desk.retype("Раз_в_месяцы")
    desk.expect("Похожие: Раз_в_месяц")
    desk.retype("Ночные игроки")
    desk.expect("Другие названия написаны так:")
    desk.expectNot("похожих нет")
  }

  @Test("A taken name is refused beside its field and names the group that has it")
  func taken() throws {
    var desk = try form()
    desk.type("vip постоянные")
    desk.press("Tab", "Ctrl-S")
    desk.expect("занято: есть", "VIP_постоянные")
    #expect(desk.club.groups.order.count == 6)
    desk.retype("Лучшие")
    desk.press("Ctrl-S")
    #expect(desk.club.groups.order.count == 7)
  }

  @Test("The name of an archived group is refused, and how to bring it back is said")
  func takenArchived() throws {
    var desk = try form(club: GroupScenes.clubWithArchive())
    desk.look.size = Size(columns: 120, rows: 40)
    desk.type("Раз_в_месяц")
    desk.press("Ctrl-S")
    desk.expect("Раз_в_месяц в архиве", "верните ту запись из архива")
  }

  @Test("An empty name is refused")
  func emptyName() throws {
    var desk = try form()
    desk.press("Ctrl-S")
    desk.expect("Название не заполнено")
    #expect(desk.performed.isEmpty)
  }

  @Test("An unknown variable is refused beside its template, naming those that are known")
  func unknownVariable() throws {
    var desk = try form()
    desk.look.size = Size(columns: 120, rows: 40)
    desk.type("Студенты")
    desk.press("Tab", "Tab", "Tab", "Tab", "Space", "Tab")
    desk.retype("Привет, {imya}!")
    desk.expectNot("знаков")
    desk.press("Ctrl-S")
    desk.expect("Переменная {imya}", "{name}, {club}, {bonuses}")
    #expect(desk.performed.isEmpty)
    desk.retype("Привет, ")
    desk.press("F4", "Enter", "Ctrl-S")
    let group = try #require(desk.club.groups.named("Студенты"))
    #expect(group.welcomeSms == SmsSetting(isOn: true, template: "Привет, {name}"))
  }

  @Test("A template refused after the order is marked there, not in the welcome")
  func unknownVariableAfterOrder() throws {
    var desk = try form()
    desk.type("Студенты")
    desk.press("Tab", "Tab", "Tab", "Tab", "Space", "Tab", "Tab", "Space", "Tab")
    desk.retype("{code}")
    desk.press("Ctrl-S")
    let line = desk.frame.firstIndex { $0.contains("►") } ?? 0
    #expect(desk.frame[line].contains("{code}"))
  }

  @Test("A message switched off again is saved as off, whatever was typed into it")
  func switchedOff() throws {
    var desk = try form()
    desk.type("Студенты")
    desk.press("Tab", "Tab", "Tab", "Tab", "Space", "Tab")
    desk.retype("{imya}")
    desk.press("Up", "Space", "Ctrl-S")
    let group = try #require(desk.club.groups.named("Студенты"))
    #expect(group.welcomeSms == .off)
  }

  @Test("The cost is counted over the shortest and the longest real name, at the club's price")
  func cost() throws {
    var desk = try form()
    desk.press("Tab", "Tab", "Tab", "Tab", "Space", "Tab")
    desk.retype("{name}")
    desk.expect("от 9 до 20 знаков: каждому 1 SMS за 1,01 грн")
    desk.retype(String(repeating: "я", count: 55) + "{name}")
    desk.expect("от 64 до 75 знаков: каждому 1,01–2,02 грн")
    desk.retype("Привет")
    desk.expect("знаков 6: каждому 1 SMS за 1,01 грн")
  }

  @Test("A club without clients has nobody to count for")
  func costOfNobody() throws {
    var desk = try form(club: Arena.emptyClub())
    desk.press("Tab", "Tab", "Tab", "Tab", "Space")
    desk.expect("Добро пожаловать, {name}!")
    desk.expectNot("знаков")
  }

  @Test("Changing sends only what was changed")
  func edit() throws {
    var desk = try GroupScenes.list()
    desk.press("e", "Tab", "Tab", "Right", "Ctrl-S")
    let group = try #require(desk.club.groups.named("VIP_постоянные"))
    #expect(group.loyalty == .discount)
    #expect(
      desk.performed == [.editGroup(.id(group.id), GroupEdit(loyalty: .discount))]
    )
    desk.expect("Группа VIP_постоянные изменена", "►  1  VIP_постоянные")
  }

  @Test("Saving without a change closes the form and writes nothing")
  func nothingChanged() throws {
    var desk = try GroupScenes.list()
    desk.press("F4", "Ctrl-S")
    #expect(desk.performed.isEmpty)
    desk.expect("►  1  VIP_постоянные")
  }

  @Test("Taking the default mark away says what follows")
  func defaultGoes() throws {
    var desk = try GroupScenes.list()
    desk.press("Down", "F4", "Tab", "Tab", "Tab", "Space")
    desk.expect("без неё новые клиенты не попадут")
    desk.press("Ctrl-S")
    #expect(desk.club.groups.defaultGroup == nil)
  }

  @Test("Esc of a changed form asks: F8 discards, Esc stays, Enter saves")
  func leave() throws {
    var desk = try form()
    desk.type("Студенты")
    desk.press("Esc")
    desk.expect("В форме есть несохранённое")
    desk.press("Esc")
    desk.expectNot("В форме есть несохранённое")
    desk.press("Esc", "F8")
    desk.expect("►  1  VIP_постоянные", "Несохранённую форму можно вернуть: F2")
    desk.press("F7")
    desk.type("Студенты")
    desk.press("Esc", "Enter")
    #expect(desk.club.groups.named("Студенты") != nil)
  }

  @Test("A form that could not be written stays as it was typed")
  func notSaved() throws {
    var desk = try form()
    desk.failure = "Не сохранено: нет места"
    desk.type("Студенты")
    desk.press("Ctrl-S")
    desk.expect("Студенты", "Не сохранено: нет места", "Создать группу")
    desk.failure = nil
    desk.press("Ctrl-S")
    #expect(desk.club.groups.named("Студенты") != nil)
  }
}
