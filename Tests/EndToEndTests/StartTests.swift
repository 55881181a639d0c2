import Foundation
import TestSupport
import Testing

@Suite("How the program starts")
struct StartTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(
    "The example opens on the menu in three languages",
    arguments: [("en", "Marketing"), ("ru", "Маркетинг"), ("uk", "Маркетинг")]
  )
  func demo(language: String, place: String) throws {
    let program = try Program.screens(folder, ["--demo", "--language", language])
    try program.readUntil(place)
    try program.readUntil("F1 ")
    #expect(program.screen.lines[0].contains("Arena ·"))
    try program.send("\u{1b}[21~")
    try program.readUntil("FrontDesk?")
    try program.send("\r")
    #expect(try program.waitForEnd() == .exited(0))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.filter { $0.hasPrefix("frontdesk-demo") }.isEmpty)
  }

  @Test("Where no store is, six answers make one, and the next start opens its menu")
  func firstStart() throws {
    let first = try Program.screens(folder, ["--language", "en"])
    try first.readUntil("Name of the club")
    first.readUntilQuiet()
    try first.send("Cyber Arena")
    try first.readUntil("Cyber Arena")
    try first.send("\u{13}")
    try first.readUntil("Marketing")
    first.kill(SIGKILL)
    #expect(try first.waitForEnd() == .signalled(SIGKILL))

    let second = try Program.screens(folder, ["--language", "en"])
    try second.readUntil("Marketing")
    #expect(second.screen.lines[0].contains("Cyber Arena"))
    let groups = try Program.run(folder, ["list", "groups", "--format", "csv"])
    #expect(groups.lines.count == 4)
  }

  @Test("Screens that have no terminal say so, and what to use instead")
  func noTerminal() throws {
    let run = try Program.run(folder, ["--demo"])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("frontdesk: The screens need a terminal, and the input is none"))
  }

  @Test(
    "A terminal that cannot show screens is named, and nothing is drawn on it",
    arguments: [
      (nil, "TERM is not set"), ("dumb", "“dumb” cannot place the cursor"),
      ("no-such-terminal", "“no-such-terminal” is not known"),
    ] as [(String?, String)]
  )
  func unusableTerminal(name: String?, sentence: String) throws {
    let program = try Program.screens(folder, ["--demo"], ["TERM": name])
    #expect(try program.waitForEnd() == .exited(1))
    let text = String(decoding: program.output, as: UTF8.self)
    #expect(text.contains(sentence))
    #expect(!text.contains("\u{1b}["))
  }

  @Test("A vt100 shows the menu")
  func vt100() throws {
    let program = try Program.screens(folder, ["--demo", "--language", "ru"], ["TERM": "vt100"])
    try program.readUntil("Маркетинг")
    #expect(program.screen.unknown.isEmpty)
  }

  @Test("Without any locale, as over SSH, text is UTF-8")
  func noLocale() throws {
    let program = try Program.screens(folder, ["--demo", "--language", "ru"], ["LANG": nil])
    try program.readUntil("Маркетинг")
    try program.readUntil("──")
  }

  @Test("A locale that is not UTF-8, and --ascii, give ASCII alone", arguments: [true, false])
  func ascii(byOption: Bool) throws {
    let arguments = ["--demo", "--language", "ru"] + (byOption ? ["--ascii"] : [])
    let locale = byOption ? "ru_RU.UTF-8" : "ru_RU.KOI8-R"
    let program = try Program.screens(folder, arguments, ["LANG": locale])
    try program.readUntil("F1 ")
    program.readUntilQuiet()
    #expect(program.screen.lines.contains { $0.contains("Marketing") })
    #expect(program.output.allSatisfy { $0 < 0x80 })
  }

  @Test("A terminal of 20 by 5 is told how much room is needed, and a larger one is drawn on")
  func tiny() throws {
    let program = try Program.screens(folder, ["--demo"], rows: 5, columns: 20)
    try program.readUntil("40×12")
    program.resize(rows: 24, columns: 80)
    try program.readUntil("Marketing")
  }

  @Test("After a storm of resizes the picture has the last size")
  func resizeStorm() throws {
    let program = try Program.screens(folder, ["--demo"])
    try program.readUntil("Marketing")
    for step in 0..<60 { program.resize(rows: 12 + step % 20, columns: 40 + step) }
    program.resize(rows: 30, columns: 100)
    // One size of the storm has as many rows, so that the width tells the last picture.
    try program.readUntil("the footer in the last row, the rule over 100 columns") { screen in
      screen.lines.count == 30 && screen.lines[29].hasSuffix("F1 Help")
        && screen.lines[1].count == 100
    }
  }

  @Test("A venue that the club does not have is a sentence that lists those that there are")
  func unknownVenue() throws {
    try Program.makeStore(folder)
    let none = try Program.screens(folder, ["--venue", "Wset"])
    try none.readUntil("the club has none yet")
    #expect(try none.waitForEnd() == .exited(64))
    try Program.apply(
      folder,
      #"{"command":"createVenue","name":"Centre"}"#,
      #"{"command":"createVenue","name":"West"}"#
    )
    let unknown = try Program.screens(folder, [], ["FRONTDESK_VENUE": "Wset"])
    try unknown.readUntil("There is no venue “Wset”. There are: Centre, West")
    #expect(try unknown.waitForEnd() == .exited(64))
    let known = try Program.screens(folder, ["--venue", "west"])
    try known.readUntil("Marketing")
    known.kill(SIGKILL)
    _ = try known.waitForEnd()
  }
}
