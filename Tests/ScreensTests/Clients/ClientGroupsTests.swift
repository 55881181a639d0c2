import Loyalty
import Screens
import Terminal
import Testing

@Suite struct ClientGroupsTests {
  private func desk() throws -> DeskDriver { try DeskDriver(first: ClientsScreen()) }

  private func groups(_ desk: DeskDriver, _ number: UInt32) -> [String] {
    desk.club.clients.groups(of: Client.ID(number)).ids.compactMap { desk.club.groups[$0]?.name }
  }

  @Test("One client goes into the selected group by Enter, without a question")
  func putsOneIn() throws {
    var desk = try desk()
    desk.type("марченко")
    desk.press("Tab", "g", "Enter")
    #expect(groups(desk, 12) == ["VIP_постоянные", "Новые_клиенты"])
    desk.expect("Марченко Денис, группы: VIP_постоянные, Новые_клиенты")
    #expect(desk.performed.count == 1)
  }

  @Test("A group is found by its name in the wrong layout")
  func findsGroup() throws {
    var desk = try desk()
    desk.type("марченко")
    desk.press("Tab", "g")
    desk.type("nehyb")
    desk.expect("► [ ] Участники_турнира_Октябрь")
    desk.press("Enter")
    #expect(groups(desk, 12).contains("Участники_турнира_Октябрь"))
  }

  @Test("Several groups of one client change as one record")
  func severalGroupsOneRecord() throws {
    var desk = try desk()
    desk.type("марченко")
    desk.press("Tab", "g", "Space", "Down", "Space", "Down", "Down", "Space")
    desk.expect("Поместить: VIP_постоянные, Раз_в_месяц · убрать: Новые_клиенты")
    desk.press("Enter")
    #expect(groups(desk, 12) == ["VIP_постоянные", "Раз_в_месяц"])
    #expect(desk.performed.count == 1)
  }

  @Test("All found go into a new group in one action, after one question")
  func allFoundIntoNewGroup() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("*", "g")
    desk.type("Ночная лига")
    desk.expect("Новая группа: Ночная лига")
    desk.press("Enter")
    desk.expect("Клиентов 4: поместить в группу Ночная лига?", "[ Поместить ]")
    desk.press("Enter")
    desk.expect("Помещено в группу Ночная лига: 4")
    #expect(desk.performed.count == 2)
    #expect(desk.club.clientCount(in: Group.ID(7)) == 4)
  }

  @Test("Esc at the question changes nobody")
  func leavesAsIs() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("*", "g", "Enter", "Esc")
    #expect(desk.performed.isEmpty)
    desk.expect("› Группы")
  }

  @Test("Those who are in it already stay and are counted apart")
  func alreadyInside() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("*", "g", "Enter")
    desk.expect("из них уже состоят: 1")
    desk.press("Enter")
    desk.expect("Помещено в группу VIP_постоянные: 3; уже состояли: 1")
  }

  @Test("Space goes from some to all to none and back; taking out asks too")
  func takesOut() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("*", "g", "Space")
    desk.expect("√► [x] VIP_постоянные")
    desk.press("Space")
    desk.expect("√► [ ] VIP_постоянные")
    desk.press("Space")
    desk.expect("► [-] VIP_постоянные")
    desk.press("Space", "Space", "Enter")
    desk.expect("Клиентов 4: убрать из группы VIP_постоянные?", "[ Убрать ]")
    desk.press("Enter")
    desk.expect("Убрано из группы VIP_постоянные: 1")
    #expect(groups(desk, 1) == ["Участники_турнира_Октябрь"])
  }

  @Test("A client who is inside already is said to be")
  func allInside() throws {
    var desk = try desk()
    desk.type("иванов")
    desk.press("Tab", "g", "Enter")
    desk.expect("Уже состоят в группе VIP_постоянные")
    #expect(desk.performed.isEmpty)
  }

  @Test("What could not be saved leaves the wishes as they were")
  func notSaved() throws {
    var desk = try desk()
    desk.failure = "Не сохранено: нет места"
    desk.type("марченко")
    desk.press("Tab", "g", "Enter")
    desk.expect("Не сохранено: нет места", "√► [x] VIP_постоянные")
    desk.failure = nil
    desk.press("Enter")
    #expect(groups(desk, 12).contains("VIP_постоянные"))
  }

  @Test("Another desk's new group appears at once")
  func groupFromElsewhere() throws {
    var desk = try desk()
    desk.type("4567")
    desk.press("*", "g", "Down")
    try desk.otherDesk(.createGroup(GroupDraft(name: "Ночная лига", position: 1)))
    desk.expect("Ночная лига", "► [-] Новые_клиенты")
  }

  @Test("The card puts its client into groups too")
  func fromCard() throws {
    var desk = try desk()
    desk.type("марченко")
    desk.press("Enter", "g", "Enter")
    desk.expect("› Марченко Денис", "VIP_постоянные, основная")
  }
}
