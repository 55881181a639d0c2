import Foundation
import TestSupport
import Testing

@Suite("Import and export of clients")
struct ImportTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder)
  }

  private func importFile(_ text: String, _ options: String...) throws -> Finished {
    try folder.write(text.utf8, to: "clients.csv")
    return try Program.run(folder, ["import", "clients", folder.path("clients.csv")] + options)
  }

  private func json(_ text: String, _ options: String...) throws -> String {
    try folder.write(text.utf8, to: "clients.csv")
    let arguments = ["import", "clients", folder.path("clients.csv"), "--format", "json"]
    return try Program.run(folder, arguments + options).output
  }

  @Test("A refused cell is quoted once, and a registration to come is refused")
  func cellQuotedOnce() throws {
    let rows = "name;phone;registered\nA;050bad;\nB;0501234567;31.12.2099\n"
    try folder.write(rows.utf8, to: "odd.csv")
    let run = try Program.run(folder, ["import", "clients", folder.path("odd.csv")])
    #expect(run.status == 2)
    #expect(run.output.contains("line 2: column “phone”: “050bad”: a phone has no “b”"))
    #expect(run.output.contains("line 3: The registration 31.12.2099 has not come yet"))
  }

  @Test("Each row has its end: taken, known, twice in the file, refused; and a file to mend")
  func verdicts() throws {
    try Program.apply(folder, #"{"command":"registerClient","name":"Old","phone":"050 111 11 11"}"#)
    let run = try importFile(
      """
      Имя;Телефон;Дата рождения;Группы
      Анна;050 222 22 22;31.12.2001;
      Old;+380501111111;;
      Борис;(050) 222-22-22;;
      Вера;050 333 33 33;31.02.2001;
      Глеб;050 444 44 44;;Нет такой
      Дина;123;;
      """
    )
    #expect(run.status == 2)
    #expect(run.output.contains("Taken: 1\nThere already: 1\nRefused: 4"))
    #expect(run.output.contains("line 4: the phone (050) 222-22-22 stands on line 2 too"))
    #expect(run.output.contains("“31.02.2001”"))
    #expect(run.output.contains("there is no group “Нет такой”"))
    let refused = try folder.rows(of: "clients.refused.csv")
    #expect(refused.count == 5)
    #expect(refused[0].contains("Имя;Телефон;Дата рождения;Группы"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("clients.refused.csv"))
    #expect(mode[.posixPermissions] as? Int == 0o600)
  }

  @Test("The file of refused rows, mended, is imported, and no file is written over")
  func mended() throws {
    _ = try importFile("name;phone\nAnna;1\n")
    let text = String(decoding: try folder.bytes(of: "clients.refused.csv"), as: UTF8.self)
    try folder.write(text.replacing("Anna;1", with: "Anna;0501234567").utf8, to: "mended.csv")
    let run = try Program.run(folder, ["import", "clients", folder.path("mended.csv")])
    #expect(run.status == 0)
    #expect(run.output.contains("Taken: 1"))
    _ = try importFile("name;phone\nBoris;2\n")
    #expect(try folder.rows(of: "clients.refused-2.csv").count == 2)
    #expect(String(decoding: try folder.bytes(of: "clients.refused.csv"), as: UTF8.self) == text)
  }

  @Test("Groups are created when asked for, in a dry run only told")
  func groups() throws {
    let text = "name;phone;groups\nAnna;0501234567;Night|VIP\nOleg;0501234568;VIP\n"
    let dry = try importFile(text, "--create-groups", "--dry-run")
    #expect(dry.output.contains("Groups would be created: Night and VIP"))
    #expect(try Program.run(folder, ["list", "groups", "--format", "csv"]).lines.count == 1)
    let run = try importFile(text, "--create-groups")
    #expect(run.output.contains("Groups created: Night and VIP"))
    #expect(
      try json(text) == #"{"read":2,"taken":0,"known":2,"refused":0,"refusedFile":null}"# + "\n"
    )
  }

  @Test("A file that cannot be taken at all is refused in a sentence")
  func wholeFile() throws {
    #expect(try importFile("a;b\n1;2\n").errors.contains("lacks the columns name, phone"))
    #expect(try importFile("").errors.contains("is empty"))
    let none = try Program.run(folder, ["import", "clients", folder.path("none.csv")])
    #expect(none.errors.contains("There is no file"))
    #expect(none.status == 1)
    let map = try importFile("Who;Tel\nAnna;0501234567\n", "--map", "name=Who")
    #expect(map.output.contains("Taken: 1"))
    let unknown = try importFile("name;phone;shoe\nOleg;0501234560;42\n")
    #expect(unknown.errors.contains("“shoe”"))
  }

  @Test("Names with a megabyte, control and bidi characters are refused and shown harmlessly")
  func badNames() throws {
    let long = String(repeating: "x", count: 1_000_000)
    let run = try importFile(
      "name;phone\n\(long);0501234567\nA\u{1b}[31m;0501234568\nB\u{202e};0501234569\n"
    )
    #expect(run.output.contains("Refused: 3"))
    #expect(!run.output.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{202e}" })
    #expect(run.output.utf8.count < 5_000)
  }

  @Test("An export is imported elsewhere as it went")
  func roundTrip() throws {
    try Program.apply(
      folder,
      #"{"command":"createGroup","name":"VIP"}"#,
      #"{"command":"registerClient","name":"Ґалаґан Єва","phone":"063 201 45 67","groups":["VIP"],"note":"a;b \"c\"","birthday":"2001-11-22","consents":["sms"]}"#
    )
    let out = folder.path("out.csv")
    #expect(try Program.run(folder, ["export", "clients", "--output", out]).status == 0)
    let again = try Program.run(folder, ["export", "clients", "--output", out])
    #expect(again.status == 1)
    #expect(again.errors.contains("is there already"))
    let first = try Program.run(folder, ["export", "clients"]).output
    try FileManager.default.removeItem(atPath: folder.path("store"))
    try Program.makeStore(folder)
    #expect(try Program.run(folder, ["import", "clients", out, "--create-groups"]).status == 0)
    #expect(try Program.run(folder, ["export", "clients"]).output == first)
  }

  @Test("An import that the disk stops tells what was taken, and takes up the rest later")
  func stoppedByTheDisk() throws {
    let rows = (1...3_000).map { "Client \($0);\($0 == 7 ? "none" : "05010\(10_000 + $0)")" }
    try folder.write(("name;phone\n" + rows.joined(separator: "\n")).utf8, to: "clients.csv")
    let line = "import clients clients.csv"
    let cut = try Program.shell(folder, "cd \(folder.path); ulimit -f 600; exec $F \(line)")
    #expect(cut.status == 1)
    #expect(cut.errors.contains("Nothing was saved: the file has become too large"))
    #expect(cut.output.contains("Stopped after line"))
    #expect(try folder.rows(of: "clients.refused.csv").count == 2)
    let rest = try Program.shell(folder, "cd \(folder.path); exec $F \(line) --format json")
    #expect(rest.status == 2)
    #expect(try Program.run(folder, ["list", "clients", "--format", "csv"]).lines.count == 3_000)
  }
}
