import Terminal
import Testing

struct PickerTests {
  private let options = [
    PickerOption(id: "name", title: "Имя"), PickerOption(id: "visit", title: "Визит", detail: "F6"),
    PickerOption(id: "bonus", title: "Бонусы"),
  ]

  @Test("Arrows choose, Enter takes, Esc leaves as it was")
  func choosing() {
    var state = PickerState(options, chosen: ["visit"])
    #expect(state.handle(.down, in: options) == .handled)
    #expect(state.handle(.enter, in: options) == .chosen(["bonus"]))
    #expect(state.handle(.escape, in: options) == .closed)
  }

  @Test("Typing finds, in the wrong keyboard layout too; Esc clears the search first")
  func finding() {
    var state = PickerState(options)
    for key in keys("bv") { _ = state.handle(key, in: options) }
    #expect(state.found(in: options).map(\.id) == ["name"])
    #expect(state.handle(.escape, in: options) == .handled)
    #expect(state.found(in: options).count == 3)
  }

  @Test("A list without what was typed says so instead of standing empty")
  func nothing() {
    var state = PickerState(options)
    for key in keys("щщ") { _ = state.handle(key, in: options) }
    let view = PickerView(options, state, findLabel: "Найти", nothing: "Такого нет")
    #expect(picture(.picker(view, over: .blank), columns: 40, rows: 9).contains("Такого нет"))
    for _ in 0..<2 { _ = state.handle(.backspace, in: options) }
    let all = PickerView(options, state, findLabel: "Найти", nothing: "Такого нет")
    #expect(!picture(.picker(all, over: .blank), columns: 40, rows: 9).contains("Такого нет"))
  }

  @Test("Marks of several survive a search, and come in the order of the list")
  func several() {
    var state = PickerState(options, isMultiple: true)
    for key in keys("бон") { _ = state.handle(key, in: options) }
    #expect(state.handle(.insert, in: options) == .handled)
    _ = state.handle(.escape, in: options)
    _ = state.handle(.home, in: options)
    _ = state.handle(.space, in: options)
    #expect(state.handle(.enter, in: options) == .chosen(["name", "bonus"]))
  }

  @Test("Of several, Enter takes the line that was looked for where none was marked")
  func severalByEnter() {
    var state = PickerState(options, chosen: ["name"], isMultiple: true)
    for key in keys("бон") { _ = state.handle(key, in: options) }
    #expect(state.handle(.enter, in: options) == .chosen(["name", "bonus"]))
    var moved = PickerState(options, isMultiple: true)
    _ = moved.handle(.down, in: options)
    #expect(moved.handle(.enter, in: options) == .chosen(["visit"]))
    _ = moved.handle(.space, in: options)
    _ = moved.handle(.up, in: options)
    #expect(moved.handle(.enter, in: options) == .chosen(["visit"]), "the marked alone")
    var untouched = PickerState(options, chosen: ["bonus"], isMultiple: true)
    #expect(untouched.handle(.enter, in: options) == .chosen(["bonus"]))
  }

  @Test("Space marks a line that was found, unless a name goes on behind it")
  func spaceInSearch() {
    let groups = [
      PickerOption(id: "1", title: "Постоянные гости"), PickerOption(id: "2", title: "Неактивные"),
    ]
    var state = PickerState(groups, isMultiple: true)
    for key in keys("неа") + [.space] { _ = state.handle(key, in: groups) }
    #expect(state.table.marks == ["2"])
    var other = PickerState(groups, isMultiple: true)
    for key in keys("постоянные") + [.space] + keys("г") { _ = other.handle(key, in: groups) }
    #expect(other.find.text == "постоянные г")
    #expect(other.table.marks.isEmpty)
  }

  @Test("The list stands in a box in the middle, as large as its lines")
  func drawing() {
    let view = PickerView(options, PickerState(options), findLabel: "Найти", title: "Порядок")
    let shown = picture(.picker(view, over: .blank), columns: 40, rows: 7)
    let expected = """

              ┌─ Порядок ───────────┐
              │ ► Имя               │
              │   Визит          F6 │
              │   Бонусы            │
              └─────────────────────┘
      """
    #expect(shown == expected)
  }

  @Test("A search that finds nothing leaves an empty box and Enter takes nothing")
  func nothingFound() {
    var state = PickerState(options)
    for key in keys("щщщ") { _ = state.handle(key, in: options) }
    #expect(state.handle(.enter, in: options) == .handled)
  }
}
