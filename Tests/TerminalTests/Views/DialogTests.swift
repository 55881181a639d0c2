import Terminal
import Testing

struct DialogTests {
  static let dialog = Dialog(
    paragraphs: [
      "Убрать в архив группу VIP_постоянные?",
      "Клиентов 42. Основной станет Активные_ежедневно у 30, у 12 не будет никакой.",
      "На группу ссылаются: промокод ВИП50, push на 23.11.\n"
        + "Пока они есть, убрать нельзя. Объединение их перенесёт.",
    ],
    buttons: [
      DialogButton(id: "merge", title: "Объединить с другой"),
      DialogButton(id: "stay", title: "Оставить как есть"),
    ]
  )

  @Test("The question stands over the rows as in the drawing")
  func drawing() {
    let view = View.dialog(
      DialogView(Self.dialog, DialogState(Self.dialog)),
      over: .stack([.gap(), StackPart(.table(GroupsTable.view()), .filling())])
    )
    let expected = """

          №  Название                   Программа            Клиентов  Ср. чек Умолч.
       ►  1  VIP_постоянные             Бонус: Накопительная       42   240,00
          2  Новые_клиенты              Скидка: Приветствен…      310   120,00     да
          3  Активные_ежедневно         Бонус: Накопительная       87   140,00
               ┌────────────────────────────────────────────────────────────┐
               │                                                            │
               │  Убрать в архив группу VIP_постоянные?                     │
               │                                                            │
               │  Клиентов 42. Основной станет Активные_ежедневно у 30, у   │
               │  12 не будет никакой.                                      │
               │                                                            │
               │  На группу ссылаются: промокод ВИП50, push на 23.11.       │
               │  Пока они есть, убрать нельзя. Объединение их перенесёт.   │
               │                                                            │
               │  [ Объединить с другой ]   [ Оставить как есть ]           │
               │                                                            │
               └────────────────────────────────────────────────────────────┘
      """
    #expect(picture(view, rows: 19) == expected)
  }

  @Test("Arrows and Tab choose a button, Enter presses it, Esc presses the one that stays")
  func pressing() {
    var state = DialogState(Self.dialog)
    #expect(state.handle(.enter, at: 0, in: Self.dialog) == .pressed("merge"))
    #expect(state.handle(.right, at: 0, in: Self.dialog) == .handled)
    #expect(state.handle(.enter, at: 0, in: Self.dialog) == .pressed("stay"))
    _ = state.handle(.left, at: 0, in: Self.dialog)
    #expect(state.focus == 0)
    _ = state.handle(.tab, at: 0, in: Self.dialog)
    #expect(state.focus == 1)
    _ = state.handle(.backTab, at: 0, in: Self.dialog)
    #expect(state.handle(.escape, at: 0, in: Self.dialog) == .pressed("stay"))
    #expect(state.focus == 0)
  }

  @Test("Letters only move the light to the button that begins so, typed or by the same key")
  func letters() {
    let dialog = Dialog(
      paragraphs: ["Сохранить?"],
      buttons: [
        DialogButton(id: "save", title: "Сохранить"),
        DialogButton(id: "discard", title: "Не сохранять", key: .function(8)),
        DialogButton(id: "stay", title: "Остаться"),
      ]
    )
    var state = DialogState(dialog)
    #expect(state.handle("о", at: 0, in: dialog) == .handled)
    #expect(state.focus == 2)
    #expect(state.handle("y", at: 0, in: dialog) == .handled)
    #expect(state.focus == 1)
    #expect(state.handle("С", at: 0, in: dialog) == .handled)
    #expect(state.focus == 0)
    #expect(state.handle("z", at: 0, in: dialog) == .ignored)
    #expect(state.handle(.function(8), at: 0, in: dialog) == .pressed("discard"))
  }

  @Test("An Enter within 150 ms of the Enter that opened the question is thrown away")
  func bounce() {
    var state = DialogState(Self.dialog, openedByEnterAt: 1_000)
    #expect(state.handle(.enter, at: 1_149, in: Self.dialog) == .handled)
    #expect(state.handle(.enter, at: 1_150, in: Self.dialog) == .pressed("merge"))
    var other = DialogState(Self.dialog)
    #expect(other.handle(.enter, at: 1_001, in: Self.dialog) == .pressed("merge"))
  }

  @Test("What cannot be put back begins on the safe button")
  func safeStart() {
    let state = DialogState(Self.dialog, startsSafe: true)
    #expect(state.focus == 1)
    let view = View.dialog(DialogView(Self.dialog, state), over: .blank)
    let canvas = view.rendered(columns: 80, rows: 19)
    let lit = canvas.runs(inRow: 15).filter(\.style.reversed).map(\.text)
    #expect(lit == ["[ Оставить как есть ]"])
  }

  @Test("In a small part the words go first and the buttons stay, one below the other")
  func small() {
    let expected = """
       ┌────────────────────────────────────┐
       │  Убрать в архив группу             │
       │  VIP_постоянные?                   │
       │                                    │
       │  [ Объединить с другой ]           │
       │  [ Оставить как есть ]             │
       └────────────────────────────────────┘
      """
    let view = View.dialog(DialogView(Self.dialog, DialogState(Self.dialog)), over: .blank)
    #expect(picture(view, columns: 40, rows: 7) == expected)
  }

  @Test("On 120 columns the box keeps its width and stands in the middle")
  func wide() {
    let view = View.dialog(DialogView(Self.dialog, DialogState(Self.dialog)), over: .blank)
    let lines = view.rendered(columns: 120, rows: 35).lines
    let edge = lines.first { $0.contains("┌") }
    let margin = String(repeating: " ", count: 29)
    #expect(edge == margin + "┌" + String(repeating: "─", count: 60) + "┐" + margin)
  }
}
