import Loyalty
import Terminal
import Testing

@Suite("Groups while another desk changes them")
struct GroupOtherDeskTests {
  @Test("The selection stays on its record when a group above it goes")
  func selectionStays() throws {
    var desk = try GroupScenes.list()
    desk.press("Down", "Down")
    try desk.otherDesk(.archiveGroup(.name("VIP_постоянные")))
    desk.expect("►  2  Активные_ежедневно")
  }

  @Test("An order being changed takes a new group of another desk as its last and saves")
  func orderFollows() throws {
    var desk = try GroupScenes.list()
    desk.press("-")
    try desk.otherDesk(.createGroup(GroupDraft(name: "Студенты")))
    desk.press("Ctrl-S")
    #expect(desk.club.groups.inUse.map(\.name).first == "Новые_клиенты")
    #expect(desk.club.groups.inUse.map(\.name).last == "Студенты")
  }

  @Test("A field untouched in the form takes over what another desk saved")
  func formFollows() throws {
    var desk = try GroupScenes.list()
    desk.press("F4", "Tab")
    desk.type("!")
    try desk.otherDesk(.editGroup(.name("VIP_постоянные"), GroupEdit(name: "VIP")))
    desk.press("Ctrl-S")
    let group = try #require(desk.club.groups.named("VIP"))
    #expect(group.description == "Кто бывает чаще трёх раз в неделю!")
  }

  @Test("What another desk put into an untouched field is marked there until the form is saved")
  func marked() throws {
    var desk = try GroupScenes.list()
    desk.press("F4")
    try desk.otherDesk(.editGroup(.name("VIP_постоянные"), GroupEdit(name: "VIP")))
    desk.advance(seconds: 3)
    desk.press("Tab")
    desk.expect("VIP", "было «VIP_постоянные»; изменено: Иван, 3 с назад")
    try desk.otherDesk(
      .editGroup(.name("VIP"), GroupEdit(name: "Лучшие")),
      by: Staff("Олег")
    )
    desk.expect("Лучшие", "было «VIP_постоянные»; изменено: Олег, только что")
    try desk.otherDesk(.editGroup(.name("Лучшие"), GroupEdit(name: "VIP_постоянные")))
    desk.expectNot("изменено: Олег", "было «")
  }

  @Test("Typing over what another desk put into a field asks whose value stands")
  func typedOver() throws {
    var desk = try GroupScenes.list()
    desk.press("F4")
    try desk.otherDesk(.editGroup(.name("VIP_постоянные"), GroupEdit(name: "VIP")))
    desk.retype("Лучшие")
    desk.expect("здесь «Лучшие», сохранено «VIP» (Иван, только что)")
    desk.press("Ctrl-S")
    desk.expect("Другая стойка тем временем сохранила иначе")
    #expect(desk.performed.isEmpty)
    desk.press("Enter")
    #expect(desk.club.groups.named("Лучшие") != nil)
  }

  private func contested() throws -> DeskDriver {
    var desk = try GroupScenes.list()
    desk.press("F4")
    desk.retype("Лучшие")
    try desk.otherDesk(.editGroup(.name("VIP_постоянные"), GroupEdit(name: "VIP")))
    desk.advance(seconds: 5)
    return desk
  }

  @Test("A field changed on both desks shows both values, whose the other is, and how old")
  func stale() throws {
    var desk = try contested()
    desk.expect("Лучшие", "здесь «Лучшие», сохранено «VIP» (Иван, 5 с назад)")
    desk.press("Ctrl-S")
    desk.expect(
      "Другая стойка тем временем сохранила иначе",
      "Взять моё",
      "Взять новое",
      "Остаться"
    )
    #expect(desk.performed.isEmpty)
    desk.press("Enter")
    #expect(desk.club.groups.named("Лучшие") != nil)
    #expect(desk.club.groups.named("VIP") == nil)
  }

  @Test(
    "Saved once more under the question, it is asked anew, and no key for the old one takes over"
  )
  func thirdValue() throws {
    var desk = try contested()
    desk.press("Ctrl-S")
    desk.expect("сохранено «VIP»")
    try desk.otherDesk(.editGroup(.name("VIP"), GroupEdit(name: "Третьи")))
    desk.expect("Другая стойка тем временем сохранила иначе", "сохранено «Третьи»")
    desk.press("Enter")
    #expect(desk.performed.isEmpty && desk.club.groups.named("Третьи") != nil)
    desk.press("Ctrl-S", "Enter")
    #expect(desk.club.groups.named("Лучшие") != nil)
  }

  @Test("Saved back to what is typed under the question, nothing is contested any more")
  func resolvedAside() throws {
    var desk = try contested()
    desk.press("Ctrl-S")
    try desk.otherDesk(.editGroup(.name("VIP"), GroupEdit(name: "Лучшие")))
    desk.expectNot("Другая стойка тем временем сохранила иначе")
  }

  @Test("A group archived by another desk under the form is told as such, then and when saved")
  func archivedAside() throws {
    var desk = try GroupScenes.list()
    desk.press("F4", "Tab")
    desk.type("!")
    try desk.otherDesk(.archiveGroup(.name("VIP_постоянные")))
    desk.press("Ctrl-S")
    desk.expect("Группа VIP_постоянные изменена. Она в архиве")
  }

  @Test("Taking the new value puts it into the field, and nothing is left to be saved")
  func takesTheirs() throws {
    var desk = try contested()
    desk.press("Ctrl-S", "Right", "Enter")
    desk.expectNot("здесь «Лучшие»")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
    #expect(desk.club.groups.named("VIP") != nil)
  }

  @Test("Staying leaves both values on the screen; typing the new one ends the contest")
  func stays() throws {
    var desk = try contested()
    desk.press("Ctrl-S", "Esc")
    desk.expect("здесь «Лучшие», сохранено «VIP» (Иван, 5 с назад)")
    desk.retype("VIP")
    desk.expectNot("сохранено «VIP»")
    desk.press("Ctrl-S")
    #expect(desk.performed.isEmpty)
  }

  @Test("On the way out, too, saving asks whose values stand")
  func leaving() throws {
    var desk = try contested()
    desk.press("Esc", "Enter")
    desk.expect("Взять моё")
    desk.advance(seconds: 1)
    desk.press("Enter")
    #expect(desk.club.groups.named("Лучшие") != nil)
  }

  @Test("An untouched form follows the other desk and closes without a question")
  func untouched() throws {
    var desk = try GroupScenes.list()
    desk.press("F4")
    try desk.otherDesk(.editGroup(.name("VIP_постоянные"), GroupEdit(name: "VIP")))
    desk.press("Esc")
    desk.expect("►  1  VIP ")
  }

  @Test("Members put in by another desk appear, and the marks of those taken out go")
  func members() throws {
    var desk = try GroupScenes.list()
    desk.press("Enter", "*")
    let moroz = ClientReference.phone("050 700 11 22")
    try desk.otherDesk(.removeFromGroup([moroz], .name("VIP_постоянные")))
    desk.expect("√► Иванов Иван Петрович", "Участники 1")
    try desk.otherDesk(.addToGroup([.phone("095 662 08 31")], .name("VIP_постоянные")))
    desk.expect("Ляшко Богдан", "Участники 2")
  }
}
