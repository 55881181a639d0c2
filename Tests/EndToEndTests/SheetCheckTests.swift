import Foundation
import JSONText
import TestSupport
import Testing

/// The record and the checksum at the foot of a printed sheet, held against the store later.
@Suite("A printed sheet against the store", .timeLimit(.minutes(10)))
struct SheetCheckTests {
  private let folder: TemporaryFolder

  /// Two days of a winter that is over: the first ends with record 3.
  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder)
    let sale = #""lines":[{"name":"Hour","category":"gameTime","price":"100"}]"#
    let done = try Program.run(
      folder,
      ["apply", "--at-from-input"],
      input: """
        {"command":"createGroup","name":"VIP","at":"2025-01-10T08:00:00Z"}
        {"command":"registerClient","name":"Anna","phone":"0501234567","at":"2025-01-10T09:00:00Z"}
        {"command":"sell","client":1,\(sale),"at":"2025-01-10T21:59:59Z"}
        {"command":"sell","client":1,\(sale),"at":"2025-01-10T22:00:00Z"}
        """
    )
    #expect(done.status == 0, "\(done.output)")
  }

  /// The pair on the sheet of a day.
  private func printed(_ day: String) throws -> (record: String, checksum: String)? {
    let run = try Program.run(
      folder,
      ["report", "day", "--from", day, "--to", day, "--format", "json"]
    )
    guard case .array(let notes)? = try JSONValue(run.output)["notes"],
      let note = notes.first(where: { $0["note"] == .string("record") }),
      case .number(let record)? = note["seq"], case .string(let checksum)? = note["checksum"]
    else { return nil }
    return (record, checksum)
  }

  private func verify(_ record: String, _ checksum: String, _ more: String...) throws -> Finished {
    try Program.run(folder, ["verify", "--record", record, "--checksum", checksum] + more)
  }

  @Test("A sheet names the last record of its day, however many were written since")
  func lastOfDay() throws {
    let rows = try folder.rows(of: "store/journal/000001.ndjson")
    let sheet = try #require(try printed("2025-01-10"))
    #expect(sheet.record == "3" && rows[2].hasSuffix(#""crc":"\#(sheet.checksum)"}"#))
    #expect(try printed("2025-01-11")?.record == "4")
    #expect(try printed("2025-01-30")?.record == "4", "nothing was written on that day")
    #expect(try printed("2025-01-09") == nil)
  }

  @Test("The pair is found in the journal, and after folding again and again")
  func folded() throws {
    let sheet = try #require(try printed("2025-01-10"))
    for round in 0..<3 {
      let told = try verify(sheet.record, sheet.checksum.uppercased())
      #expect(told.status == 0, "round \(round): \(told.output)")
      #expect(told.output.contains("Record 3 has the checksum \(sheet.checksum), as on the sheet"))
      #expect(try printed("2025-01-10").map { "\($0)" } == "\(sheet)")
      try Program.apply(folder, #"{"command":"createGroup","name":"Round \#(round)"}"#)
      #expect(try Program.run(folder, ["compact"]).status == 0)
      #expect(
        !FileManager.default.fileExists(atPath: folder.path("store/journal/000001.ndjson"))
      )
    }
    let text = try Program.shell(
      folder,
      "grep -rh \(sheet.checksum) '\(folder.path("store/base"))'"
    )
    #expect(text.output.contains(#"{"day":"2025-01-10","seq":3,"#), "\(text.output)")
  }

  @Test("Another checksum, a record that is not there and one within a folded day are told apart")
  func others() throws {
    let sheet = try #require(try printed("2025-01-10"))
    let wrong = try verify("3", sheet.checksum == "00000000" ? "00000001" : "00000000")
    #expect(wrong.status == 1 && wrong.output.contains("the journal is not the one"))
    #expect(wrong.output.contains(sheet.checksum))
    let missing = try verify("99", sheet.checksum)
    #expect(missing.status == 1 && missing.output.contains("no record 99; the last is 4"))
    #expect(try verify("0", sheet.checksum).status == 1)
    let within = try folder.rows(of: "store/journal/000001.ndjson")[1].suffix(10).prefix(8)
    #expect(try verify("2", String(within)).status == 0)
    #expect(try Program.run(folder, ["compact"]).status == 0)
    let folded = try verify("2", String(within), "--format", "json")
    #expect(folded.status == 1)
    let told = try JSONValue(folded.output)
    #expect(told["ok"] == .bool(false) && told["faults"] == .number("0"))
    #expect(told["record"]?["outcome"] == .string("folded"))
    #expect(
      try verify("3", sheet.checksum, "--format", "json").output.contains(#""outcome":"same""#)
    )
  }

  @Test(
    "Half a pair, or digits that are none, are refused",
    arguments: [
      ["--record", "3"], ["--checksum", "722a809e"], ["--record", "3", "--checksum", "722a809"],
      ["--record", "3", "--checksum", "+722a809"], ["--record", "-3", "--checksum", "722a809e"],
    ]
  )
  func refused(arguments: [String]) throws {
    #expect(try Program.run(folder, ["verify"] + arguments).status == 64)
  }
}
