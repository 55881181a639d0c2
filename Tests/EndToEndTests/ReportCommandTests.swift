import Foundation
import JSONText
import TestSupport
import Testing

@Suite("frontdesk report", .timeLimit(.minutes(10)))
struct ReportCommandTests {
  private static let opening = """
    {"command":"createVenue","name":"West"}
    {"command":"createBonusProgram","name":"Regulars","tiers":[{"from":"0","percent":"10"}]}
    {"command":"createGroup","name":"Regulars","loyalty":"bonus","program":"Regulars","isDefault":true}
    {"command":"createGroup","name":"=VIP"}
    {"command":"registerClient","name":"Ivan","phone":"+380501234567"}
    {"command":"registerClient","name":"Anna","phone":"+380501234568","groups":["=VIP","Regulars"]}
    {"command":"sell","client":1,"venue":"West","lines":[{"name":"Hour","category":"gameTime","price":"100"}]}
    {"command":"sell","client":2,"bonuses":"max","lines":[{"name":"Hour","category":"gameTime","price":"33.33","quantity":"1.5"}]}
    {"command":"sell","client":2,"bonuses":"max","lines":[{"name":"Hour","category":"gameTime","price":"40"},{"name":"Tea","category":"bar","price":"12.50"}]}
    {"command":"sell","lines":[{"name":"Hour","category":"gameTime","price":"70"}]}
    {"command":"refund","receipt":1}
    """

  private func store(_ folder: TemporaryFolder) throws {
    let founding = ["--name", "Arena", "--currency", "UAH", "--time-zone", "Europe/Kyiv"]
    try Program.run(folder, ["init"] + founding + ["--region", "UA"])
    let done = try Program.run(folder, ["apply"], input: Self.opening)
    #expect(done.status == 0, "\(done.output)")
  }

