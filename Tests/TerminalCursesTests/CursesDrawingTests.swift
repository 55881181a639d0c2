import TestSupport
import Testing

@Suite("Drawing through curses")
struct CursesDrawingTests {
  @Test(
    "The same picture stands on every kind of terminal",
    arguments: [
      "xterm-256color", "xterm", "vt100", "linux", "screen", "tmux-256color", "xterm-mono",
    ]
  )
  func picture(term: String) throws {
    let program = try ProbeRun.start(term: term)
    let lines = program.screen.lines
    #expect(lines[0] == "   FrontDesk › Группы")
    #expect(lines[1] == String(repeating: "─", count: 80))
    #expect(lines[4].hasPrefix(" ► 10  Активные_ежедневно_0       Бонус: Накопительная"))
    #expect(lines[23].hasSuffix("e\u{301}|世界|я"))
    #expect(lines[23].last == "я")
    #expect(program.screen.reversedRows == [4])
    #expect(program.screen.cursor == (2, 11))
    #expect(program.screen.unknown.isEmpty)
    #expect(program.screen.padIsNumeric)
  }

  @Test(
    "Steps leave the same picture as drawing it afresh",
    arguments: ["xterm", "vt100", "linux"]
  )
  func steps(term: String) throws {
    let program = try ProbeRun.start(term: term)
    for key in ["j", "j", "x", "k", "j", "j", "b", "j"] {
      _ = try program.bytes(answering: key)
    }
    let stepped = program.screen.cells
    let erasures = program.screen.erasures
    try program.send([0x0c])
    program.readUntilQuiet()
    #expect(program.screen.erasures > erasures)
    #expect(program.screen.cells == stepped)
    #expect(program.screen.reversedRows == [8])
    #expect(program.screen.lines[2] == "   Найти   xb")
  }

  @Test("The bar moves in 300 bytes, a letter takes 20, an identical frame none")
  func bytes() throws {
    let program = try ProbeRun.start()
    let bar = try program.bytes(answering: "j") { $0.reversedRows == [5] }
    let letter = try program.bytes(answering: "x") { $0.lines[2].hasSuffix("x") }
    let nothing = try program.bytes(answering: "=")
    #expect(bar.count <= 300, "\(bar.count) bytes")
    #expect(letter.count <= 20, "\(letter.count) bytes")
    #expect(nothing.isEmpty, "\(nothing.count) bytes")
  }

  @Test("With 256 colours a rule is muted; with NO_COLOR nothing has a colour")
  func colours() throws {
    let coloured = try ProbeRun.start()
    #expect(coloured.screen.cells[1][0].look.foreground == 243)
    #expect(coloured.screen.cells[0][3].look.bold)
    let plain = try ProbeRun.start(environment: ["LANG": "C.UTF-8", "NO_COLOR": "1"])
    #expect(plain.screen.cells.joined().allSatisfy { $0.look.foreground == nil })
    #expect(plain.screen.reversedRows == [4])
  }

  @Test("A map goes from grey to the accent with 256 colours, and keeps its blocks with any")
  func shades() throws {
    func colours(_ term: String, _ environment: [String: String] = [:]) throws -> [Int?] {
      let environment = environment.merging(["LANG": "C.UTF-8"]) { own, _ in own }
      let program = try ProbeRun.start(term: term, environment: environment)
      #expect(program.screen.lines[3] == "   ░▒▓█")
      return program.screen.cells[3][3..<7].map { $0.look.foreground.map { Int($0) } }
    }
    #expect(try colours("xterm-256color") == [244, 66, 30, 31])
    #expect(try Set(colours("xterm")) == [5])
    #expect(try Set(colours("linux")) == [5])
    #expect(try Set(colours("xterm-mono")) == [nil])
    #expect(try Set(colours("xterm-256color", ["NO_COLOR": "1"])) == [nil])
  }

  @Test("In ASCII a rule and the steps of a map are whole, on every kind of terminal")
  func asciiForms() throws {
    for term in ["xterm-256color", "xterm", "vt100", "linux"] {
      let program = try ProbeRun.start(term: term, ["--ascii"], shows: "FrontDesk > Gruppy")
      #expect(program.screen.lines[1] == String(repeating: "-", count: 80), "\(term)")
      #expect(program.screen.lines[3] == "   .:=#", "\(term)")
      #expect(program.screen.unknown.isEmpty, "\(term)")
    }
  }

