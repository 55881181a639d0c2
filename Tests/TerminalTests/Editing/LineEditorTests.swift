import Terminal
import Testing

@Suite("Line editor")
struct LineEditorTests {
  private func typed(_ keys: [Key], into text: String = "", limit: Int = 1_000) -> LineEditor {
    var editor = LineEditor(text, limit: limit)
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  @Test("Typing adds at the cursor, which begins behind the text")
  func typing() {
    #expect(typed(["б", "в"], into: "а").text == "абв")
    #expect(typed([.left, .left, "x"], into: "абв").text == "аxбв")
    #expect(typed([.home, "x", .end, "y"], into: "а").text == "xаy")
  }

  @Test("Backspace and Del take whole graphemes and stop at the ends")
  func removing() {
    #expect(typed([.backspace], into: "aé").text == "a")
    #expect(typed([.backspace], into: "a👨‍👩‍👧").text == "a")
    #expect(typed([.home, .delete, .backspace], into: "éa").text == "a")
    #expect(typed([.delete], into: "a").text == "a")
    #expect(typed([.backspace, .backspace, .backspace], into: "ab").text == "")
  }

  @Test("Ctrl-W takes the last word and the spaces behind it, Ctrl-U takes all")
  func words() {
    #expect(typed([.control("w")], into: "Иванов Иван  ").text == "Иванов ")
    #expect(typed([.control("w"), .control("w")], into: "Иванов Иван").text == "")
    #expect(typed([.left, .control("w")], into: "ab cd").text == "ab d")
    #expect(typed([.left, .control("u")], into: "ab cd").text == "")
  }

  @Test("Outcomes tell a change from a move, and what is not for the line")
  func outcomes() {
    var editor = LineEditor("a")
    #expect(editor.handle("b") == .changed)
    #expect(editor.handle(.left) == .moved)
    #expect(editor.handle(.home) == .moved)
    #expect(editor.handle(.backspace) == .moved)
    for key in [.enter, .escape, .tab, .up, .down, .function(1), .control("s"), .insert] as [Key] {
      #expect(editor.handle(key) == .ignored)
    }
    #expect(editor.handle(.control("u")) == .changed)
    #expect(editor.handle(.control("u")) == .moved)
  }

  @Test("A full line takes no more, a paste as much as fits")
  func limit() {
    var editor = LineEditor("abcdef", limit: 4)
    #expect(editor.text == "abcd")
    #expect(editor.handle("x") == .full)
    #expect(editor.text == "abcd")
    #expect(editor.handle(.backspace) == .changed)
    #expect(editor.handle(.paste("xyz")) == .full)
    #expect(editor.text == "abcx")
  }

  @Test("A mark typed on its own joins the letter before the cursor, even in a full line")
  func combiningMarks() {
    let editor = typed(["и", .character("\u{306}")], limit: 1)
    #expect(editor.text == "й")
    #expect(editor.cursor == 1)
    #expect(typed([.character("\u{306}"), .backspace], into: "и").text == "")
  }

  @Test("Selected text is replaced by typing, removed by Backspace, kept by moving")
  func selection() {
    var editor = LineEditor("Иванов")
    editor.selectAll()
    #expect(editor.isSelected)
    #expect(editor.handle("М") == .changed)
    #expect(editor.text == "М")
    #expect(!editor.isSelected)
    editor.selectAll()
    #expect(editor.handle(.left) == .moved)
    #expect(editor.text == "М")
    editor.selectAll()
    #expect(editor.handle(.backspace) == .changed)
    #expect(editor.isEmpty)
    editor.selectAll()
    #expect(!editor.isSelected)
  }

  @Test("A field shows the beginning while the cursor fits, then what stands before the cursor")
  func windows() {
    let short = LineEditor("абв").window(columns: 5)
    #expect(short.text == "абв")
    #expect(short.cursorColumn == 3)
    #expect(!short.cutsLeft && !short.cutsRight)
    let long = LineEditor("abcdefgh").window(columns: 5)
    #expect(long.text == "efgh")
    #expect(long.cursorColumn == 4)
    #expect(long.cutsLeft && !long.cutsRight)
    let home = typed([.home], into: "abcdefgh").window(columns: 5)
    #expect(home.text == "abcde")
    #expect(home.cursorColumn == 0)
    #expect(!home.cutsLeft && home.cutsRight)
  }

  @Test("A field never shows more than its width and keeps the cursor inside", arguments: 0...9)
  func windowBounds(_ columns: Int) {
    var editor = LineEditor("中a\u{1B}文bцd")
    for _ in 0...7 {
      let window = editor.window(columns: columns)
      #expect(window.text.displayWidth <= max(1, columns))
      #expect((0..<max(1, columns)).contains(window.cursorColumn))
      _ = editor.handle(.left)
    }
  }
}
