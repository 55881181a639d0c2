import Exchange
import Testing

@Suite struct CSVWriterTests {
  private func written(
    _ rows: [[String]],
    encoding: CSVWriter.Encoding = .utf8(mark: false),
    separator: CSVSeparator = .semicolon
  ) throws -> [UInt8] {
    let output = Output()
    var writer = CSVWriter(encoding: encoding, separator: separator, write: output.take)
    for row in rows { try writer.writeRow(row) }
    try writer.finish()
    return output.bytes
  }

  private func text(_ row: [String]) throws -> String {
    String(decoding: try written([row]), as: UTF8.self)
  }

  @Test("Only cells that need quotes get them")
  func quotes() throws {
    #expect(
      try text(["a", "b c", "d;e", "f\"g", "h,i", " j", ""])
        == "a;b c;\"d;e\";\"f\"\"g\";h,i;\" j\";\r\n"
    )
    #expect(try text([""]) == "\"\"\r\n")
  }

  @Test(
    "A cell that a spreadsheet would compute gets an apostrophe",
    arguments: [
      "=1+1", "@SUM(A1)", "-cmd", "+cmd", "'=1", "=HYPERLINK(\"x\")", "+1-2", "＝1",
    ]
  )
  func formulas(formula: String) throws {
    let cell = try rows(written([[formula, "x"]]))[0][0]
    #expect(cell == "'" + formula)
    #expect(SpreadsheetText.unguarded(cell) == formula)
  }

  @Test(
    "Phones, numbers and names with apostrophes stay as they are",
    arguments: [
      "+380671234567", "-15.00", "+38 067 123 45 67", "д'Артаньян", "'Олена'", "a=b",
    ]
  )
  func harmless(text: String) throws {
    #expect(SpreadsheetText.guarded(text) == text)
    #expect(SpreadsheetText.unguarded(text) == text)
  }

  @Test("What cannot be seen or turns a line around is written out")
  func hidden() throws {
    #expect(
      try text(["a\u{202E}b", "c\u{7}d", "e\u{200B}f", "g\u{FEFF}"])
        == "a<U+202E>b;c<U+0007>d;e<U+200B>f;g<U+FEFF>\r\n"
    )
    #expect(try text(["👨\u{200D}👩", "x"]) == "👨\u{200D}👩;x\r\n")
  }

  @Test("Whatever is written is read back", arguments: CSVSeparator.allCases, [true, false])
  func roundTrip(separator: CSVSeparator, isMarked: Bool) throws {
    let rows = [
      ["name", "note"], ["Їжак; \"Лис\"", "one\r\ntwo\nthree\rfour"], ["a,b\tc", " spaces "],
      ["\"", "\"\""], ["x", "sep=;"], ["", "y"], ["'", "''"],
    ]
    let bytes = try written(rows, encoding: .utf8(mark: isMarked), separator: separator)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) == isMarked)
    #expect(try ExchangeTests.rows(bytes, separator: separator).map(\.cells) == rows)
  }

  @Test("Windows-1251 is written, and what it lacks is written out and counted")
  func windows() throws {
    let output = Output()
    var writer = CSVWriter(encoding: .windows1251, write: output.take)
    try writer.writeRow(["Ґанна №1", "Қанат"])
    try writer.finish()
    #expect(output.bytes == windows1251("Ґанна №1;<U+049A>анат\r\n"))
    #expect(writer.unwritable == 1)
  }

  @Test("Long files go out in pieces")
  func pieces() throws {
    var pieces = 0
    var writer = CSVWriter { _ in pieces += 1 }
    for _ in 0..<20_000 { try writer.writeRow(["Олена", "0671234567"]) }
    try writer.finish()
    #expect(2...20 ~= pieces)
  }
}
