import Terminal
import Testing

@Suite("Text that is never shown")
struct SecretTests {
  private let words = GroupForm.words

  private func form() -> Form<String> {
    Form(
      [.field(Field("name", "Name")), .field(Field("word", "Password", .secret(limit: 5)))],
      buttons: [],
      words: words
    )
  }

  @Test("A secret field shows a dot for each character, with the keys and without")
  func dots() {
    var state = FormState<String>([:], focus: "word")
    for letter in "pässword" { _ = state.handle(.character(letter), in: form()) }
    #expect(state.text("word") == "pässw")
    for focus in ["word", "name"] {
      state.focus(focus)
      let lines = View.form(FormView(form(), state)).rendered(columns: 40, rows: 4).lines
      #expect(lines[1].contains("Password •••••"))
      #expect(!lines.joined().contains("p"))
    }
  }

  @Test("A question with a line holds the cursor there, and no button is lit")
  func question() {
    let dialog = Dialog(
      paragraphs: ["The password of Gold"],
      buttons: [DialogButton(id: "a", title: "Apply"), DialogButton(id: "b", title: "Without")]
    )
    let editor = LineEditor("abc").masked
    let entry = DialogEntry("Password", editor, note: "layout RU")
    let view = View.dialog(DialogView(dialog, DialogState(dialog), entry: entry), over: .blank)
    let canvas = view.rendered(columns: 60, rows: 12)
    #expect(canvas.lines.contains { $0.contains("Password  •••") })
    #expect(canvas.lines.contains { $0.contains("layout RU") })
    #expect(canvas.lines.contains { $0.contains("[ Apply ]   [ Without ]") })
    let row = canvas.lines.firstIndex { $0.contains("•••") }
    #expect(canvas.cursor?.row == row)
  }
}
