import Localization
import Loyalty
import Terminal
import Testing

@testable import Screens

@Suite struct ShellTests {
  @Test("F10 on the first screen asks whether to leave; Esc stays, Enter leaves")
  func leaving() throws {
    var desk = try DeskDriver()
    desk.press("F10")
    desk.expect("Выйти", "[ Остаться ]")
    desk.press("Esc")
    #expect(desk.requests.isEmpty)
    desk.press("q", "Enter")
    #expect(desk.requests.contains { if case .leave = $0 { true } else { false } })
  }

  @Test("The question before leaving names its buttons", arguments: Look.all)
  func leavingFrame(look: Look) throws {
    var desk = try DeskDriver(look)
    desk.press("F10")
    desk.expectFrame("Shell", "leaving")
  }

  @Test("Leaving the example says that it is thrown away")
  func leavingDemo() throws {
    var desk = try DeskDriver()
    desk.isDemo = true
    desk.press("F10")
    desk.expect("Arena · пример", RepositoryWords.words(.russian)("setup.demo"))
  }

  @Test("Letters work in the Cyrillic layout as they stand on the keyboard", arguments: ["q", "й"])
  func layouts(letter: String) throws {
    var desk = try DeskDriver()
    desk.press(letter)
    #expect(desk.shell.leaving != nil)
  }

  @Test("Esc never leads out of the program")
  func escape() throws {
    var desk = try DeskDriver()
    for _ in 1...5 { desk.press("Esc") }
    #expect(desk.requests.isEmpty)
    #expect(desk.message.contains("F10"))
    desk.press("F2", "Esc")
    #expect(desk.shell.screens.isAtFirst)
  }

  @Test("Ctrl-C says how to leave, Ctrl-L redraws, Ctrl-Z goes to the shell")
  func controls() throws {
    var desk = try DeskDriver()
    desk.press("Ctrl-C")
    #expect(desk.message.contains("F10"))
    desk.press("Ctrl-L", "Ctrl-Z")
    #expect(desk.requests.count == 2)
  }

  @Test("Ctrl-Z is refused while something is not saved")
  func suspendUnsaved() throws {
    var desk = try DeskDriver()
    desk.open(ClubScreen(desk.context))
    desk.type("2")
    desk.press("Ctrl-Z")
    #expect(desk.requests.isEmpty)
  }

  @Test("Two letters that mean nothing within two seconds tell where letters are text")
  func deadLetters() throws {
    var desk = try DeskDriver()
    desk.press("z")
    #expect(!desk.message.contains("F3"))
    desk.press("z")
    #expect(desk.message.contains("F3"))
    desk.advance(seconds: 3)
    desk.press("Down", "z")
    #expect(!desk.message.contains("F3"))
  }

  @Test("Pasted text outside a field is not run as commands")
  func paste() throws {
    var desk = try DeskDriver()
    desk.paste("quit")
    #expect(desk.shell.leaving == nil)
    #expect(desk.message.contains("F3"))
  }

  @Test("A trouble stays for any number of keys and goes with its screen")
  func troublesStay() throws {
    var desk = try DeskDriver()
    desk.open(ClubScreen(desk.context))
    desk.retype(" ")
    desk.press("Ctrl-S")
    let trouble = desk.message
    desk.advance(seconds: 10)
    desk.press("Down", "Down", "Up")
    #expect(desk.message == trouble)
    desk.press("F2")
    #expect(desk.message != trouble)
    desk.press("Esc")
    #expect(desk.message == trouble)
    desk.press("Esc", "F8")
    #expect(desk.message != trouble)
  }

  @Test("What happens beside is remembered behind a trouble, and told where there is none")
  func mentioned() throws {
    var desk = try DeskDriver()
    desk.failure = "Не сохранено: нет места"
    desk.open(ClubScreen(desk.context))
    desk.retype("Арена на Подоле")
    desk.press("Ctrl-S")
    desk.mention(Notice(.note, "изменено: Иван, группа VIP"))
    #expect(desk.message.contains("Не сохранено: нет места"))
    desk.failure = nil
    desk.press("Ctrl-S")
    desk.mention(Notice(.note, "изменено: Иван, группа VIP"))
    #expect(desk.message.contains("изменено: Иван, группа VIP"))
    desk.press("F2")
    desk.type("сообщения программы")
    desk.press("Enter")
    desk.expect("изменено: Иван, группа VIP", "Не сохранено: нет места")
  }

  @Test("A note is not wiped away by the key that comes right after it")
  func notesAreRead() throws {
    var desk = try DeskDriver()
    desk.press("Ctrl-C", "Down")
    #expect(desk.message.contains("F10"))
    desk.advance(seconds: 2)
    desk.press("Up")
    #expect(!desk.message.contains("F10"))
  }

  @Test("A store that can only be read is named in line 1 on every screen")
  func readOnly() throws {
    var desk = try DeskDriver()
    desk.readOnlyReason = "хранилище новее программы"
    #expect(desk.frame.first?.contains("только чтение") == true)
    desk.press("F2")
    #expect(desk.frame.first?.contains("только чтение") == true)
  }

  @Test("A sentence too long for the message line says where it stands in full")
  func longMessage() throws {
    var desk = try DeskDriver()
    desk.readOnlyReason = String(repeating: "повреждён файл, ", count: 8) + "всё"
    desk.press("F5", "F7")
    #expect(desk.message.contains("…") && desk.message.hasSuffix("целиком: F2, сообщения"))
    desk.press("F2")
    desk.type("сообщения")
    desk.press("Enter")
    desk.expect("всё")
  }

  @Test("A key leads nowhere one is already: no F9 on the menu, no F5 in the list of clients")
  func whereOneIs() throws {
    var desk = try DeskDriver(Look(size: Size(columns: 120, rows: 40)))
    desk.expectNot("F9 Меню")
    desk.expect("F10 Выход")
    desk.press("F5")
    desk.expectNot("F5 Найти клиента")
  }

  @Test("The clock in line 1 follows the time")
  func clock() throws {
    var desk = try DeskDriver()
    #expect(desk.frame.first?.hasSuffix("Ольга  21:14") == true)
    desk.advance(seconds: 60)
    #expect(desk.frame.first?.hasSuffix("Ольга  21:15") == true)
  }

  @Test("A terminal that is too small says so, and nothing typed is lost")
  func tooSmall() throws {
    var desk = try DeskDriver()
    desk.open(ClubScreen(desk.context))
    desk.retype("Арена")
    desk.look.size = Size(columns: 20, rows: 5)
    #expect(desk.frame.contains { $0.contains("40×12") })
    desk.look.size = Size(columns: 80, rows: 24)
    desk.expect("Арена")
  }

  @Test("Going to a place from a changed form leaves the form beneath, and asks nothing")
  func unsavedStays() throws {
    var desk = try DeskDriver()
    desk.open(ClubScreen(desk.context))
    desk.retype("Арена")
    desk.press("F2")
    desk.type("все клиенты")
    desk.press("Enter")
    #expect(desk.shell.screens.top is ClientsScreen)
    #expect(desk.shell.screens.count == 3)
    desk.press("F2")
    desk.type("выход")
    desk.press("Enter")
    desk.expect("не сохранена")
  }
}
