import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Import and export of receipts")
struct ReceiptImportTests {
  private let folder: TemporaryFolder
  private static let header =
    "number;at;phone;category;name;quantity;price;discount;venue;bonuses\n"

  init() throws {
    folder = try TemporaryFolder()
    try Self.found(folder)
  }

  /// A club with a bonus program and two clients.
  private static func found(_ folder: TemporaryFolder) throws {
    try Program.makeStore(folder)
    try Program.apply(
      folder,
      #"{"command":"createBonusProgram","name":"Bonuses","tiers":[{"from":"0","percent":"2"},{"from":"1000","percent":"3"},{"from":"3000","percent":"5"}],"expiryDays":90}"#,
      #"{"command":"createGroup","name":"New","loyalty":"bonus","program":"Bonuses","isDefault":true}"#,
      #"{"command":"registerClient","name":"Anna","phone":"0501234567"}"#,
      #"{"command":"registerClient","name":"Vira","phone":"0507654321"}"#,
      #"{"command":"createVenue","name":"Hall"}"#,
      #"{"command":"createProduct","name":"Cyber hour","category":"gameTime","price":"100"}"#
    )
  }

  private func importFile(_ rows: String, _ options: String...) throws -> Finished {
    try folder.write((Self.header + rows).utf8, to: "till.csv")
    return try Program.run(folder, ["import", "receipts", folder.path("till.csv")] + options)
  }