  @Test("No locale at all still shows Cyrillic; a locale of another charset does not try to")
  func locales() throws {
    let none = try ProbeRun.start(environment: [:])
    #expect(none.screen.lines[0].hasSuffix("Группы"))
    let other = try ProbeRun.start(
      environment: ["LANG": "ru_UA.KOI8-U"],
      shows: "FrontDesk > Gruppy"
    )
    #expect(other.output.allSatisfy { $0 < 0x80 })
    let asked = try ProbeRun.start(["--ascii"], shows: "FrontDesk > Gruppy")
    #expect(asked.output.allSatisfy { $0 < 0x80 })
  }

  @Test("A new size is drawn at once, and a storm of sizes ends with the last one")
  func resizing() throws {
    let program = try ProbeRun.start()
    for step in 0..<40 {
      program.resize(rows: 20 + step % 13, columns: 50 + step * 2 % 31)
    }
    program.resize(rows: 30, columns: 100)
    try program.readUntil("the last line") { screen in
      screen.lines[29].hasSuffix("я") && screen.lines[1].count == 100
    }
    program.resize(rows: 3, columns: 5)
    program.readUntilQuiet()
    program.resize(rows: 24, columns: 80)
    try program.readUntil("the first size") { screen in
      screen.lines[1].count == 80 && screen.lines[23].hasSuffix("я")
        && screen.lines[22] == "   готово"
    }
  }

  @Test("Graphemes that the C library measures otherwise move nothing to their right")
  func strangeGraphemes() throws {
    let program = try ProbeRun.start()
    try program.send("!")
    try program.readUntil("the strange row") { !$0.lines[22].contains("готово") }
    let drawn = program.screen.lines[22]
    try program.send([0x0c])
    program.readUntilQuiet()
    #expect(program.screen.lines[22] == drawn)
    #expect(drawn == "   👩|UA|❤|가|é́|^[[31m|<U+009B>|ᄀ|")
    #expect(program.screen.unknown.isEmpty)
  }

  @Test("A list that moves by several rows is told in sequences that every emulator knows")
  func scrolling() throws {
    let program = try ProbeRun.start(term: "xterm-256color")
    for key in ["+", "+", "-"] { _ = try program.bytes(answering: key) }
    #expect(program.screen.lines[4].hasPrefix(" ► 13  Активные_ежедневно_3 "))
    #expect(program.screen.lines[15].hasPrefix("   24  Активные_ежедневно_14 "))
    let text = String(decoding: program.output, as: UTF8.self)
    #expect(!text.contains(/\u{1b}\[[0-9]*[ST]/))
  }

  @Test("Keys in a burst end in the picture of the last one")
  func burst() throws {
    let program = try ProbeRun.start()
    for _ in 0..<100 { try program.send("jjjk") }
    for _ in 0..<199 { try program.send("k") }
    try program.readUntil("the second row") { $0.reversedRows == [5] }
    program.readUntilQuiet()
    #expect(program.screen.lines[5].hasPrefix(" ► 11"))
    #expect(program.screen.lines[4].hasPrefix("   10"))
  }

  @Test("LINES and COLUMNS left over in the environment do not count")
  func leftOverSize() throws {
    let program = try ProbeRun.start(
      environment: ["LANG": "C.UTF-8", "LINES": "10", "COLUMNS": "40"]
    )
    #expect(program.screen.lines[1].count == 80)
    #expect(program.screen.lines[23].hasSuffix("я"))
  }

  @Test(
    "The keys of each terminal are known by its own description",
    arguments: [
      ("xterm", "\u{1b}OP", "function(1)"), ("linux", "\u{1b}[[A", "function(1)"),
      ("rxvt", "\u{1b}[11~", "function(1)"), ("xterm", "\u{1b}[21~", "function(10)"),
      ("xterm", "\u{1b}OA", "up"), ("linux", "\u{1b}[A", "up"), ("xterm", "\u{1b}[Z", "backTab"),
      ("screen", "\u{1b}[1~", "home"), ("xterm", "\u{1b}[3~", "delete"),
    ]
  )
  func ownKeys(term: String, sequence: String, key: String) throws {
    let program = try ProbeRun.start(term: term)
    try program.send(sequence)
    try program.readUntil(key)
  }

  @Test("Control keys arrive as bytes: nothing ends, stops or freezes the program")
  func controlKeys() throws {
    let program = try ProbeRun.start()
    for byte: UInt8 in [0x13, 0x11, 0x1c, 0x16, 0x0f, 0x0d, 0x0a, 0x7f] {
      try program.send([byte])
      try program.readUntil("байт \(byte)")
    }
  }
}
