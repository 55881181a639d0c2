import Terminal
import Testing

/// Every line of the table "Form" in screens.md.
struct FormKeyTests {
  typealias Name = GroupForm.Name
  let form = GroupForm.form

  @Test("Enter and down go to the next field, up to the previous one")
  func movingByArrows() {
    var state = GroupForm.state()
    #expect(state.handle(.enter, in: form) == .handled)
    #expect(state.focus == .field(.note))
    _ = state.handle(.down, in: form)
    #expect(state.focus == .field(.kind))
    _ = state.handle(.up, in: form)
    #expect(state.focus == .field(.note))
    _ = state.handle(.up, in: form)
    _ = state.handle(.up, in: form)
    #expect(state.focus == .field(.title))
  }

  @Test("Tab goes on to the buttons and round to the first field, Shift-Tab the other way")
  func tabbing() {
    var state = GroupForm.state()
    _ = state.handle(.backTab, in: form)
    #expect(state.focus == .button(1))
    _ = state.handle(.tab, in: form)
    #expect(state.focus == .field(.title))
    for _ in 0..<9 { _ = state.handle(.tab, in: form) }
    #expect(state.focus == .button(0))
  }

  @Test("Enter on a button presses it, Ctrl-S presses the main one from anywhere")
  func pressing() {
    var state = GroupForm.state()
    #expect(state.handle(.control("s"), in: form) == .submit)
    _ = state.handle(.backTab, in: form)
    #expect(state.handle(.enter, in: form) == .close)
    _ = state.handle(.left, in: form)
    #expect(state.handle(.enter, in: form) == .submit)
  }

  @Test(
    "Space switches a check and takes the next choice; left and right choose without going round"
  )
  func choosing() {
    var state = GroupForm.state(focus: .isDefault)
    #expect(state.handle(.space, in: form) == .changed(.isDefault))
    #expect(state.isOn(.isDefault))
    state.focus(.kind)
    #expect(state.handle(.space, in: form) == .changed(.kind))
    #expect(state.choice(.kind) == "discount")
    _ = state.handle(.right, in: form)
    #expect(state.handle(.right, in: form) == .handled)
    #expect(state.choice(.kind) == "none")
    _ = state.handle(.space, in: form)
    #expect(state.choice(.kind) == "bonus")
    #expect(state.handle(.left, in: form) == .handled)
  }

  @Test("Typing in a choice finds in it, in the other keyboard layout too")
  func findingInChoice() {
    var state = GroupForm.state(focus: .kind)
    #expect(state.handle("с", in: form) == .changed(.kind))
    #expect(state.choice(.kind) == "discount")
    _ = state.handle("б", in: form)
    #expect(state.choice(.kind) == "bonus")
    state.focus(.program)
    #expect(state.handle("l", in: form) == .changed(.program))
    #expect(state.choice(.program) == "birthday")
  }

