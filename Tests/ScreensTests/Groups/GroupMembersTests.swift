import Loyalty
import Screens
import Terminal
import Testing

@Suite("The members of a group")
struct GroupMembersTests {
  private func members() throws -> DeskDriver {
    var desk = try GroupScenes.list()
    desk.press("Enter")
    return desk
  }

  private func count(_ desk: DeskDriver) throws -> Int {
    let group = try #require(desk.club.groups.named("VIP_постоянные"))
    return desk.club.clientCount(in: group.id)
  }

  @Test("The title counts the members, and finding looks among them alone")
  func find() throws {
    var desk = try members()
    desk.expect("VIP_постоянные › Участники 2")
    desk.press("F3")
    desk.type("4567")
    desk.expect("Иванов Иван Петрович", "Нашлось 1 из 2")
    desk.expectNot("Ивасюк")
    desk.press("Ctrl-U")
    desk.type("Ляшко")
    desk.expect("В группе нет никого по запросу «Ляшко»")
  }

  @Test("A client chosen elsewhere is put in and selected")
  func add() throws {
    var desk = try members()
    let client = try #require(try? desk.club.client(.phone("095 662 08 31")))
    desk.press("F7")
    desk.receiveChoice(.client(client))
    #expect(try count(desk) == 3)
    desk.expect("► Ляшко Богдан", "Помещено в группу VIP_постоянные: 1", "Участники 3")
  }

  @Test("A client who is a member already is selected, and nothing is written")
  func already() throws {
    var desk = try members()
    let client = try #require(try? desk.club.client(.phone("050 123 45 67")))
    desk.press("n")
    desk.receiveChoice(.client(client))
    #expect(desk.performed.isEmpty)
    desk.expect("► Иванов Иван Петрович", "Уже в этой группе")
  }

  @Test("F8 takes out the row after a question that names the client")
  func takeOut() throws {
    var desk = try members()
    desk.press("F8")
    desk.expect("Убрать из группы VIP_постоянные: Sergiy Moroz?")
    desk.press("Esc")
    #expect(try count(desk) == 2)
    desk.press("d", "Enter")
    #expect(try count(desk) == 1)
    desk.expect("Убрано из группы VIP_постоянные: 1", "► Иванов Иван Петрович")
  }

  @Test("All marked are taken out by one command after a question that counts them")
  func takeOutMarked() throws {
    var desk = try members()
    desk.press("*", "F8")
    desk.expect("2 клиента?")
    desk.press("Enter")
    #expect(try count(desk) == 0)
    #expect(desk.performed.count == 1)
    desk.expect("пока никого")
  }

  @Test("An archived group shows its members and takes no new ones")
  func archived() throws {
    var desk = try GroupScenes.list(club: GroupScenes.clubWithArchive())
    desk.press("f", "Enter")
    desk.expect("Участники 2", "Emily Clarke")
    desk.press("F7")
    desk.expect("Запись в архиве; сначала верните её")
  }
}

extension DeskDriver {
  /// Closes the screen on top as if something was chosen there.
  fileprivate mutating func receiveChoice(_ choice: Choice) {
    press("F10")
    receive(.returned(choice))
  }
}
