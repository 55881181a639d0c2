import Terminal
import Testing

/// Views at sizes and with data that nobody wants, which must be shown all the same.
struct OddSizeTests {
  static let sizes: [(columns: Int, rows: Int)] = [
    (0, 0), (1, 1), (2, 2), (3, 1), (4, 4), (5, 3), (8, 2), (10, 10), (20, 5), (39, 11), (40, 12),
    (79, 23), (80, 24), (120, 40), (200, 60),
  ]

  private static let huge = String(repeating: "Очень длинное имя ", count: 60_000)
  private static let odd = ["", " ", "\u{202E}имя", "👩‍👩‍👧 ж", "漢字漢字", "\r\n\t", "e\u{301}\u{301}"]

  private static func hugeForm() -> View {
    let fields = (0..<40).map { place in
      FormItem.field(
        Field(place, place == 3 ? huge : "Поле \(place)", trailing: "5 из 9", notes: [huge])
      )
    }
    let form = Form(fields, buttons: [FormButton(huge, .submit)], words: GroupForm.words)
    let long = String(huge.prefix(20_000))
    var state = FormState<Int>([20: .text(huge), 21: .text(long)], focus: 21)
    state.refuse(20, huge)
    state.focus(21)
    return .form(FormView(form, state))
  }

  private static let views: [View] = makeViews()

  private static func makeViews() -> [View] {
    let texts = odd + [huge]
    let table = TableView(GroupsTable.columns, rows: texts.map { TableRow([$0, $0, $0]) })
    let dialog = Dialog(
      paragraphs: texts,
      buttons: texts.map { DialogButton(id: $0, title: $0) }
    )
    var form = GroupForm.state(focus: .program)
    _ = form.handle(.function(4), in: GroupForm.form)
    return [
      .table(table), .table(TableView([], rows: [TableRow(texts)])),
      .table(TableView(GroupsTable.columns, rows: [])), .table(GroupsTable.view()),
      .text(TextView(lines: texts)), .tabs(TabsView(texts, selected: texts.count - 1)),
      .tabs(TabsView([], selected: 0)), .form(FormView(GroupForm.form, form)), hugeForm(),
      .menu(MenuView(MenuTests.sections, MenuState(section: 2))), .menu(MenuView([], MenuState())),
      .dialog(DialogView(dialog, DialogState(dialog)), over: .table(table)),
      .dialog(
        DialogView(
          Dialog(paragraphs: [], buttons: []),
          DialogState(Dialog(paragraphs: [], buttons: []))
        ),
        over: .blank
      ),
      CardTests.card, HelpTests.help.view(HelpState()),
      .findLine(FindLineView(huge, FindLineState(text: "имя"), hint: huge)),
      .figures(FiguresView([.figure(huge, huge), .bar(share: 2, huge), .rule])),
      .labels(LabelsView([LabelledLine(huge, huge)])),
      .work(WorkView(share: 0.5, text: huge, stop: huge)),
      .framed(.text(TextView(lines: odd)), title: huge),
    ]
  }

  @Test("Every view can be drawn at every size, and every line keeps its width", arguments: sizes)
  func everySize(columns: Int, rows: Int) {
    for view in Self.views {
      let canvas = view.rendered(columns: columns, rows: rows)
      #expect(canvas.lines.count == rows)
      #expect(canvas.lines.allSatisfy { $0.displayWidth == columns })
      if let cursor = canvas.cursor, columns > 4 {
        #expect(canvas.bounds.contains(cursor))
      }
    }
  }

  @Test("A view draws nothing outside its part of the screen")
  func inside() {
    let part = Rect(row: 3, column: 5, columns: 40, rows: 6)
    for view in Self.views {
      var canvas = Canvas(size: Size(columns: 60, rows: 14))
      canvas.fill(canvas.bounds, with: "#")
      canvas.fill(part)
      let before = canvas
      view.render(into: &canvas, in: part)
      for row in 0..<14 {
        for column in 0..<60 where !part.contains(Point(row: row, column: column)) {
          #expect(canvas[row, column] == before[row, column])
        }
      }
    }
  }

  @Test("A form of forty fields keeps the field with the cursor in sight at every field")
  func longForm() {
    let items = (0..<40).map { FormItem.field(Field($0, "Поле \($0)")) }
    let form = Form(items, buttons: [FormButton("Создать", .submit)], words: GroupForm.words)
    var state = FormState<Int>([:], focus: 0)
    for step in 0..<82 {
      for rows in [1, 2, 3, 5, 10] {
        let shown = picture(.form(FormView(form, state)), rows: rows)
        #expect(shown.contains(" ►"), "step \(step), rows \(rows)")
      }
      _ = state.handle(.tab, in: form)
    }
  }

  @Test("Forms without fields and menus without sections take every key")
  func emptyStates() {
    let form = Form<Int>([], buttons: [], words: GroupForm.words)
    let all: [Key] = [
      .up, .down, .tab, .backTab, .enter, .space, "a", .function(4), .left, .home, .delete,
      .paste("x"), .control("u"),
    ]
    for key in all {
      var state = FormState<Int>([:], focus: 1)
      #expect(state.handle(key, in: form) == .ignored)
      var menu = MenuState()
      #expect(menu.handle(key, in: []) == .ignored)
      var dialog = DialogState(Dialog(paragraphs: [], buttons: []))
      #expect(dialog.handle(key, at: 0, in: Dialog(paragraphs: [], buttons: [])) == .ignored)
      var table = TableState<Int>()
      _ = table.handle(key, in: TableRows([]))
      #expect(table.selected == 0)
    }
  }
}
