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
