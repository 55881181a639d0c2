import Exchange
import Testing

@Suite struct RefusedRowsTests {
  private let words = ClientWords(
    headings: ["Имя": .name, "Телефон": .phone],
    reasonHeadings: ["Причина"]
  )

  /// Imports, refusing what the reader refuses and what `isRefused` says, into the returned bytes.
  private func refused(
    _ bytes: [UInt8],
    reason: String = "так нельзя; совсем",
    isRefused: (ClientRow) -> Bool = { _ in false }
  ) throws -> (bytes: [UInt8], taken: [String]) {
    var file = try ClientFile(CSVReader(MemorySource(bytes)), words: words)
    let output = Output()
    var refused = file.form.refusedRows(reasonHeading: "Причина", write: output.take)
    var taken: [String] = []
    while let record = try file.next() {
      if case .success(let row) = record.content, !isRefused(row) {
        taken.append(row.name)
      } else {
        try refused.writeRow(record.source, reason: reason)
      }
    }
    return (output.bytes, taken)
  }

  @Test("Refused rows stand under the original header, with the reason in front")
  func file() throws {
    let text = "Имя;Телефон;Скидка\r\nОлена;1;5\r\n;2;\"a;b\"\r\n"
    let result = try refused(windows1251(text))
    #expect(result.taken == ["Олена"])
    #expect(
      String(decoding: result.bytes.dropFirst(3), as: UTF8.self)
        == "Причина;Имя;Телефон;Скидка\r\n\"так нельзя; совсем\";;2;\"a;b\"\r\n"
    )
    #expect(result.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test("A file without refused rows is not begun")
  func none() throws {
    #expect(try refused(Array("Имя;Телефон\nА;1\n".utf8)).bytes.isEmpty)
  }

  @Test("Mended refused rows are imported, and what is refused again has one reason")
  func again() throws {
    let first = try refused(Array("Имя;Телефон\nА;1\nБ;2\nВ;3\n".utf8)) { $0.name != "А" }
    let second = try refused(first.bytes, reason: "снова") { $0.name == "В" }
    #expect(second.taken == ["Б"])
    #expect(
      String(decoding: second.bytes.dropFirst(3), as: UTF8.self)
        == "Причина;Имя;Телефон\r\nснова;В;3\r\n"
    )
  }

  @Test("Rows with open quotes, bad bytes and surplus cells go round unchanged")
  func badRows() throws {
    var bytes = Array("Имя;Телефон\n\"open;1\nx;\"bad\"y\nА;1;лишнее\n".utf8)
    bytes += [0xFF, 0x3B, 0x31, 0x0A] + Array("Б;2\n".utf8)
    let first = try refused(bytes)
    #expect(first.taken == ["Б"])
    let second = try refused(first.bytes)
    #expect(second.bytes == first.bytes)
    #expect(second.taken.isEmpty)
    #expect(first.bytes.count(where: { $0 == 0x0A }) == 5)
  }

  @Test("A reason column that was moved is replaced too")
  func moved() throws {
    let result = try refused(Array("Имя;Телефон;Причина\n;1;старая\n;2\n".utf8), reason: "новая")
    #expect(
      String(decoding: result.bytes.dropFirst(3), as: UTF8.self)
        == "Причина;Имя;Телефон\r\nновая;;1\r\nновая;;2\r\n"
    )
  }
}
