import Foundation
import TestSupport
import Testing

@Suite("Codes and slips of a batch by the command line", .timeLimit(.minutes(10)))
struct PromoCodeCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Program.makeStore(folder, language: "ru")
    try Program.apply(
      folder,
      #"{"command":"registerClient","name":"Anna","phone":"0501234567"}"#,
      #"{"command":"createPromoCode","name":"ЛЕТО","bonuses":"50"}"#,
      #"{"command":"createPromoCodeBatch","name":"Flyers","prefix":"CLUB-","count":5,"length":9,"bonuses":"50","until":"2030-06-30"}"#,
      #"{"command":"markHandedOut","batch":"Flyers","count":2}"#
    )
  }

  private func export(_ arguments: String...) throws -> Finished {
    try Program.run(folder, ["export"] + arguments)
  }

  @Test("The table has each code with its state, bonuses and days; a state and a number choose")
  func table() throws {
    let all = try export("codes", "--batch", "Flyers")
    #expect(all.status == 0, "\(all.errors)")
    let lines = all.output.split(separator: "\r\n").map(String.init)
    #expect(lines.count == 6)
    #expect(
      lines[0] == "code;state;bonuses;from;until;usedAt;phone;venue;staff;receipt"
    )
    #expect(lines[1].hasSuffix(";handedOut;50.00;;2030-06-30;;;;;") && lines[1].hasPrefix("CLUB-"))
    #expect(lines[5].hasSuffix(";left;50.00;;2030-06-30;;;;;"))
    let left = try export("codes", "--batch", "flyers", "--state", "left", "--limit", "2")
    #expect(
      left.output.split(separator: "\r\n").dropFirst().map(String.init) == Array(lines[3...4])
    )
    let words = try export("codes", "--batch", "Flyers", "--language", "ru")
    #expect(words.output.contains("Код;Состояние") && words.output.contains(";не выдан;"))
  }

  @Test("A code that was used tells when, by whom and where, and with which receipt")
  func used() throws {
    let lines = try export("codes", "--batch", "Flyers").output.split(separator: "\r\n")
    let codes = lines.dropFirst().map { String($0.prefix { $0 != ";" }) }
    try Program.apply(
      folder,
      #"{"command":"createVenue","name":"Hall 2"}"#,
      #"{"command":"activatePromoCode","client":"0501234567","code":"\#(codes[3])","venue":"Hall 2","by":"Olga"}"#
    )
    let done = try export("codes", "--batch", "Flyers", "--state", "used")
    let rows = done.output.split(separator: "\r\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 2 && rows[0].count == 10 && rows[1].count == 10)
    #expect(rows[1][0] == codes[3] && rows[1][1] == "used")
    #expect(rows[1][5].hasPrefix("20") && rows[1][5].contains(":"))
    #expect(Array(rows[1][6...]) == ["+380501234567", "Hall 2", "Olga", ""])
  }

  @Test("Slips go into a new file, a page a code; a file that stands there is left alone")
  func slips() throws {
    let path = folder.path("slips.txt")
    let done = try export("slips", "--batch", "Flyers", "--output", path)
    #expect(done.status == 0, "\(done.errors)")
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(text.split(separator: "\u{C}", omittingEmptySubsequences: true).count == 5)
    #expect(text.contains("30.06.2030") || text.contains("2030"))
    let again = try export("slips", "--batch", "Flyers", "--output", path)
    #expect(again.status == 1 && again.errors.contains("slips.txt"))
    #expect(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) == text)
  }

  @Test("No batch, a batch that there is not, a shared code, and a number of zero are refused")
  func refused() throws {
    for (arguments, sentence) in [
      (["codes"], "--batch"), (["codes", "--batch", "Other"], "Other"),
      (["slips", "--batch", "ЛЕТО"], "ЛЕТО"),
      (["codes", "--batch", "Flyers", "--limit", "0"], "0"),
    ] {
      let done = try Program.run(folder, ["export"] + arguments)
      #expect(done.status == 1 && done.output.isEmpty, "\(arguments)")
      #expect(done.errors.contains(sentence), "\(done.errors)")
    }
  }
}
