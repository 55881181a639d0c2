import Exchange
import Testing

@Suite struct EncodingTests {
  private let text = "Имя;Телефон\r\nЇжакевич Ґанна;0671234567\r\n"
  private let expected = [["Имя", "Телефон"], ["Їжакевич Ґанна", "0671234567"]]

  @Test("UTF-8 is read with and without a byte order mark")
  func utf8() throws {
    #expect(try rows(Array(text.utf8)).map(\.cells) == expected)
    #expect(try rows([0xEF, 0xBB, 0xBF] + Array(text.utf8)).map(\.cells) == expected)
  }

  @Test("Windows-1251 is recognised by its Cyrillic letters")
  func windows() throws {
    let reader = try CSVReader(MemorySource(windows1251(text)))
    #expect(reader.encoding == .windows1251)
    #expect(try rows(windows1251(text)).map(\.cells) == expected)
  }

  @Test(
    "UTF-16 is read in both byte orders, at every boundary",
    arguments: [true, false],
    [1, 2, 3]
  )
  func utf16(isBigEndian: Bool, piece: Int) throws {
    let units = Array(("\u{FEFF}" + text + "😀;1\r\n").utf16)
    let bytes = units.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    #expect(try rows(bytes, piece: piece).map(\.cells) == expected + [["😀", "1"]])
  }

  @Test("Half a surrogate pair in UTF-16 refuses its row alone")
  func halfPair() throws {
    let units: [UInt16] = [0xFEFF, 0x61, 0x0A, 0xD83D, 0x0A, 0x62, 0x0A]
    let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let read = try rows(bytes)
    #expect(read.map(\.problem) == [nil, .notText(column: 1, byte: 0xED), nil])
    #expect(read[2].cells == ["b"])
  }

  @Test("An invalid byte in a UTF-8 file refuses its row with the place, and the rest goes on")
  func invalidByte() throws {
    var bytes = Array("Имя;Телефон\nПетро;1\nОл".utf8)
    bytes += [0xFF] + Array("ена;2\nІван;3\n".utf8)
    let read = try rows(bytes)
    #expect(read.map(\.problem) == [nil, nil, .notText(column: 1, byte: 0xFF), nil])
    #expect(read.map(\.line) == [1, 2, 3, 4])
    #expect(read[3].cells == ["Іван", "3"])
  }

  @Test(
    "Overlong forms and surrogates are no UTF-8",
    arguments: [
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xD0],
    ] as [[UInt8]]
  )
  func strict(bad: [UInt8]) throws {
    let read = try rows(Array("Имя\n".utf8) + bad + Array("\n".utf8), encoding: .utf8)
    #expect(read[1].problem == .notText(column: 1, byte: bad[0]))
  }

  @Test("A file that is ASCII for long and Cyrillic later is still windows-1251")
  func lateCyrillic() throws {
    let ascii = Array(("name;phone\n" + String(repeating: "Bob;0671234567\n", count: 9_000)).utf8)
    let read = try rows(ascii + windows1251("Оленка Петренко;1\nІгор;2\n"))
    #expect(read.suffix(2).map(\.cells) == [["Оленка Петренко", "1"], ["Ігор", "2"]])
    #expect(read.allSatisfy { $0.problem == nil })
  }

  @Test("Bytes that are neither UTF-8 nor Cyrillic are refused row by row, not guessed")
  func neither() throws {
    let read = try rows(
      Array("name;phone\n".utf8) + [0x84, 0x81, 0x94, 0x0A] + Array("A;1\n".utf8)
    )
    #expect(read.map { $0.problem == nil } == [true, false, true])
  }

  @Test("A byte order mark beats the encoding asked for; without one the asked one is taken")
  func asked() throws {
    let marked = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    #expect(try rows(marked, encoding: .windows1251).map(\.cells) == expected)
    #expect(try rows(Array("Я\n".utf8), encoding: .windows1251).map(\.cells) == [["РЇ"]])
  }

  @Test("Encodings are named as people name them")
  func names() {
    #expect(TextEncoding(named: "CP1251") == .windows1251)
    #expect(TextEncoding(named: "Windows-1251") == .windows1251)
    #expect(TextEncoding(named: "utf8") == .utf8)
    #expect(TextEncoding(named: "koi8-r") == nil)
  }

  @Test("A workbook is told apart from text")
  func workbook() {
    #expect(throws: CSVFileProblem.workbook(.zipped)) {
      try rows([0x50, 0x4B, 0x03, 0x04, 0x14, 0])
    }
    #expect(throws: CSVFileProblem.workbook(.old)) { try rows([0xD0, 0xCF, 0x11, 0xE0]) }
  }

  @Test("Every byte of windows-1251 comes back as it was written")
  func wholeTable() throws {
    for byte in UInt8(0x80)...0xFF where byte != 0x98 {
      let cell = try rows([0x61, byte, 0x62], encoding: .windows1251)[0][0]
      let output = Output()
      var writer = CSVWriter(encoding: .windows1251, write: output.take)
      try writer.writeRow([cell])
      try writer.finish()
      // The soft hyphen cannot be seen and is written out.
      if byte == 0xAD {
        #expect(output.text == "a<U+00AD>b\r\n")
      } else {
        #expect(output.bytes == [0x61, byte, 0x62, 0x0D, 0x0A])
      }
    }
  }
}
