import Terminal
import Testing

struct FormViewTests {
  typealias Name = GroupForm.Name

  private func picture(_ state: FormState<Name>, columns: Int = 80, rows: Int = 20) -> String {
    TerminalTests.picture(
      .form(FormView(GroupForm.form, state)),
      columns: columns,
      rows: rows
    )
  }

  @Test("The group's form stands as in the drawing, its cursor behind the name")
  func drawing() {
    let expected = """
       ► Название                 Турнир_Октябрь
         Описание                 Участники октябрьского турнира

         Тип программы лояльности (•) Бонус  ( ) Скидка  ( ) Без программы лояльности
         Бонусная программа       Накопительная
                                  2 % до 1 000, 3 % больше 1 000, 5 % больше 3 000
         Состав                   (•) вручную  ( ) по правилу
                                  [ ] Группа клиентов по умолчанию
                                      сейчас это Новые_клиенты

         SMS                      [x] Отправлять SMS-приветствие после регистрации
                                      Добро пожаловать, {name}! Бонусов: {bonuses}
                                      от 38 до 53 знаков: каждому 1 SMS за 1,01 грн
                                  [ ] Отправлять SMS после заказа

                                  [ Создать группу ]   [ Закрыть ]
      """
    #expect(picture(GroupForm.state()) == expected)
    let canvas = View.form(FormView(GroupForm.form, GroupForm.state()))
      .rendered(columns: 80, rows: 20)
    #expect(canvas.cursor == Point(row: 0, column: 42))
  }

  @Test("A refused field is marked and its sentence stands under it")
  func refusal() {
    var state = GroupForm.state(focus: .note)
    state.refuse(.title, "Такая группа уже есть: Турнир_октябрь. Назовите иначе")
    let expected = """
       ► Название                 Турнир_Октябрь
                                  Такая группа уже есть: Турнир_октябрь. Назовите
                                  иначе
         Описание                 Участники октябрьского турнира
      """
    #expect(picture(state).hasPrefix(expected))
    #expect(state.focus == .field(.title))
  }

  @Test("A form taller than its part is scrolled and says how many lines are out of sight")
  func scrolling() {
    var state = GroupForm.state()
    let top = """
       ► Название                 Турнир_Октябрь
         Описание                 Участники октябрьского турнира

         Тип программы лояльности (•) Бонус  ( ) Скидка  ( ) Без программы лояльности
         ещё 12 строк
      """
    #expect(picture(state, rows: 5) == top)
    state.focus(.isDefault)
    let middle = """
         ещё 6 строк
         Состав                   (•) вручную  ( ) по правилу
       ►                          [ ] Группа клиентов по умолчанию
                                      сейчас это Новые_клиенты
         ещё 7 строк
      """
    #expect(picture(state, rows: 5) == middle)
  }

  @Test("On 40 columns labels stand above their values and the choices become the chosen one")
  func narrow() {
    let expected = """
         Описание
           Участники октябрьского турнира

       ► Тип программы лояльности
           Бонус
         Бонусная программа
           Накопительная
      """
    let shown = picture(GroupForm.state(focus: .kind), columns: 40, rows: 30)
    #expect(shown.contains(expected))
  }

  @Test("A long text shows the part round its cursor, and its beginning when left")
  func longText() {
    var state = GroupForm.state()
    state.set(.title, .text(String(repeating: "абвгд", count: 12) + "конец"))
    #expect(picture(state).split(separator: "\n")[0].hasSuffix("абвгдконец"))
    _ = state.handle(.down, in: GroupForm.form)
    #expect(picture(state).split(separator: "\n")[0].hasSuffix("…"))
  }

  @Test("F4 opens the list under its field, typing finds in it")
  func openList() {
    var state = GroupForm.state(focus: .program)
    #expect(state.handle(.function(4), in: GroupForm.form) == .handled)
    let opened = picture(state).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(opened[5].contains("┌───────"))
    #expect(opened[6].contains("│ ► Накопительная"))
    #expect(opened[7].contains("│   День рождения"))
    _ = state.handle("д", in: GroupForm.form)
    let found = picture(state).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(found[5].contains("┌─ Найти д ─"))
    #expect(found[6].contains("│ ► День рождения"))
    #expect(state.handle(.enter, in: GroupForm.form) == .changed(.program))
    #expect(state.choice(.program) == "birthday")
  }

  @Test("Words at the right edge count what was typed; notes stand under the field")
  func trailing() {
    let form = Form<Int>(
      [.field(Field(1, "Заголовок", trailing: "23 из 50", notes: ["коротко"]))],
      buttons: [FormButton("Отправить", .submit), FormButton("Закрыть", .close)],
      labelWidth: 16,
      buttonsAtEdge: true,
      words: GroupForm.words
    )
    let state = FormState<Int>([1: .text("Турнир по CS2 в субботу")], focus: 1)
    let expected = """
       ► Заголовок       Турнир по CS2 в субботу                             23 из 50
                         коротко

         [ Отправить ]   [ Закрыть ]
      """
    #expect(TerminalTests.picture(.form(FormView(form, state))) == expected)
  }

  @Test("On 120 columns a form keeps its places and gives values the room")
  func wide() {
    let lines = picture(GroupForm.state(), columns: 120).split(separator: "\n")
    #expect(lines[0] == " ► Название                 Турнир_Октябрь")
    var state = GroupForm.state()
    state.refuse(
      .title,
      "Такая группа уже есть: Турнир_октябрь. Назовите её иначе, например по дате"
    )
    let refused = picture(state, columns: 120).split(separator: "\n")
    #expect(refused[1].hasSuffix("Назовите её иначе, например по дате"))
  }

  @Test("A list near the lower edge opens above its field")
  func listAbove() {
    var state = GroupForm.state(focus: .text)
    _ = state.handle(.function(4), in: GroupForm.form)
    let lines = picture(state, rows: 16).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[11].contains("Добро пожаловать"))
    #expect(lines[12].contains("┌──") && lines[13].contains("► имя"))
    let tight = picture(state, rows: 14).split(separator: "\n", omittingEmptySubsequences: false)
    let field = tight.firstIndex { $0.contains("Добро пожаловать") }
    let box = tight.firstIndex { $0.contains("► имя") }
    #expect(field != nil && box != nil && field != box)
  }
}
