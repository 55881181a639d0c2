import Foundation
import JSONText
import TestSupport
import Testing

/// Where a report goes, and what of its days cannot be asked: lines of cron must not write the wrong
/// figures, or the right ones into the wrong place.
@Suite("Where frontdesk report writes", .timeLimit(.minutes(10)))
struct ReportOutputTests {
  private func files(_ folder: TemporaryFolder) throws -> Set<String> {
    // The harness keeps what commands print beside the store.
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)).filter {
      ![".in", ".out", ".err"].contains(String($0.suffix(4))) && !$0.hasSuffix(".in")
    }
  }

  @Test(
    "Stepping back from a period without an end is refused, and so is it where days are fixed",
    arguments: [
      (["groups", "--ago", "1"], "--ago 1"),
      (["groups", "--from", "01.10.2026", "--ago", "3"], "--ago 3"),
      (["groups", "--to", "01.10.2026", "--ago", "3"], "--ago 3"),
      (["staff", "--period", "always", "--ago", "2"], "--ago 2"),
      (["burning", "--ago", "3"], "--ago"),
      (["burning", "--period", "month", "--ago", "1"], "--ago"),
    ]
  )
  func ago(arguments: [String], told: String) throws {
    let folder = try Program.club("uk")
    let run = try Program.run(folder, ["report"] + arguments)
    #expect(run.status == 64 && run.output.isEmpty, "\(run.output)")
    #expect(run.errors.contains(told), "\(run.errors)")
    let next = arguments[0] == "burning" ? "приберіть --ago" : "--period month"
    #expect(run.errors.contains(next), "\(run.errors)")
  }

  @Test("What a report cannot be asked for is told in the club's language")
  func usageInRussian() throws {
    let folder = try Program.club("ru")
    for (arguments, told) in [
      (["bogus"], "bogus"), (["groups", "--format", "pdf"], "pdf"),
      (["groups", "--period", "decade"], "decade"),
      (["groups", "--period", "month", "--from", "2026-10-01"], "--from"),
      (["groups", "--period", "month", "--ago", "-1"], "--ago"),
    ] {
      let run = try Program.run(folder, ["report"] + arguments)
      #expect(run.status == 64 && run.output.isEmpty, "\(arguments)")
      let isRussian = run.errors.unicodeScalars.contains { (0x430...0x44F).contains($0.value) }
      #expect(run.errors.contains(told) && isRussian, "\(run.errors)")
    }
  }

  @Test("Days with two ends are stepped back over, those of a report's own among them")
  func stepping() throws {
    let folder = try Program.club("en")
    for (arguments, days) in [
      (["groups", "--from", "2026-10-11", "--to", "2026-10-20", "--ago", "1"], "2026-10-01"),
      (["groups", "--from", "2026-10-01", "--to", "2026-10-31", "--ago", "2"], "2026-08-01"),
    ] {
      let run = try Program.run(folder, ["report"] + arguments + ["--format", "json"])
      #expect(try JSONValue(run.output)["from"] == .string(days))
    }
    let yesterday = try Program.run(folder, ["report", "day", "--ago", "1", "--format", "json"])
    #expect(try JSONValue(yesterday.output)["total"]?["money"] == .string("0.00"))
    let own = try Program.run(folder, ["report", "cohorts", "--ago", "1", "--format", "json"])
    #expect(own.status == 0 && own.output.contains(#""from":"20"#))
  }

  @Test("Burning says that it begins today where other days were asked for")
  func ownDays() throws {
    let folder = try Program.club("ru")
    let asked = try Program.run(folder, ["report", "burning", "--from", "2026-01-01"])
    #expect(asked.status == 0 && asked.output.contains("всегда начинается сегодня"))
    let plain = try Program.run(folder, ["report", "burning"])
    #expect(!plain.output.contains("всегда начинается сегодня"))
  }

  @Test(
    "A folder that is missing does not become a file",
    arguments: ["reports", "reports/", "reports.d", "reports/new/", "groups.csv/", "groups.csv"]
  )
  func missing(path: String) throws {
    let folder = try Program.club("en")
    let before = try files(folder)
    let to = ["--format", "xlsx", "--output", folder.path(path)]
    let run = try Program.run(folder, ["report", "groups"] + to)
    #expect(run.status == 1)
    #expect(run.errors.contains("is no folder") && run.errors.contains(".xlsx"), "\(run.errors)")
    #expect(try files(folder) == before)
  }

  @Test("A file with the ending of its format is written, a folder that is there is filled")
  func written() throws {
    let folder = try Program.club("en")
    for (format, name) in [
      ("xlsx", "a.xlsx"), ("xlsx", "b.XLSX"), ("csv", "c.csv"), ("csv", "d.tsv"),
      ("json", "e.json"),
      ("table", "f.txt"),
    ] {
      let to = ["--format", format, "--output", folder.path(name)]
      let run = try Program.run(folder, ["report", "groups"] + to)
      #expect(run.status == 0 && run.errors.isEmpty && run.output.isEmpty, "\(name): \(run.errors)")
      #expect(try !folder.bytes(of: name).isEmpty)
    }
    let first = try folder.bytes(of: "a.xlsx")
    let again = try Program.run(folder, ["report", "groups", "--output", folder.path("f.txt")])
    #expect(again.status == 1 && !again.errors.contains("is no folder"))
    #expect(try folder.bytes(of: "a.xlsx") == first)
  }

  @Test("CSV is for the spreadsheets of the club's language; scripts read JSON")
  func language() throws {
    let folder = try Program.club("ru")
    let line = "\"$F\" report groups --format csv > \(folder.path("groups.csv"))"
    #expect(try Program.shell(folder, line).status == 0)
    let bytes = try folder.bytes(of: "groups.csv")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(text.hasPrefix("\u{FEFF}Группа;Клиентов;"), "\(text)")
    #expect(text.contains(";250,00;"))
    let piped = try Program.shell(folder, "\"$F\" report groups --format csv | cat")
    #expect(piped.output.hasPrefix("Группа;Клиентов;") && piped.output.contains(";250,00;"))
    let english = try Program.run(
      folder,
      ["report", "groups", "--format", "csv", "--language", "en", "--output", folder.path("e.csv")]
    )
    #expect(english.status == 0)
    #expect(try folder.rows(of: "e.csv").first?.contains("Group;Clients;") == true)
    #expect(try String(decoding: folder.bytes(of: "e.csv"), as: UTF8.self).contains(";250.00;"))
    let json = try Program.run(folder, ["report", "groups", "--format", "json"])
    #expect(json.output.contains(#""paid":"250.00""#))
    let help = try Program.run(folder, ["report", "--help"])
    let told = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains("Scripts read json, whose names and figures"), "\(told)")
  }

  @Test("Months of cohorts are words in a file: a spreadsheet takes +1 for a number")
  func cohorts() throws {
    let folder = try Program.club("ru")
    let run = try Program.run(folder, ["report", "cohorts", "--format", "csv"])
    #expect(run.output.contains(";месяц +0, %;месяц +1, %;"), "\(run.output)")
    #expect(!run.output.contains(";+1") && !run.output.contains("\n+1"))
  }

  @Test("The sheet of several days says that they are closed, not the day")
  func days() throws {
    let folder = try Program.club("ru")
    let month = ["--from", "2025-10-01", "--to", "2025-10-31"]
    let closed = try Program.run(folder, ["report", "day"] + month)
    #expect(closed.output.contains("Дни закрыты") && !closed.output.contains("День закрыт"))
    let open = try Program.run(folder, ["report", "day", "--period", "year"])
    #expect(open.output.contains("Эти дни ещё идут"), "\(open.output)")
    let one = try Program.run(folder, ["report", "day", "--period", "today", "--ago", "1"])
    #expect(one.output.contains("День закрыт"))
  }
}
