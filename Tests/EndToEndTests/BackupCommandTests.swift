import Foundation
import TestSupport
import Testing

@Suite("Backup, restore and verify from the command line")
struct BackupCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder)
    try Program.apply(
      folder,
      #"{"command":"registerClient","name":"Olena","phone":"0501234567"}"#,
      #"{"command":"accrue","client":1,"amount":"10","reason":"gift"}"#
    )
  }

  private func change(_ file: String, _ old: String, _ new: String) throws {
    let text = String(decoding: try folder.bytes(of: file), as: UTF8.self)
    try #require(text.contains(old))
    try folder.write(text.replacing(old, with: new).utf8, to: file)
  }

  @Test("A backup is made while the screens are open, and a store is made of it")
  func roundTrip() throws {
    let screens = try Program.screens(folder)
    try screens.readUntil("Marketing")
    let made = try Program.run(folder, ["backup", folder.path("copy")])
    #expect(made.status == 0)
    #expect(made.output.contains("is finished and checked. Clients: 1, records: 2"))
    let place = ["--store", folder.path("new")]
    let restored = try Program.run(folder, ["restore", folder.path("copy")] + place)
    #expect(restored.status == 0)
    #expect(restored.output.contains("was made of the backup and is whole"))
    let lists = try [place, []].map {
      try Program.run(folder, ["list", "clients", "--format", "json"] + $0).output
    }
    #expect(lists[0] == lists[1] && lists[0].contains("Olena"))
    let again = try Program.run(folder, ["restore", folder.path("copy")] + place)
    #expect(again.status == 1 && again.errors.contains("Something stands at"))
  }

  @Test("Verify tells a whole store in one line with status 0, as text and as JSON")
  func whole() throws {
    let text = try Program.run(folder, ["verify"])
    #expect(text.status == 0 && text.lines.count == 1)
    #expect(text.output.contains("is whole. Clients: 1, records: 2, receipts: 0, balances: 1"))
    let json = try Program.run(folder, ["verify", "--format", "json"])
    #expect(json.status == 0)
    #expect(json.output.hasPrefix(#"{"ok":true,"records":2,"#))
    #expect(json.output.contains(#""faults":0,"findings":[]}"#))
  }

  @Test("Verify names file, line, reason and what to do, with status 1, in each language")
  func damaged() throws {
    try Program.apply(folder, #"{"command":"createGroup","name":"VIP"}"#)
    try change("store/journal/000001.ndjson", "Olena", "Olona")
    for (language, sentence) in [
      ("en", "journal/000001.ndjson, line 1 is damaged: the checksum does not match. Copy"),
      ("ru", "Повреждён файл journal/000001.ndjson, строка 1: контрольная сумма не сходится."),
      ("uk", "Пошкоджено файл journal/000001.ndjson, рядок 1: контрольна сума не сходиться."),
    ] {
      let run = try Program.run(folder, ["verify", "--language", language])
      #expect(run.status == 1)
      #expect(run.output.contains(sentence), "\(run.output)")
      #expect(run.output.contains("frontdesk restore"))
    }
    let json = try Program.run(folder, ["verify", "--format", "json"])
    #expect(json.status == 1)
    #expect(
      json.output.contains(
        #"{"kind":"damaged","file":"journal/000001.ndjson","line":1,"reason":"checksum","#
      )
    )
  }

  @Test("A store that is damaged is not backed up, and no folder is left")
  func noBackupOfDamage() throws {
    try Program.apply(folder, #"{"command":"createGroup","name":"VIP"}"#)
    try change("store/journal/000001.ndjson", "Olena", "Olona")
    let run = try Program.run(folder, ["backup", folder.path("copy")])
    #expect(run.status == 1 && run.errors.contains("line 1 is damaged"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.hasPrefix("copy") })
  }

  @Test("Where there is no store, verify says so")
  func missing() throws {
    let run = try Program.run(folder, ["verify", "--store", folder.path("none")])
    #expect(run.status == 1 && run.errors.contains("There is no store in"))
    let json = ["verify", "--format", "json", "--store", folder.path("none")]
    #expect(try Program.run(folder, json).output.hasPrefix(#"{"ok":false,"faults":1,"#))
  }

  @Test("What is no backup is told as what it is, and a slip fills no usual place")
  func noBackup() throws {
    let to = ["--store", folder.path("new")]
    let missing = try Program.run(folder, ["restore", folder.path("nix")] + to)
    #expect(missing.errors.contains("There is no backup in \(folder.path("nix"))"))
    #expect(!missing.errors.contains("init"))
    try folder.write("{}".utf8, to: "seed.ndjson")
    let file = try Program.run(folder, ["restore", folder.path("seed.ndjson")] + to)
    #expect(file.errors.contains("is a file, no backup"), "\(file.errors)")
    let store = try Program.run(folder, ["restore", folder.path("store")] + to)
    #expect(store.errors.contains("is a store, no backup"), "\(store.errors)")
    #expect(try Program.run(folder, ["backup", folder.path("copy")]).status == 0)
    let nowhere = try Program.run(
      folder,
      ["restore", folder.path("copy")],
      ["FRONTDESK_STORE": nil]
    )
    #expect(nowhere.status == 64 && nowhere.errors.contains("--store is needed here"))
    #expect(!FileManager.default.fileExists(atPath: folder.path(".local")))
    let over = try Program.run(folder, ["backup", folder.path("copy")])
    #expect(over.errors.contains("Choose another folder, or move what stands there aside"))
  }
}