  @Test("Receipts in any order are booked in the order of time; importing again changes nothing")
  func order() throws {
    let rows = """
      2;02.11.2026 12:00;0501234567;gameTime;Cyber hour;1;100;;Hall;
      1;01.11.2026 12:00;050 123 45 67;gameTime;Night;1;1000,01;;;
      1;;;bar;Cola;2;35.50;1;;

      """
    let run = try importFile(rows)
    #expect(run.status == 0)
    #expect(run.output.contains("Receipts read: 2\nTaken: 2\nThere already: 0\nRefused: 0"))
    let ledger = try Program.run(folder, ["ledger", "1"])
    #expect(ledger.lines[1].hasPrefix("01.11.2026 12:00  Accrued   21.40    21.40  receipt 1"))
    #expect(ledger.lines[2].hasPrefix("02.11.2026 12:00  Accrued    3.00    24.40  receipt 2"))
    let again = try importFile(rows, "--format", "json")
    #expect(
      again.output == #"{"read":2,"taken":0,"known":2,"refused":0,"refusedFile":null}"# + "\n"
    )
    let other = try importFile(rows.replacing("1;100;", with: "1;101;"))
    #expect(other.status == 2)
    #expect(other.output.contains("line 2: receipt 2 is in the store with another content"))
  }

  @Test("What is refused is told by its line, and its rows go whole into a file to be mended")
  func refused() throws {
    let run = try importFile(
      """
      1;01.11.2026;0991111111;bar;Cola;1;10;;;
      2;01.11.2026;;bar;Cola;1;10;;;
      2;;;bar;Cola;1;ten;;;
      3;01.11.2026;;Drinks;Cola;1;10;;;
      4;01.11.2026;;bar;Cola;1;10;;Cellar;
      5;31.12.2099;;bar;Cola;1;10;;;
      6;01.11.2026;0501234567;gameTime;Hour;1;10;;;5
      7;01.11.2026;;bar;Cola;1;10;;;

      """
    )
    #expect(run.status == 2)
    #expect(run.output.contains("Receipts read: 7\nTaken: 1\nThere already: 0\nRefused: 6"))
    for sentence in [
      "line 2: nobody has the phone 0991111111: register the client, or import with --register-unknown",
      "line 4: column “price”: “ten” is no amount", "line 5: there is no category “Drinks”",
      "line 6: there is no venue “Cellar”", "line 7: column “at”: 31.12.2099 has not come yet",
      "line 8: There are not so many bonuses: usable 0.00",
    ] {
      #expect(run.output.contains(sentence), "\(sentence)")
    }
    let refused = try folder.rows(of: "till.refused.csv")
    #expect(refused.count == 8)
    #expect(
      refused.contains("line 4 of the same receipt is refused;2;01.11.2026;;bar;Cola;1;10;;;")
    )
    let text = String(decoding: try folder.bytes(of: "till.refused.csv"), as: UTF8.self)
    try folder.write(text.replacing(";ten;", with: ";10;").utf8, to: "mended.csv")
    let mended = try Program.run(
      folder,
      ["import", "receipts", folder.path("mended.csv"), "--register-unknown"]
    )
    #expect(mended.output.contains("Taken: 2\n"))
    #expect(mended.output.contains("Clients registered: 1"))
    #expect(try Program.run(folder, ["client", "0991111111"]).output.contains("01.11.2026 00:00"))
  }

  @Test("History counts for totals alone; a dry run saves nothing; wrong flags are refused")
  func options() throws {
    let row = "1;01.11.2026;0501234567;bar;Cola;1;1500;;;\n"
    #expect(try importFile(row, "--dry-run").output.contains("Taken: 1"))
    #expect(try Program.run(folder, ["receipt", "1"]).status == 1)
    #expect(try importFile(row, "--no-accrual").status == 0)
    let card = try Program.run(folder, ["client", "1"])
    #expect(card.lines.contains { $0.hasPrefix("Bought") && $0.hasSuffix("1,500.00") })
    #expect(card.lines.contains { $0.hasPrefix("Balance") && $0.hasSuffix(" 0.00") })
    #expect(card.lines.contains { $0.hasPrefix("Percent of the tier") && $0.hasSuffix("3\u{A0}%") })
    #expect(try importFile(row, "--create-groups").status == 64)
    #expect(try Program.run(folder, ["import", "clients", "x.csv", "--no-accrual"]).status == 64)
    let lacking = try Program.run(folder, ["import", "receipts", "-"], input: "number;at\n")
    #expect(lacking.errors.contains("lacks the columns phone, category, name, quantity, price"))
  }

  @Test("An export goes through an empty store and comes back equal, accounts and all")
  func roundTrip() throws {
    _ = try importFile(
      """
      1;01.10.2026 12:00;0501234567;gameTime;Cyber hour;3,5;100;0.01;Hall;
      2;01.11.2026 12:00:07;0501234567;gameTime;Cyber hour;1;100;;;6.99
      2;;;bar;=Cola;1;33.33;;;
      3;01.11.2026 12:00;;other;Chair;1;500;;;

      """
    )
    try Program.run(folder, ["sell", "--client", "2", "--line", "2 Cyber hour"])
    try Program.run(folder, ["sell", "--client", "2", "--line", "Cyber hour", "--bonuses", "max"])
    for language in [[], ["--language", "uk"]] {
      let out = folder.path("out\(language.count).csv")
      let written = try Program.run(folder, ["export", "receipts", "--output", out] + language)
      #expect(written.status == 0)
      let other = try TemporaryFolder()
      try Self.found(other)
      let taken = try Program.run(other, ["import", "receipts", out])
      #expect(taken.output.contains("Taken: 5"), "\(taken.output)")
      for what in ["receipts", "ledger"] {
        let first = try Program.run(folder, ["export", what]).output
        #expect(try Program.run(other, ["export", what]).output == first)
      }
      let again = try Program.run(folder, ["import", "receipts", out, "--format", "json"])
      #expect(again.output.hasPrefix(#"{"read":5,"taken":0,"known":5,"refused":0"#))
    }
    try Program.run(folder, ["refund", "1"])
    let refunded = try Program.run(folder, ["export", "receipts"])
    #expect(refunded.errors.contains("refunded in whole or part: 1"))
    let ledger = try Program.run(folder, ["export", "ledger", "--language", "ru"])
    let headings = "клиент;телефон;когда;что;бонусы;баланс;источник;сотрудник;точка;группы тогда"
    #expect(ledger.lines.first == headings)
    #expect(ledger.output.contains(";Начислено;"))
  }

  /// Many receipts of one client, a minute apart.
  private func manyRows(_ count: Int) -> String {
    var rows = ""
    for number in 0..<count {
      let (hour, minute) = (number / 60 % 24, number % 60)
      let day = number / 1_440 % 28 + 1
      rows += "\(number);2026-0\(number / 40_320 + 1)-\(day < 10 ? "0" : "")\(day) "
      rows += "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute);0501234567;bar;"
      rows += "Cola;1;10;;;\n\(number);;;bar;Chips;1;5;;;\n"
    }
    return rows
  }

  /// Imports till.csv and sends a signal once the journal has grown by the bytes of a record.
  ///
  /// - Returns: How the process ended.
  private func importing(_ options: String..., signalled signal: Int32) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["import", "receipts", folder.path("till.csv")] + options
    process.environment = Program.environment(folder)
    try folder.write([], to: "import.out")
    process.standardOutput = FileHandle(forWritingAtPath: folder.path("import.out"))
    process.standardError = FileHandle.nullDevice
    let journal = folder.path("store/journal/000001.ndjson")
    let before = try folder.bytes(of: "store/journal/000001.ndjson").count
    try process.run()
    let number = process.processIdentifier
    try #require(number > 0)
    var status = stat()
    while process.isRunning, stat(journal, &status) == 0, status.st_size < before + 1_000_000 {
      sched_yield()
    }
    if process.isRunning { kill(number, signal) }
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test("Ctrl-C stops it between two records: it says so, and whole receipts stand")
  func interrupted() throws {
    try folder.write((Self.header + manyRows(30_000)).utf8, to: "till.csv")
    #expect(try importing("--no-accrual", signalled: SIGINT) == 130)
    let told = String(decoding: try folder.bytes(of: "import.out"), as: UTF8.self)
    #expect(told.contains("Stopped between two records"))
    let lines = try Program.run(folder, ["export", "receipts"]).lines.count - 1
    #expect(lines.isMultiple(of: 2))
    #expect(lines > 0)
    #expect(lines < 60_000)
    #expect(told.contains("Taken: \(words(lines / 2))\n"), "\(told)")
    #expect(try Program.run(folder, ["verify"]).status == 0)
  }

  /// A number as English groups its digits.
  private func words(_ number: Int) -> String {
    number < 1_000 ? "\(number)" : "\(number / 1_000),\("\(number % 1_000 + 1_000)".dropFirst())"
  }

  @Test("Killed in the middle, whole receipts stand and a second run takes up the rest")
  func killed() throws {
    try folder.write((Self.header + manyRows(6_000)).utf8, to: "till.csv")
    _ = try importing(signalled: SIGKILL)
    let whole = try Program.run(folder, ["export", "receipts"])
    #expect(whole.status == 0)
    #expect((whole.lines.count - 1).isMultiple(of: 2))
    let rest = try Program.run(folder, ["import", "receipts", folder.path("till.csv")])
    #expect(rest.status == 0)
    #expect(try Program.run(folder, ["export", "receipts"]).lines.count == 12_001)
    let card = try Program.run(folder, ["client", "1"])
    #expect(card.lines.contains { $0.hasPrefix("Bought") && $0.hasSuffix("90,000.00") })
  }

  @Test("A disk that fills up is told; what was taken stays and the next run goes on")
  func full() throws {
    try folder.write((Self.header + manyRows(6_000)).utf8, to: "till.csv")
    let line = "import receipts till.csv"
    let cut = try Program.shell(folder, "cd \(folder.path); ulimit -f 6000; exec $F \(line)")
    #expect(cut.status == 1)
    #expect(cut.errors.contains("Nothing was saved: the file has become too large"))
    #expect(cut.output.contains("Stopped between two records"))
    let rest = try Program.shell(folder, "cd \(folder.path); exec $F \(line)")
    #expect(rest.status == 0)
    #expect(try Program.run(folder, ["export", "receipts"]).lines.count == 12_001)
  }
}
