import Localization
import Loyalty
import Screens
import Terminal
import Testing

@Suite struct FormScreenTests {
  /// A form of one name, saved as a new group.
  struct NameForm: FormScreen {
    enum FieldID: Hashable, Sendable { case name, note }
    static let keys: KeyTable<FormIntent, KeyState<NameForm>> = FormKeys.table(save: "key.save")
    var editor = Editor<FieldID>([:], focus: .name)
    var helpTopic: String { "groups" }

    func trail(_ context: Context) -> [String] { [context.words("place.new")] }
    func field(of refusal: Refusal) -> FieldID? { .name }

    func form(_ context: Context) -> Form<FieldID> {
      Form(
        [.field(Field(.name, "Название")), .field(Field(.note, "Описание"))],
        buttons: [FormButton(context.words("button.create"), .submit)],
        words: FormWords(context.words)
      )
    }

    mutating func submit(_ context: Context) -> [Effect] {
      let draft = GroupDraft(name: editor.form.text(.name))
      return editor.perform(.createGroup(draft))
    }
  }

  private func desk() throws -> DeskDriver {
    var desk = try DeskDriver()
    desk.open(NameForm())
    return desk
  }

  @Test("Ctrl-S is called as the main button is, and Enter on a button presses it")
  func footer() throws {
    var desk = try desk()
    #expect(desk.footer.contains("Enter Дальше  Ctrl+S Создать"))
    desk.press("Enter", "Enter")
    #expect(desk.footer.contains("Enter Нажать  Ctrl+S Создать"))
  }

  @Test("An untouched form closes on Esc without a question")
  func closes() throws {
    var desk = try desk()
    desk.press("Esc")
    #expect(desk.shell.screens.isAtFirst)
  }

  @Test("Ctrl-S saves and goes back to the screen below")
  func saves() throws {
    var desk = try desk()
    desk.type("Турнир_Ноябрь")
    desk.press("Ctrl-S")
    #expect(desk.club.groups.named("Турнир_Ноябрь") != nil)
    #expect(desk.shell.screens.isAtFirst)
  }

  @Test("Esc of a changed form asks; Enter saves, F8 discards, Esc stays")
  func asks() throws {
    var desk = try desk()
    desk.type("Турнир")
    desk.press("Esc")
    desk.expect("[ Сохранить ]", "[ Не сохранять ]", "[ Остаться ]")
    desk.press("Esc")
    desk.expect("Турнир")
    desk.expectNot("[ Остаться ]")
    desk.press("F10", "F8")
    #expect(desk.shell.screens.isAtFirst)
    desk.expect("F2")
    #expect(desk.performed.isEmpty)
    desk.open(NameForm())
    desk.type("Турнир")
    desk.press("Esc", "Enter")
    #expect(desk.performed.count == 1)
    #expect(desk.shell.screens.isAtFirst)
  }

  @Test("A refusal stands beside its field and on the message line until the field is changed")
  func refuses() throws {
    var desk = try desk()
    desk.type("vip постоянные")
    desk.press("Ctrl-S")
    desk.expect("Название «vip постоянные» занято")
    #expect(desk.message.contains("Выберите другое название"))
    desk.press("Down", "Up")
    #expect(desk.message.contains("Выберите другое название"))
    desk.type("2")
    #expect(!desk.message.contains("Выберите другое название"))
    desk.expectNot("занято")
    #expect(desk.shell.screens.count == 2)
    desk.press("Ctrl-S")
    #expect(desk.shell.screens.isAtFirst)
  }

  @Test("A form stays whole while nothing can be written, and is saved later")
  func staysWhole() throws {
    var desk = try desk()
    desk.failure = "Не сохранено: нет места"
    desk.type("Турнир")
    desk.press("Ctrl-S")
    desk.expect("Турнир", "Не сохранено: нет места")
    desk.failure = nil
    desk.press("Ctrl-S")
    #expect(desk.club.groups.named("Турнир") != nil)
  }

  @Test("In a store that can only be read, saving is answered with the reason and the form stays")
  func readOnly() throws {
    var desk = try desk()
    desk.readOnlyReason = "хранилище новее программы"
    desk.type("Турнир")
    desk.press("Ctrl-S")
    desk.expect("Arena · только чтение", "хранилище новее программы")
    #expect(desk.performed.isEmpty)
    desk.readOnlyReason = nil
    desk.press("Ctrl-S")
    #expect(desk.performed.count == 1)
  }
}
