import TestSupport
import Testing

@Suite("The emulated screen")
struct TerminalEmulatorTests {
  private func screen(_ text: String, rows: Int = 4, columns: Int = 10) -> TerminalEmulator {
    var screen = TerminalEmulator(rows: rows, columns: columns)
    screen.feed(text)
    return screen
  }

  @Test("Text goes where the cursor was placed")
  func placing() {
    let screen = screen("\u{1b}[2;3Hдва\u{1b}[4d\u{1b}[1Gx\u{1b}[A\u{1b}[2Cy\u{8}\u{8}z")
    #expect(screen.lines == ["", "  два", "  zy", "x"])
    #expect(screen.cursor == (2, 3))
    #expect(screen.unknown.isEmpty)
  }

  @Test("A sequence or a letter torn between two reads is put together")
  func torn() {
    var screen = TerminalEmulator(rows: 2, columns: 10)
    for byte in Array("\u{1b}[2;2HЯ世\u{1b}[7mк".utf8) { screen.feed([byte]) }
    #expect(screen.lines == ["", " Я世к"])
    #expect(screen.reversedText(row: 1) == "к")
    #expect(screen.cursor == (1, 5))
  }

  @Test("The last column waits for the next character before it wraps")
  func wrapping() {
    var screen = screen("0123456789")
    #expect(screen.cursor == (0, 9))
    screen.feed("a")
    #expect(screen.lines == ["0123456789", "a", "", ""])
    screen.feed("\u{1b}[1;10Hb\rc")
    #expect(screen.lines[0] == "c12345678b")
  }

  @Test("A wide character does not stand in half a column")
  func wide() {
    var screen = screen("12345678\u{1b}[1;10H世")
    #expect(screen.lines[0] == "12345678")
    #expect(screen.lines[1] == "世")
    screen.feed("\u{1b}[2;2Hx")
    #expect(screen.lines[1] == " x")
  }

  @Test("A mark joins the character before it, in the last column too")
  func marks() {
    let screen = screen("e\u{301}\u{1b}[2;10Hи\u{306}")
    #expect(screen.lines[0] == "é")
    #expect(screen.cells[1][9].text == "й")
  }

  @Test("Erasing takes the end, the beginning or all")
  func erasing() {
    #expect(screen("abcdef\u{1b}[1;3H\u{1b}[K").lines[0] == "ab")
    #expect(screen("abcdef\u{1b}[1;3H\u{1b}[1K").lines[0] == "   def")
    #expect(screen("abcdef\u{1b}[1;3H\u{1b}[2X").lines[0] == "ab  ef")
    #expect(screen("a\r\nb\r\nc\u{1b}[2;1H\u{1b}[J").lines == ["a", "", "", ""])
    #expect(screen("a\r\nb\r\nc\u{1b}[2;1H\u{1b}[1J").lines == ["", "", "c", ""])
    #expect(screen("a\u{1b}[2J").erasures == 1)
  }

  @Test("Cells and lines are put in and taken out")
  func editing() {
    #expect(screen("abcdef\u{1b}[1;2H\u{1b}[2P").lines[0] == "adef")
    #expect(screen("abcdef\u{1b}[1;2H\u{1b}[2@").lines[0] == "a  bcdef")
    #expect(screen("a\r\nb\r\nc\u{1b}[2;1H\u{1b}[M").lines == ["a", "c", "", ""])
    #expect(screen("a\r\nb\r\nc\u{1b}[2;1H\u{1b}[L").lines == ["a", "", "b", "c"])
    #expect(screen("acd\u{1b}[1;2H\u{1b}[4hb\u{1b}[4lx").lines[0] == "abxd")
    #expect(screen("-\u{1b}[5bx").lines[0] == "------x")
  }

  @Test("Scrolling stays between the margins")
  func margins() {
    let text = "a\r\nb\r\nc\r\nd\u{1b}[2;3r"
    #expect(screen(text + "\u{1b}[3;1H\n").lines == ["a", "c", "", "d"])
    #expect(screen(text + "\u{1b}[2;1H\u{1b}M").lines == ["a", "", "b", "d"])
    #expect(screen(text + "\u{1b}[S").lines == ["a", "c", "", "d"])
    #expect(screen(text + "\u{1b}[T").lines == ["a", "", "b", "d"])
  }

  @Test("Attributes and colours are read, and all go with 0")
  func looks() {
    let screen = screen("\u{1b}[1;7;38;5;31;4mx\u{1b}[22;27my\u{1b}[0;91mz\u{1b}[my")
    let looks = screen.cells[0].map(\.look)
    #expect(
      looks[0] == EmulatorLook(bold: true, underlined: true, reversed: true, foreground: 31)
    )
    #expect(looks[1] == EmulatorLook(underlined: true, foreground: 31))
    #expect(looks[2] == EmulatorLook(foreground: 9))
    #expect(looks[3] == EmulatorLook())
    #expect(screen.reversedRows == [0])
  }

  @Test("Line drawing comes from either character set")
  func lineDrawing() {
    #expect(screen("\u{1b}(0lqk\u{1b}(Bq").lines[0] == "┌─┐q")
    #expect(screen("\u{1b})0\u{e}x\u{f}x").lines[0] == "│x")
  }

  @Test("The alternate screen gives the main one back")
  func alternate() {
    var screen = screen("shell\u{1b}[?1049h\u{1b}[1;1Hprogram")
    #expect(screen.isAlternate)
    #expect(screen.lines[0] == "program")
    screen.feed("\u{1b}[?1049l")
    #expect(screen.lines[0] == "shell")
    #expect(screen.cursor == (0, 5))
  }

  @Test("Modes of the cursor, the pad and pastes are remembered")
  func modes() {
    var screen = screen("\u{1b}[?25l\u{1b}=\u{1b}[?1h\u{1b}[?2004h")
    #expect(!screen.cursorIsVisible && !screen.padIsNumeric)
    #expect(screen.cursorKeysAreApplication && screen.pastesAreBracketed)
    screen.feed("\u{1b}[?25h\u{1b}>\u{1b}[?1l\u{1b}[?2004l")
    #expect(screen.cursorIsVisible && screen.padIsNumeric)
    #expect(!screen.cursorKeysAreApplication && !screen.pastesAreBracketed)
  }

  @Test("Titles and other strings are not text, and what is not known is told")
  func strings() {
    let screen = screen("\u{1b}]0;title\u{7}a\u{1b}P1$r\u{1b}\\b\u{1b}[5y")
    #expect(screen.lines[0] == "ab")
    #expect(screen.unknown == ["CSI [5] y"])
  }
}