  @Test("The figures of groups equal sums over the receipts that are exported")
  func independent() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let told = try JSONValue(
      Array(try Program.run(folder, ["report", "groups", "--format", "json"]).output.utf8)
    )
    let plain = try ExportedSums(
      receipts: try Program.run(folder, ["export", "receipts"]).output,
      clients: try Program.run(folder, ["export", "clients"]).output,
      refunded: ["#1"]
    )
    guard case .array(let rows)? = told["rows"] else {
      Issue.record("no rows")
      return
    }
    for row in rows {
      guard case .string(let name)? = row["group"] else { continue }
      #expect(row["paid"] == .string(plain.text(plain.paid[name] ?? 0)))
      #expect(row["receipts"] == .number(String(plain.receipts[name] ?? 0)))
      #expect(row["bonusesPaid"] == .string(plain.text(plain.bonuses[name] ?? 0)))
    }
    #expect(rows.count == 2)
    #expect(told["total"]?["paid"] == .string(plain.text(plain.all)))
  }

  @Test("Every report is printed in words, in three languages", arguments: ["ru", "uk", "en"])
  func words(language: String) throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let names = [
      "groups", "promoCodes", "bonuses", "burning", "messages", "clients", "cohorts", "rfm",
      "visits", "staff",
      "day",
    ]
    for name in names {
      let told = try Program.run(
        folder,
        ["report", name, "--period", "month", "--language", language]
      )
      #expect(told.status == 0, "\(name): \(told.errors)")
      #expect(!told.output.contains("report."), "\(told.output)")
      #expect(told.lines.count > 2)
    }
  }

  @Test("Into a folder the file is named by report and days, and never written over")
  func folder() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let to = ["--from", "2026-10-01", "--to", "31.10.2026", "--format", "csv", "--language", "ru"]
    let first = try Program.run(folder, ["report", "groups", "--output", folder.path] + to)
    #expect(first.status == 0, "\(first.errors)")
    let file = folder.path("groups_2026-10-01_2026-10-31.csv")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF] + Array("Группа;Клиентов;".utf8)))
    #expect(text.contains("'=VIP;1;0;0;0,00;0,00;;0,00;0,00;;0,00;;"))
    #expect(text.contains("\r\nГруппы клиентов · октябрь 2026 · все точки\r\n"), "\(text)")
    #expect(text.contains("Раньше: 01.09–30.09.2026\r\n"))
    let again = try Program.run(folder, ["report", "groups", "--output", folder.path] + to)
    #expect(again.status != 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
  }

  @Test("What cannot be asked is said with what to do next")
  func refusals() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let inverted = [
      "report", "groups", "--from", "2026-10-02", "--to", "2026-10-01", "--language", "en",
    ]
    let told = try Program.run(folder, inverted)
    #expect(told.status != 0)
    #expect(told.errors.contains("ends on 1 Oct 2026") || told.errors.contains("before it begins"))
    #expect(try Program.run(folder, ["report", "salaries"]).status != 0)
    #expect(try Program.run(folder, ["report", "groups", "--at", "Nowhere"]).status != 0)
    #expect(try Program.run(folder, ["report", "groups", "--from", "soon"]).status != 0)
    #expect(
      try Program.run(folder, ["report", "groups", "--period", "month", "--from", "1.1"]).status
        != 0
    )
  }

  @Test("Wrong words on the line are told in the language asked for, with 64")
  func usage() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    let wrong: [([String], String)] = [
      (["salaries"], "Отчёта «salaries» нет. Есть: groups"),
      (["groups", "--format", "pdf"], "нельзя записать как «pdf»"),
      (["groups", "--period", "decade"], "Периода «decade» нет"),
      (["groups", "--period", "month", "--from", "1.1"], "Укажите --period или"),
    ]
    for (words, sentence) in wrong {
      let told = try Program.run(folder, ["report"] + words + ["--language", "ru"])
      #expect(told.status == 64 && told.output.isEmpty, "\(words)")
      #expect(told.errors.contains(sentence), "\(told.errors)")
    }
    let missing = ["report", "groups", "--store", folder.path("none"), "--language", "ru"]
    #expect(try Program.run(folder, missing).errors.contains("none"))
  }

  @Test("CSV speaks the club's language without an option")
  func clubLanguage() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    try Program.run(folder, ["apply"], input: #"{"command":"setSettings","language":"uk"}"#)
    let told = try Program.run(folder, ["report", "groups", "--format", "csv"])
    #expect(told.lines.first?.contains("Група;") == true, "\(told.output)")
    #expect(told.output.contains(",00;"))
  }

  @Test("Where bonuses cannot be parted by venue the title and a note say so")
  func wholeClub() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    for name in ["bonuses", "burning", "messages"] {
      let told = try Program.run(folder, ["report", name, "--at", "West", "--language", "ru"])
      #expect(told.status == 0, "\(told.errors)")
      #expect(told.lines.first?.hasSuffix("весь клуб") == true, "\(told.output)")
      #expect(told.output.contains("цифры всего клуба"))
    }
    let west = try Program.run(folder, ["report", "groups", "--at", "West", "--language", "ru"])
    #expect(west.lines.first?.hasSuffix("West") == true)
    let none = try Program.run(folder, ["report", "groups", "--at", "none", "--language", "ru"])
    #expect(none.lines.first?.hasSuffix("Без точки") == true)
    let without = ["report", "groups", "--without-venue", "--language", "ru"]
    #expect(try Program.run(folder, without).output == none.output)
  }

  @Test("Cohorts and the day's sheet have the same days as on the screen where none are given")
  func ownDays() throws {
    let folder = try TemporaryFolder()
    try store(folder)
    for (name, days) in [("cohorts", 365...366), ("day", 1...1), ("burning", 84...84)] {
      let told = try Program.run(folder, ["report", name, "--format", "json"])
      let answer = try JSONValue(Array(told.output.utf8))
      guard case .string(let from)? = answer["from"], case .string(let until)? = answer["until"]
      else {
        Issue.record("\(name): \(told.output)")
        continue
      }
      let reader = ISO8601DateFormatter()
      let ends = [from, until].compactMap { reader.date(from: $0 + "T12:00:00Z") }
      let count = Int((ends[1].timeIntervalSince(ends[0]) / 86_400).rounded()) + 1
      #expect(days.contains(count), "\(name): \(from) to \(until)")
    }
    let all = try Program.run(
      folder,
      ["report", "cohorts", "--period", "always", "--format", "json"]
    )
    #expect(try JSONValue(Array(all.output.utf8))["from"] == .null)
  }
}
