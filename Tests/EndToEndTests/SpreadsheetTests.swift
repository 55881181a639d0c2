import Foundation
import JSONText
import TestSupport
import Testing

/// Spreadsheet files as a reader that is not ours opens them: openpyxl, which `.ci/run` installs.
@Suite("Reports as a real reader opens them", .timeLimit(.minutes(10)))
struct SpreadsheetTests {
  private static let opening = """
    {"command":"createVenue","name":"West"}
    {"command":"createBonusProgram","name":"Regulars","tiers":[{"from":"0","percent":"10"}]}
    {"command":"createGroup","name":"Regulars","loyalty":"bonus","program":"Regulars","isDefault":true}
    {"command":"createGroup","name":"=VIP _x0041_"}
    {"command":"registerClient","name":"Ivan","phone":"+380501234567","usesApp":true,"pushTokens":["t"],"consents":["push"]}
    {"command":"registerClient","name":"Anna","phone":"+380501234568","groups":["=VIP _x0041_","Regulars"]}
    {"command":"createPromoCode","name":"AUTUMN","bonuses":"20"}
    {"command":"activatePromoCode","client":1,"code":"AUTUMN"}
    {"command":"sell","client":1,"venue":"West","lines":[{"name":"Hour","category":"gameTime","price":"100"}]}
    {"command":"sell","client":2,"bonuses":"max","lines":[{"name":"Hour","category":"gameTime","price":"33.33","quantity":"1.5"}]}
    {"command":"sell","client":2,"bonuses":"max","lines":[{"name":"Hour","category":"gameTime","price":"99999950"},{"name":"Tea","category":"bar","price":"12.50"}]}
    {"command":"sell","lines":[{"name":"Hour","category":"gameTime","price":"70"}]}
    {"command":"accrue","client":2,"amount":"7.35","reason":"prize","expiresOn":"\(soon)"}
    {"command":"correct","client":1,"amount":"-2.15","reason":"mistake"}
    {"command":"refund","receipt":1}
    {"command":"createPush","title":"Cup","text":"At six","audience":{"all":true},"class":"service"}
    """

  /// A day within the weeks that the report on burning tells.
  private static let soon: String = {
    let format = ISO8601DateFormatter()
    format.formatOptions = [.withFullDate]
    return format.string(from: Date(timeIntervalSinceNow: 10 * 86_400))
  }()

  private static let names = [
    "groups", "promoCodes", "bonuses", "burning", "messages", "clients", "cohorts", "rfm", "visits",
    "staff", "day",
  ]

  @Test(
    "Every report has the same numbers in XLSX as in JSON, and figures are figures",
    .enabled(if: OpenPyXL.isHere || OpenPyXL.mustBeHere, "python3-openpyxl is not installed")
  )
  func allReports() throws {
    let folder = try TemporaryFolder()
    try Program.makeStore(folder, language: "ru")
    let done = try Program.run(folder, ["apply"], input: Self.opening)
    #expect(done.status == 0, "\(done.output)")
    for name in Self.names {
      let file = folder.path("\(name).xlsx")
      let to = ["--output", file, "--format", "xlsx"]
      #expect(try Program.run(folder, ["report", name] + to).status == 0)
      let read = try OpenPyXL.rows(of: file)
      #expect(read.warnings.isEmpty, "\(name): \(read.warnings)")
      let told = try JSONValue(
        Program.run(folder, ["report", name, "--format", "json"]).output
      )
      let rows = try Self.rows(told)
      #expect(!rows.isEmpty, "\(name) has no rows")
      #expect(read.rows.count > rows.count + 1, "\(name): heading and notes")
      for (cells, row) in zip(read.rows.dropFirst(), rows) {
        for (cell, value) in zip(cells, row) {
          #expect(Self.isSame(cell, value), "\(name): \(cell) for \(value)")
        }
      }
    }
    let groups = try OpenPyXL.rows(of: folder.path("groups.xlsx")).rows.map(\.[0])
    #expect(groups.contains { $0.hasPrefix("s:=VIP") }, "a name is no formula")
    #expect(try OpenPyXL.rows(of: folder.path("groups.xlsx")).rows.first?[0] == "s:Группа")
  }

  /// What is expected of the cells of a row: kind and value.
  private struct Expected {
    let kind: String
    let value: JSONValue
  }

  private static func rows(_ told: JSONValue) throws -> [[Expected]] {
    guard case .array(let columns)? = told["columns"], case .array(let rows)? = told["rows"],
      case .array(let others)? = told["others"]
    else { throw OpenPyXL.Failure() }
    let total: [JSONValue] = told["total"].map { $0 == .null ? [] : [$0] } ?? []
    return try (rows + others + total).map { row in
      try columns.map { column in
        guard case .string(let name)? = column["name"], case .string(let kind)? = column["kind"],
          let value = row[name]
        else { throw OpenPyXL.Failure() }
        return Expected(kind: kind, value: value)
      }
    }
  }

  /// Whether a cell is the contract's value: "c" is a whole number, "h" hundredths, "p" basis points.
  private static func isSame(_ cell: String, _ expected: Expected) -> Bool {
    let mark = ["money": "h", "bonuses": "h", "percent": "p", "change": "p", "count": "c"]
    switch (mark[expected.kind], expected.value) {
    case (_, .null): return cell.isEmpty
    case ("c"?, .number(let number)): return cell == "c:" + number
    case (let mark?, .string(let text)):
      return cell == "\(mark):\(Int(text.filter { $0 != "." }) ?? .min)"
    // Words are translated, an hour is written as a time; days are days.
    case (nil, .string(let text)):
      let isDay = text.count == 10 && text.allSatisfy { $0.isNumber || $0 == "-" }
      return isDay ? cell == "d:" + text : cell.hasPrefix("s:") && cell.count > 2
    case (nil, .number(let hour)): return cell == "s:" + (hour.count < 2 ? "0" : "") + hour + ":00"
    default: return false
    }
  }
}

/// A reader of spreadsheet files that is not ours.
enum OpenPyXL {
  struct Failure: Error {}

  /// Whether it can be asked.
  static let isHere = (try? python("import openpyxl", "")).map { $0.status == 0 } ?? false

  /// Whether somebody saw to it that it is there: then a test that needs it must not be passed over.
  static var mustBeHere: Bool {
    ProcessInfo.processInfo.environment["FRONTDESK_NEEDS_OPENPYXL"] == "1"
  }

  /// The rows of a file's first sheet, each cell with what it is taken for, and what it warns of.
  static func rows(of file: String) throws -> (rows: [[String]], warnings: String) {
    let script = """
      import sys, datetime, openpyxl
      def told(cell):
          value, form = cell.value, cell.number_format
          if value is None: return ""
          if isinstance(value, datetime.datetime): return "d:" + value.date().isoformat()
          if isinstance(value, (int, float)):
              if "%" in form: return "p:%d" % round(value * 10000)
              if "0.00" in form: return "h:%d" % round(value * 100)
              return "c:%d" % value if value == int(value) else "?"
          return "s:" + value
      for row in openpyxl.load_workbook(sys.argv[1]).active.iter_rows():
          print("\\t".join(told(cell) for cell in row))
      """
    let read = try python(script, file)
    guard read.status == 0 else {
      Issue.record("\(read.errors)")
      throw Failure()
    }
    let lines = read.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let rows = lines.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return (rows, read.errors)
  }

  private static func python(_ script: String, _ file: String) throws -> Finished {
    let folder = try TemporaryFolder()
    try folder.write(script.utf8, to: "read.py")
    return try Program.shell(folder, "python3 -W always '\(folder.path("read.py"))' '\(file)'")
  }
}
