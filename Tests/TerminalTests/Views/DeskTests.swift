import Terminal
import Testing

/// The front desk's screen of screens.md, put together from the views.
struct DeskTests {
  private let columns = [
    Column(id: "name", title: "Имя", width: .flexible(minimum: 10, ideal: 23)),
    Column(id: "phone", title: "Телефон", width: .fixed(17), priority: 1),
    Column(id: "bonus", title: "Бонусы", width: .fixed(9), alignment: .right, gap: 1),
    Column(id: "group", title: "Группа", width: .fixed(14), priority: 3, gap: 3),
    Column(id: "visit", title: "Визит", width: .fixed(5), alignment: .right, priority: 2),
  ]

  private func view() -> View {
    let clients = [
      ["Иванов Иван Петрович", "+380 50 123-45-67", "230,00", "VIP_постоянные", "21.11"],
      ["Ивасюк Наталья", "+380 67 884-45-67", "12,50", "Новые_клиенты", "03.11"],
      ["Ґалаґан Єва", "+380 63 201-45-67", "0,00", "Раз_в_месяц", "28.09"],
    ]
    let recent = [
      ["Кравченко Анна", "+380 93 555-10-02", "75,00", "Активные_ежедневно", "21:02"]
    ]
    var list = ListState<Int>(startsFinding: true)
    let rows = TableRows([0, 1, 2], hasActionRow: true)
    for key in keys("4567") { _ = list.handle(key, in: rows) }
    let action = "Новый клиент: перенести «4567» в анкету"
    let hint = "имя в любом порядке, конец телефона, e-mail, номер карты"
    let found = TableView(columns, rows: rows, list: list, actionRow: action) {
      TableRow(clients[$0])
    }
    return .stack([
      .gap(), StackPart(.findLine(FindLineView("Клиент", list.find, hint: hint))), .gap(),
      StackPart(.table(found)), .gap(2),
      StackPart(.text(TextView([Paragraph("Недавние", style: .title)]))),
      StackPart(
        .table(TableView(columns, rows: recent.map { TableRow($0) }, showsHeadings: false))
      ),
      .gap(),
      StackPart(.text(TextView(lines: ["Отложенный чек: Кравченко Анна, позиций 2, 145,00"]))),
    ])
  }

  @Test("The desk stands as in the drawing, the cursor in the find line")
  func drawing() {
    let expected = """

         Клиент   4567
                  имя в любом порядке, конец телефона, e-mail, номер карты

         Имя                      Телефон              Бонусы   Группа          Визит
       ► Иванов Иван Петрович     +380 50 123-45-67    230,00   VIP_постоянные  21.11
         Ивасюк Наталья           +380 67 884-45-67     12,50   Новые_клиенты   03.11
         Ґалаґан Єва              +380 63 201-45-67      0,00   Раз_в_месяц     28.09
         Новый клиент: перенести «4567» в анкету


         Недавние
         Кравченко Анна           +380 93 555-10-02     75,00   Активные_ежед…  21:02

         Отложенный чек: Кравченко Анна, позиций 2, 145,00
      """
    let canvas = view().rendered(columns: 80, rows: 19)
    #expect(picture(canvas) == expected)
    #expect(canvas.cursor == Point(row: 1, column: 16))
    #expect(reversedRows(canvas) == [5])
  }

  @Test("On 40 columns name and bonuses stay")
  func narrow() {
    let lines = view().rendered(columns: 40, rows: 19).lines
    #expect(lines[4] == "   Имя                           Бонусы ")
    #expect(lines[5] == " ► Иванов Иван Петрович          230,00 ")
  }

  @Test("On 120 columns the name gets the room")
  func wide() {
    let lines = view().rendered(columns: 120, rows: 19).lines
    #expect(lines[5].hasPrefix(" ► Иванов Иван Петрович   "))
    #expect(lines[5].hasSuffix("  +380 50 123-45-67    230,00   VIP_постоянные  21.11 "))
  }
}
