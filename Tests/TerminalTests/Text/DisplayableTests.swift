import Terminal
import Testing

@Suite("Text made safe to show")
struct DisplayableTests {
  @Test("Clean text stays as it is")
  func clean() {
    for text in ["", "Ґалаґан Єва, O’Brien", "e\u{301}", "中文 🎮 👨‍👩‍👧 ❤️", "“a” – b", "5\u{A0}000"] {
      #expect(Displayable.text(text) == text)
    }
  }

  @Test("Control characters appear in caret form")
  func controls() {
    #expect(Displayable.text("a\u{1B}[31mb") == "a^[[31mb")
    #expect(Displayable.text("a\nb\tc\r\n") == "a^Jb^Ic^M^J")
    #expect(Displayable.text("\0\u{7F}") == "^@^?")
  }

  static let hidden: [UInt32] = [
    0x80, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
    0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x3164, 0xE000, 0xFE0F, 0xFEFF,
    0xFFA0, 0xFFF9, 0xFFFE, 0xE0001, 0xE0041, 0xE0100, 0xF0000, 0x10FFFD,
  ]

  @Test("Hidden, reversing and private characters appear by their number", arguments: hidden)
  func hiddenCharacters(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let digits = String(value, radix: 16, uppercase: true)
    let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    #expect(Displayable.text("x\(scalar)y") == "x<U+\(number)>y")
  }

  @Test("Nothing that is shown needs to be made safe again")
  func idempotent() {
    for value in Self.hidden + Array(0..<0x20) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = Displayable.text("a\(scalar)\(scalar)b")
      #expect(Displayable.text(shown) == shown)
    }
  }

  @Test("A mark without a letter is shown by its number, and a heap of marks is cut")
  func marks() {
    #expect(Displayable.text("\u{301}a") == "<U+0301>a")
    #expect(Displayable.text("\u{200B}\u{301}") == "<U+200B><U+0301>")
    let heap = "a" + String(repeating: "\u{301}", count: 5_000) + "b"
    #expect(Displayable.text(heap) == "a\u{301}\u{301}\u{301}\u{301}<U+0301>b")
  }
}

@Suite("ASCII")
struct AsciiTests {
  static let texts: [(String, String)] = [
    ("Щербак", "Shcherbak"), ("ЩЕРБАК", "SHCHERBAK"), ("Їжак", "Yizhak"), ("Я", "Ya"),
    ("Ґалаґан Єва", "Galagan Yeva"), ("№ 5 × 2 − 1 …", "No 5 x 2 - 1 ..."),
    ("«Вечер»", "\"Vecher\""), ("Łódź, Müller", "Lodz, Muller"), ("240,00 ₴", "240,00 UAH"),
    ("Объём", "Ob'yom"), ("► √ █▌░ ─│", "> * ##. -|"), ("中", "??"), ("🎮", "??"), ("", ""),
  ]

  @Test("Text becomes ASCII by sound and by look", arguments: texts)
  func textBecomesAscii(_ text: String, _ ascii: String) {
    #expect(AsciiFallback.text(text) == ascii)
  }

  private func ascii(_ line: String) -> String {
    var canvas = Canvas(size: Size(columns: line.displayWidth, rows: 1))
    canvas.put(line, at: Point(row: 0, column: 0))
    return canvas.ascii().line(0)
  }

  @Test("On the screen long forms take free columns, and no piece begins elsewhere")
  func columns() {
    #expect(ascii("Щука    240,00") == "Shchuka 240,00")
    #expect(ascii("Щука 240,00") == "Suka 240,00")
    #expect(ascii("│ Чеки  │") == "| Cheki |")
    #expect(ascii("Приветстве…   10") == "Privetstve... 10")
    #expect(ascii("Приветстве…  10") == "Privetstve~  10")
    #expect(ascii("中 a") == "?? a")
  }

  @Test("A picture in ASCII is as wide as before and has nothing but ASCII")
  func whole() {
    var canvas = Canvas(size: Size(columns: 24, rows: 4))
    canvas.box(canvas.bounds)
    canvas.put("Участники_турнира_Октябрь", at: Point(row: 1, column: 1), width: 22)
    canvas.put("► Щорічна акція   0,50 ₴", at: Point(row: 2, column: 0), style: .selected)
    let ascii = canvas.ascii()
    #expect(ascii.lines.allSatisfy { $0.count == 24 && $0.allSatisfy(\.isASCII) })
    #expect(ascii.lines[0] == "+----------------------+")
    #expect(ascii.map(where: \.reversed)[2] == String(repeating: "#", count: 24))
  }

  @Test("The cursor moves along with the text before it")
  func cursor() {
    var canvas = Canvas(size: Size(columns: 20, rows: 1))
    canvas.put("Щука", at: Point(row: 0, column: 3))
    for (before, after) in [(0, 0), (3, 3), (4, 7), (7, 10), (12, 12)] {
      canvas.cursor = Point(row: 0, column: before)
      #expect(canvas.ascii().cursor == Point(row: 0, column: after))
    }
    canvas.cursor = nil
    #expect(canvas.ascii().cursor == nil)
  }
}
