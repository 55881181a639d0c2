import Localization
import Loyalty
import Screens
import Terminal
import Testing

@Suite("Keys in the list of groups")
struct GroupListKeyTests {
  private func ids(_ desk: DeskDriver) -> [String] { desk.club.groups.inUse.map(\.name) }

  @Test(
    "One Enter in an empty store creates the three groups in the session's language",
    arguments: zip(
      Look.languages,
      [["New", "Regulars", "VIP"], ["Новые", "Постоянные", "VIP"], ["Нові", "Постійні", "VIP"]]
    )
  )
  func starters(_ language: Language, _ names: [String]) throws {
    var desk = try GroupScenes.list(Look(language: language), club: Arena.emptyClub())
    desk.press("Enter")
    #expect(ids(desk) == names)
    #expect(desk.club.groups.defaultGroup == desk.club.groups.order.first)
    #expect(desk.performed.count == 1)
    desk.expect(names[0], names[1])
    desk.press("u")
    #expect(desk.performed.count == 1)
  }

  @Test("F7 in an empty store opens the form of the first group instead")
  func firstOwn() throws {
    var desk = try GroupScenes.list(club: Arena.emptyClub())
    desk.press("F7")
    desk.type("Свои")
    desk.press("Ctrl-S")
    #expect(ids(desk) == ["Свои"])
    desk.expect("►  1  Свои")
  }

  @Test(
    "Minus and plus move the row, Ctrl-S saves, saying for how many clients the main one changes"
  )
  func reorder() throws {
    var desk = try GroupScenes.list()
    desk.press("Down", "Down", "+")
    #expect(desk.performed.isEmpty)
    desk.expect("Порядок изменён", "►  3  Активные_ежедневно")
    desk.press("Ctrl-S")
    #expect(ids(desk)[1] == "Активные_ежедневно")
    desk.expect("Порядок сохранён", "►  2  Активные_ежедневно")
  }

  @Test("An order that changes who leads names the clients before and after it is saved")
  func reorderLeading() throws {
    var club = try Arena.club()
    try Arena.apply(
      .addToGroup([.phone("050 123 45 67")], .name("Новые_клиенты")),
      to: &club,
      on: "2026-11-01"
    )
    var desk = try GroupScenes.list(club: club)
    desk.press("-")
    desk.expect("Основная группа сменится у клиентов: 1")
    desk.press("Ctrl-S")
    desk.expect("Основная группа сменилась у клиентов: 1")
  }

  @Test("Esc drops a changed order, and leaving with one asks")
  func dropOrder() throws {
    var desk = try GroupScenes.list()
    desk.press("-", "Esc")
    desk.expect("Порядок прежний")
    #expect(!desk.shell.screens.top.hasUnsavedWork)
    desk.press("-", "F10")
    desk.expect("Порядок групп изменён и не сохранён")
    desk.press("Enter")
    #expect(ids(desk).first == "Новые_клиенты")
    desk.press("-")
    #expect(desk.shell.screens.top.hasUnsavedWork)
  }

  @Test("Moving a row back to its place leaves nothing to save")
  func movedBack() throws {
    var desk = try GroupScenes.list()
    desk.press("-", "+")
    #expect(!desk.shell.screens.top.hasUnsavedWork)
    desk.press("Ctrl-S")
    desk.expect("Ничего не изменено")
    #expect(desk.performed.isEmpty)
  }

  @Test("The first row does not go up nor the last down, and says so")
  func ends() throws {
    var desk = try GroupScenes.list()
    desk.press("+")
    desk.expect("Строка уже первая")
    desk.press("End", "-")
    desk.expect("Строка уже последняя")
  }

  @Test("Ordered by clients, rows stand by their number and do not move")
  func sorted() throws {
    var desk = try GroupScenes.list()
    desk.press("s", "Down", "Down", "Enter")
    desk.expect("по числу клиентов")
    let rows = desk.frame[4...9].map { $0.split(separator: " ").map(String.init) }
    #expect(rows.compactMap { $0.first { $0.contains("_") } }.first == "Новые_клиенты")
    desk.press("+")
    desk.expect("Строки двигаются только в порядке групп")
    desk.press("F6", "Enter")
    let turned = desk.frame[4...9].map { $0.split(separator: " ").map(String.init) }
    #expect(turned.compactMap { $0.first { $0.contains("_") } }.last == "Новые_клиенты")
    desk.press("F6", "Up", "Up", "Enter", "+")
    desk.expectNot("по числу клиентов")
  }