  @Test("Typed letters are text; Ctrl-W takes a word away, Ctrl-U all")
  func typing() {
    var state = GroupForm.state(focus: .note)
    for key in keys(" n") { #expect(state.handle(key, in: form) == .changed(.note)) }
    #expect(state.text(.note) == "Участники октябрьского турнира n")
    _ = state.handle(.control("w"), in: form)
    #expect(state.text(.note) == "Участники октябрьского турнира ")
    _ = state.handle(.control("u"), in: form)
    #expect(state.text(.note) == "")
    #expect(state.handle(.left, in: form) == .handled)
  }

  @Test("No more is taken than the field's limit")
  func limit() {
    var state = GroupForm.state()
    state.set(.title, .text(String(repeating: "а", count: 39)))
    #expect(state.handle("б", in: form) == .changed(.title))
    #expect(state.handle("в", in: form) == .handled)
    #expect(state.text(.title).count == 40)
  }

  @Test("F4 in text with variables inserts one at the cursor")
  func variables() {
    var state = GroupForm.state(focus: .text)
    _ = state.handle(.home, in: form)
    #expect(state.handle(.function(4), in: form) == .handled)
    _ = state.handle(.down, in: form)
    #expect(state.handle(.enter, in: form) == .changed(.text))
    #expect(state.text(.text) == "{bonuses}Добро пожаловать, {name}! Бонусов: {bonuses}")
    #expect(!state.isPopupOpen)
  }

  @Test("Esc closes the list first and changes nothing")
  func escapeFromList() {
    var state = GroupForm.state(focus: .program)
    _ = state.handle(.function(4), in: form)
    _ = state.handle(.down, in: form)
    #expect(state.handle(.escape, in: form) == .handled)
    #expect(state.choice(.program) == "saving")
    #expect(state.handle(.escape, in: form) == .close)
  }

  @Test("Esc closes an untouched form and asks about a changed one, by values and not by keys")
  func escape() {
    var state = GroupForm.state()
    _ = state.handle("х", in: form)
    #expect(state.handle(.escape, in: form) == .askToSave)
    _ = state.handle(.backspace, in: form)
    #expect(!state.isChanged)
    #expect(state.handle(.escape, in: form) == .close)
    state.focus(.isDefault)
    _ = state.handle(.space, in: form)
    _ = state.handle(.space, in: form)
    #expect(!state.isChanged)
  }

  @Test("F1 asks for help on the field")
  func help() {
    var state = GroupForm.state()
    #expect(state.handle(.function(1), in: form) == .help(.title))
    #expect(state.handle(.control("g"), in: form) == .help(.title))
  }

  @Test("A refusal stays until its own field is changed")
  func refusal() {
    var state = GroupForm.state()
    state.refuse(.title, "Такая уже есть")
    _ = state.handle(.down, in: form)
    _ = state.handle("х", in: form)
    #expect(state.refusal(.title) == "Такая уже есть")
    _ = state.handle(.up, in: form)
    _ = state.handle("х", in: form)
    #expect(state.refusal(.title) == nil)
  }

  @Test("A discarded draft comes back and counts as changed; saved values do not")
  func drafts() {
    var state = GroupForm.state()
    _ = state.handle("х", in: form)
    let draft = state.draft
    var later = GroupForm.state()
    later.restore(draft)
    #expect(later.text(.title) == "Турнир_Октябрьх")
    #expect(later.isChanged)
    _ = later.handle("!", in: form)
    #expect(later.text(.title) == "Турнир_Октябрьх!")
    later.settle()
    #expect(!later.isChanged)
  }

  @Test("Disabled fields are passed over; a field that went away gives its cursor to the first")
  func disabled() {
    let form = Form<Int>(
      [
        .field(Field(1, "Код", isEnabled: false)), .field(Field(2, "Имя")),
        .field(Field(3, "Телефон", .phone)),
      ],
      buttons: [FormButton("Создать", .submit)],
      words: GroupForm.words
    )
    var state = FormState<Int>([:], focus: 9)
    _ = state.handle("а", in: form)
    #expect(state.text(2) == "а")
    _ = state.handle(.up, in: form)
    #expect(state.focus == .field(2))
  }
}

struct FormListTests {
  private let form = Form<Int>(
    [
      .field(
        Field(
          1,
          "Группы",
          .several(
            [FieldOption("a", "VIP"), FieldOption("b", "Новые"), FieldOption("c", "Ночные")],
            none: "любые"
          )
        )
      ),
      .field(Field(2, "Дата", .date(DateWords.picking))),
    ],
    buttons: [FormButton("Создать", .submit)],
    words: GroupForm.words
  )

  @Test("Several are marked with Space in the list of F4 and shown separated by commas")
  func several() {
    var state = FormState<Int>([1: .several(["c"])], focus: 1)
    _ = state.handle(.function(4), in: form)
    _ = state.handle(.up, in: form)
    _ = state.handle(.up, in: form)
    _ = state.handle(.space, in: form)
    #expect(state.handle(.enter, in: form) == .changed(1))
    #expect(state.several(1) == ["a", "c"])
    #expect(picture(.form(FormView(form, state)), rows: 2).contains("► Группы VIP, Ночные"))
    state.set(1, .several([]))
    #expect(picture(.form(FormView(form, state)), rows: 2).contains("► Группы любые"))
  }

  @Test("F4 in a date opens the calendar on the typed day; Enter takes the day")
  func calendar() {
    var state = FormState<Int>([2: .text("30.11.2026")], focus: 2)
    _ = state.handle(.function(4), in: form)
    let expected = """
         Группы любые
       ► Дата   30.11.2026
                ┌──────────────────────┐
                │ Ноябрь 2026          │
                │ пн вт ср чт пт сб вс │
                │                    1 │
                │  2  3  4  5  6  7  8 │
                │  9 10 11 12 13 14 15 │
                │ 16 17 18 19 20 21 22 │
                │ 23 24 25 26 27 28 29 │
                │ 30                   │
                └──────────────────────┘
      """
    #expect(picture(.form(FormView(form, state)), rows: 12) == expected)
    for key: Key in [.pageDown, .up, .right] { _ = state.handle(key, in: form) }
    #expect(state.handle(.enter, in: form) == .changed(2))
    #expect(state.text(2) == "24.12.2026")
  }

  @Test("Home in the calendar is today, where it also opens when nothing readable was typed")
  func today() {
    var state = FormState<Int>([2: .text("завтра")], focus: 2)
    _ = state.handle(.function(4), in: form)
    _ = state.handle(.pageUp, in: form)
    _ = state.handle(.home, in: form)
    _ = state.handle(.enter, in: form)
    #expect(state.text(2) == "22.11.2026")
  }
}
