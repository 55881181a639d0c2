import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("Nobody reads on: the list ends quietly")
  func brokenPipe() throws {
    try Program.makeStore(folder)
    let rows = (1...3_000).map { "Client \($0);+38050\(1_000_000 + $0)" }
    try folder.write(("name;phone\n" + rows.joined(separator: "\n")).utf8, to: "clients.csv")
    try Program.run(folder, ["import", "clients", folder.path("clients.csv")])
    for format in ["table", "csv", "json"] {
      let run = try Program.shell(folder, "$F list clients --format \(format) | head -1")
      #expect(run.status == 0)
      #expect(run.lines.count == 1)
      #expect(run.errors.isEmpty)
    }
  }

  @Test("Standard input that cannot be opened by a name is read: what sudo -u hands on")
  func handedOn() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder)
    var ends: [Int32] = [0, 0]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    let line = #"{"command":"createGroup","name":"VIP"}"# + "\n"
    _ = line.withCString { write(ends[0], $0, line.utf8.count) }
    close(ends[0])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["apply"]
    process.environment = Program.environment(folder)
    process.standardInput = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try Program.run(folder, ["list", "groups"]).output.contains("VIP"))
  }

  @Test("Sentences follow the club as it changes: its language and its names")
  func sentencesOfTheMoment() throws {
    try Program.makeStore(folder)
    let run = try Program.apply(
      folder,
      #"{"command":"setSettings","language":"uk"}"#,
      #"{"command":"createGroup","name":""}"#,
      "x",
      #"{"command":"createGroup","name":"Гості","isDefault":true}"#,
      #"{"command":"archiveGroup","group":"Гості"}"#
    )
    #expect(run.lines.count == 5)
    #expect(run.lines[1].contains("Введіть"))
    #expect(run.lines[2].contains("Цей рядок не команда"))
    #expect(run.lines[4].contains("Гості"))
    let english = try Program.run(
      folder,
      ["apply", "--language", "en"],
      input: #"{"command":"createGroup","name":""}"#
    )
    #expect(english.output.contains("The name is empty"))
  }

  @Test("Options stand before or behind the command")
  func optionPlaces() throws {
    try Program.makeStore(folder)
    let place = folder.path("store")
    let none: [String: String?] = ["FRONTDESK_STORE": nil]
    let front = try Program.run(folder, ["--store", place, "list", "groups"], none)
    let behind = try Program.run(folder, ["list", "groups", "--store", place], none)
    #expect(front.status == 0)
    #expect(front.output == behind.output)
  }

  @Test("Without an option or variable the store lies in the user's data folder")
  func usualPlace() throws {
    let none: [String: String?] = ["FRONTDESK_STORE": nil]
    let home = try Program.run(folder, ["list", "groups"], none)
    #expect(home.errors.contains(folder.path(".local/share/frontdesk")))
    let data = none.merging(["XDG_DATA_HOME": folder.path("data")]) { _, new in new }
    let named = try Program.run(folder, ["list", "groups"], data)
    #expect(named.errors.contains(folder.path("data/frontdesk")))
  }

  @Test("Wrong words on the command line end with 64 and say which")
  func usage() throws {
    for arguments in [["list", "chairs"], ["--language", "de", "list", "groups"], ["fly"]] {
      let run = try Program.run(folder, arguments)
      #expect(run.status == 64, "\(arguments)")
      #expect(!run.errors.isEmpty)
      #expect(run.output.isEmpty)
    }
    let currency = try Program.run(
      folder,
      [
        "init", "--name", "A", "--currency", "XXL", "--time-zone", "Europe/Kyiv", "--region", "UA",
      ]
    )
    #expect(currency.status == 64)
    #expect(currency.errors.contains("“XXL”"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("store")))
  }

  @Test("A second init leaves what is there")
  func secondInit() throws {
    try Program.makeStore(folder)
    let before = try folder.bytes(of: "store/MANIFEST.json")
    let again = try Program.run(
      folder,
      [
        "init", "--name", "B", "--currency", "EUR", "--time-zone", "Europe/Kyiv", "--region", "UA",
      ]
    )
    #expect(again.status == 1)
    #expect(try folder.bytes(of: "store/MANIFEST.json") == before)
  }

  @Test("Help prints the reference of the commands and of one of them")
  func help() throws {
    let all = try Program.run(folder, ["help", "commands"])
    #expect(all.output.contains("registerClient"))
    let one = try Program.run(folder, ["help", "commands", "registerClient"])
    #expect(one.output.hasPrefix("registerClient"))
    let keys = try Program.run(folder, ["help", "keys"])
    #expect(keys.output.contains("F10"))
    #expect(keys.status == 0)
  }

  @Test("A dry run decides, sees its own lines, and saves nothing")
  func dryRun() throws {
    try Program.makeStore(folder)
    let lines = [
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"registerClient","name":"Anna","phone":"050 123 45 67","groups":["VIP"]}"#,
      #"{"command":"registerClient","name":"Oleg","phone":"050 123 45 67"}"#,
    ]
    let run = try Program.run(
      folder,
      ["apply", "--dry-run"],
      input: lines.joined(separator: "\n")
    )
    try #require(run.lines.count == 3)
    #expect(run.lines[1].hasPrefix(#"{"ok":true"#))
    #expect(run.lines[2].contains("phoneTaken"))
    #expect(run.status == 1)
    #expect(try Program.run(folder, ["list", "groups", "--format", "csv"]).lines.count == 1)
  }
}