  @Test("Marks: Space marks, Ins marks and steps down, * marks all and then none")
  func marks() throws {
    var desk = try GroupScenes.list()
    desk.press("Space")
    desk.expect("отмечено 1")
    desk.press("Down", "Ins")
    desk.expect("отмечено 2", "►  3  Активные_ежедневно")
    desk.press("*")
    desk.expect("отмечено 6")
    desk.press("*")
    desk.expectNot("отмечено")
  }

  @Test("F8 archives after a question that names people, and the archive gives it back")
  func archive() throws {
    var desk = try GroupScenes.list()
    desk.press("d")
    desk.expect("Убрать в архив группу VIP_постоянные?", "Клиентов 2", "у 1")
    desk.press("Enter")
    #expect(!ids(desk).contains("VIP_постоянные"))
    desk.expect("Группа VIP_постоянные в архиве")
    desk.advance(seconds: 2)
    desk.press("f")
    desk.expect("Архив", "VIP_постоянные", "F8 Вернуть из архива")
    desk.press("F8", "Enter")
    #expect(ids(desk).last == "VIP_постоянные")
    desk.expect("►  6  VIP_постоянные", "последняя по порядку")
  }

  @Test("Esc in the question of archiving changes nothing")
  func keep() throws {
    var desk = try GroupScenes.list()
    desk.press("F8", "Esc")
    #expect(desk.performed.isEmpty)
    desk.expectNot("Убрать в архив")
  }

  @Test("Several marked groups are archived after one question, and all are named")
  func archiveMany() throws {
    var desk = try GroupScenes.list()
    desk.press("Space", "End", "Space", "F8", "Enter")
    #expect(ids(desk).count == 4)
    desk.expect("В архиве: VIP_постоянные и Неактивные_2месяца")
    desk.advance(seconds: 2)
    desk.press("Home")
    desk.expect("Групп 4 · в архиве 2")
    desk.expectNot("отмечено")
  }

  @Test(
    "The default group is not archived: the reason, the next step, and the way out by two Enters"
  )
  func defaultStays() throws {
    var desk = try GroupScenes.list()
    desk.press("Down", "F8")
    desk.expect("стоит по умолчанию", "Отметьте по умолчанию другую группу")
    desk.press("Enter")
    desk.type("VIP")
    desk.press("Enter")
    let vip = try #require(desk.club.groups.named("VIP_постоянные"))
    #expect(desk.club.groups.defaultGroup == vip.id)
    desk.expect("раньше Новые_клиенты")
    desk.press("F8", "Enter")
    #expect(!ids(desk).contains("Новые_клиенты"))
  }

  @Test("F3 finds in the wrong layout, Enter makes what nobody has a new group")
  func find() throws {
    var desk = try GroupScenes.list()
    desk.press("/")
    desk.type("nehybh")
    desk.expect("Участники_турнира_Октябрь", "Нашлось 1 из 6")
    desk.expectNot("Раз_в_месяц")
    desk.press("Esc", "Esc")
    desk.expect("Раз_в_месяц")
    desk.press("F3")
    desk.type("Студенты")
    desk.press("Enter")
    desk.expect("Новая группа", "Студенты")
    desk.press("Ctrl-S")
    #expect(ids(desk).last == "Студенты")
    desk.expect("►  7  Студенты")
  }

  @Test("Letters work by their place on the keyboard in the Cyrillic layout")
  func cyrillic() throws {
    var desk = try GroupScenes.list()
    desk.press("т")
    desk.expect("Создать группу")
    desk.press("Esc", "в")
    desk.expect("Убрать в архив группу")
  }

  @Test("The way that was walked stands in line 1")
  func trail() throws {
    var desk = try GroupScenes.list()
    desk.expect("Arena › Маркетинг › Группы")
    desk = try DeskDriver(first: GroupsScreen(way: .clients))
    desk.expect("Arena › Клиенты › Группы пользователей")
  }

  @Test("A store that can only be read says why instead of opening anything")
  func readOnly() throws {
    var desk = try GroupScenes.list()
    desk.readOnlyReason = "повреждена запись 12"
    desk.press("F7")
    desk.expect("Только чтение: повреждена запись 12")
    desk.expectNot("F7 Новая группа", "F8 В архив")
    desk.press("F8")
    #expect(desk.performed.isEmpty)
  }

  @Test("An archiving that cannot be written says so, and the group stays")
  func notSaved() throws {
    var desk = try GroupScenes.list()
    desk.failure = "Не сохранено: нет места"
    desk.press("F8", "Enter")
    desk.expect("Не сохранено: нет места", "VIP_постоянные")
    #expect(ids(desk).count == 6)
  }

  @Test("More than seven groups are advised against in a line, never in a question")
  func advice() throws {
    let desk = try GroupScenes.list(club: GroupScenes.crowdedClub())
    desk.expect("Групп 8. Оставьте 5–7 основных")
    desk.expectNot("[ ")
  }
}
