import Foundation
import TestSupport
import Testing

@Suite("Stores that are not as they should be")
struct StoreProblemTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func expectRefused(_ sentence: String, _ arguments: [String] = ["list", "groups"]) throws
  {
    let run = try Program.run(folder, arguments)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }

  @Test("A missing store names its place and init")
  func missing() throws {
    try expectRefused("There is no store in \(folder.path("store"))")
  }

  @Test("An empty folder is no store, and the screens make none of it")
  func empty() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("store"),
      withIntermediateDirectories: true
    )
    try expectRefused("is an empty folder")
    let program = try Program.screens(folder)
    #expect(try program.waitForEnd() == .exited(1))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("store")).isEmpty)
  }

  @Test("What keeps a store from being opened is told in its own language, where its base tells it")
  func ownLanguage() throws {
    try Program.makeStore(folder, language: "ru")
    let backup = folder.path("backup")
    #expect(try Program.run(folder, ["backup", backup]).status == 0)
    try expectRefused("резервная копия: чтение", ["repair", "--store", backup])
    try change("backup/journal/000001.ndjson") { $0 + "x" }
    let place = folder.path("new")
    try expectRefused("Из неё ничего не сделано", ["restore", backup, "--store", place])
    try change("store/base/000001/clients.ndjson") { $0 + "x" }
    for command in [["list", "groups"], ["compact"], ["repair"]] {
      try expectRefused("Повреждён файл", command)
    }
  }

  @Test("A store of a newer format is not read")
  func newer() throws {
    try Program.makeStore(folder)
    // A newer program may close the file in another way.
    try change("store/MANIFEST.json") {
      $0.replacing(#"{"read":"#, with: #"{"read":9"#).dropLast(3) + "}}\n"
    }
    try expectRefused("The store is newer than the program")
  }

  @Test("A record damaged in the middle opens read-only, with file and line")
  func damaged() throws {
    try Program.makeStore(folder)
    let lines = ["Aaa", "Bbb", "Ccc"].map { #"{"command":"createGroup","name":"\#($0)"}"# }
    try Program.run(folder, ["apply"], input: lines.joined(separator: "\n"))
    try change("store/journal/000001.ndjson") { $0.replacing("Aaa", with: "Axa") }
    let program = try Program.screens(folder)
    try program.readUntil("read only")
    try program.readUntil("journal/000001.ndjson is damaged; frontdesk repair --dry-run")
    let run = try Program.apply(folder, #"{"command":"createGroup","name":"Ddd"}"#)
    #expect(run.output.contains(#""refusal":"readOnly""#))
    #expect(run.status == 1)
  }

  @Test("Lists and exports of a damaged store say that they are not whole and end with 1")
  func listOfDamaged() throws {
    try Program.makeStore(folder)
    let lines = ["Aaa", "Bbb", "Ccc"].map { #"{"command":"createGroup","name":"\#($0)"}"# }
    try Program.run(folder, ["apply"], input: lines.joined(separator: "\n"))
    try change("store/journal/000001.ndjson") { $0.replacing("Bbb", with: "Bxb") }
    for words in ["list groups --format csv", "export clients"] {
      let run = try Program.run(folder, words.split(separator: " ").map(String.init))
      #expect(run.errors.contains("journal/000001.ndjson, line 2 is damaged"))
      #expect(run.status == 1)
      #expect(run.output.contains("name"))
    }
    let query = try Program.apply(folder, #"{"query":"list","what":"groups"}"#)
    #expect(query.errors.contains("journal/000001.ndjson, line 2 is damaged"))
    #expect(query.status == 0)
  }

  @Test("A command that cuts a torn tail off says so")
  func tornTail() throws {
    try Program.makeStore(folder)
    try Program.apply(folder, #"{"command":"createGroup","name":"Aaa"}"#)
    try change("store/journal/000001.ndjson") { $0 + #"{"seq":2,"by"# }
    let run = try Program.run(folder, ["list", "groups", "--format", "csv"])
    #expect(run.errors.contains("The end of journal/000001.ndjson was torn off"))
    #expect(run.errors.contains("kept in quarantine/"))
    #expect(run.status == 0)
    #expect(try Program.run(folder, ["list", "groups"]).errors.isEmpty)
  }

  private func change(_ file: String, _ edit: (String) -> String) throws {
    let text = String(decoding: try folder.bytes(of: file), as: UTF8.self)
    let edited = edit(text)
    try #require(edited != text)
    try folder.write(edited.utf8, to: file)
  }

  @Test("A disk that takes no more says so, and what was there stays readable")
  func diskFull() throws {
    try Program.makeStore(folder)
    let long = String(repeating: "long ", count: 200)
    try Program.apply(folder, #"{"command":"createGroup","name":"A","description":"\#(long)"}"#)
    let run = try Program.shell(
      folder,
      "ulimit -f 1; exec $F apply",
      input: #"{"command":"createGroup","name":"B"}"#
    )
    #expect(run.output.contains(#""refusal":"notSaved""#))
    #expect(run.output.contains("the file has become too large"))
    #expect(run.status == 1)
    let groups = try Program.run(folder, ["list", "groups", "--format", "csv"])
    #expect(groups.lines.count == 2)
    let next = try Program.apply(folder, #"{"command":"createGroup","name":"B"}"#)
    #expect(next.output.hasPrefix(#"{"ok":true,"seq":2"#))
  }

  @Test("A form whose command the disk does not take stays, and is saved when there is room")
  func formIsKept() throws {
    try Program.makeStore(folder)
    let long = String(repeating: "long ", count: 200)
    try Program.apply(folder, #"{"command":"createGroup","name":"A","description":"\#(long)"}"#)
    let program = try PtyProcess(
      "/bin/sh",
      ["-c", "ulimit -f 1; exec $F"],
      environment: Program.environment(folder, ["F": Program.path])
    )
    try program.readUntil("Marketing")
    try program.send("61")
    try program.readUntil("Club name")
    program.readUntilQuiet()
    try program.send("\u{15}Cyber\u{13}")
    try program.readUntil("Not saved: the file has become too large")
    #expect(program.screen.lines.contains { $0.contains("Cyber") })
    #expect(program.screen.lines[0].contains("Arena"))
  }
}
